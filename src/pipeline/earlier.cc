#include "pipeline/earlier.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "stores/store_list.h"
#include "warehouse/read_records.h"

namespace sarabun::pipeline {

namespace {

// Fiscal year and round; 0 for a round that is not known.
using RoundOf = std::pair<int, int>;

std::optional<RoundOf> RoundOfReading(const Reading& reading) {
  const ReportInfo& report = reading.records.front().report;
  if (!report.fiscal_year) return std::nullopt;
  return RoundOf{*report.fiscal_year, report.round.no.value_or(0)};
}

// A round that is not known comes neither before nor after another of its year.
bool IsBefore(const RoundOf& round, const RoundOf& other) {
  if (round.first != other.first) return round.first < other.first;
  return round.second != 0 && round.second < other.second;
}

std::string NameOf(const RoundOf& round) {
  const std::string year = "fiscal year " + std::to_string(round.first);
  return round.second == 0 ? year : "round " + std::to_string(round.second) + " of " + year;
}

std::string NamesOf(const std::vector<RoundOf>& rounds) {
  std::string names;
  for (const RoundOf& round : rounds) names += (names.empty() ? "" : ", ") + NameOf(round);
  return names.empty() ? "no known round" : names;
}

std::vector<RoundOf> RoundsOf(const std::vector<Reading>& readings) {
  std::vector<RoundOf> rounds;
  for (const Reading& reading : readings) {
    if (const auto round = RoundOfReading(reading)) rounds.push_back(*round);
  }
  std::sort(rounds.begin(), rounds.end());
  rounds.erase(std::unique(rounds.begin(), rounds.end()), rounds.end());
  return rounds;
}

Error NothingRead(const std::vector<std::string>& against, const std::vector<Error>& rejections) {
  Error error = rejections.empty() ? Error{ErrorCode::kNotFound, "it holds no reports", "", {}} : rejections.front();
  error.message = "no earlier round could be read: " + error.message;
  if (error.where.path.empty()) error.where.path = against.front();
  if (error.hint.empty()) error.hint = "--against takes reports, folders, records (JSONL) or a store";
  return error;
}

Error NotEarlier(const std::vector<std::string>& against, const std::vector<Reading>& earlier,
                 const std::vector<Reading>& present) {
  const std::vector<RoundOf> theirs = RoundsOf(earlier);
  const std::vector<RoundOf> ours = RoundsOf(present);
  Error error{ErrorCode::kInvalidArgument,
              theirs == ours && theirs.size() == 1
                  ? "this is the same round as the reports audited (" + NamesOf(ours) + ")"
                  : "this is no earlier round: it holds " + NamesOf(theirs) + "; audited is " + NamesOf(ours),
              "give --against the reports of a round before it",
              {}};
  error.where.path = against.front();
  return error;
}

}  // namespace

void Give(std::vector<Reading> units, audit::Auditor& auditor) {
  for (Reading& unit : units) {
    if (unit.bare) {
      auditor.AddRecords(std::move(unit.records));
    } else {
      auditor.Add(std::move(unit.records), std::move(unit.findings));
    }
  }
}

EarlierRounds::EarlierRounds(const std::vector<std::string>& against) : against_(against) {
  std::vector<std::string> paths;
  for (const std::string& each : against) (stores::NamesStore(each) ? stores_ : paths).push_back(each);
  inputs_ = ExpandPaths(paths);
}

Status EarlierRounds::Read(const ExtractOptions& options, const Shared& shared, Observer* observer) {
  if (!wanted()) return {};
  auto read = ReadAll(inputs_, options, shared, observer);
  if (!read) return read.error();
  readings_ = std::move(*read);
  for (const std::string& uri : stores_) {
    auto store = stores::MakeStore(uri, {});
    if (!store) return store.error();
    const auto take = [&](std::vector<Record> records) { readings_.units.push_back({std::move(records), {}, true}); };
    if (Status all = warehouse::ReadRecords(**store, take); !all) {
      Error error = all.error();
      error.message = "no earlier round could be read: " + error.message;
      if (error.where.path.empty()) error.where.path = uri;
      return error;
    }
  }
  return readings_.units.empty() ? Status(NothingRead(against_, readings_.rejections)) : Status();
}

Status EarlierRounds::Audit(const std::vector<Reading>& present, const Gallery& gallery, const Shared& shared,
                            const audit::AuditOptions& options) {
  if (!wanted() || present.empty()) return {};
  const std::vector<RoundOf> ours = RoundsOf(present);
  std::map<RoundOf, std::vector<Reading>, std::greater<>> by_round;
  std::size_t unknown = 0;
  std::map<RoundOf, std::size_t> later;
  const bool any = std::any_of(readings_.units.begin(), readings_.units.end(), [&](const Reading& reading) {
    const auto round = RoundOfReading(reading);
    return round && std::any_of(ours.begin(), ours.end(), [&](const RoundOf& own) { return IsBefore(*round, own); });
  });
  if (!any) return NotEarlier(against_, readings_.units, present);
  for (Reading& reading : readings_.units) {
    const auto round = RoundOfReading(reading);
    if (!round) {
      ++unknown;
    } else if (std::any_of(ours.begin(), ours.end(), [&](const RoundOf& own) { return IsBefore(*round, own); })) {
      by_round[*round].push_back(std::move(reading));
    } else {
      ++later[*round];
    }
  }
  for (const auto& [round, count] : later) {
    notes_.push_back("--against: " + NameOf(round) + " is not before what is audited; " + std::to_string(count) +
                     " documents of it were left aside");
  }
  if (unknown > 0) {
    notes_.push_back("--against: " + std::to_string(unknown) +
                     " documents without a fiscal year were left aside, for nobody knows whether they are earlier");
  }
  readings_.units.clear();
  rounds_.reserve(by_round.size());
  for (auto& [round, units] : by_round) {
    audit::Auditor auditor(shared.packs, shared.model, options);
    for (const auto& [sha256, picture] : gallery.pictures()) {
      if (picture.looks) auditor.AddLooks(sha256, *picture.looks);
    }
    Give(std::move(units), auditor);
    rounds_.push_back(auditor.Finish());
  }
  return {};
}

}  // namespace sarabun::pipeline
