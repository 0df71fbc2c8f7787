// Files and folders that change, end, turn in circles or cannot be written.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "sarabun/extract.h"
#include "sinks/csv.h"
#include "sinks/json_lines.h"
#include "support/scratch.h"
#include "support/shell.h"

namespace sarabun::test {
namespace {

namespace fs = std::filesystem;

ShellRan RunHere(const Scratch& scratch, const std::string& command) {
  ::setenv("SARABUN", SARABUN_PROGRAM, 1);
  ::setenv("SAMPLES", SARABUN_SOURCE_DIR "/samples", 1);
  return Shell("cd '" + scratch.path() + "' && " + command);
}

std::size_t FilesIn(const std::string& folder) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) files += entry.is_regular_file() ? 1 : 0;
  return files;
}

// Takes so many writes and no more.
class FailingOutput final : public sinks::Output {
 public:
  FailingOutput(int writes, int& taken) : left_(writes), taken_(taken) {}
  Status Open() override { return {}; }
  Status Write(std::string_view) override {
    if (left_-- == 0) return Error{ErrorCode::kIo, "cannot write: the disk is full", "", {}};
    ++taken_;
    return {};
  }
  Status Close() override { return left_-- == 0 ? Status(Error{ErrorCode::kIo, "cannot close", "", {}}) : Status(); }

 private:
  int left_;
  int& taken_;
};

class FindingsNobodyWants final : public FindingSink {
 public:
  void Report(Finding) override {}
};

// Extract with a sink whose output fails at the n-th write, for every n.
template <class MakeSink>
void ExpectToldAtEachWrite(MakeSink make_sink) {
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.workers = 1;
  int failures = 0;
  for (int at = 0; at < 100; ++at) {
    int taken = 0;
    auto sink = make_sink(std::make_unique<FailingOutput>(at, taken));
    FindingsNobodyWants findings;
    const auto summary = Extract({Sample("small.docx")}, options, sink, findings);
    if (summary.ok()) break;
    EXPECT_EQ(summary.error().code, ErrorCode::kIo) << summary.error().ToString();
    EXPECT_EQ(taken, at) << "nothing is written behind a failure";
    ++failures;
  }
  EXPECT_GE(failures, 6) << "five records and an end";
}

TEST(WriteFaults, AreToldAtEveryWriteOfASink) {
  ExpectToldAtEachWrite([](auto output) { return sinks::JsonLinesSink(std::move(output)); });
  ExpectToldAtEachWrite([](auto output) { return sinks::CsvSink(std::move(output)); });
}

TEST(WriteFaults, ALimitOnTheSizeOfFilesLeavesTheOldOutputAndNoOther) {
  for (const std::string format : {"jsonl", "csv", "xlsx"}) {
    const Scratch scratch;
    ASSERT_EQ(RunHere(scratch, "\"$SARABUN\" extract \"$SAMPLES/small.docx\" -q --format " + format + " -o whole").code,
              0);
    const auto size = static_cast<long>(fs::file_size(scratch.path("whole")));
    fs::remove(scratch.path("whole"));
    scratch.Write("out", "old");
    for (long kilobytes = 0; kilobytes < size / 1024; kilobytes += 1 + size / 8192) {
      const ShellRan ran = RunHere(scratch, "bash -c 'ulimit -f " + std::to_string(kilobytes) +
                                                "; \"$SARABUN\" extract \"$SAMPLES/small.docx\" -q --format " + format +
                                                " -o out 2>&1 | cat; exit ${PIPESTATUS[0]}'");
      EXPECT_EQ(ran.code, 2) << format << " " << kilobytes << " kB: " << ran.out;
      EXPECT_NE(ran.out.find("sarabun: error: "), std::string::npos) << ran.out;
      EXPECT_EQ(Scratch::Read(scratch.path("out")), "old");
      EXPECT_EQ(FilesIn(scratch.path()), 1u) << "no temporary file is left";
    }
  }
}

// A file of /proc says that it has no bytes and has some, as one does that grows while it is read.
TEST(ReadFaults, AFileIsReadToItsEndWhateverItsSizeWas) {
  const auto read = ReadFile("/proc/self/status", 1 << 20);
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  EXPECT_NE(read.value().find("Name:"), std::string::npos);
  EXPECT_FALSE(ReadFile("/proc/self/status", 10).ok()) << "the limit holds for what is there";
}

// A pipe gives its bytes in pieces as small as it likes.
TEST(ReadFaults, ShortReadsMakeTheSameReport) {
  const Scratch scratch;
  const ShellRan ran =
      RunHere(scratch,
              "cp \"$SAMPLES/small.docx\" a.docx && \"$SARABUN\" inspect a.docx > whole && mkfifo b.docx && "
              "{ dd if=a.docx bs=1 count=300 2>/dev/null; sleep 0.1; tail -c +301 a.docx; } | "
              "\"$SARABUN\" inspect - > pieces; sed -i 1d whole pieces; cmp whole pieces");
  EXPECT_EQ(ran.code, 0) << ran.out;
}

