// What crosses processes and outlives runs as bytes: all of it or nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/extracted_archive.h"
#include "pipeline/file_extractor.h"
#include "pipeline/journal.h"
#include "support/scratch.h"

namespace sarabun::pipeline {
namespace {

using test::Scratch;

Extracted ReadSample(const std::string& name) {
  ExtractOptions options;
  options.read.with_raw = true;
  options.read.link = true;
  const auto shared = LoadShared(options);
  EXPECT_TRUE(shared.ok());
  Input input;
  input.path = SARABUN_SOURCE_DIR "/samples/" + name;
  return FileExtractor(*shared).Extract(input);
}

TEST(ExtractedArchive, KeepsEverything) {
  for (const char* name : {"small.docx", "bangkok-noi-2567-h2.docx"}) {
    Extracted extracted = ReadSample(name);
    ASSERT_FALSE(extracted.records.empty());
    extracted.pictures = {{"hash", std::string("\0bytes", 6)}};
    extracted.shown["hash"].thumbnail = "small";
    extracted.shown["other"].looks.emplace().grey[7] = 9;
    const auto bytes = PackExtracted(extracted);
    ASSERT_TRUE(bytes.ok());
    const auto again = UnpackExtracted(*bytes);
    ASSERT_TRUE(again.ok());
    const auto packed_again = PackExtracted(*again);
    ASSERT_TRUE(packed_again.ok());
    EXPECT_EQ(*packed_again, *bytes);
    EXPECT_EQ(again->records.size(), extracted.records.size());
    EXPECT_EQ(again->shown.at("other").looks->grey[7], 9);
  }
}

TEST(ExtractedArchive, BytesThatAreCutOrLieAreAnError) {
  const auto packed = PackExtracted(ReadSample("small.docx"));
  ASSERT_TRUE(packed.ok());
  const std::string& bytes = *packed;
  for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 50) {
    EXPECT_FALSE(UnpackExtracted(bytes.substr(0, length)).ok()) << length;
  }
  EXPECT_FALSE(UnpackExtracted(bytes + "x").ok());
  // No crash and no great memory, whatever it then holds.
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    std::string lying = bytes;
    lying[at] = static_cast<char>(lying[at] ^ 0xFF);
    (void)UnpackExtracted(lying);
  }
}

class JournalTest : public ::testing::Test {
 protected:
  std::unique_ptr<Journal> Open(const std::string& reading, bool resume) const {
    auto journal = Journal::Open(path_, reading, resume);
    EXPECT_TRUE(journal.ok()) << (journal.ok() ? "" : journal.error().ToString());
    return journal ? std::move(*journal) : nullptr;
  }
  static Extracted Example(const std::string& path) {
    Extracted extracted;
    extracted.outcome.path = path;
    for (int i = 0; i < 2; ++i) extracted.records.Add({});
    return extracted;
  }
  const Scratch scratch_;
  const std::string path_ = scratch_.path("m.journal");
};

TEST_F(JournalTest, FindsWhatAnEarlierRunAdded) {
  {
    const auto journal = Open("r", false);
    ASSERT_TRUE(journal->Add("a", "1", Example("a")).ok());
    ASSERT_TRUE(journal->Add("b", "1", Example("b")).ok());
    EXPECT_TRUE(journal->Find("a", "1"));
  }
  const auto journal = Open("r", true);
  EXPECT_EQ(journal->earlier(), 2u);
  EXPECT_EQ(journal->Find("b", "1")->outcome.path, "b");
  EXPECT_FALSE(journal->Find("b", "2")) << "the file is another now";
  EXPECT_FALSE(journal->Find("c", "1"));
  journal->Remove();
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(JournalTest, StartsAnewForAnotherReadingOrUnasked) {
  ASSERT_TRUE(Open("r", false)->Add("a", "1", Example("a")).ok());
  EXPECT_EQ(Open("other", true)->earlier(), 0u);
  ASSERT_TRUE(Open("r", false)->Add("a", "1", Example("a")).ok());
  EXPECT_EQ(Open("r", false)->earlier(), 0u);
  EXPECT_EQ(Open("r", true)->earlier(), 0u);
}

TEST_F(JournalTest, ATornEndIsNotThere) {
  {
    const auto journal = Open("r", false);
    ASSERT_TRUE(journal->Add("a", "1", Example("a")).ok());
    ASSERT_TRUE(journal->Add("b", "1", Example("b")).ok());
  }
  const std::string whole = Scratch::Read(path_);
  for (std::size_t length = 0; length < whole.size(); length += 3) {
    scratch_.Write("m.journal", whole.substr(0, length));
    {
      const auto journal = Open("r", true);
      EXPECT_LT(journal->earlier(), 2u);
      ASSERT_TRUE(journal->Add("c", "1", Example("c")).ok());
    }
    EXPECT_TRUE(Open("r", true)->Find("c", "1")) << length;
  }
}

TEST_F(JournalTest, ADamagedEntryEndsIt) {
  ASSERT_TRUE(Open("r", false)->Add("a", "1", Example("a")).ok());
  std::string bytes = Scratch::Read(path_);
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  scratch_.Write("m.journal", bytes);
  EXPECT_EQ(Open("r", true)->earlier(), 0u);
}

TEST_F(JournalTest, IsOfOneRunAndOverwritesNothingElse) {
  const auto first = Open("r", false);
  const auto second = Journal::Open(path_, "r", true);
  ASSERT_FALSE(second.ok());
  EXPECT_THAT(second.error().ToString(), ::testing::HasSubstr("another run is at work with this file"));
  const std::string other = scratch_.Write("letter.txt", "dear reader, these are words of mine");
  const auto over = Journal::Open(other, "r", false);
  ASSERT_FALSE(over.ok());
  EXPECT_THAT(over.error().ToString(), ::testing::HasSubstr("not Sarabun's"));
  EXPECT_EQ(Scratch::Read(other), "dear reader, these are words of mine");
}

}  // namespace
}  // namespace sarabun::pipeline
