#include "parquet/writer.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "parquet/encoding.h"
#include "support/scratch.h"

namespace sarabun::parquet {
namespace {

const char* const kReaders = SARABUN_SOURCE_DIR "/build/readers";

std::string Bytes(const std::vector<int>& values) {
  std::string bytes;
  for (const int value : values) bytes += static_cast<char>(value);
  return bytes;
}

std::string Hybrid(const std::vector<std::uint32_t>& values, int width) {
  std::string out;
  AppendHybrid(values, width, out);
  return out;
}

TEST(Hybrid, PacksAsTheSpecificationShows) {
  // Encodings.md: 0 to 7 in three bits each.
  EXPECT_EQ(Hybrid({0, 1, 2, 3, 4, 5, 6, 7}, 3), Bytes({0x03, 0x88, 0xC6, 0xFA}));
}

TEST(Hybrid, RunsOfEightOrMoreAreOne) {
  EXPECT_EQ(Hybrid(std::vector<std::uint32_t>(8, 5), 3), Bytes({8 << 1, 5}));
  EXPECT_EQ(Hybrid(std::vector<std::uint32_t>(1000, 300), 9), Bytes({0xD0, 0x0F, 0x2C, 0x01}));
  EXPECT_EQ(Hybrid({1}, 1), Bytes({0x03, 0x01}));
}

TEST(BitWidth, HoldsTheLargest) {
  EXPECT_EQ(BitWidth(0), 1);
  EXPECT_EQ(BitWidth(1), 1);
  EXPECT_EQ(BitWidth(2), 2);
  EXPECT_EQ(BitWidth(255), 8);
  EXPECT_EQ(BitWidth(256), 9);
}

// Writes a file, and beside it what every reader must find in it.
class Writing {
 public:
  explicit Writing(FileOptions options = {}) {
    parquet_.open(path(), std::ios::binary);
    expected_.open(expected_path());
    writer_ = std::make_unique<FileWriter>(std::vector<Column>{{"no", Type::kInt64, true, 0, 0},
                                                               {"text", Type::kText, false, 0, 0},
                                                               {"class", Type::kText, true, 0, 0},
                                                               {"small", Type::kInt32, false, 0, 0},
                                                               {"real", Type::kDouble, false, 0, 0},
                                                               {"flag", Type::kBool, false, 0, 0},
                                                               {"day", Type::kDate, false, 0, 0},
                                                               {"at", Type::kTimestamp, false, 0, 0},
                                                               {"local", Type::kLocalTime, false, 0, 0},
                                                               {"score", Type::kDecimal, false, 5, 2},
                                                               {"data", Type::kJson, false, 0, 0},
                                                               {"nothing", Type::kText, false, 0, 0}},
                                           std::move(options), [this](std::string_view bytes) {
                                             parquet_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
                                             return Status();
                                           });
  }

