// Faults that only a comparison with earlier rounds shows, and faults of one round that must be told as new, still
// there or resolved.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "tools/docx_builder/photo.h"
#include "tools/samples/round_sower.h"

namespace sarabun::samples {
namespace {

using Place = RoundSower::Place;

constexpr Round kRoundsOfTheYear[] = {Round::kEarlier, Round::kNow};

// --- scores ---

int Hundredths(const std::string& score) {
  return static_cast<int>(std::lround(std::strtod(score.c_str(), nullptr) * 100));
}

std::string Points(int hundredths) {
  char text[16];
  std::snprintf(text, sizeof text, "%d.%02d", hundredths / 100, hundredths % 100);
  return text;
}

void SetScore(ItemSource& item, int hundredths) {
  item.score = Points(hundredths);
  item.score_raw = "(" + item.score + " คะแนน)";
}

// Both rounds of the year quote the score.
void SetScoreOfTheYear(RoundSower& sower, const Place& place, const std::string& item, int hundredths) {
  for (const Round round : kRoundsOfTheYear) SetScore(sower.ItemOf(round, place, item), hundredths);
}

int ScoreNow(RoundSower& sower, const Place& place, const std::string& item) {
  return Hundredths(sower.ItemOf(Round::kNow, place, item).score);
}

void ChangeScore(RoundSower& sower) {
  const Place place = sower.Take();
  const std::string& item = sower.AnyItem(place);
  const int score = ScoreNow(sower, place, item);
  // Two digits that changed places, or a hundredth: as slips of the typist are.
  const int swapped = score / 100 * 100 + score % 10 * 10 + score % 100 / 10;
  const int changed = swapped != score && sower.random().OnceIn(2) ? swapped : score + (score % 100 == 99 ? -1 : 1);
  SetScore(sower.ItemOf(Round::kNow, place, item), changed);
  sower.NoteItem(place, item, "score-changed-within-year", "score.value", "new",
                 Points(score) + " in the round before, now " + Points(changed));
}

// The same score, written otherwise.
void RetypeScore(RoundSower& sower) {
  const Place place = sower.Take();
  const std::string& item = sower.AnyItem(place);
  const int score = ScoreNow(sower, place, item) / 10 * 10;
  SetScoreOfTheYear(sower, place, item, score);
  ItemSource& now = sower.ItemOf(Round::kNow, place, item);
  now.score.pop_back();
  now.score_raw = "(" + now.score + " คะแนน)";
}

// The year before had another score, as far off as is told of, or a hundredth less.
void MoveScore(RoundSower& sower, bool told) {
  constexpr int kLeast = 500;
  const Place place = sower.Take();
  const std::string& item = sower.AnyItem(place);
  const int score = ScoreNow(sower, place, item);
  const int by = told ? kLeast + static_cast<int>(sower.random().Below(2) * sower.random().Below(200)) : kLeast - 1;
  const int before = score + by <= 10'000 && sower.random().OnceIn(2) ? score + by : score - by;
  SetScore(sower.ItemOf(Round::kYearBefore, place, item), before);
  if (told) {
    sower.NoteItem(place, item, "score-moved", "score.value", "new",
                   Points(before) + " in the year before, now " + Points(score));
  }
}

// Low in both rounds of the year, and far below the year before.
void StayLow(RoundSower& sower) {
  const Place place = sower.Take();
  const std::string& item = sower.AnyItem(place);
  SetScoreOfTheYear(sower, place, item, 3'500 + static_cast<int>(sower.random().Below(4'500)));
  sower.NoteItem(place, item, "score-below-threshold", "score.value", "still", "low score in both rounds of the year");
  sower.NoteItem(place, item, "score-outlier", "score.value", "still", "the same");
  sower.NoteItem(place, item, "score-moved", "score.value", "new", "the same");
}

void FindScore(RoundSower& sower) {
  const Place place = sower.Take();
  const std::string& item = sower.AnyItem(place);
  sower.ItemOf(Round::kEarlier, place, item).score_raw.clear();
  sower.NoteItem(place, item, "score-missing", "", "resolved", "score that only the round before lacks");
}

// --- measures and promises ---

// One measure and its result, both the round before's.
std::size_t CarryOne(RoundSower& sower, const Place& place, std::size_t at, const std::string& more = {}) {
  const ItemSource& earlier = sower.Head(Round::kEarlier, place);
  ItemSource& now = sower.Head(Round::kNow, place);
  const std::size_t to = sower.random().Below(now.measures.size());
  SetText(now.measures[to], earlier.measures[at].text + more);
  SetText(now.results[to], earlier.results[at].text + more);
  return to;
}

