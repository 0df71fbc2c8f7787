// Faults of measures against results, and of texts that stand in several places.
#include <algorithm>

#include "tools/samples/sower.h"

namespace sarabun::samples {
namespace {

Sower::Patch TakeLong(Sower& sower) {
  return sower.Take([&](const Sower::Patch& patch) { return sower.Head(patch).measures.size() > 2; });
}

std::size_t AnyOf(Sower& sower, const std::vector<Line>& lines) { return sower.random().Below(lines.size()); }

Line LineOf(const std::string& label, const std::string& text) { return ReadLines(label + " " + text).front(); }

void Drop(std::vector<Line>& lines, std::size_t at) { lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at)); }

void DropResult(Sower& sower) {
  const Sower::Patch patch = TakeLong(sower);
  ItemSource& head = sower.Head(patch);
  const std::size_t at = AnyOf(sower, head.results);
  Drop(head.results, at);
  sower.Note(patch, "measure-without-result", TextField("measures", at), "its result taken out, numbers left");
}

void DropResultAndRenumber(Sower& sower) {
  const Sower::Patch patch = TakeLong(sower);
  ItemSource& head = sower.Head(patch);
  const std::size_t at = AnyOf(sower, head.results);
  Drop(head.results, at);
  Renumber(head.results);
  sower.Note(patch, "measure-without-result", TextField("measures", at), "its result taken out, the rest renumbered");
}

void AddMeasure(Sower& sower) {
  const auto [patch, pair] = sower.TakeWithNewPair();
  std::vector<Line>& measures = sower.Head(patch).measures;
  measures.push_back(LineOf("1.", pair.measure));
  Renumber(measures);
  sower.Note(patch, "measure-without-result", TextField("measures", measures.size() - 1), "measure added");
}

void AddResult(Sower& sower) {
  const auto [patch, pair] = sower.TakeWithNewPair();
  std::vector<Line>& results = sower.Head(patch).results;
  const std::size_t at = sower.random().Below(results.size() + 1);
  results.insert(results.begin() + static_cast<std::ptrdiff_t>(at), LineOf("1.", pair.result));
  Renumber(results);
  sower.Note(patch, "result-without-measure", TextField("results", at), "result added that answers nothing");
}

void DropMeasure(Sower& sower) {
  const Sower::Patch patch = TakeLong(sower);
  ItemSource& head = sower.Head(patch);
  const std::size_t at = AnyOf(sower, head.measures);
  Drop(head.measures, at);
  Renumber(head.measures);
  sower.Note(patch, "result-without-measure", TextField("results", at), "its measure taken out");
}

void SwapResult(Sower& sower) {
  const auto [patch, pair] = sower.TakeWithNewPair();
  ItemSource& head = sower.Head(patch);
  const std::size_t at = AnyOf(sower, head.results);
  SetText(head.results[at], pair.result);
  sower.Note(patch, "measure-without-result", TextField("measures", at), "result replaced by one of another task");
  sower.Note(patch, "result-without-measure", TextField("results", at), "the same");
}

void WeakResult(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const Node& words = sower.Wording("weak");
  ItemSource& head = sower.Head(patch);
  const std::size_t at = AnyOf(sower, head.measures);
  SetText(head.measures[at], words.At("measure").text);
  SetText(head.results[at], words.At("result").text);
  sower.Note(patch, "result-weaker-than-measure", TextField("results", at), "less done than promised");
}

void BareResult(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  const Node& words = sower.Wording("bare");
  ItemSource& head = sower.Head(patch);
  const std::size_t at = AnyOf(sower, head.measures);
  SetText(head.measures[at], words.At("measure").text);
  SetText(head.results[at], words.At("result").text);
  sower.Note(patch, "result-without-fact", TextField("results", at), "no date, number, place or document");
  sower.Note(patch, "result-repeats-measure", TextField("results", at), "the same", false);
}

void RepeatMeasure(Sower& sower) {
  const Sower::Patch patch = sower.Take();
  ItemSource& head = sower.Head(patch);
  const std::size_t at = AnyOf(sower, head.measures);
  SetText(head.results[at], head.measures[at].text);
  sower.Note(patch, "result-repeats-measure", TextField("results", at), "result is its measure word for word");
  sower.Note(patch, "result-without-fact", TextField("results", at), "the same", false);
}