  void Row(std::int64_t no) {
    const bool null = no % 7 == 3;
    const std::string text = "ข้อความที่ " + std::to_string(no) + std::string(no % 11 == 0 ? 200 : 0, 'x');
    writer_->Number(no);
    null ? writer_->Null() : writer_->Text(text);
    const std::string group = no % 3 == 0 ? "ก" : "ข";
    writer_->Text(group);
    null ? writer_->Null() : writer_->Number(no * 31 - 5000);
    null ? writer_->Null() : writer_->Double(static_cast<double>(no) / 8);
    null ? writer_->Null() : writer_->Number(no % 2);
    null ? writer_->Null() : writer_->Number(19'000);  // 2022-01-08
    null ? writer_->Null() : writer_->Number(1'700'000'000'123'456 + no);
    null ? writer_->Null() : writer_->Number(1'700'000'000'000'000);
    null ? writer_->Null() : writer_->Number(9631);
    null ? writer_->Null() : writer_->Text("{\"a\":[1,\"ข\"]}");
    writer_->Null();
    ASSERT_TRUE(writer_->EndRow().ok());
    const auto quoted = [&](const std::string& value) { return null ? std::string("null") : "\"" + value + "\""; };
    char micros[16];
    std::snprintf(micros, sizeof(micros), "%06d", static_cast<int>(123'456 + no));
    expected_ << "{\"no\":\"" << no << "\",\"text\":" << quoted(text) << ",\"class\":\"" << group
              << "\",\"small\":" << quoted(std::to_string(no * 31 - 5000))
              << ",\"real\":" << quoted(std::to_string(static_cast<double>(no) / 8))
              << ",\"flag\":" << quoted(no % 2 == 1 ? "true" : "false") << ",\"day\":" << quoted("2022-01-08")
              << ",\"at\":" << quoted("2023-11-14T22:13:20." + std::string(micros))
              << ",\"local\":" << quoted("2023-11-14T22:13:20") << ",\"score\":" << quoted("96.31")
              << ",\"data\":" << quoted("{\\\"a\\\":[1,\\\"ข\\\"]}") << ",\"nothing\":null}\n";
  }

  void Finish() {
    ASSERT_TRUE(writer_->Finish().ok());
    parquet_.close();
    expected_.close();
  }

  std::string path() const { return scratch_.path() + "/รายงาน 1.parquet"; }
  std::string expected_path() const { return scratch_.path() + "/expected.jsonl"; }
  std::string bytes() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  test::Scratch scratch_;
  std::ofstream parquet_;
  std::ofstream expected_;
  std::unique_ptr<FileWriter> writer_;
};

// Runs the two readers over what was written.
void ExpectReadersAgree(const Writing& writing) {
  if (!std::filesystem::exists(std::string(kReaders) + "/installed.json")) {
    GTEST_SKIP() << "the Parquet readers are not installed; tools/readers does it";
  }
  const std::string command = std::string("node '" SARABUN_SOURCE_DIR "/tests/readers/parquet.mjs' '") + kReaders +
                              "' '" + writing.path() + "' '" + writing.expected_path() + "'";
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): the command is the test's own
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << command;
}

TEST(FileWriter, EveryTypeReadsBackInTwoReaders) {
  Writing writing;
  for (std::int64_t no = 1; no <= 100; ++no) writing.Row(no);
  writing.Finish();
  ExpectReadersAgree(writing);
}

TEST(FileWriter, ManyRowGroupsAndPagesReadBack) {
  FileOptions options;
  options.group_rows = 12'000;
  options.metadata = {{"sarabun.schema", "1"}};
  Writing writing(options);
  for (std::int64_t no = 1; no <= 30'000; ++no) writing.Row(no);
  writing.Finish();
  EXPECT_NE(writing.bytes().find("sarabun.schema"), std::string::npos);
  ExpectReadersAgree(writing);
}

TEST(FileWriter, AFileWithoutRowsIsAFile) {
  Writing writing;
  writing.Finish();
  const std::string bytes = writing.bytes();
  EXPECT_EQ(bytes.substr(0, 4), "PAR1");
  EXPECT_EQ(bytes.substr(bytes.size() - 4), "PAR1");
  ExpectReadersAgree(writing);
}

TEST(FileWriter, ARowOfAnotherSizeIsAFault) {
  FileWriter writer({{"a", Type::kInt64, true, 0, 0}, {"b", Type::kInt64, true, 0, 0}}, {},
                    [](std::string_view) { return Status(); });
  writer.Number(1);
  EXPECT_FALSE(writer.EndRow().ok());
}

TEST(FileWriter, AnErrorOfTheOutputIsHandedBack) {
  FileWriter writer({{"a", Type::kInt64, true, 0, 0}}, {}, [](std::string_view) {
    return Status(Error{ErrorCode::kIo, "the disk is full", "", {}});
  });
  writer.Number(1);
  ASSERT_TRUE(writer.EndRow().ok());
  const Status finished = writer.Finish();
  ASSERT_FALSE(finished.ok());
  EXPECT_EQ(finished.error().message, "the disk is full");
}

TEST(Bounds, LongTextsAreCutAndStillBounds) {
  ColumnBuffer buffer({"text", Type::kText, true, 0, 0});
  std::string longest;
  for (int i = 0; i < 40; ++i) longest += "ฮ";
  buffer.AddText("กก");
  buffer.AddText(longest);
  const auto chunk = buffer.Finish();
  ASSERT_TRUE(chunk.ok());
  ASSERT_TRUE(chunk->bounds.has_value());
  EXPECT_EQ(chunk->bounds->least, "กก");
  EXPECT_FALSE(chunk->bounds->exact);
  EXPECT_LE(chunk->bounds->greatest.size(), 64u);
  EXPECT_GT(chunk->bounds->greatest, longest);
  EXPECT_TRUE(utf8::IsValid(chunk->bounds->greatest));
}

TEST(Bounds, AnAllNullColumnHasNone) {
  ColumnBuffer buffer({"text", Type::kText, false, 0, 0});
  buffer.AddNull();
  const auto chunk = buffer.Finish();
  ASSERT_TRUE(chunk.ok());
  EXPECT_FALSE(chunk->bounds.has_value());
  EXPECT_EQ(chunk->nulls, 1u);
}

}  // namespace
}  // namespace sarabun::parquet
