#include "audit/pictures.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <set>
#include <unordered_map>

namespace sarabun::audit {

namespace {

// Proleptic Gregorian days since 1970-01-01 (Howard Hinnant's days_from_civil); none where the text is no date.
std::optional<std::int64_t> DayOf(std::string_view date, bool buddhist_era_possible) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (date[i] - '0');
    return value;
  };
  int year = number(0, 4);
  // Cameras sold in Thailand may count years from the Buddha's death.
  constexpr int kFirstBuddhist = 2540;
  constexpr int kLastBuddhist = 2580;
  constexpr int kEras = 543;
  if (buddhist_era_possible && year >= kFirstBuddhist && year <= kLastBuddhist) year -= kEras;
  const int month = number(5, 2);
  const int day = number(8, 2);
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void FindUnproven(const Report& report, CheckRun& run) {
  const auto tells = [](const Record& record) { return record.evidence.has_value(); };
  if (!std::any_of(report.records.begin(), report.records.end(), tells)) {
    return run.CannotRun(&report, "result-without-evidence", "evidence-not-told");
  }
  if (!run.Wants(&report, "result-without-evidence")) return;
  // Results that items share are proven by the evidence of any of them.
  for (const Cell& cell : CellsOf(report, "results")) {
    if (report.records[cell.records.front()].results.empty()) continue;
    const bool bare = std::all_of(cell.records.begin(), cell.records.end(), [&](std::size_t i) {
      return report.records[i].evidence && report.records[i].evidence->empty();
    });
    if (bare) run.Add(&report, About(report, cell, "result-without-evidence", "evidence"));
  }
}

std::string FieldOf(std::size_t evidence) { return "evidence[" + std::to_string(evidence) + "]"; }

void FindOutside(const Report& report, CheckRun& run) {
  const auto& period = report.info.period;
  if (!period.start || !period.end) return run.CannotRun(&report, "picture-outside-period", "period-not-known");
  const auto start = DayOf(*period.start, false);
  const auto end = DayOf(*period.end, false);
  if (!start || !end || !run.Wants(&report, "picture-outside-period")) return;
  const auto grace = static_cast<std::int64_t>(run.Rule(&report, "picture-outside-period").Threshold("days"));
  for (const Cell& cell : CellsOf(report, "evidence")) {
    const Record& record = report.records[cell.records.front()];
    for (std::size_t i = 0; record.evidence && i < record.evidence->size(); ++i) {
      const Evidence& evidence = (*record.evidence)[i];
      const auto taken = evidence.taken ? DayOf(*evidence.taken, true) : std::nullopt;
      if (!taken || (*taken >= *start - grace && *taken <= *end + grace)) continue;
      Finding finding = About(report, cell, "picture-outside-period", FieldOf(i));
      finding.data = {{"taken", DataValue::Text(*evidence.taken)},
                      {"start", DataValue::Text(*period.start)},
                      {"end", DataValue::Text(*period.end)}};
      if (evidence.sha256) finding.data.emplace_back("sha256", DataValue::Text(*evidence.sha256));
      run.Add(&report, std::move(finding));
    }
  }
}

void FindTooSmall(const Report& report, CheckRun& run) {
  if (!run.Wants(&report, "picture-too-small")) return;
  const double least = run.Rule(&report, "picture-too-small").Threshold("pixels");
  for (const Cell& cell : CellsOf(report, "evidence")) {
    const Record& record = report.records[cell.records.front()];
    for (std::size_t i = 0; record.evidence && i < record.evidence->size(); ++i) {
      const Evidence& evidence = (*record.evidence)[i];
      if (!evidence.width || !evidence.height || std::min(*evidence.width, *evidence.height) >= least) continue;
      Finding finding = About(report, cell, "picture-too-small", FieldOf(i));
      finding.data = {{"width", DataValue::Integer(*evidence.width)}, {"height", DataValue::Integer(*evidence.height)}};
      run.Add(&report, std::move(finding));
    }
  }
}

// Pictures that are one: each belongs to the set of its root.
class SameSets {
 public:
  explicit SameSets(std::size_t size) : root_(size) { std::iota(root_.begin(), root_.end(), std::size_t{0}); }
  std::size_t RootOf(std::size_t at) {
    while (root_[at] != at) at = root_[at] = root_[root_[at]];
    return at;
  }
  void Join(std::size_t a, std::size_t b) {
    a = RootOf(a);
    b = RootOf(b);
    root_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> root_;
};

// Joins different pictures that look alike. Two hashes that differ in at most seven bits agree in one of eight bytes,
// so that only pictures that share a byte are compared.
void JoinAlike(const std::vector<std::string>& pictures, const LooksByHash& looks, int most_bits, SameSets& sets) {
  constexpr std::size_t kBytes = 8;
  std::array<std::unordered_map<std::uint64_t, std::vector<std::size_t>>, kBytes> by_byte;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const auto own = looks.find(pictures[i]);
    if (own == looks.end() || own->second.hash == 0) continue;
    for (std::size_t byte = 0; byte < kBytes; ++byte) {
      auto& candidates = by_byte[byte][own->second.hash >> (8 * byte) & 0xFF];
      for (const std::size_t other : candidates) {
        if (sets.RootOf(i) == sets.RootOf(other)) continue;
        if (picture::LookAlike(own->second, looks.at(pictures[other]), most_bits)) sets.Join(i, other);
      }
      candidates.push_back(i);
    }
  }
}

struct Use {
  const Report* report;
  Cell cell;
  std::size_t evidence;
  std::string sha256;
  std::string place;  // the record's key, for `related`
  bool present;       // not of an earlier round
};

bool KnowsPictures(const Report& report) {
  return std::any_of(report.records.begin(), report.records.end(), [](const Record& record) {
    return record.evidence && std::any_of(record.evidence->begin(), record.evidence->end(),
                                          [](const Evidence& evidence) { return evidence.sha256.has_value(); });
  });
}

// Different pictures, and where each serves as evidence.
class Uses {
 public:
  void Add(const Report& report, bool present) {
    for (Cell& cell : CellsOf(report, "evidence")) {
      const Record& record = report.records[cell.records.front()];
      std::set<std::string> seen;  // twice in one cell is one use
      for (std::size_t i = 0; record.evidence && i < record.evidence->size(); ++i) {
        const Evidence& evidence = (*record.evidence)[i];
        if (evidence.kind != EvidenceKind::kPicture || !evidence.sha256 || !seen.insert(*evidence.sha256).second)
          continue;
        const auto [at, fresh] = place_of_.try_emplace(*evidence.sha256, pictures_.size());
        if (fresh) {
          pictures_.push_back(*evidence.sha256);
          uses_.emplace_back();
        }
        uses_[at->second].push_back({&report, cell, i, *evidence.sha256, record.key, present});
      }
    }
  }