std::size_t AnyMeasure(RoundSower& sower, const Place& place) {
  return sower.random().Below(sower.Head(Round::kEarlier, place).measures.size());
}

void CarryMeasure(RoundSower& sower) {
  const Place place = sower.Take();
  const std::size_t at = CarryOne(sower, place, AnyMeasure(sower, place));
  sower.Note(place, "carried-over-measure", TextField("measures", at), "new", "measure of the round before");
}

void CarryAll(RoundSower& sower) {
  const Place place = sower.TakeLong();
  sower.Head(Round::kNow, place).measures = sower.Head(Round::kEarlier, place).measures;
  sower.Head(Round::kNow, place).results = sower.Head(Round::kEarlier, place).results;
  sower.Note(place, "carried-over-measure", "measures", "new", "all measures of the round before");
}

// What goes on after the earlier words is another measure.
void CarryFurther(RoundSower& sower) {
  const Place place = sower.Take();
  CarryOne(sower, place, AnyMeasure(sower, place), sower.Wording("furthered").text);
}

void DropResult(ItemSource& item, std::size_t at) {
  item.results.erase(item.results.begin() + static_cast<std::ptrdiff_t>(at));
  Renumber(item.results);
}

// A place, and a measure of the round before that is of no task of this round.
struct OldTask {
  Place place;
  std::size_t at = 0;
};

std::optional<std::size_t> OldTaskOf(RoundSower& sower, const Place& place) {
  constexpr std::size_t kFirstWord = 18;  // bytes; each task has its own
  const std::vector<Line>& earlier = sower.Head(Round::kEarlier, place).measures;
  const std::vector<Line>& now = sower.Head(Round::kNow, place).measures;
  if (earlier.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    const std::string first = earlier[i].text.substr(0, kFirstWord);
    if (std::none_of(now.begin(), now.end(), [&](const Line& line) { return line.text.starts_with(first); })) return i;
  }
  return std::nullopt;
}

OldTask TakeOldTask(RoundSower& sower) {
  Place place = sower.Take([&](const Place& each) { return OldTaskOf(sower, each).has_value(); });
  const std::size_t at = *OldTaskOf(sower, place);
  return {std::move(place), at};
}

void NoteResolved(RoundSower& sower, const Place& place, std::size_t at) {
  sower.Note(place, "measure-without-result", TextField("measures", at), "resolved",
             "result taken out of the round before");
}

void BreakPromise(RoundSower& sower) {
  const auto [place, at] = TakeOldTask(sower);
  DropResult(sower.Head(Round::kEarlier, place), at);
  NoteResolved(sower, place, at);
  sower.Note(place, "measure-not-taken-up", "measures", "new", "the measure is not in this round");
}

void KeepPromise(RoundSower& sower) {
  const Place place = sower.TakeLong();
  const std::size_t at = AnyMeasure(sower, place);
  const std::size_t to = CarryOne(sower, place, at);
  DropResult(sower.Head(Round::kEarlier, place), at);
  NoteResolved(sower, place, at);
  sower.Note(place, "carried-over-measure", TextField("measures", to), "new", "the open measure, done in this round");
}

void LeavePromiseOpen(RoundSower& sower) {
  const Place place = sower.TakeLong();
  const std::size_t at = AnyMeasure(sower, place);
  DropResult(sower.Head(Round::kEarlier, place), at);
  ItemSource& now = sower.Head(Round::kNow, place);
  const std::size_t to = sower.random().Below(now.measures.size());
  SetText(now.measures[to], sower.Head(Round::kEarlier, place).measures[at].text);
  DropResult(now, to);
  const std::string field = TextField("measures", to);
  sower.Note(place, "measure-without-result", field, "still", "the open measure, again without a result");
  sower.Note(place, "carried-over-measure", field, "new", "the same");
}

// Done now, though not promised again.
void KeepPromiseLate(RoundSower& sower) {
  const auto [place, at] = TakeOldTask(sower);
  ItemSource& earlier = sower.Head(Round::kEarlier, place);
  ItemSource& now = sower.Head(Round::kNow, place);
  now.results.push_back(earlier.results[at]);
  Renumber(now.results);
  DropResult(earlier, at);
  NoteResolved(sower, place, at);
  sower.Note(place, "result-without-measure", TextField("results", now.results.size() - 1), "new",
             "result of the open measure, which this round does not name");
}

