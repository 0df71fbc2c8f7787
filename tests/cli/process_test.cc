// What only a real process shows: pipes that close, full disks, signals, standard input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <string>
#include <vector>

#include "base/text.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSubsetOf;

// Runs a shell command with $SARABUN as the program, in a scratch folder; gives its exit code.
int Shell(const Scratch& scratch, const std::string& command) {
  ::setenv("SARABUN", SARABUN_PROGRAM, 1);
  ::setenv("SAMPLES", SARABUN_SOURCE_DIR "/samples", 1);
  const int status = std::system(("cd '" + scratch.path() + "' && bash -c '" + command + "'").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(ProcessTest, StandardInputIsOneReport) {
  const Scratch scratch;
  EXPECT_EQ(Shell(scratch, "\"$SARABUN\" extract - -q < \"$SAMPLES/small.docx\" > piped.jsonl"), 0);
  EXPECT_EQ(Shell(scratch, "\"$SARABUN\" extract \"$SAMPLES/small.docx\" -q > named.jsonl"), 0);
  const std::string piped = Scratch::Read(scratch.path("piped.jsonl"));
  const std::string named = Scratch::Read(scratch.path("named.jsonl"));
  EXPECT_GT(named.size(), 1000u);
  EXPECT_EQ(std::count(piped.begin(), piped.end(), '\n'), std::count(named.begin(), named.end(), '\n'));
}

TEST(ProcessTest, AClosedPipeIsNoError) {
  const Scratch scratch;
  const std::string many = "$(yes \"$SAMPLES/bang-kapi-2567-h1.docx\" | head -n 40)";
  EXPECT_EQ(Shell(scratch, "set -o pipefail; \"$SARABUN\" extract " + many + " -q 2>err.txt | head -n 1 > line.txt"),
            0);
  EXPECT_EQ(Scratch::Read(scratch.path("err.txt")), "");
}

TEST(ProcessTest, AFullDiskIsSaidAndExitsWithTwo) {
  const Scratch scratch;
  EXPECT_EQ(Shell(scratch, "\"$SARABUN\" extract \"$SAMPLES/bang-kapi-2567-h1.docx\" -q > /dev/full 2>err.txt"), 2);
  EXPECT_EQ(Scratch::Read(scratch.path("err.txt")),
            "sarabun: error: standard output: cannot write: the disk is full\n"
            "  free some space and run the same command again\n");
}

// Waits until a process that was started in the background has its handlers and has worked for a while.
constexpr const char* kWorking =
    "until (( 0x$(sed -n \"s/^SigCgt:[[:space:]]*//p\" /proc/$!/status) & 2 )) || ! kill -0 $!; do sleep 0.01; "
    "done; sleep 0.3; ";

// Sends a signal to a batch of 2,000 reports when it has worked for a while; gives its exit code.
int Interrupt(const Scratch& scratch, const std::string& before, const std::string& after, const std::string& signal) {
  const std::string many = "$(yes \"$SAMPLES/bang-kapi-2567-h1.docx\" | head -n 2000)";
  return Shell(scratch, "\"$SARABUN\" " + before + " " + many + " -q -j 2 " + after + " 2>err.txt & " + kWorking +
                            "kill -" + signal + " $!; wait $!");
}

std::vector<std::string> FilesIn(const Scratch& scratch) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path())) {
    files.push_back(entry.path().filename().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Signal {
  const char* name;
  int code;
};
void PrintTo(const Signal& signal, std::ostream* out) { *out << signal.name; }

class ASignal : public ::testing::TestWithParam<Signal> {};

TEST_P(ASignal, LeavesNothingOfAnExtraction) {
  const Scratch scratch;
  EXPECT_EQ(Interrupt(scratch, "extract", "-o records.jsonl --findings findings.jsonl --media media", GetParam().name),
            GetParam().code);
  EXPECT_THAT(Scratch::Read(scratch.path("err.txt")), HasSubstr("stopped by a signal"));
  // Pictures are named by their content: those of reports that were read are whole and stay.
  EXPECT_THAT(FilesIn(scratch), IsSubsetOf({"err.txt", "media"}));
}

TEST_P(ASignal, LeavesNothingOfAnAudit) {
  const Scratch scratch;
  EXPECT_EQ(
      Interrupt(scratch, "audit", "--findings findings.jsonl --html audit.html --xlsx audit.xlsx", GetParam().name),
      GetParam().code);
  EXPECT_THAT(FilesIn(scratch), ElementsAre("err.txt"));
}

// What a pipe was given stays given: whole lines, whole reports.
TEST_P(ASignal, LeavesWholeReportsInAPipe) {
  const Scratch scratch;
  const std::string many = "$(yes \"$SAMPLES/small.docx\" | head -n 20000)";
  Shell(scratch, "(\"$SARABUN\" extract " + many + " -q -j 2 2>err.txt & " + kWorking + "kill -" + GetParam().name +
                     " $!; wait $!; echo $? >code) | cat >records.jsonl");
  EXPECT_EQ(Scratch::Read(scratch.path("code")), std::to_string(GetParam().code) + "\n");
  ASSERT_EQ(Shell(scratch, "\"$SARABUN\" extract \"$SAMPLES/small.docx\" -q > one.jsonl"), 0);
  const std::string one = Scratch::Read(scratch.path("one.jsonl"));
  const std::string all = Scratch::Read(scratch.path("records.jsonl"));
  EXPECT_TRUE(all.empty() || all.back() == '\n');
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n') % std::count(one.begin(), one.end(), '\n'), 0);
}

TEST_P(ASignal, KeepsWhatALoadCommitted) {
  const Scratch scratch;
  EXPECT_EQ(Interrupt(scratch, "load", "--to sqlite:ita.db", GetParam().name), GetParam().code);
  EXPECT_EQ(Shell(scratch, "\"$SARABUN\" load \"$SAMPLES/bang-kapi-2567-h1.docx\" -q --to sqlite:ita.db"), 0);
  EXPECT_THAT(FilesIn(scratch), ElementsAre("err.txt", "ita.db"));
}

// One file may be long in work as well: LibreOffice is waited for, here one that never answers.
TEST_P(ASignal, EndsTheWaitForLibreOffice) {
  const Scratch scratch;
  scratch.Write("old.rtf", "{\\rtf1 no table}");
  const std::string office = scratch.Write("soffice", "#!/bin/sh\nexec sleep 60\n");
  std::filesystem::permissions(office, std::filesystem::perms::owner_all);
  for (const char* command : {"inspect old.rtf", "rules draft old.rtf -o pack", "extract old.rtf"}) {
    EXPECT_EQ(Shell(scratch, "SARABUN_SOFFICE=\"" + office + "\" \"$SARABUN\" " + command + " >out 2>err.txt & " +
                                 kWorking + "kill -" + GetParam().name + " $!; wait $!"),
              GetParam().code)
        << command;
    EXPECT_THAT(Scratch::Read(scratch.path("err.txt")), "sarabun: stopped by a signal; nothing half-written is left\n")
        << command;
    EXPECT_THAT(Scratch::Read(scratch.path("out")), IsEmpty()) << command;
  }
  EXPECT_THAT(FilesIn(scratch), ElementsAre("err.txt", "old.rtf", "out", "soffice"));
}

INSTANTIATE_TEST_SUITE_P(ProcessTest, ASignal, ::testing::Values(Signal{"INT", 130}, Signal{"TERM", 143}),
                         [](const auto& signal) { return signal.param.name; });

// Each line of real output matches the part of the printed schema that describes it, and no other.
TEST(ProcessTest, EverythingWrittenMatchesTheSchema) {
  const bool checkable = std::system("/usr/bin/python3 -c 'import jsonschema' 2>/dev/null") == 0;
  if (!checkable) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << "python3-jsonschema is missing; tools/setup installs it";
    GTEST_SKIP() << "python3-jsonschema is missing";
  }
  const Scratch scratch;
  ASSERT_EQ(
      Shell(scratch,
            "\"$SARABUN\" schema > schema.json && \"$SARABUN\" extract \"$SAMPLES\" -q --with-raw -o record.jsonl "
            "--findings finding.jsonl --manifest manifest.jsonl && for f in \"$SAMPLES\"/*.docx \"$SAMPLES\"/*.txt; do "
            "\"$SARABUN\" inspect "
            "--format json \"$f\"; done > table.jsonl"),
      0);
  // The same report as if it were of the year before: its findings are still there.
  const std::string records = Scratch::Read(scratch.path("record.jsonl"));
  std::string before;
  for (const std::string_view line : Split(records, '\n')) {
    if (line.find("bang-kapi-2567-h1.docx") != std::string_view::npos) before += std::string(line) + "\n";
  }
  scratch.Write("now.jsonl", before);
  before = ReplaceAll(before, "\"fiscal_year\":2567", "\"fiscal_year\":2566");
  scratch.Write("before.jsonl", ReplaceAll(before, "/2567/1", "/2566/1"));
  ASSERT_EQ(
      Shell(scratch,
            "\"$SARABUN\" audit now.jsonl --format json --checks check.jsonl > summary.jsonl && \"$SARABUN\" audit "
            "now.jsonl --against before.jsonl --format json --findings against.jsonl >> summary.jsonl && cat "
            "against.jsonl >> finding.jsonl"),
      0);
  EXPECT_NE(Scratch::Read(scratch.path("against.jsonl")).find("\"status\":\"still\""), std::string::npos);
  for (const std::string kind : {"record", "finding", "table", "summary", "check", "manifest"}) {
    ASSERT_EQ(Shell(scratch, "/usr/bin/python3 " SARABUN_SOURCE_DIR "/tests/sinks/validate.py schema.json " + kind +
                                 ".jsonl > matched.txt && sort -u matched.txt > unique.txt"),
              0);
    EXPECT_EQ(Scratch::Read(scratch.path("unique.txt")), kind + "\n");
  }
}

TEST(ProcessTest, ManyFilesTakeNoMoreMemoryThanAFew) {
  if (std::getenv("ASAN_OPTIONS") != nullptr) GTEST_SKIP() << "a sanitizer's own memory hides the program's";
  const Scratch scratch;
  const auto peak = [&](int files) {
    const std::string many = "$(yes \"$SAMPLES/bang-kapi-2567-h1.docx\" | head -n " + std::to_string(files) + ")";
    EXPECT_EQ(Shell(scratch,
                    "/usr/bin/python3 -c \"import resource,subprocess,sys; "
                    "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True); "
                    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\" \"$SARABUN\" extract " +
                        many + " -q -j 2 > peak.txt"),
              0);
    return std::stol(Scratch::Read(scratch.path("peak.txt")));
  };
  const long few = peak(8);
  const long more = peak(200);
  EXPECT_LT(more, few + 16 * 1024) << "kilobytes for 200 files against 8";
}

}  // namespace
}  // namespace sarabun::test
