#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "cli/run_app.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

std::ptrdiff_t Lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST(ExtractTest, OneReportGivesALineARecord) {
  const Ran ran = RunSarabun({"extract", Sample("bang-kapi-2567-h1.docx")});
  EXPECT_EQ(ran.code, cli::kDone) << ran.err;
  EXPECT_EQ(Lines(ran.out), 42);
  EXPECT_TRUE(ran.out.starts_with("{\"schema\":\"sarabun.record/1\",\"record_id\":\"")) << ran.out.substr(0, 80);
  EXPECT_TRUE(ran.err.starts_with("42 records from 1 report")) << ran.err;
}

TEST(ExtractTest, AFileIsTheSameAsStandardOutput) {
  const Scratch scratch;
  const std::string out = scratch.path("ผลลัพธ์ ใหม่.jsonl");
  const Ran to_file = RunSarabun({"extract", Sample("small.docx"), "-o", out});
  const Ran to_screen = RunSarabun({"extract", Sample("small.docx")});
  EXPECT_EQ(to_file.out, "");
  EXPECT_EQ(Scratch::Read(out), to_screen.out);
  EXPECT_NE(to_file.err.find("-> " + out), std::string::npos);
}

TEST(ExtractTest, AnyNumberOfWorkersGivesTheSameBytes) {
  const Scratch scratch;
  const char* const samples[] = {"small.docx", "bang-kapi-2567-h1.docx", "bang-kapi-2567-h1.txt"};
  for (int i = 0; i < 12; ++i) {
    scratch.Write("in/" + std::to_string(100 + i) + ".docx", Scratch::Read(Sample(samples[i % 3])));
  }
  std::string first;
  std::string first_findings;
  for (const char* jobs : {"1", "2", "3", "8"}) {
    const std::string findings = scratch.path("findings.jsonl");
    const Ran ran = RunSarabun({"extract", scratch.path("in"), "-j", jobs, "-q", "--findings", findings});
    ASSERT_EQ(ran.code, cli::kDone) << ran.err;
    if (first.empty()) {
      first = ran.out;
      first_findings = Scratch::Read(findings);
      EXPECT_GT(Lines(first), 12 * 5);
    }
    EXPECT_EQ(ran.out, first) << "-j " << jobs;
    EXPECT_EQ(Scratch::Read(findings), first_findings) << "-j " << jobs;
  }
}

TEST(ExtractTest, TheEndingOfTheOutputChoosesTheFormat) {
  const Scratch scratch;
  const std::string csv = scratch.path("x.CSV");
  ASSERT_EQ(RunSarabun({"extract", Sample("small.docx"), "-o", csv, "--bom"}).code, cli::kDone);
  EXPECT_TRUE(Scratch::Read(csv).starts_with("\xEF\xBB\xBFrecord_id,key,no,agency_code,"));
  const Ran screen = RunSarabun({"extract", Sample("small.docx"), "--format", "csv", "-q"});
  EXPECT_EQ("\xEF\xBB\xBF" + screen.out, Scratch::Read(csv));
}

TEST(ExtractTest, NoRepairsLeavesOnlyThemOut) {
  const std::string with = RunSarabun({"extract", Sample("bang-kapi-2567-h1.docx"), "-q"}).out;
  const std::string without = RunSarabun({"extract", Sample("bang-kapi-2567-h1.docx"), "-q", "--no-repairs"}).out;
  EXPECT_NE(with.find("\"repairs\":["), std::string::npos);
  EXPECT_EQ(without.find("\"repairs\":"), std::string::npos);
}

}  // namespace
}  // namespace sarabun::test
