// --isolate, --manifest and --resume: the same output, whatever happens to a file or to a run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/run_app.h"
#include "support/office.h"
#include "support/scratch.h"
#include "support/shell.h"

namespace sarabun::test {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

// Reports, a dump, records, and what is none of these; some of it broken.
void Fill(const Scratch& folder) {
  for (const auto& entry : fs::directory_iterator(SARABUN_SOURCE_DIR "/samples")) {
    if (entry.is_regular_file()) fs::copy_file(entry.path(), folder.path(entry.path().filename()));
  }
  const std::string report = Scratch::Read(SARABUN_SOURCE_DIR "/samples/small.docx");
  folder.Write("cut.docx", report.substr(0, report.size() / 2));
  folder.Write("empty.docx", "");
  folder.Write("notes.bin", "neither");
}

long Lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST(Isolate, GivesTheSameAsOneProcess) {
  const Scratch inputs;
  Fill(inputs);
  const Scratch out;
  const auto run = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> args = {"extract",    inputs.path(),
                                     "--with-raw", "--link",
                                     "--media",    out.path(name + "-media"),
                                     "-o",         out.path(name),
                                     "--findings", out.path(name + ".findings")};
    args.insert(args.end(), more.begin(), more.end());
    Ran ran = RunSarabun(args);
    const std::size_t place = ran.err.find(" -> ");
    if (place != std::string::npos) ran.err.resize(place);  // the files' names differ
    return ran;
  };
  const Ran plain = run("plain", {"-j", "1"});
  EXPECT_EQ(plain.code, 1);
  for (const std::string workers : {"1", "3"}) {
    const std::string name = "apart" + workers;
    const Ran apart = run(name, {"-j", workers, "--isolate"});
    EXPECT_EQ(apart.code, 1);
    EXPECT_EQ(apart.err, plain.err);
    EXPECT_EQ(Scratch::Read(out.path(name)), Scratch::Read(out.path("plain")));
    EXPECT_EQ(Scratch::Read(out.path(name + ".findings")), Scratch::Read(out.path("plain.findings")));
    std::size_t pictures = 0;
    for (const auto& entry : fs::directory_iterator(out.path("plain-media"))) {
      EXPECT_EQ(Scratch::Read(out.path(name + "-media/" + entry.path().filename().native())),
                Scratch::Read(entry.path().native()));
      ++pictures;
    }
    EXPECT_GT(pictures, 8u);
  }
}

TEST(Isolate, AuditsTheSame) {
  const Scratch inputs;
  Fill(inputs);
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> args = {"audit", inputs.path(), "--findings", "-", "-q"};
    args.insert(args.end(), more.begin(), more.end());
    return RunSarabun(args).out;
  };
  const std::string plain = run({});
  EXPECT_GT(Lines(plain), 10);
  EXPECT_EQ(run({"--isolate"}), plain);
}

TEST(Isolate, ConvertsOldFormatsAsWell) {
  SARABUN_NEEDS_OFFICE();
  const Scratch out;
  out.Write("a.rtf", "{\\rtf1 no table}");
  const Ran plain = RunSarabun({"extract", out.path("a.rtf"), "-q"});
  const Ran apart = RunSarabun({"extract", out.path("a.rtf"), "-q", "--isolate"});
  EXPECT_THAT(plain.err, HasSubstr("no table"));
  EXPECT_EQ(apart.err, plain.err);
}

