#include "sinks/agency_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "base/text_table.h"
#include "support/scratch.h"

namespace sarabun::sinks {
namespace {

using test::Scratch;
using ::testing::HasSubstr;

// An audit of one report of an agency, without a record.
audit::Audited OneReport(const std::string& name) {
  audit::Audited audited;
  audit::Report report;
  report.key = "form/1006/2567/1";
  report.info.agency.code = "1006";
  report.info.agency.name = name;
  audited.reports.push_back(report);
  audit::Summary summary;
  summary.report_key = report.key;
  audited.summaries.push_back(summary);
  Finding finding;
  finding.code = "report-fact-missing";
  finding.severity = Severity::kError;
  finding.report_key = report.key;
  audited.findings.push_back(finding);
  return audited;
}

Status Write(const std::string& folder, const audit::Audited& audited) {
  return WriteAgencyFolder(folder, audited, {std::string(32, 'a')}, {});
}

TEST(AgencyFolderTest, FileNamesAreSafeEverywhere) {
  EXPECT_EQ(AgencyFileName("1006", "สำนักงานเขตบางกะปิ", ""), "1006-สำนักงานเขตบางกะปิ.xlsx");
  EXPECT_EQ(AgencyFileName("", "a b", ""), "a-b.xlsx");
  EXPECT_EQ(AgencyFileName("../1", "..\\..\\CON:|?*\"<>\n", ""), "1-....CON.xlsx");
  EXPECT_EQ(AgencyFileName("", "", "form/doc:0123"), "form-doc-0123.xlsx");
  EXPECT_EQ(AgencyFileName("", "", ""), "report.xlsx");
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "ก";
  EXPECT_LT(AgencyFileName("1", longest, "").size(), 200u);
}

TEST(AgencyFolderTest, ListsWhatItWrote) {
  const Scratch scratch;
  ASSERT_TRUE(Write(scratch.path("out"), OneReport("เขต, \"ก\"")).ok());
  const std::string index = Scratch::Read(scratch.path("out/agencies.csv"));
  EXPECT_THAT(index, HasSubstr("1006,\"เขต, \"\"ก\"\"\",1,1,0,0,0,1006-เขต-ก.xlsx,"));
  EXPECT_TRUE(std::filesystem::exists(scratch.path("out/1006-เขต-ก.xlsx")));
}

TEST(AgencyFolderTest, AgenciesOfOneNameDoNotMeet) {
  const Scratch scratch;
  audit::Audited audited = OneReport("ก/");
  audit::Audited other = OneReport("ก");
  other.reports.front().info.agency.code.reset();
  other.reports.front().info.agency.name = "1006-ก";
  other.reports.front().key = "form/doc:1";
  audited.reports.push_back(other.reports.front());
  audited.summaries.push_back(other.summaries.front());
  ASSERT_TRUE(Write(scratch.path("out"), audited).ok());
  EXPECT_TRUE(std::filesystem::exists(scratch.path("out/1006-ก.xlsx")));
  EXPECT_TRUE(std::filesystem::exists(scratch.path("out/1006-ก-2.xlsx")));
}

// What others put there, or an office's answers, are never replaced.
TEST(AgencyFolderTest, ReplacesOnlyItsOwn) {
  const Scratch scratch;
  const std::string folder = scratch.path("out");
  const audit::Audited audited = OneReport("ก");
  ASSERT_TRUE(Write(folder, audited).ok());
  EXPECT_TRUE(Write(folder, audited).ok());
  scratch.Write("out/notes.txt", "mine");
  const Status foreign = Write(folder, audited);
  ASSERT_FALSE(foreign.ok());
  EXPECT_THAT(foreign.error().message, HasSubstr("holds 'notes.txt', which this program did not write"));
  EXPECT_EQ(Scratch::Read(scratch.path("out/notes.txt")), "mine");
  std::filesystem::remove(scratch.path("out/notes.txt"));
  scratch.Write("out/1006-ก.xlsx", "answered");
  const Status changed = Write(folder, audited);
  ASSERT_FALSE(changed.ok());
  EXPECT_THAT(changed.error().message, HasSubstr("was changed since it was written"));
  scratch.Write("other/a.docx", "a");
  EXPECT_THAT(Write(scratch.path("other"), audited).error().message, HasSubstr("holds no agencies.csv"));
  EXPECT_FALSE(Write(scratch.Write("file", ""), audited).ok());
}

TEST(AgencyFolderTest, EveryCodeSaysWhatToDo) {
  for (const auto& row : Messages().rows()) {
    for (const char* language : {"en", "th"}) {
      EXPECT_NE(SheetTexts().Find("do." + std::string(row.front()), language), "") << row.front();
    }
  }
}

}  // namespace
}  // namespace sarabun::sinks