  // The uses of each picture, those that look alike taken as one.
  std::vector<std::vector<const Use*>> Sets(const LooksByHash& looks, int most_bits) const {
    SameSets sets(pictures_.size());
    JoinAlike(pictures_, looks, most_bits, sets);
    std::map<std::size_t, std::vector<const Use*>> of_root;
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      for (const Use& use : uses_[i]) of_root[sets.RootOf(i)].push_back(&use);
    }
    std::vector<std::vector<const Use*>> out;
    out.reserve(of_root.size());
    for (auto& [root, same] : of_root) out.push_back(std::move(same));
    return out;
  }

 private:
  std::vector<std::string> pictures_;
  std::map<std::string, std::size_t> place_of_;
  std::vector<std::vector<Use>> uses_;
};

void ReportReused(const std::vector<const Use*>& same, CheckRun& run) {
  std::set<std::string> places;
  for (const Use* use : same) places.insert(use->place);
  if (places.size() < 2) return;
  std::set<std::string> told;
  for (const Use* use : same) {
    if (!use->present || !told.insert(use->place).second) continue;
    Finding finding = About(*use->report, use->cell, "reused-picture", FieldOf(use->evidence));
    for (const std::string& place : places) {
      if (place != use->place) finding.related.push_back(place);
    }
    const bool exact =
        std::all_of(same.begin(), same.end(), [&](const Use* other) { return other->sha256 == use->sha256; });
    finding.data = {{"sha256", DataValue::Text(use->sha256)},
                    {"found_by", DataValue::Text(exact ? "bytes" : "looks")},
                    {"places", DataValue::Integer(static_cast<std::int64_t>(places.size()))}};
    run.Add(use->report, std::move(finding));
  }
}

}  // namespace

void CheckPictures(const Report& report, CheckRun& run) {
  FindUnproven(report, run);
  FindOutside(report, run);
  FindTooSmall(report, run);
}

void CheckReusedPictures(const std::vector<Report>& reports, const std::vector<const Report*>& earlier,
                         const LooksByHash& looks, CheckRun& run) {
  Uses uses;
  int most_bits = 0;
  for (const Report& report : reports) {
    if (!KnowsPictures(report)) {
      run.CannotRun(&report, "reused-picture", "no-pictures");
    } else if (run.Wants(&report, "reused-picture")) {
      most_bits = static_cast<int>(run.Rule(&report, "reused-picture").Threshold("distance"));
      uses.Add(report, true);
    }
  }
  for (const Report* report : earlier) uses.Add(*report, false);
  for (const std::vector<const Use*>& same : uses.Sets(looks, most_bits)) ReportReused(same, run);
}

}  // namespace sarabun::audit