TEST(Isolate, AFileThatTakesTooMuchIsRejectedAlone) {
  if (std::getenv("ASAN_OPTIONS") != nullptr) GTEST_SKIP() << "a sanitizer takes more than any limit for itself";
  const Scratch inputs;
  inputs.Write("large.txt", std::string(30U << 20, 'x') + "\x07\n");
  fs::copy_file(SARABUN_SOURCE_DIR "/samples/small.docx", inputs.path("small.docx"));
  const Ran ran = RunSarabun({"extract", inputs.path("large.txt"), inputs.path("small.docx"), "-q", "--isolate",
                              "--limit", "memory-bytes=40MB"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("large.txt"));
  EXPECT_EQ(Lines(ran.out), 5);
}

TEST(Manifest, HasALineForEachFile) {
  const Scratch inputs;
  Fill(inputs);
  const Scratch out;
  const std::string manifest = out.path("manifest.jsonl");
  const Ran ran = RunSarabun(
      {"extract", inputs.path(), inputs.path("missing.docx"), "-q", "-o", out.path("r"), "--manifest", manifest});
  EXPECT_EQ(ran.code, 1);
  const std::string lines = Scratch::Read(manifest);
  EXPECT_THAT(lines, HasSubstr("/small.docx\",\"status\":\"done\",\"sha256\":\""));
  EXPECT_THAT(lines, HasSubstr("\"records\":5,\"findings\":0,\"error\":null}\n"));
  EXPECT_THAT(lines, HasSubstr("/empty.docx\",\"status\":\"rejected\",\"sha256\":\""));
  EXPECT_THAT(lines, HasSubstr("/notes.bin\",\"status\":\"skipped\",\"sha256\":\""));
  EXPECT_THAT(lines, HasSubstr("/missing.docx\",\"status\":\"rejected\",\"sha256\":null,\"bytes\":null,\"reports\":[],"
                               "\"records\":0,\"findings\":0,\"error\":{\"code\":\"not-found\",\"message\":\""));
  EXPECT_FALSE(fs::exists(manifest + ".journal")) << "the run was complete";
}

TEST(Manifest, SaysWhatALoadLeftAlone) {
  const Scratch out;
  const std::string report = SARABUN_SOURCE_DIR "/samples/small.docx";
  for (const char* status : {"done", "unchanged"}) {
    ASSERT_EQ(
        RunSarabun({"load", report, "--to", "sqlite:" + out.path("a.db"), "-q", "--manifest", out.path("m")}).code, 0);
    EXPECT_THAT(Scratch::Read(out.path("m")), HasSubstr("\"status\":\"" + std::string(status) + "\""));
  }
}

TEST(Manifest, HasAFileOfItsOwn) {
  const std::string report = SARABUN_SOURCE_DIR "/samples/small.docx";
  EXPECT_EQ(RunSarabun({"extract", report, "--manifest", "-"}).code, 2);
  EXPECT_EQ(RunSarabun({"extract", report, "-o", "x", "--manifest", "x"}).code, 2);
  const Ran ran = RunSarabun({"extract", report, "--resume"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("give it --manifest FILE"));
}

class ResumeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 60; ++i) {
      const std::string report = Scratch::Read(SARABUN_SOURCE_DIR "/samples/bang-kapi-2567-h1.docx");
      inputs_.Write("report" + std::to_string(1000 + i) + ".docx", report);
    }
  }

  // Starts a command and stops it as soon as its journal holds a few reports, whatever the machine's speed.
  int Stop(const std::string& command, const char* signal) const {
    const std::string script =
        "'" SARABUN_PROGRAM "' " + command + " 2>'" + out_.path("err") + "' & run=$!; " + "until [ $(stat -c %s '" +
        out_.path("m.journal") +
        "' 2>/dev/null || echo 0) -gt 500000 ] || ! kill -0 $run 2>/dev/null; do sleep 0.01; done; "
        "kill -" +
        signal + " $run; wait $run";
    const std::string path = out_.Write("stop.sh", script + "\n");
    return Shell("bash '" + path + "'").code;
  }
  std::string Out(const std::string& name) const { return out_.path(name); }

  Scratch inputs_;
  Scratch out_;
};

TEST_F(ResumeTest, GoesOnWhereASignalStoppedIt) {
  ASSERT_EQ(RunSarabun({"extract", inputs_.path(), "-q", "-o", Out("whole")}).code, 0);
  const std::string command =
      "extract '" + inputs_.path() + "' -q -j 2 -o '" + Out("records") + "' --manifest '" + Out("m") + "'";
  ASSERT_EQ(Stop(command, "TERM"), 143);
  EXPECT_THAT(Scratch::Read(Out("err")), HasSubstr("the same command with --resume goes on"));
  EXPECT_FALSE(fs::exists(Out("records")));
  EXPECT_LT(Lines(Scratch::Read(Out("m"))), 60) << "of what was done";
  const Ran ran = RunSarabun({"extract", inputs_.path(), "-o", Out("records"), "--manifest", Out("m"), "--resume"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("read by the run that was stopped"));
  EXPECT_THAT(ran.err, ::testing::Not(HasSubstr("nothing was left")));
  EXPECT_TRUE(Scratch::Read(Out("records")) == Scratch::Read(Out("whole"))) << "records differ";
  EXPECT_EQ(Lines(Scratch::Read(Out("m"))), 60);
  EXPECT_FALSE(fs::exists(Out("m.journal")));
}

TEST_F(ResumeTest, GoesOnAfterAKillWithPictures) {
  const std::string command = "audit '" + inputs_.path() + "' -q --isolate -j 2 --manifest '" + Out("m") + "'";
  ASSERT_EQ(Stop(command, "KILL"), 137);
  const Ran ran =
      RunSarabun({"audit", inputs_.path(), "-q", "--findings", Out("f"), "--manifest", Out("m"), "--resume"});
  const Ran whole = RunSarabun({"audit", inputs_.path(), "-q", "--findings", Out("whole")});
  EXPECT_EQ(ran.code, whole.code);
  EXPECT_TRUE(Scratch::Read(Out("f")) == Scratch::Read(Out("whole"))) << "findings differ";
}

TEST_F(ResumeTest, AnotherReadingStartsAnew) {
  const std::string command =
      "extract '" + inputs_.path() + "' -q -j 2 -o '" + Out("records") + "' --manifest '" + Out("m") + "'";
  ASSERT_EQ(Stop(command, "KILL"), 137);
  const Ran ran =
      RunSarabun({"extract", inputs_.path(), "--with-raw", "-o", Out("records"), "--manifest", Out("m"), "--resume"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("nothing was left that was read by the run that was stopped"));
}

}  // namespace
}  // namespace sarabun::test