// Takes a file out of the folder between the listing and the reading.
class Thief final : public Observer {
 public:
  explicit Thief(std::string path) : path_(std::move(path)) {}
  void OnInputs(std::uint64_t) override { fs::remove(path_); }
  void OnFile(const FileOutcome& outcome) override {
    if (outcome.rejected) rejected.push_back(outcome.error);
  }
  std::vector<Error> rejected;

 private:
  std::string path_;
};

class Counter final : public Sink {
 public:
  Status Begin() override { return {}; }
  Status Write(const Record&) override { return ++records, Status(); }
  Status Finish() override { return {}; }
  int records = 0;
};

TEST(ReadFaults, AFileThatWentAwayIsRejectedAndTheOthersAreRead) {
  const Scratch scratch;
  for (const char* name : {"in/1.docx", "in/2.docx", "in/3.docx"})
    scratch.Write(name, Scratch::Read(Sample("small.docx")));
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.workers = 1;
  Thief thief(scratch.path("in/3.docx"));
  Counter sink;
  FindingsNobodyWants findings;
  const auto summary = Extract({scratch.path("in")}, options, sink, findings, &thief);
  ASSERT_TRUE(summary.ok());
  ASSERT_EQ(thief.rejected.size(), 1u);
  EXPECT_EQ(thief.rejected[0].code, ErrorCode::kNotFound) << thief.rejected[0].ToString();
  EXPECT_EQ(summary.value().read, 2u);
  EXPECT_EQ(sink.records, 10);
}

TEST(ReadFaults, LinksThatTurnInCirclesEnd) {
  const Scratch scratch;
  ASSERT_EQ(
      RunHere(
          scratch,
          "mkdir -p in/deep && cp \"$SAMPLES/small.docx\" in/a.docx && ln -s ../.. in/deep/up && ln -s . in/here && "
          "ln -s self.docx in/self.docx && ln -s nowhere.docx in/gone.docx")
          .code,
      0);
  const ShellRan folder = RunHere(scratch, "\"$SARABUN\" extract in -o out.jsonl");
  EXPECT_NE(folder.out.find("5 records from 1 report"), std::string::npos) << folder.out;
  const ShellRan self = RunHere(scratch, "\"$SARABUN\" extract in/self.docx -o out.jsonl");
  EXPECT_EQ(self.code, 1);
  EXPECT_NE(self.out.find("in/self.docx"), std::string::npos) << self.out;
}

TEST(ReadFaults, NamesThatAreNoTextAreReadAndShown) {
  const Scratch scratch;
  const ShellRan ran =
      RunHere(scratch,
              "mkdir in && cp \"$SAMPLES/small.docx\" in/$(printf '\\377\\376').docx && cp \"$SAMPLES/small.docx\" "
              "\"$(printf 'in/a\\nb\\033[31m.docx')\" && printf bad > in/$(printf '\\300').docx; "
              "\"$SARABUN\" extract in -q -o out.jsonl");
  EXPECT_EQ(ran.code, 1) << ran.out;
  EXPECT_EQ(ran.out.find('\033'), std::string::npos) << "a name does not colour the terminal";
  EXPECT_NE(ran.out.find("in/\uFFFD.docx"), std::string::npos) << ran.out;
  const std::string records = Scratch::Read(scratch.path("out.jsonl"));
  EXPECT_EQ(std::count(records.begin(), records.end(), '\n'), 10);
  EXPECT_NE(records.find("in/\uFFFD\uFFFD.docx"), std::string::npos);
}

TEST(Differential, AnyWayInAndAnyNumberOfWorkersGiveTheSameRecords) {
  const Scratch scratch;
  const ShellRan ran = RunHere(
      scratch,
      "mkdir in && cp \"$SAMPLES\"/*.docx \"$SAMPLES\"/*.txt in/ && for i in 1 2 3; do cp in/small.docx "
      "in/again$i.docx; head -c $((i * "
      "4000)) in/small.docx > in/cut$i.docx; done; for j in 1 2 3 7; do \"$SARABUN\" extract in -q -j $j -o "
      "out$j.jsonl --findings "
      "find$j.jsonl 2> err$j; done; for j in 2 3 7; do cmp out1.jsonl out$j.jsonl && cmp find1.jsonl find$j.jsonl "
      "&& cmp err1 err$j || "
      "exit 1; done; for f in in/*; do \"$SARABUN\" extract $f -q 2>/dev/null > a; \"$SARABUN\" extract - -q "
      "2>/dev/null < $f > b; "
      "sed 's/\"path\":\"[^\"]*\"//' a > a1; sed 's/\"path\":\"[^\"]*\"//' b > b1; cmp a1 b1 || exit 1; done");
  EXPECT_EQ(ran.code, 0) << ran.out;
}

}  // namespace
}  // namespace sarabun::test
