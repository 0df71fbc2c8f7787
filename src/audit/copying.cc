#include "audit/copying.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include "base/utf8.h"

namespace sarabun::audit {

namespace {

constexpr std::size_t kShingle = 3;  // words
constexpr std::size_t kHashes = 32;
constexpr std::size_t kBand = 4;  // hashes that must all agree for two texts to be compared
// In a bucket of many texts that are nearly the same, the first few stand for all.
constexpr std::size_t kCompared = 8;

using Shingles = std::vector<std::uint64_t>;

std::uint64_t Mix(std::uint64_t value) {  // splitmix64's finaliser
  value ^= value >> 30;
  value *= 0xBF58476D1CE4E5B9u;
  value ^= value >> 27;
  value *= 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

Shingles ShinglesOf(const std::vector<thai::Word>& words) {
  Shingles shingles;
  if (words.empty()) return shingles;
  const std::size_t last = words.size() > kShingle ? words.size() - kShingle : 0;
  for (std::size_t i = 0; i <= last; ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = i; j < std::min(i + kShingle, words.size()); ++j) hash = Mix(hash * 31 + words[j].id);
    shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// Jaccard's: what both have of what either has.
double Resemblance(const Shingles& a, const Shingles& b) {
  std::size_t both = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++both;
      ++x;
      ++y;
    } else {
      *x < *y ? ++x : ++y;
    }
  }
  const std::size_t either = a.size() + b.size() - both;
  return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

std::array<std::uint64_t, kHashes> MinHashOf(const Shingles& shingles) {
  std::array<std::uint64_t, kHashes> least{};
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t h = 0; h < kHashes; ++h) least[h] = std::min(least[h], Mix(shingle + h * 0x9E3779B97F4A7C15u));
  }
  return least;
}

// Where a text stands.
struct Place {
  std::size_t report;
  Cell cell;
  std::size_t item;
};

struct Text {
  Shingles shingles;
  std::vector<Place> places;  // of all texts with just these shingles
};

class Texts {
 public:
  void Add(Shingles shingles, Place place) {
    std::uint64_t key = 0;
    for (const std::uint64_t shingle : shingles) key = Mix(key ^ shingle);
    const auto [at, fresh] = by_key_.try_emplace(key, texts_.size());
    if (fresh) texts_.push_back({std::move(shingles), {}});
    texts_[at->second].places.push_back(std::move(place));
  }

  // The texts in sets of those that are alike.
  std::vector<std::vector<Place>> Sets(double similarity) {
    std::vector<std::size_t> root(texts_.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto root_of = [&](std::size_t at) {
      while (root[at] != at) at = root[at] = root[root[at]];
      return at;
    };
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> buckets;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const auto hashes = MinHashOf(texts_[i].shingles);
      for (std::size_t band = 0; band < kHashes / kBand; ++band) {
        std::uint64_t key = band;
        for (std::size_t j = 0; j < kBand; ++j) key = Mix(key ^ hashes[band * kBand + j]);
        auto& bucket = buckets[key];
        for (const std::size_t other : bucket) {
          if (root_of(i) == root_of(other)) continue;
          if (Resemblance(texts_[i].shingles, texts_[other].shingles) < similarity) continue;
          root[std::max(root_of(i), root_of(other))] = std::min(root_of(i), root_of(other));
        }
        if (bucket.size() < kCompared) bucket.push_back(i);
      }
    }
    std::map<std::size_t, std::vector<Place>> sets;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      auto& set = sets[root_of(i)];
      set.insert(set.end(), texts_[i].places.begin(), texts_[i].places.end());
    }
    std::vector<std::vector<Place>> out;
    out.reserve(sets.size());
    for (auto& [at, set] : sets) out.push_back(std::move(set));
    return out;
  }

 private:
  std::vector<Text> texts_;
  std::unordered_map<std::uint64_t, std::size_t> by_key_;
};

// Who copies puts the own name in: texts are compared without agencies' names, however offices write them.
class AgencyNames {
 public:
  explicit AgencyNames(const rules::AgencyList& agencies) {
    for (const rules::AgencyEntry& agency : agencies.entries()) {
      Add(agency.name);
      for (const std::string& alias : agency.aliases) Add(alias);
    }
    for (auto& [opening, names] : by_opening_) {
      std::sort(names.begin(), names.end(), [](const auto& x, const auto& y) { return x.size() > y.size(); });
    }
  }

