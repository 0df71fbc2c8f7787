#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sarabun {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "sarabun-file-test-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string At(const std::string& name) const { return folder_ + "/" + name; }
  std::string Put(const std::string& name, const std::string& bytes) const {
    fs::create_directories(fs::path(At(name)).parent_path());
    std::ofstream(At(name), std::ios::binary) << bytes;
    return At(name);
  }
  std::string Get(const std::string& name) const {
    Result<std::string> bytes = ReadFile(At(name), 1 << 20);
    return bytes ? *bytes : "(" + bytes.error().message + ")";
  }
  std::size_t Count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  std::string folder_;
};

TEST_F(FileTest, ReadsWholeFiles) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  EXPECT_EQ(*ReadFile(Put("ไฟล์ \xFF.bin", bytes), 100), bytes);
  EXPECT_EQ(*ReadFile(Put("empty", ""), 0), "");
}

TEST_F(FileTest, HashesWhatItReads) {
  for (const std::size_t size : {0u, 1u, 131'071u, 131'072u, 131'073u, 9'000'000u}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7 + i / 4096);
    const std::string path = Put("a", bytes);
    Sha256 hash;
    const Result<std::string> file = ReadFile(path, 10'000'000, &hash);
    ASSERT_TRUE(file.ok());
    EXPECT_TRUE(*file == bytes) << size;
    EXPECT_EQ(hash.FinishHex(), Sha256Hex(bytes)) << size;
    std::FILE* stream = std::fopen(path.c_str(), "rb");
    ASSERT_NE(stream, nullptr);
    const Result<std::string> streamed = ReadStream(stream, "-", 10'000'000, &hash);
    std::fclose(stream);
    ASSERT_TRUE(streamed.ok());
    EXPECT_TRUE(*streamed == bytes) << size;
    EXPECT_EQ(hash.FinishHex(), Sha256Hex(bytes)) << size;
  }
}

TEST_F(FileTest, KeepsToTheLimit) {
  const std::string path = Put("a", std::string(100'000, 'x'));
  EXPECT_EQ(ReadFile(path, 100'000)->size(), 100'000u);
  Result<std::string> more = ReadFile(path, 99'999);
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.error().code, ErrorCode::kLimitReached);
  EXPECT_EQ(more.error().where.path, path);
}

TEST_F(FileTest, SaysWhyItCannotRead) {
  Result<std::string> missing = ReadFile(At("no"), 1);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(missing.error().ToString(), At("no") + ": no such file or folder; check the spelling of the path");
  Result<std::string> folder = ReadFile(folder_, 1);
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(folder.error().message, "cannot read: it is a folder");
}

TEST_F(FileTest, NamesSystemErrors) {
  EXPECT_EQ(SystemError("create", "p", EACCES).code, ErrorCode::kNoPermission);
  EXPECT_EQ(SystemError("create", "p", EACCES).message, "cannot create: permission denied");
  EXPECT_EQ(SystemError("write", "p", ENOSPC).code, ErrorCode::kIo);
  EXPECT_EQ(SystemError("write", "p", ENOSPC).message, "cannot write: the disk is full");
  EXPECT_EQ(SystemError("write", "p", EIO).code, ErrorCode::kIo);
  EXPECT_EQ(SystemError("write", "p", ENOTDIR).code, ErrorCode::kNotFound);
}

TEST_F(FileTest, ReadsStreams) {
  const std::string path = Put("a", std::string(70'000, 'y'));
  std::FILE* stream = std::fopen(path.c_str(), "rb");
  ASSERT_NE(stream, nullptr);
  EXPECT_EQ(ReadStream(stream, "-", 70'000)->size(), 70'000u);
  std::rewind(stream);
  Result<std::string> more = ReadStream(stream, "-", 69'999);
  std::fclose(stream);
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.error().code, ErrorCode::kLimitReached);
  EXPECT_EQ(more.error().where.path, "-");
}

TEST_F(FileTest, AnAtomicFileAppearsWhole) {
  Put("out", "old");
  AtomicFile file;
  ASSERT_TRUE(file.Open(At("out")).ok());
  ASSERT_TRUE(file.Write("new ").ok());
  ASSERT_TRUE(file.Write("text").ok());
  EXPECT_EQ(Get("out"), "old");
  ASSERT_TRUE(file.Commit().ok());
  EXPECT_FALSE(file.is_open());
  EXPECT_EQ(Get("out"), "new text");
  EXPECT_EQ(Count(), 1u);
}

TEST_F(FileTest, AnAtomicFileThatIsDroppedLeavesNothing) {
  Put("out", "old");
  {
    AtomicFile file;
    ASSERT_TRUE(file.Open(At("out")).ok());
    ASSERT_TRUE(file.Write("new").ok());
    EXPECT_EQ(Count(), 2u);
  }
  EXPECT_EQ(Get("out"), "old");
  EXPECT_EQ(Count(), 1u);
}

TEST_F(FileTest, AnAtomicFileHasOrdinaryPermissions) {
  const mode_t mask = ::umask(022);
  AtomicFile file;
  ASSERT_TRUE(file.Open(At("out")).ok());
  ASSERT_TRUE(file.Commit().ok());
  ::umask(mask);
  EXPECT_EQ(fs::status(At("out")).permissions(), static_cast<fs::perms>(0644));
}

TEST_F(FileTest, AnAtomicFileSaysWhyItCannotOpen) {
  AtomicFile file;
  EXPECT_EQ(file.Open(At("no/such/folder/out")).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(file.Open(folder_).error().code, ErrorCode::kInvalidArgument);
  EXPECT_FALSE(file.is_open());
}

TEST_F(FileTest, TemporaryFilesCanBeRemovedFromASignal) {
  Put("out", "old");
  AtomicFile file;
  ASSERT_TRUE(file.Open(At("out")).ok());
  EXPECT_EQ(Count(), 2u);
  RemoveTemporaryFiles();
  EXPECT_EQ(Count(), 1u);
  EXPECT_EQ(Get("out"), "old");
}

TEST_F(FileTest, AnAtomicFileWritesADeviceAsItIs) {
  {
    AtomicFile file;
    ASSERT_TRUE(file.Open("/dev/null").ok());
    ASSERT_TRUE(file.Write("x").ok());
    ASSERT_TRUE(file.Commit().ok());
  }
  EXPECT_EQ(KindOf("/dev/null"), PathKind::kOther);
  AtomicFile full;
  ASSERT_TRUE(full.Open("/dev/full").ok());
  ASSERT_TRUE(full.Write("x").ok());
  EXPECT_EQ(full.Commit().error().message, "cannot write: the disk is full");
  EXPECT_EQ(KindOf("/dev/full"), PathKind::kOther);
}

TEST_F(FileTest, AnAtomicFileFollowsALink) {
  const std::string target = Put("target", "before");
  ASSERT_EQ(::symlink(target.c_str(), At("link").c_str()), 0);
  AtomicFile file;
  ASSERT_TRUE(file.Open(At("link")).ok());
  ASSERT_TRUE(file.Write("after").ok());
  ASSERT_TRUE(file.Commit().ok());
  EXPECT_EQ(ReadFile(target, 100).value(), "after");
  EXPECT_TRUE(std::filesystem::is_symlink(At("link")));
}

TEST_F(FileTest, ListsAFolderInByteOrder) {
  Put("b.docx", "12");
  Put("a/z.docx", "1");
  Put("A.docx", "");
  Put("ก.docx", "");
  Put(".hidden", "");
  Put("~$b.docx", "");
  Put(".git/inside", "");
  std::uint64_t skipped = 0;
  Result<std::vector<FolderEntry>> entries = ListFolder(folder_, &skipped);
  ASSERT_TRUE(entries.ok());
  std::vector<std::string> names;
  for (const FolderEntry& entry : *entries) names.push_back(entry.path.substr(folder_.size() + 1));
  EXPECT_EQ(names, (std::vector<std::string>{"A.docx", "a/z.docx", "b.docx", "ก.docx"}));
  EXPECT_EQ((*entries)[2].bytes, 2u);
  EXPECT_EQ(skipped, 2u);
  EXPECT_EQ(ListFolder(At("no"), nullptr).error().code, ErrorCode::kNotFound);
}

TEST_F(FileTest, KnowsKindsOfPaths) {
  EXPECT_EQ(KindOf(Put("a", "")), PathKind::kFile);
  EXPECT_EQ(KindOf(folder_), PathKind::kFolder);
  EXPECT_EQ(KindOf(At("no")), PathKind::kMissing);
  EXPECT_EQ(KindOf("/dev/null"), PathKind::kOther);
}

}  // namespace
}  // namespace sarabun
