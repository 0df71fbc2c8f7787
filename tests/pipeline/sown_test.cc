// Fifty districts with faults sown into them: the audit finds every one at its place, and reports nothing else above
// info; likewise between rounds of fifty districts, where each finding is also new, still there or resolved.
// tools/samples sows; faults.tsv says what was done and what must be said of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "pipeline/audit.h"
#include "support/scratch.h"
#include "tools/samples/make.h"

namespace sarabun::pipeline {
namespace {

using test::Scratch;

struct Row {
  std::string fault;
  bool must = true;
  std::string document;
  std::string agency;
  std::string code;
  std::vector<std::string> items;
  std::string field;
  std::string status;
  std::string done;
};

std::vector<std::string> Cells(std::string_view line, char separator) {
  std::vector<std::string> cells;
  for (const std::string_view cell : Split(line, separator)) cells.emplace_back(cell);
  return cells;
}

std::vector<Row> ReadManifest(const std::string& path) {
  std::vector<Row> rows;
  std::istringstream stream(Scratch::Read(path));
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    const std::vector<std::string> cells = Cells(line, '\t');
    EXPECT_EQ(cells.size(), 9u) << line;
    Row row{cells[0], cells[1] == "yes", cells[2], cells[3], cells[4], {}, cells[6], cells[7], cells[8]};
    if (!cells[5].empty()) row.items = Cells(cells[5], ',');
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string FileName(const Finding& finding) {
  return finding.document_path.substr(finding.document_path.rfind('/') + 1);
}

bool Says(const Finding& finding, const Row& row, const std::map<std::string, std::string>& agencies) {
  if (finding.code != row.code || finding.status != row.status) return false;
  if (!row.document.empty() && FileName(finding) != row.document) return false;
  if (row.document.empty() && !row.agency.empty() && finding.agency != agencies.at(row.agency)) return false;
  if (!row.items.empty() && finding.items != row.items) return false;
  return row.field.empty() || finding.field == row.field;
}

std::string Told(const Finding& finding) {
  std::string told = FileName(finding) + " " + finding.code;
  for (const std::string& item : finding.items) told += " " + item;
  told += " " + finding.field.value_or("") + " " + finding.status;
  for (const auto& [name, value] : finding.data) {
    if (value.kind == DataValue::Kind::kText) told += "\n      " + name + ": " + value.text;
  }
  return told;
}

struct Score {
  std::size_t sown = 0;
  std::size_t found = 0;
  std::size_t reported = 0;  // above info, or of a code that was sown
  std::size_t extra = 0;
  std::string misses;
  std::string extras;
};

// Audits what was sown in `folder`: `now` against `earlier` where that is not empty. `folder` holds the lists.
Score AuditSown(const Scratch& folder, const std::string& now, const std::string& earlier) {
  Score score;
  const std::vector<Row> rows = ReadManifest(folder.path("faults.tsv"));
  std::map<std::string, std::string> agencies;
  std::istringstream stream(Scratch::Read(folder.path("agencies.tsv")));
  for (std::string line; std::getline(stream, line);) agencies[line.substr(0, 4)] = line.substr(5);
  AuditRequest request;
  request.extract.workers = 2;
  request.extract.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  request.expected = folder.path("agencies.tsv");
  if (!earlier.empty()) request.against = {earlier};
  const auto run = Audit({now}, request);
  EXPECT_TRUE(run.ok());
  if (!run) return score;
  std::vector<Finding> findings = run->audited.findings;
  findings.insert(findings.end(), run->audited.resolved.begin(), run->audited.resolved.end());
  std::vector<bool> accounted(findings.size());
  for (const Row& row : rows) {
    bool found = false;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (!Says(findings[i], row, agencies)) continue;
      accounted[i] = true;
      found = true;
    }
    if (!row.must) continue;
    ++score.sown;
    score.found += found ? 1 : 0;
    if (!found) {
      score.misses += "  missed: fault " + row.fault + " " + row.document + " " + row.code + " " + row.field + " " +
                      row.status + ": " + row.done + "\n";
    }
  }
  std::set<std::string> sown;
  for (const Row& row : rows) sown.insert(row.code);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].severity == Severity::kInfo && !sown.contains(findings[i].code)) continue;
    ++score.reported;
    if (accounted[i]) continue;
    ++score.extra;
    score.extras += "  not sown: " + Told(findings[i]) + "\n";
  }
  return score;
}

class SownTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SownTest, EveryFaultIsFoundAndNothingElse) {
  const Scratch scratch;
  ASSERT_TRUE(samples::WriteSown({SARABUN_SOURCE_DIR "/samples", scratch.path(), GetParam(), true}, 50));
  const Score score = AuditSown(scratch, scratch.path(), "");
  EXPECT_GT(score.sown, 150u);
  EXPECT_EQ(score.found, score.sown) << score.misses;
  EXPECT_EQ(score.extra, 0u) << "of " << score.reported << "\n" << score.extras;
}

INSTANTIATE_TEST_SUITE_P(Seeds, SownTest, testing::Values(1, 2, 26));

class SownRoundsTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SownRoundsTest, EveryFaultBetweenRoundsIsFoundAndNothingElse) {
  const Scratch scratch;
  ASSERT_TRUE(samples::WriteRounds({SARABUN_SOURCE_DIR "/samples", scratch.path(), GetParam(), true}, 50));
  const Score score = AuditSown(scratch, scratch.path("now"), scratch.path("earlier"));
  EXPECT_GT(score.sown, 150u);
  EXPECT_EQ(score.found, score.sown) << score.misses;
  EXPECT_EQ(score.extra, 0u) << "of " << score.reported << "\n" << score.extras;
}

INSTANTIATE_TEST_SUITE_P(Seeds, SownRoundsTest, testing::Values(1, 26));

TEST(CleanTest, DistrictsWithoutFaultsGiveNothingToReport) {
  const Scratch scratch;
  ASSERT_TRUE(samples::WriteDistricts({SARABUN_SOURCE_DIR "/samples", scratch.path(), 4, true}, 50));
  std::vector<std::string> reports;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path())) {
    if (entry.path().extension() == ".docx") reports.push_back(entry.path());
  }
  std::sort(reports.begin(), reports.end());
  ASSERT_EQ(reports.size(), 50u);
  AuditRequest request;
  request.extract.workers = 2;
  request.extract.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  const auto run = Audit(reports, request);
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(run->records, 50u * 42u);
  for (const Finding& finding : run->audited.findings) {
    EXPECT_EQ(finding.severity, Severity::kInfo) << Told(finding);
  }
}

}  // namespace
}  // namespace sarabun::pipeline