  std::string Leave(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = LengthAt(text, at);
      if (length == 0) out += text[at];
      if (length > 0) out += ' ';
      at += std::max<std::size_t>(1, length);
    }
    return out;
  }

 private:
  static constexpr std::size_t kOpening = 4;  // bytes

  void Add(const std::string& name) {
    if (name.size() > kOpening) by_opening_[name.substr(0, kOpening)].push_back(name);
  }

  std::size_t LengthAt(std::string_view text, std::size_t at) const {
    const auto names = by_opening_.find(text.substr(at, kOpening));
    if (names == by_opening_.end()) return 0;
    for (const std::string& name : names->second) {
      if (text.substr(at).starts_with(name)) return name.size();
    }
    return 0;
  }

  std::map<std::string, std::vector<std::string>, std::less<>> by_opening_;  // longest first
};

const ListItem& ItemAt(const std::vector<Report>& reports, const Place& place) {
  return reports[place.report].records[place.cell.records.front()].results[place.item];
}

void ReportTemplate(const std::vector<Report>& reports, const std::vector<Place>& set, std::size_t count,
                    CheckRun& run) {
  if (!run.Wants(nullptr, "template-text")) return;
  Finding finding;
  finding.code = "template-text";
  finding.data = {{"text", DataValue::Text(ItemAt(reports, set.front()).text)},
                  {"reports", DataValue::Integer(static_cast<std::int64_t>(count))}};
  for (const Place& place : set) {
    finding.related.push_back(reports[place.report].records[place.cell.records.front()].key);
  }
  run.Add(nullptr, std::move(finding));
}

void ReportCopies(const std::vector<Report>& reports, const std::vector<Place>& set, CheckRun& run) {
  const auto key_of = [&](const Place& place) -> const std::string& {
    return reports[place.report].records[place.cell.records.front()].key;
  };
  for (const Place& place : set) {
    const Report& report = reports[place.report];
    if (!run.Wants(&report, "copied-text")) continue;
    Finding finding = About(report, place.cell, "copied-text", "results[" + std::to_string(place.item) + "].text");
    std::set<std::string> agencies;
    for (const Place& other : set) {
      if (other.report == place.report) continue;
      finding.related.push_back(key_of(other));
      agencies.insert(reports[other.report].info.agency.name.value_or(reports[other.report].key));
    }
    finding.data = {{"text", DataValue::Text(ItemAt(reports, place).text)},
                    {"agencies", DataValue::Texts({agencies.begin(), agencies.end()})}};
    run.Add(&report, std::move(finding));
  }
}

}  // namespace

void CheckCopying(const std::vector<Report>& reports, std::shared_ptr<const thai::Model> model, CheckRun& run) {
  const Report* any = reports.empty() ? nullptr : &reports.front();
  const rules::CheckRule& templates = run.Rule(any, "template-text");
  const rules::CheckRule& copies = run.Rule(any, "copied-text");
  // Two rounds of one agency are no two reports here: an office may repeat itself.
  std::set<std::string> agencies;
  for (const Report& report : reports) agencies.insert(report.info.agency.code.value_or(report.key));
  if (static_cast<double>(agencies.size()) < templates.Threshold("handful")) {
    run.CannotRun(nullptr, "template-text", "few-reports");
    for (const Report& report : reports) run.CannotRun(&report, "copied-text", "few-reports");
    return;
  }
  thai::WordCutter cutter(std::move(model));
  Texts texts;
  std::map<const rules::Pack*, AgencyNames> names_of;
  const double letters = copies.Threshold("letters");
  for (std::size_t r = 0; r < reports.size(); ++r) {
    (void)run.Wants(&reports[r], "copied-text");
    const rules::Pack* pack = reports[r].pack;
    auto names = names_of.find(pack);
    if (names == names_of.end()) {
      names = names_of.try_emplace(pack, pack != nullptr ? pack->agencies : rules::AgencyList()).first;
    }
    for (const Cell& cell : CellsOf(reports[r], "results")) {
      const auto& results = reports[r].records[cell.records.front()].results;
      for (std::size_t i = 0; i < results.size(); ++i) {
        if (static_cast<double>(utf8::Length(results[i].text)) < letters) continue;
        texts.Add(ShinglesOf(cutter.Cut(names->second.Leave(results[i].text))), {r, cell, i});
      }
    }
  }
  (void)run.Wants(nullptr, "template-text");
  const double many = std::max(2.0, templates.Threshold("share") * static_cast<double>(agencies.size()));
  for (const std::vector<Place>& set : texts.Sets(copies.Threshold("similarity"))) {
    std::set<std::string> holders;
    for (const Place& place : set)
      holders.insert(reports[place.report].info.agency.code.value_or(reports[place.report].key));
    if (holders.size() < 2) continue;
    if (static_cast<double>(holders.size()) > many) {
      ReportTemplate(reports, set, holders.size(), run);
    } else {
      ReportCopies(reports, set, run);
    }
  }
}

}  // namespace sarabun::audit
