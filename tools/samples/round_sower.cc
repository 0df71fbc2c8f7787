#include "tools/samples/round_sower.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace sarabun::samples {
namespace {

constexpr std::size_t kFirstRound = 1;  // as the maker counts: the second round of its first year

std::u32string CodePoints(const std::string& utf8) {
  std::u32string out;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) {
      out += byte;  // a first byte; which bits of it are the letter's does not matter for telling letters apart
    } else {
      out.back() = out.back() << 6 | (byte & 0x3F);
    }
  }
  return out;
}

std::size_t EditDistance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
    }
  }
  return row.back();
}

// No reader would take one for the other: they begin otherwise, for each task has its own first words, or a fifth of
// the letters is not the same.
bool Apart(const std::string& a, const std::string& b) {
  constexpr std::size_t kFirstWord = 18;  // bytes
  if (a.compare(0, kFirstWord, b, 0, kFirstWord) != 0) return true;
  const std::u32string left = CodePoints(a);
  const std::u32string right = CodePoints(b);
  return EditDistance(left, right) * 5 > std::max(left.size(), right.size());
}

bool ApartFromAll(const std::string& measure, const std::vector<Line>& lines) {
  return std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return Apart(measure, line.text); });
}

const RoundFault& FaultOf(const Node& row) {
  for (const auto& [name, fault] : RoundFaults()) {
    if (name == row.At("fault").text) return fault;
  }
  Fail(row, "no such fault between rounds: " + row.At("fault").text);
}

template <typename Report>  // const or not
auto& ItemIn(Report& report, const std::string& code) {
  for (auto& row : report.rows) {
    if (row.item.code == code) return row.item;
  }
  std::abort();  // a fault's mistake: it asked for an item that it dropped
}

}  // namespace

RoundSower::RoundSower(const DistrictMaker& maker, const std::vector<District>& districts, const std::string& faults,
                       std::uint64_t seed, std::size_t count)
    : maker_(maker), districts_(districts), words_(faults), random_(seed * 104'729 + 5) {
  for (std::size_t i = 0; i < std::min(count, districts.size()); ++i) {
    Draw(i);
    FindPlaces(i);
  }
}

void RoundSower::Draw(std::size_t district) {
  for (std::size_t i = 0; i < set_.rounds.size(); ++i) {
    SownReport sown{maker_.Make(district + (kFirstRound + i) * districts_.size()), {}, SownReport::File::kWritten};
    for (std::size_t before = 0; before < i; ++before) SetApart(set_.rounds[before][district].report, sown.report);
    sown.name = sown.report.name + ".docx";
    set_.rounds[i].push_back(std::move(sown));
  }
}

// Draws anew what `earlier` has among the measures of the same items. What is drawn may be another way to say a task
// that the report has not got.
void RoundSower::SetApart(const ReportSource& earlier, ReportSource& report) {
  for (RowSource& row : report.rows) {
    ItemSource& item = row.item;
    if (item.code.empty() || !item.shares.empty()) continue;
    const std::vector<Line>& before = ItemIn(earlier, item.code).measures;
    for (std::size_t i = 0; i < item.measures.size(); ++i) {
      constexpr int kTries = 300;
      int tries = 0;
      while (!ApartFromAll(item.measures[i].text, before)) {
        if (++tries > kTries) words_.Refuse("templates.yaml: no other measure can be drawn for " + item.code);
        const DistrictMaker::Pair pair = maker_.MakePair(report, item.code, random_);
        std::vector<Line> others = item.measures;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        if (std::any_of(others.begin(), others.end(),
                        [&](const Line& line) { return line.text.find(pair.opening) != std::string::npos; })) {
          continue;
        }
        SetText(item.measures[i], pair.measure);
        SetText(item.results[i], pair.result);
      }
    }
  }
}

void RoundSower::FindPlaces(std::size_t district) {
  for (const RowSource& row : FileOf(Round::kNow, district).report.rows) {
    if (row.item.code.empty()) continue;
    if (row.item.shares.empty()) places_.push_back({district, {}});
    places_.back().items.push_back(row.item.code);
  }
}

RoundSet RoundSower::Sow() {
  for (const Node& row : words_.At("rounds_plan").list) {
    const RoundFault& fault = FaultOf(row);
    for (int i = row.Number("times", 1); i > 0; --i) {
      ++fault_;
      fault(*this);
    }
  }
  return std::move(set_);
}

RoundSower::Place RoundSower::Take(const std::function<bool(const Place&)>& fits) {
  const std::size_t start = random_.Below(std::max<std::size_t>(1, places_.size()));
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const std::size_t at = (start + i) % places_.size();
    Place place = places_[at];
    if (fits && !fits(place)) continue;
    places_.erase(places_.begin() + static_cast<std::ptrdiff_t>(at));
    touched_.insert(place.district);
    return place;
  }
  words_.Refuse("too many faults for so few districts; ask for --districts 40 or more");
}

RoundSower::Place RoundSower::TakeShared() {
  return Take([](const Place& place) { return place.items.size() > 1; });
}

RoundSower::Place RoundSower::TakeLong() {
  return Take([&](const Place& place) {
    return Head(Round::kEarlier, place).measures.size() > 2 && Head(Round::kNow, place).measures.size() > 2;
  });
}

std::size_t RoundSower::TakeDistrict() {
  const std::size_t count = set_.rounds.front().size();
  const std::size_t start = random_.Below(std::max<std::size_t>(1, count));
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t district = (start + i) % count;
    if (!touched_.insert(district).second) continue;
    std::erase_if(places_, [&](const Place& place) { return place.district == district; });
    return district;
  }
  words_.Refuse("too many faults of whole districts; ask for --districts 40 or more");
}

ItemSource& RoundSower::ItemOf(Round round, const Place& place, const std::string& code) {
  return ItemIn(ReportOf(round, place), code);
}

const std::string& RoundSower::AnyItem(const Place& place) { return place.items[random_.Below(place.items.size())]; }

const std::string& RoundSower::LaterItem(const Place& place) {
  return place.items[1 + random_.Below(place.items.size() - 1)];
}

void RoundSower::DropItem(Round round, const Place& place, const std::string& code) {
  std::erase_if(ReportOf(round, place).rows, [&](const RowSource& row) { return row.item.code == code; });
}

std::string RoundSower::OtherName(const Place& place) {
  for (;;) {
    const std::size_t other = random_.Below(districts_.size());
    if (other != place.district) return districts_[other].name;
  }
}

// What is resolved is said of the earlier document.
void RoundSower::NoteReport(std::size_t district, std::string code, std::string field, std::string status,
                            std::string done, bool must) {
  const SownReport& sown = FileOf(status == "resolved" ? Round::kEarlier : Round::kNow, district);
  set_.manifest.push_back({fault_,
                           must,
                           sown.name,
                           sown.report.district.code,
                           std::move(code),
                           {},
                           std::move(field),
                           std::move(done),
                           std::move(status)});
}

void RoundSower::Note(const Place& place, std::string code, std::string field, std::string status, std::string done,
                      bool must) {
  NoteReport(place.district, std::move(code), std::move(field), std::move(status), std::move(done), must);
  set_.manifest.back().items = place.items;
}

void RoundSower::NoteItem(const Place& place, const std::string& item, std::string code, std::string field,
                          std::string status, std::string done, bool must) {
  Note(place, std::move(code), std::move(field), std::move(status), std::move(done), must);
  set_.manifest.back().items = {item};
}

}  // namespace sarabun::samples