// Taken up under other items of the report.
void MovePromise(RoundSower& sower) {
  const Place place = sower.TakeLong();
  const Place other = sower.Take([&](const Place& each) { return each.district == place.district; });
  const std::size_t at = AnyMeasure(sower, place);
  ItemSource& earlier = sower.Head(Round::kEarlier, place);
  ItemSource& now = sower.Head(Round::kNow, other);
  const std::size_t to = sower.random().Below(now.measures.size());
  SetText(now.measures[to], earlier.measures[at].text);
  SetText(now.results[to], earlier.results[at].text);
  DropResult(earlier, at);
  NoteResolved(sower, place, at);
}

// --- items ---

void OtherStatement(RoundSower& sower) {
  const Place place = sower.Take([&](const Place& each) { return !sower.Head(Round::kNow, each).statement.empty(); });
  const std::string& item = sower.AnyItem(place);
  sower.ItemOf(Round::kEarlier, place, item).statement = sower.Wording("statements").text;
  sower.NoteItem(place, item, "not-comparable", "item.statement", "new", "another statement in the round before");
}

void DropItemNow(RoundSower& sower) {
  const Place place = sower.TakeShared();
  const std::string& item = sower.LaterItem(place);
  sower.NoteItem(place, item, "missing-item", "", "new", "row that only the round before has");
  sower.NoteItem(place, item, "not-comparable", "", "new", "the same");
  sower.DropItem(Round::kNow, place, item);
}

void DropItemBefore(RoundSower& sower) {
  const Place place = sower.TakeShared();
  const std::string& item = sower.LaterItem(place);
  sower.NoteItem(place, item, "not-comparable", "item.statement", "new", "row that the round before has not");
  sower.NoteItem(place, item, "missing-item", "", "resolved", "the same");
  sower.DropItem(Round::kEarlier, place, item);
}

// --- evidence ---

// A picture of an earlier round as evidence of this one.
void ReusePicture(RoundSower& sower, bool resaved) {
  const Place from = sower.Take();
  const Place to = sower.Take();
  const Round round = sower.random().OnceIn(3) ? Round::kYearBefore : Round::kEarlier;
  ReportSource& source = sower.ReportOf(round, from);
  ReportSource& target = sower.ReportOf(Round::kNow, to);
  build::Photo photo;
  photo.scene = sower.random().Next();
  photo.taken = DistrictMaker::Moment(source, sower.random());
  source.pictures[sower.Head(round, from).pictures.front()] = build::DrawPhoto(photo);
  if (resaved) {
    photo.width = photo.width * 2 / 3;
    photo.height = photo.height * 2 / 3;
    photo.quality = 50;
  }
  photo.taken.clear();  // or it would be outside of this round's period, too
  target.pictures[sower.Head(Round::kNow, to).pictures.front()] = build::DrawPhoto(photo);
  sower.Note(to, "reused-picture", "evidence[0]", "new", "picture of an earlier round");
}

// --- what one round shows, in the round before, in this one, or in both ---

struct When {
  std::vector<Round> rounds;
  const char* status;
};

When DrawWhen(RoundSower& sower) {
  switch (sower.random().Below(3)) {
    case 0:
      return {{Round::kNow}, "new"};
    case 1:
      return {{Round::kEarlier}, "resolved"};
    default:
      return {{Round::kEarlier, Round::kNow}, "still"};
  }
}

void Clause(RoundSower& sower, const char* list, const char* code) {
  const Place place = sower.Take();
  const When when = DrawWhen(sower);
  std::string clause = sower.Wording(list).text;
  const std::size_t other = clause.find("{other}");
  if (other != std::string::npos) clause.replace(other, 7, sower.OtherName(place));
  // Still there is what stands in the same result; in another one it is a new slip.
  std::size_t at = 0;
  if (when.rounds.size() > 1) {
    at = CarryOne(sower, place, 0);
    sower.Note(place, "carried-over-measure", TextField("measures", at), "new", "its measure, too");
  }
  for (const Round round : when.rounds) {
    Line& line = sower.Head(round, place).results[round == Round::kNow ? at : 0];
    SetText(line, line.text + " " + clause);
  }
  sower.Note(place, code, TextField("results", at), when.status, "in a result: " + clause);
}

void DropEvidence(RoundSower& sower) {
  const Place place = sower.Take();
  const When when = DrawWhen(sower);
  for (const Round round : when.rounds) sower.Head(round, place).pictures.clear();
  sower.Note(place, "result-without-evidence", "", when.status, "picture taken out");
}

