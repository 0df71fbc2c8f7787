// extract --media: pictures out under names of our own making.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "cli/run_app.h"
#include "pipeline/media_folder.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::MatchesRegex;

std::vector<std::string> FilesIn(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().native());
  std::sort(names.begin(), names.end());
  return names;
}

std::string All(const std::string& folder) {
  std::string out;
  for (const std::string& name : FilesIn(folder)) {
    out += name + " " + Sha256Hex(Scratch::Read(folder + "/" + name)) + "\n";
  }
  return out;
}

TEST(Media, PicturesAreNamedByAgencyItemAndContent) {
  const Scratch scratch;
  const std::string folder = scratch.path("ภาพ/new");
  const Ran ran = RunSarabun({"extract", Sample("bang-kapi-2567-h1.docx"), "--media", folder});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("; 8 pictures -> " + folder));
  std::vector<std::string> files = FilesIn(folder);
  ASSERT_EQ(files.size(), 9u);
  EXPECT_EQ(files.back(), "media.jsonl");
  files.pop_back();
  for (const std::string& name : files) {
    EXPECT_THAT(name, MatchesRegex("1006_[-IEO0-9]+_[0-9a-f]{16}\\.png"));
    const std::string bytes = Scratch::Read(folder + "/" + name);
    EXPECT_NE(name.find("_" + Sha256Hex(bytes).substr(0, 16) + "."), std::string::npos);
    EXPECT_TRUE(bytes.starts_with("\x89PNG"));
  }
  const std::string list = Scratch::Read(folder + "/media.jsonl");
  EXPECT_TRUE(list.starts_with("{\"file\":\"1006_I5_")) << list.substr(0, 200);
}

TEST(Media, APictureOfASharedCellIsOneFileOfTheFirstItem) {
  const Scratch scratch;
  ASSERT_EQ(RunSarabun({"extract", Sample("small.docx"), "-q", "--media", scratch.path()}).code, 0);
  const std::string list = Scratch::Read(scratch.path("media.jsonl"));
  EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), 2);
  EXPECT_THAT(list, HasSubstr("\"item\":\"I2\",\"evidence\":0,\"part\":\"word/media/image1.png\""));
  ASSERT_EQ(FilesIn(scratch.path()).size(), 2u);
  EXPECT_TRUE(FilesIn(scratch.path())[0].starts_with("1044_I1_"));
}

TEST(Media, AnyNumberOfWorkersGivesTheSameFiles) {
  const Scratch scratch;
  for (int i = 0; i < 8; ++i) {
    scratch.Write("in/" + std::to_string(i) + ".docx",
                  Scratch::Read(Sample(i % 3 == 0 ? "bang-kapi-2567-h1.docx" : "bangkok-noi-2567-h2.docx")));
  }
  std::string first;
  for (const char* jobs : {"1", "3", "8"}) {
    const std::string folder = scratch.path(std::string("out") + jobs);
    ASSERT_EQ(RunSarabun({"extract", scratch.path("in"), "-q", "-j", jobs, "--media", folder}).code, 0);
    if (first.empty()) first = All(folder);
    EXPECT_EQ(All(folder), first) << "-j " << jobs;
  }
}

TEST(Media, WhatIsThereAndTheSameIsLeftAlone) {
  const Scratch scratch;
  const std::string folder = scratch.path("out");
  const auto run = [&] { return RunSarabun({"extract", Sample("small.docx"), "-q", "--media", folder}).code; };
  ASSERT_EQ(run(), 0);
  const std::string picture = folder + "/" + FilesIn(folder).front();
  const std::string bytes = Scratch::Read(picture);
  const auto before = fs::file_time_type::clock::now() - std::chrono::hours(5);
  fs::last_write_time(picture, before);
  ASSERT_EQ(run(), 0);
  EXPECT_EQ(fs::last_write_time(picture), before);
  scratch.Write("out/" + FilesIn(folder).front(), "something else");
  ASSERT_EQ(run(), 0);
  EXPECT_EQ(Scratch::Read(picture), bytes);
  EXPECT_EQ(FilesIn(folder).size(), 2u) << "nothing left beside";
}

TEST(Media, ADumpHasNoneAndSaysSo) {
  const Scratch scratch;
  const Ran ran = RunSarabun({"extract", Sample("bang-kapi-2567-h1.txt"), "--media", scratch.path("out")});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("; 0 pictures -> "));
  EXPECT_THAT(ran.err, HasSubstr(" without bytes (linked, or of a text dump)"));
  EXPECT_EQ(FilesIn(scratch.path("out")), std::vector<std::string>{"media.jsonl"});
}

TEST(Media, BadFoldersAreRefusedBeforeAnything) {
  const Scratch scratch;
  const std::string file = scratch.Write("file", "x");
  const Ran ran = RunSarabun({"extract", Sample("small.docx"), "--media", file});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr(file + ": pictures cannot be written there: it is no folder\n"));
  EXPECT_EQ(RunSarabun({"extract", Sample("small.docx"), "--media", file + "/below"}).code, 2);
  EXPECT_EQ(RunSarabun({"extract", Sample("small.docx"), "--media", "/proc/none"}).code, 2);
  EXPECT_THAT(RunSarabun({"extract", Sample("small.docx"), "--media", scratch.path("m"), "--no-evidence-hash"}).err,
              HasSubstr("--no-evidence-hash does not read them\n"));
  EXPECT_FALSE(fs::exists(scratch.path("m")));
}

TEST(Media, NamesAreSafeOnAnySystem) {
  using pipeline::NamePiece;
  EXPECT_EQ(NamePiece("1035", 60), "1035");
  EXPECT_EQ(NamePiece("สำนักงานเขต จอมทอง", 200), "สำนักงานเขต-จอมทอง");
  EXPECT_EQ(NamePiece("../../etc/passwd", 60), "etc-passwd");
  EXPECT_EQ(NamePiece("..\\a:b*c?\"<>|", 60), "a-b-c");
  EXPECT_EQ(NamePiece(".hidden.", 60), "hidden");
  EXPECT_EQ(NamePiece("กข", 4), "ก");
  EXPECT_EQ(NamePiece("\x01\xFF/", 60), "");
}

}  // namespace
}  // namespace sarabun::test
