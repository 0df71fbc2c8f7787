// What people decided, in a run: corrections, preferences and retractions that are new become rows, and those that meet
// nothing are told.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "warehouse/fit.h"
#include "warehouse/loader.h"

namespace sarabun::warehouse {

namespace {

constexpr std::uint64_t kMostBytes = 4ULL << 30;  // of a file that is named only to be hashed

Value Count(std::uint64_t count) { return Integer(static_cast<std::int64_t>(count)); }

// Rows of decisions by what they decide on, the last one of each.
using Latest = std::map<std::vector<std::string>, Store::TextRow>;

std::int64_t NumberOf(const std::optional<std::string>& text) { return text ? std::stoll(*text) : 0; }

Result<Latest> LatestOf(Store& store, TableId table, const std::vector<std::string_view>& about) {
  auto rows = store.ReadDecisions(table);
  if (!rows) return rows.error();
  const Table& shape = TableOf(table);
  const std::size_t load = shape.IndexOf("load_id");
  const std::size_t no = shape.IndexOf("no");
  std::stable_sort(rows->begin(), rows->end(), [&](const Store::TextRow& a, const Store::TextRow& b) {
    return std::pair(NumberOf(a[load]), NumberOf(a[no])) < std::pair(NumberOf(b[load]), NumberOf(b[no]));
  });
  Latest latest;
  for (Store::TextRow& row : *rows) {
    std::vector<std::string> key;
    key.reserve(about.size());
    for (const std::string_view column : about) key.push_back(row[shape.IndexOf(column)].value_or(""));
    latest.insert_or_assign(std::move(key), std::move(row));
  }
  return latest;
}

}  // namespace

Status Loader::AddDecisions(RowBatch& rows) {
  if (Status added = AddCorrections(rows); !added) return added;
  if (Status added = AddPreferences(rows); !added) return added;
  if (Status added = AddRetractions(rows); !added) return added;
  std::vector<Finding> adapted;  // a person's own file: its texts are checked, and only U+0000 could be left
  return FitRows(rows, TableId::kCorrection, TableId::kRetraction, adapted);
}

Status Loader::AddCorrections(RowBatch& rows) {
  if (options_.corrections.empty()) return {};
  const auto latest = LatestOf(store_, TableId::kCorrection, {"target_key", "field"});
  if (!latest) return latest.error();
  for (const Correction& correction : options_.corrections) {
    const auto known = latest->find({correction.key, correction.field});
    if (known != latest->end()) {
      const Store::TextRow& row = known->second;
      if (row[4] == correction.value && row[5] == correction.who && row[6] == correction.why) continue;
    }
    rows.Add(TableId::kCorrection, Integer(load_id_), Count(++counts_.corrections), Text(correction.key),
             Text(correction.field), Text(correction.value), Text(correction.who), Text(correction.why));
  }
  return {};
}

Status Loader::AddPreferences(RowBatch& rows) {
  if (options_.preferences.empty()) return {};
  const auto latest = LatestOf(store_, TableId::kPreference, {"report_key"});
  if (!latest) return latest.error();
  for (const Preference& preference : options_.preferences) {
    const auto known = latest->find({preference.report_key});
    if (known != latest->end() && known->second[3] == preference.document_sha256) continue;
    rows.Add(TableId::kPreference, Integer(load_id_), Count(++counts_.preferences), Text(preference.report_key),
             Text(preference.document_sha256), Text(preference.who), Text(preference.why));
  }
  return {};
}

Status Loader::AddRetractions(RowBatch& rows) {
  std::map<std::pair<std::string, std::string>, std::string> withdrawn;
  for (const std::string& target : options_.retractions) {
    const bool file = KindOf(target) == PathKind::kFile;
    Result<std::vector<KnownReport>> versions = std::vector<KnownReport>();
    if (file) {
      const auto bytes = ReadFile(target, kMostBytes);
      if (!bytes) return bytes.error();
      versions = store_.LookForDocument(Sha256Hex(*bytes));
    } else {
      versions = store_.LookForReports({target});
    }
    if (!versions) return versions.error();
    if (versions->empty()) {
      return Error{ErrorCode::kNotFound,
                   "--retract " + target + ": the store holds no report " +
                       (file ? "that was read from this file" : "of this key, and there is no such file"),
                   "a key is pack/agency/year/round, as in report.report_key; nothing was changed",
                   {}};
    }
    for (const KnownReport& version : *versions) {
      if (!version.retracted) withdrawn.emplace(std::pair(version.report_key, version.document_sha256), target);
    }
  }
  for (const auto& [which, target] : withdrawn) {
    rows.Add(TableId::kRetraction, Text(which.first), Text(which.second), Integer(load_id_), Text(target));
    ++counts_.retracted;
  }
  return {};
}

// Corrections of items that no version of their report has.
Status Loader::FindUnmetItems(const std::vector<KnownReport>& known) {
  std::map<std::string, std::set<std::string>> wanted;  // records by report
  for (const Correction& correction : options_.corrections) {
    const std::string report_key = ReportKeyOf(correction.key);
    if (report_key != correction.key && !dry_.contains(report_key)) wanted[report_key].insert(correction.key);
  }
  std::set<std::string> looked_at;
  for (const KnownReport& version : known) {
    const auto keys = wanted.find(version.report_key);
    if (keys == wanted.end() || keys->second.empty()) continue;
    const auto records = store_.ReadRows({"record", {"record_key"}, {}, version.report_id});
    if (!records) {
      // A store that only takes rows in cannot say.
      return records.error().code == ErrorCode::kInvalidArgument ? Status() : records.error();
    }
    for (const Store::TextRow& row : *records) keys->second.erase(row[0].value_or(""));
    looked_at.insert(version.report_key);
  }
  for (const std::string& report_key : looked_at) {
    for (const std::string& key : wanted[report_key]) {
      notes_.push_back("the report " + report_key + " has no item " + key.substr(report_key.size() + 1) +
                       "; corrections of it wait for one");
    }
  }
  return {};
}

// Decisions about reports that are not there wait for them; somebody who mistyped a key wants to know.
Status Loader::FindUnmet() {
  std::vector<std::string> keys;
  for (const Correction& correction : options_.corrections) keys.push_back(ReportKeyOf(correction.key));
  for (const Preference& preference : options_.preferences) keys.push_back(preference.report_key);
  notes_.clear();
  for (const std::string& key : by_document_) {
    notes_.push_back("the report " + key +
                     " is a document whose agency, year or round is known now, and counts twice; "
                     "--retract " +
                     key + " withdraws it");
  }
  if (keys.empty()) return {};
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  auto known = store_.LookForReports(keys);
  if (!known) return known.error();
  for (const std::string& key : keys) {
    const bool met = std::any_of(known->begin(), known->end(), [&](const auto& r) { return r.report_key == key; });
    if (!met && !dry_.contains(key))
      notes_.push_back("no report " + key + " in the store; decisions on it wait for one");
  }
  if (Status found = FindUnmetItems(*known); !found) return found;
  for (const Preference& preference : options_.preferences) {
    const auto is_it = [&](const KnownReport& version) {
      return version.report_key == preference.report_key && version.document_sha256 == preference.document_sha256;
    };
    const auto& dry = dry_[preference.report_key];
    const auto version = std::find_if(known->begin(), known->end(), is_it);
    const bool key_is_there = std::any_of(known->begin(), known->end(), [&](const KnownReport& other) {
      return other.report_key == preference.report_key;
    });
    if (version != known->end() && version->retracted) {
      notes_.push_back("the version of " + preference.report_key + " that is preferred was retracted and stays so");
    } else if (key_is_there && version == known->end() && std::none_of(dry.begin(), dry.end(), is_it)) {
      notes_.push_back("no version of " + preference.report_key + " is of the document " +
                       preference.document_sha256.substr(0, 12) + "…; the preference waits for one");
    }
  }
  return {};
}

}  // namespace sarabun::warehouse
