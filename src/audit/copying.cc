#include "audit/copying.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "audit/likeness.h"
#include "base/utf8.h"

namespace sarabun::audit {

namespace {

// Where a text stands.
struct Place {
  std::size_t report;
  Cell cell;
  std::size_t item;
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
  std::vector<Place> places;
  AlikeTexts texts;
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
        texts.Add(ShinglesOf(cutter.Cut(names->second.Leave(results[i].text))), places.size());
        places.push_back({r, cell, i});
      }
    }
  }
  (void)run.Wants(nullptr, "template-text");
  const double many = std::max(2.0, templates.Threshold("share") * static_cast<double>(agencies.size()));
  for (const std::vector<std::size_t>& alike : texts.Sets(copies.Threshold("similarity"))) {
    std::vector<Place> set;
    set.reserve(alike.size());
    for (const std::size_t place : alike) set.push_back(places[place]);
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