void EmptyIssues(RoundSower& sower) {
  const Place place = sower.Take();
  const When when = DrawWhen(sower);
  const std::string& item = sower.AnyItem(place);
  for (const Round round : when.rounds) sower.ItemOf(round, place, item).issues.clear();
  sower.NoteItem(place, item, "empty-field", "issues", when.status, "cell emptied");
}

// --- whole reports ---

// Nothing to compare with: what there is is new.
void FirstReport(RoundSower& sower) {
  const std::size_t district = sower.TakeDistrict();
  for (const Round round : {Round::kYearBefore, Round::kEarlier}) {
    sower.FileOf(round, district).file = SownReport::File::kAbsent;
  }
  ReportSource& report = sower.FileOf(Round::kNow, district).report;
  RowSource& first = *std::find_if(report.rows.begin(), report.rows.end(),
                                   [](const RowSource& row) { return !row.item.code.empty(); });
  first.item.issues.clear();
  sower.NoteReport(district, "empty-field", "issues", "new", "the district's first report");
  sower.last().items = {first.item.code};
  sower.NoteReport(district, "missing-report", "", "resolved", "the same");
  sower.last().document.clear();
}

// Compared with the round before that.
void SkippedRound(RoundSower& sower) {
  const std::size_t district = sower.TakeDistrict();
  sower.FileOf(Round::kEarlier, district).file = SownReport::File::kAbsent;
  const auto head = [&](Round round) -> ItemSource& {
    std::vector<RowSource>& rows = sower.FileOf(round, district).report.rows;
    return std::find_if(rows.begin(), rows.end(), [](const RowSource& row) { return row.item.code == "I25"; })->item;
  };
  SetText(head(Round::kNow).measures.front(), head(Round::kYearBefore).measures.front().text);
  SetText(head(Round::kNow).results.front(), head(Round::kYearBefore).results.front().text);
  sower.NoteReport(district, "carried-over-measure", TextField("measures", 0), "new",
                   "measure of two rounds ago; the district left out the last");
  sower.last().items = {"I25"};
  sower.NoteReport(district, "foreign-year", TextField("results", 0), "new", "its result, of that year", false);
  sower.NoteReport(district, "missing-report", "", "resolved", "the same");
  sower.last().document.clear();
}

void AbsentNow(RoundSower& sower) {
  const std::size_t district = sower.TakeDistrict();
  sower.NoteReport(district, "missing-report", "", "new", "reported in the round before");
  sower.last().document.clear();
  sower.FileOf(Round::kNow, district).file = SownReport::File::kAbsent;
}

}  // namespace

const std::vector<std::pair<std::string, RoundFault>>& RoundFaults() {
  static const std::vector<std::pair<std::string, RoundFault>> kFaults = {
      {"change-score", ChangeScore},
      {"retype-score", RetypeScore},
      {"move-score", [](RoundSower& sower) { MoveScore(sower, true); }},
      {"move-score-a-little", [](RoundSower& sower) { MoveScore(sower, false); }},
      {"stay-low", StayLow},
      {"find-score", FindScore},
      {"carry-measure", CarryMeasure},
      {"carry-all", CarryAll},
      {"carry-further", CarryFurther},
      {"break-promise", BreakPromise},
      {"keep-promise", KeepPromise},
      {"leave-promise-open", LeavePromiseOpen},
      {"keep-promise-late", KeepPromiseLate},
      {"move-promise", MovePromise},
      {"other-statement", OtherStatement},
      {"drop-item-now", DropItemNow},
      {"drop-item-before", DropItemBefore},
      {"reuse-of-round", [](RoundSower& sower) { ReusePicture(sower, false); }},
      {"reuse-of-round-resaved", [](RoundSower& sower) { ReusePicture(sower, true); }},
      {"foreign-name-when", [](RoundSower& sower) { Clause(sower, "foreign_names", "foreign-agency-name"); }},
      {"suspect-word-when", [](RoundSower& sower) { Clause(sower, "misspelt", "suspect-word"); }},
      {"doubled-word-when", [](RoundSower& sower) { Clause(sower, "doubled", "doubled-word"); }},
      {"damage-when", [](RoundSower& sower) { Clause(sower, "damaged", "damage-left"); }},
      {"drop-evidence-when", DropEvidence},
      {"empty-issues-when", EmptyIssues},
      {"first-report", FirstReport},
      {"skipped-round", SkippedRound},
      {"absent-now", AbsentNow},
  };
  return kFaults;
}

}  // namespace sarabun::samples
