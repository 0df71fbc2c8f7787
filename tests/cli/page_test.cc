// audit --html and --xlsx: what a person opens.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "cli/run_app.h"
#include "support/scratch.h"
#include "support/shell.h"

namespace sarabun::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

// As tests/page/page.mjs has it: an end of script, an element, a comment, a separator of JavaScript's lines, a formula.
constexpr const char* kHostile =
    R"(<script>document.title=\"taken\"</script></script><!--<img src=x onerror=alert(1)>&amp;\u2028=1+1)";

// The records of the second sample, the first measure of the first one hostile.
std::string HostileRecords(const Scratch& scratch) {
  const std::string path = scratch.path("hostile.jsonl");
  EXPECT_EQ(RunSarabun({"extract", Sample("bangkok-noi-2567-h2.docx"), "-q", "-o", path}).code, 0);
  std::string records = Scratch::Read(path);
  const std::size_t measures = records.find("\"measures\":[");
  const std::string key = "\"text\":\"";
  const std::size_t from = records.find(key, measures) + key.size();
  records.replace(from, records.find('"', from) - from, kHostile);
  return scratch.Write("hostile.jsonl", records);
}

std::string Program(const std::string& name) {
  const ShellRan found = Shell("command -v " + name);
  return found.code == 0 ? found.out.substr(0, found.out.find('\n')) : std::string();
}

TEST(AuditPage, ABrowserShowsItAndAsksForNothing) {
  const std::string modules = std::string(SARABUN_SOURCE_DIR) + "/build/page";
  const std::string chromium = Program("chromium");
  if (chromium.empty()) GTEST_SKIP() << "no chromium here: tools/setup installs it";
  if (Program("node").empty() || !fs::exists(modules + "/node_modules/playwright-core")) {
    GTEST_SKIP() << "nothing to drive the browser with: tools/readers installs it";
  }
  const Scratch scratch;
  const std::string page = scratch.path("page.html");
  const Ran ran = RunSarabun({"audit", Sample("bang-kapi-2567-h1.docx"), Sample("bangkok-noi-2567-h2.docx"),
                              HostileRecords(scratch), "-q", "--html", page});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const ShellRan seen =
      Shell("timeout 120 node " SARABUN_SOURCE_DIR "/tests/page/page.mjs " + modules + " " + chromium + " " + page);
  EXPECT_EQ(seen.code, 0) << seen.out;
  std::printf("%s", seen.out.c_str());
}

TEST(AuditPage, IsOneFileWithoutAnythingOfTheNetwork) {
  const Scratch scratch;
  const std::string page = scratch.path("page.html");
  ASSERT_EQ(RunSarabun({"audit", HostileRecords(scratch), "-q", "--html", page, "--lang", "th"}).code, 0);
  const std::string text = Scratch::Read(page);
  EXPECT_TRUE(text.starts_with("<!doctype html>\n<html lang=\"th\">"));
  EXPECT_THAT(text, HasSubstr("default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(text, Not(HasSubstr("unsafe-")));
  EXPECT_THAT(text, Not(HasSubstr("<link")));
  EXPECT_THAT(text, Not(HasSubstr("<script>document.title")));
  EXPECT_THAT(text, HasSubstr("\\u003cscript\\u003edocument.title=\\\"taken\\\"\\u003c/script\\u003e"));
  EXPECT_THAT(text, HasSubstr("\\u003c!--"));
  EXPECT_THAT(text, HasSubstr("\\u2028=1+1"));
}

TEST(AuditPage, ThumbnailsAreLeftOutWhereNoneAreWanted) {
  const Scratch scratch;
  const std::string with = scratch.path("with.html");
  const std::string without = scratch.path("without.html");
  const std::string report = Sample("bang-kapi-2567-h1.docx");
  ASSERT_EQ(RunSarabun({"audit", report, "-q", "--html", with}).code, 0);
  ASSERT_EQ(RunSarabun({"audit", report, "-q", "--no-thumbnails", "--html", without}).code, 0);
  EXPECT_THAT(Scratch::Read(with), HasSubstr("\"/9j/"));  // how a JPEG begins in base64
  EXPECT_THAT(Scratch::Read(without), HasSubstr("id=\"pictures\">{}</script>"));
}

TEST(AuditPage, IsTheSameForAnyNumberOfJobs) {
  const Scratch scratch;
  const auto made = [&](const std::string& jobs) {
    const std::string page = scratch.path("page" + jobs + ".html");
    const Ran ran = RunSarabun({"audit", Sample("bang-kapi-2567-h1.docx"), Sample("bangkok-noi-2567-h2.docx"),
                                Sample("small.docx"), "-q", "-j", jobs, "--html", page});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return Scratch::Read(page);
  };
  EXPECT_EQ(made("1"), made("4"));
}

TEST(AuditPage, AFileThatCannotBeWrittenIsToldAndNothingIsLeft) {
  const Scratch scratch;
  const std::string nowhere = scratch.path("no-such-folder") + "/page.html";
  const Ran ran = RunSarabun({"audit", Sample("small.docx"), "-q", "--html", nowhere});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("no-such-folder"));
}

TEST(AuditPage, StandardOutputIsNoPlaceForIt) {
  for (const char* option : {"--html", "--xlsx"}) {
    const Ran ran = RunSarabun({"audit", Sample("small.docx"), "-q", option, "-"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("give --html and --xlsx a file"));
  }
}

TEST(AuditBook, PeopleWithASpreadsheetFindEverySheet) {
  const Scratch scratch;
  const std::string expected =
      scratch.Write("expected.tsv", "code\tname\n1006\tสำนักงานเขตบางกะปิ\n1035\tสำนักงานเขตจอมทอง\n");
  const std::string records = HostileRecords(scratch);
  for (const char* language : {"en", "th"}) {
    const std::string book = scratch.path(std::string(language) + ".xlsx");
    const std::string findings = scratch.path("findings.csv");
    const Ran ran = RunSarabun({"audit", Sample("bang-kapi-2567-h1.docx"), records, "-q", "--xlsx", book, "--findings",
                                findings, "--expect", expected, "--lang", language});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const ShellRan read = Shell(SARABUN_PYTHON " " SARABUN_SOURCE_DIR "/tests/cli/read_audit_book.py " + book + " " +
                                findings + " " + language);
    EXPECT_EQ(read.code, 0) << read.out;
  }
}

}  // namespace
}  // namespace sarabun::test
