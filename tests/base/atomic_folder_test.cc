#include "base/atomic_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "support/scratch.h"

namespace sarabun {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

void WriteFile(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::set<std::string> NamesIn(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

void MustPut(const std::string& path, const std::string& name) {
  AtomicFolder folder;
  ASSERT_TRUE(folder.Open(path).ok());
  WriteFile(folder.working() + "/" + name, name);
  const Status done = folder.Commit();
  EXPECT_TRUE(done.ok()) << done.error().ToString();
}

TEST(AtomicFolder, AppearsWholeWithTheFoldersAboveIt) {
  const test::Scratch scratch;
  const std::string path = scratch.path("a/b/ตาราง");
  {
    AtomicFolder folder;
    ASSERT_TRUE(folder.Open(path).ok());
    WriteFile(folder.working() + "/x.csv", "x");
    EXPECT_FALSE(fs::exists(path)) << "not before Commit";
    ASSERT_TRUE(folder.Commit().ok());
  }
  EXPECT_THAT(NamesIn(path), ElementsAre("x.csv"));
  EXPECT_THAT(NamesIn(scratch.path("a/b")), ElementsAre("ตาราง")) << "no working folder is left";
}

TEST(AtomicFolder, TakesThePlaceOfTheOneThatWasThere) {
  const test::Scratch scratch;
  MustPut(scratch.path("out"), "old.csv");
  MustPut(scratch.path("out/"), "new.csv");
  EXPECT_THAT(NamesIn(scratch.path("out")), ElementsAre("new.csv"));
  EXPECT_THAT(NamesIn(scratch.path()), ElementsAre("out"));
}

TEST(AtomicFolder, DroppedItLeavesTheTargetAsItWas) {
  const test::Scratch scratch;
  MustPut(scratch.path("out"), "old.csv");
  {
    AtomicFolder folder;
    ASSERT_TRUE(folder.Open(scratch.path("out")).ok());
    WriteFile(folder.working() + "/new.csv", "half");
  }
  EXPECT_THAT(NamesIn(scratch.path("out")), ElementsAre("old.csv"));
  EXPECT_THAT(NamesIn(scratch.path()), ElementsAre("out"));
}

TEST(AtomicFolder, ALinkIsFollowedAndStays) {
  const test::Scratch scratch;
  fs::create_directory(scratch.path("real"));
  fs::create_directory_symlink(scratch.path("real"), scratch.path("link"));
  MustPut(scratch.path("link"), "x.csv");
  EXPECT_TRUE(fs::is_symlink(scratch.path("link")));
  EXPECT_THAT(NamesIn(scratch.path("real")), ElementsAre("x.csv"));
}

TEST(AtomicFolder, OneWriterAtATime) {
  const test::Scratch scratch;
  AtomicFolder first;
  ASSERT_TRUE(first.Open(scratch.path("out")).ok());
  AtomicFolder second;
  const Status busy = second.Open(scratch.path("out"));
  ASSERT_FALSE(busy.ok());
  EXPECT_THAT(busy.error().message, HasSubstr("another process is writing"));
  EXPECT_THAT(busy.error().where.path, HasSubstr("out"));
  WriteFile(first.working() + "/x.csv", "x");
  EXPECT_TRUE(first.Commit().ok()) << "the one refused has taken nothing away";
  EXPECT_TRUE(second.Open(scratch.path("out")).ok());
}

TEST(AtomicFolder, WhatAKilledWriterLeftIsCleared) {
  const test::Scratch scratch;
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    AtomicFolder folder;
    if (!folder.Open(scratch.path("out"))) ::_exit(1);
    WriteFile(folder.working() + "/half.csv", "half");
    ::raise(SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_FALSE(fs::exists(scratch.path("out")));
  MustPut(scratch.path("out"), "x.csv");
  EXPECT_THAT(NamesIn(scratch.path("out")), ElementsAre("x.csv"));
  EXPECT_THAT(NamesIn(scratch.path()), ElementsAre("out"));
}

TEST(AtomicFolder, RefusesAFileAndSaysSo) {
  const test::Scratch scratch;
  const std::string file = scratch.Write("notes.txt", "mine");
  AtomicFolder folder;
  const Status refused = folder.Open(file);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("is a file"));
  EXPECT_EQ(test::Scratch::Read(file), "mine");
  EXPECT_FALSE(folder.Open(file + "/below").ok());
}

}  // namespace
}  // namespace sarabun
