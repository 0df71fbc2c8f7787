#include "sinks/output.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace sarabun::sinks {
namespace {

namespace fs = std::filesystem;

class OutputTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("sarabun-output-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string Path(const std::string& name) const { return (folder_ / name).native(); }
  static std::string Content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::size_t Files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

 private:
  fs::path folder_;
};

TEST_F(OutputTest, FileAppearsWholeAtClose) {
  const auto output = ToFile(Path("a.jsonl"));
  ASSERT_TRUE(output->Open());
  ASSERT_TRUE(output->Write("one\n"));
  EXPECT_FALSE(fs::exists(Path("a.jsonl")));
  ASSERT_TRUE(output->Write("two\n"));
  ASSERT_TRUE(output->Close());
  EXPECT_EQ(Content(Path("a.jsonl")), "one\ntwo\n");
  EXPECT_EQ(Files(), 1U);
}

TEST_F(OutputTest, DroppedFileLeavesTheEarlierOne) {
  std::ofstream(Path("a.jsonl")) << "earlier";
  {
    const auto output = ToFile(Path("a.jsonl"));
    ASSERT_TRUE(output->Open());
    ASSERT_TRUE(output->Write("half"));
  }
  EXPECT_EQ(Content(Path("a.jsonl")), "earlier");
  EXPECT_EQ(Files(), 1U);
}

TEST_F(OutputTest, FileInAMissingFolderIsAnErrorWithThePath) {
  const auto output = ToFile(Path("missing/a.jsonl"));
  const Status opened = output->Open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(opened.error().where.path, Path("missing/a.jsonl"));
}

TEST_F(OutputTest, StreamIsWrittenAndLeftOpen) {
  std::FILE* stream = std::fopen(Path("s").c_str(), "wb");
  ASSERT_NE(stream, nullptr);
  const auto output = ToStream(stream, "standard output");
  ASSERT_TRUE(output->Open());
  ASSERT_TRUE(output->Write("one\n"));
  ASSERT_TRUE(output->Close());
  EXPECT_EQ(Content(Path("s")), "one\n");
  EXPECT_EQ(std::fclose(stream), 0);
}

TEST_F(OutputTest, FullDeviceIsAnError) {
  std::FILE* stream = std::fopen("/dev/full", "wb");
  if (stream == nullptr) GTEST_SKIP() << "/dev/full is absent on this machine";
  const auto output = ToStream(stream, "standard output");
  ASSERT_TRUE(output->Write("x"));
  const Status closed = output->Close();
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().code, ErrorCode::kIo);
  EXPECT_EQ(closed.error().ToString().find("standard output"), 0U);
  std::fclose(stream);
}

TEST_F(OutputTest, ClosedPipeIsTheReadersWish) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  const auto before = ::signal(SIGPIPE, SIG_IGN);
  std::FILE* stream = ::fdopen(ends[1], "wb");
  const auto output = ToStream(stream, "standard output");
  ASSERT_TRUE(output->Write("x"));
  const Status closed = output->Close();
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().code, ErrorCode::kCancelled);
  std::fclose(stream);
  ::signal(SIGPIPE, before);
}

}  // namespace
}  // namespace sarabun::sinks