// --- texts in several places ---

// Puts a measure and its result of `from` into `to`; `change` may alter the result.
void CopyInto(Sower& sower, const Sower::Patch& from, const Sower::Patch& to,
              const std::function<std::string(std::string)>& change, const char* code, const char* done) {
  ItemSource& source = sower.Head(from);
  ItemSource& target = sower.Head(to);
  const std::size_t out = AnyOf(sower, source.results);
  const std::size_t in = AnyOf(sower, target.results);
  SetText(target.measures[in], source.measures[out].text);
  SetText(target.results[in], change(source.results[out].text));
  sower.Note(from, code, TextField("results", out), std::string(done) + " (the original)");
  sower.Note(to, code, TextField("results", in), done);
  const std::string name = "เขต" + sower.ReportOf(from).district.name;
  for (const char* list : {"measures", "results"}) {
    const Line& line = list == std::string("measures") ? target.measures[in] : target.results[in];
    if (line.text.find(name) == std::string::npos) continue;
    sower.Note(to, "foreign-agency-name", TextField(list, in), "it names its own district");
  }
}

void CopyResult(Sower& sower) {
  const Sower::Patch from = sower.Take();
  const Sower::Patch to = sower.TakeSame(sower.Head(from).code, from.report);
  CopyInto(
      sower, from, to, [](std::string text) { return text; }, "copied-text", "result of another district");
}

void CopyResultWithOwnName(Sower& sower) {
  const Sower::Patch from = sower.Take();
  const Sower::Patch to = sower.TakeSame(sower.Head(from).code, from.report);
  const std::string own = sower.ReportOf(from).district.name;
  const std::string other = sower.ReportOf(to).district.name;
  const auto renamed = [&](std::string text) {
    for (std::size_t at = text.find("เขต" + own); at != std::string::npos; at = text.find("เขต" + own, at + 1)) {
      text.replace(at, ("เขต" + own).size(), "เขต" + other);
    }
    return text;
  };
  CopyInto(sower, from, to, renamed, "copied-text", "result of another district under the own name");
}

// More than a quarter of the reports hold it: the form's own.
void ShareText(Sower& sower) {
  const Node& words = sower.Wording("shared");
  const std::size_t reports = sower.set().reports.size() / 3;
  std::set<std::size_t> in;
  while (in.size() < reports) {
    const Sower::Patch patch = sower.Take([&](const Sower::Patch& each) { return !in.contains(each.report); });
    in.insert(patch.report);
    ItemSource& head = sower.Head(patch);
    const std::size_t at = AnyOf(sower, head.results);
    SetText(head.measures[at], words.At("measure").text);
    SetText(head.results[at], words.At("result").text);
  }
  sower.NoteSet("template-text", "one result in a third of the reports");
}

void RepeatWithin(Sower& sower) {
  const Sower::Patch one = sower.Take();
  const Sower::Patch other = sower.Take([&](const Sower::Patch& each) { return each.report == one.report; });
  const Sower::Patch& first = one.first < other.first ? one : other;
  const Sower::Patch& again = one.first < other.first ? other : one;
  sower.Head(again).measures = sower.Head(first).measures;
  sower.Head(again).results = sower.Head(first).results;
  sower.Note(again, "repeated-within-report", "results", "measures and results of other items of the report");
}

}  // namespace

const std::vector<std::pair<std::string, Fault>>& AnswerFaults() {
  static const std::vector<std::pair<std::string, Fault>> kFaults = {
      {"drop-result", DropResult},
      {"drop-result-and-renumber", DropResultAndRenumber},
      {"add-measure", AddMeasure},
      {"add-result", AddResult},
      {"drop-measure", DropMeasure},
      {"swap-result", SwapResult},
      {"weak-result", WeakResult},
      {"bare-result", BareResult},
      {"repeat-measure", RepeatMeasure},
      {"copy-result", CopyResult},
      {"copy-result-with-own-name", CopyResultWithOwnName},
      {"share-text", ShareText},
      {"repeat-within", RepeatWithin},
  };
  return kFaults;
}

}  // namespace sarabun::samples
