#pragma once

#include <string>
#include <vector>

#include "records/seal.h"
#include "warehouse/report_rows.h"

namespace sarabun::test {

// Records of a made-up report, complete and awkward: shared cells, answers, every kind of NULL, quotes, backslashes,
// tabs.
inline std::vector<Record> MakeRecords(int agency, int items, const std::string& words = "done", int year = 2567,
                                       int round = 1) {
  std::vector<Record> records;
  for (int no = 1; no <= items; ++no) {
    Record& record = records.emplace_back();
    record.no = no;
    record.report.title = "A 'title' with \"quotes\", back\\slashes and 50 % {braces}";
    record.report.agency = {"Agency " + std::to_string(agency), std::nullopt, "office", std::to_string(agency),
                            "codes"};
    record.report.fiscal_year = year;
    record.report.fiscal_year_ce = year - 543;
    record.report.round = {"half", round, 2, 6};
    record.report.period = {"2023-10-01", "2024-02-29"};
    record.rules = {"pack", "1", std::string(64, 'b')};
    const std::string digits = std::to_string(agency) + std::to_string(words.size());
    record.document = {"r" + digits + ".docx", digits + std::string(64 - digits.size(), 'a'), 1000, "docx",
                       "2024-04-02T03:10:00Z"};
    record.report.key = records::ReportKey("pack", record.report, record.document);
    record.item = {"I" + std::to_string(no), no, no, "statement"};
    record.key = records::RecordKey(record.report.key, record.item, no, 1);
    if (no % 3 != 0) record.score = Score{Decimal{9000 + no, 2}, "raw", ScoreUnit::kPoints, Decimal{100, 0}, 2566};
    record.measures = {{1, 1, "1.", "promise\\N one", std::nullopt},
                       {2, 2, std::nullopt, "promise\ttwo", std::nullopt}};
    record.results = {{1, 1, "-", words + " " + std::to_string(no), std::vector<Answer>{{2, 0.5}}}};
    if (no % 2 == 0)
      record.evidence.emplace().push_back({EvidenceKind::kPicture, "word/media/i.png", std::string(64, 'c'),
                                           "image/png", 640, 480, "2024-01-31T09:00:00", std::nullopt, std::nullopt});
    record.shared = {{"measures", (no + 1) / 2, {}}};
    record.source = {"word/document.xml", 1, static_cast<std::uint32_t>(no), {{"score", 4}}};
    record.extra = {{"owner", "the \"office\"\nbelow"}};
    record.repairs = {{"measures[0].text", "join", 3, "a\nb", "ab", 0.99}};
    records::Seal(record);
  }
  return records;
}

inline warehouse::ReportRows MakeRows(const std::vector<Record>& records, std::vector<Finding> findings = {},
                                      bool from_records = false) {
  auto rows = warehouse::MakeReportRows(records, std::move(findings), from_records);
  EXPECT_TRUE(rows.ok()) << (rows.ok() ? "" : rows.error().ToString());
  return std::move(*rows);
}

}  // namespace sarabun::test
