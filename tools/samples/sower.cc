#include "tools/samples/sower.h"

#include <algorithm>
#include <utility>

namespace sarabun::samples {
namespace {

const Fault& FaultOf(const Node& row) {
  for (const auto* faults : {&ItemFaults(), &AnswerFaults(), &TextFaults(), &PictureFaults(), &FileFaults()}) {
    for (const auto& [name, fault] : *faults) {
      if (name == row.At("fault").text) return fault;
    }
  }
  Fail(row, "no such fault: " + row.At("fault").text);
}

std::string Joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += ',';
    out += item;
  }
  return out;
}

}  // namespace

std::string TextField(const char* list, std::size_t item) {
  return std::string(list) + "[" + std::to_string(item) + "].text";
}

void SetText(Line& line, const std::string& text) {
  line = ReadLines(line.label.empty() ? text : line.label + " " + text).front();
}

void Renumber(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string text = lines[i].text;
    lines[i].label = std::to_string(i + 1) + ".";
    SetText(lines[i], text);
  }
}

Sower::Sower(const DistrictMaker& maker, const std::vector<District>& districts, const std::string& faults,
             std::uint64_t seed, std::size_t count)
    : maker_(maker), districts_(districts), words_(faults), random_(seed * 7'919 + 17) {
  for (std::size_t i = 0; i < count; ++i) {
    SownReport sown{maker.Make(i), {}, SownReport::File::kWritten};
    sown.name = sown.report.name + ".docx";
    const std::vector<RowSource>& rows = sown.report.rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows[row].item.code.empty()) continue;
      if (rows[row].item.shares.empty()) patches_.push_back({i, row, 0});
      ++patches_.back().rows;
    }
    set_.reports.push_back(std::move(sown));
  }
}

SownSet Sower::Sow() {
  for (const Node& row : words_.At("plan").list) {
    const Fault& fault = FaultOf(row);
    for (int i = row.Number("times", 1); i > 0; --i) {
      NextFault();
      fault(*this);
    }
  }
  return std::move(set_);
}

std::vector<std::string> Sower::Items(const Patch& patch) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < patch.rows; ++i) items.push_back(ReportOf(patch).rows[patch.first + i].item.code);
  return items;
}

Sower::Patch Sower::Take(const std::function<bool(const Patch&)>& fits) {
  // One place is asked for at least, so that a set with none left is told below.
  const std::size_t start = random_.Below(std::max<std::size_t>(1, patches_.size()));
  for (std::size_t i = 0; i < patches_.size(); ++i) {
    const std::size_t at = (start + i) % patches_.size();
    const Patch patch = patches_[at];
    if (fits && !fits(patch)) continue;
    patches_.erase(patches_.begin() + static_cast<std::ptrdiff_t>(at));
    touched_.insert(patch.report);
    return patch;
  }
  words_.Refuse("too many faults for so few reports; ask for --districts 40 or more");
}

std::size_t Sower::TakeReport() {
  const std::size_t start = random_.Below(set_.reports.size());
  for (std::size_t i = 0; i < set_.reports.size(); ++i) {
    const std::size_t report = (start + i) % set_.reports.size();
    if (!touched_.insert(report).second) continue;
    std::erase_if(patches_, [&](const Patch& patch) { return patch.report == report; });
    return report;
  }
  words_.Refuse("too many faults of whole reports; ask for --districts 40 or more");
}

Sower::Patch Sower::TakeSame(const std::string& code, std::size_t not_in) {
  return Take([&](const Patch& patch) { return patch.report != not_in && Head(patch).code == code; });
}

void Sower::RowsMoved(std::size_t report, std::size_t at, std::ptrdiff_t by) {
  for (Patch& patch : patches_) {
    if (patch.report != report || patch.first < at) continue;
    patch.first = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(patch.first) + by);
  }
}

std::pair<Sower::Patch, DistrictMaker::Pair> Sower::TakeWithNewPair() {
  for (;;) {
    const Patch patch = Take([](const Patch& each) { return each.rows > 1; });
    if (auto pair = NewPair(patch)) return {patch, *std::move(pair)};
  }
}

// None where the form knows no more tasks than the report drew.
std::optional<DistrictMaker::Pair> Sower::NewPair(const Patch& patch) {
  constexpr int kTries = 200;
  for (int i = 0; i < kTries; ++i) {
    DistrictMaker::Pair pair = maker_.MakePair(ReportOf(patch), Head(patch).code, random_);
    const auto known = [&](const std::vector<Line>& lines) {
      return std::any_of(lines.begin(), lines.end(),
                         [&](const Line& line) { return line.text.find(pair.opening) != std::string::npos; });
    };
    if (!known(Head(patch).measures) && !known(Head(patch).results)) return pair;
  }
  return std::nullopt;
}

const District& Sower::OtherDistrict(std::size_t report) {
  const std::string& own = set_.reports[report].report.district.name;
  for (;;) {
    const District& other = districts_[random_.Below(districts_.size())];
    if (other.name != own) return other;
  }
}

void Sower::Note(const Patch& patch, std::string code, std::string field, std::string done, bool must) {
  set_.manifest.push_back({fault_,
                           must,
                           set_.reports[patch.report].name,
                           ReportOf(patch).district.code,
                           std::move(code),
                           Items(patch),
                           std::move(field),
                           std::move(done),
                           {}});
}

void Sower::NoteItem(const Patch& patch, std::size_t row, std::string code, std::string field, std::string done,
                     bool must) {
  Note(patch, std::move(code), std::move(field), std::move(done), must);
  set_.manifest.back().items = {ReportOf(patch).rows[row].item.code};
}

void Sower::NoteReport(std::size_t report, std::string code, std::string field, std::string done) {
  const SownReport& sown = set_.reports[report];
  set_.manifest.push_back(
      {fault_, true, sown.name, sown.report.district.code, std::move(code), {}, std::move(field), std::move(done), {}});
}

void Sower::NoteSet(std::string code, std::string done) {
  set_.manifest.push_back({fault_, true, {}, {}, std::move(code), {}, {}, std::move(done), {}});
}

std::string ManifestOf(const std::vector<Sown>& manifest) {
  std::string out = "fault\tmust\tdocument\tagency\tcode\titems\tfield\tstatus\tdone\n";
  for (const Sown& sown : manifest) {
    out += std::to_string(sown.fault) + (sown.must ? "\tyes\t" : "\tmay\t");
    for (const std::string* cell : {&sown.document, &sown.agency, &sown.code}) out += *cell + "\t";
    out += Joined(sown.items) + "\t" + sown.field + "\t" + sown.status + "\t" + sown.done + "\n";
  }
  return out;
}

}  // namespace sarabun::samples
