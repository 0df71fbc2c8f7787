#include "sinks/record_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/text.h"
#include "sinks/sample_record.h"

namespace sarabun::sinks {
namespace {

std::string Again(const std::string& json) {
  const auto line = ParseRecord(json);
  EXPECT_TRUE(line) << line.error().ToString();
  return line ? RecordJson(line.value().record, line.value().shape) : std::string();
}

// The contract's line with one place changed.
std::string Changed(std::string_view from, std::string_view to) {
  const std::string line = kContractLine;
  const std::size_t at = line.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return line.substr(0, at) + std::string(to) + line.substr(at + from.size());
}

std::string ProblemOf(const std::string& json) {
  const auto line = ParseRecord(json);
  EXPECT_FALSE(line);
  return line ? std::string() : line.error().ToString();
}

TEST(ParseRecord, GivesBackTheSameBytes) {
  EXPECT_EQ(Again(kContractLine), kContractLine);
  EXPECT_EQ(Again(kBareLine), kBareLine);
  EXPECT_EQ(Again(RecordJson(FullRecord())), RecordJson(FullRecord()));
}

TEST(ParseRecord, RemembersThatRepairsWereLeftOut) {
  JsonLinesOptions options;
  options.repairs = false;
  const std::string json = RecordJson(FullRecord(), options);
  EXPECT_EQ(Again(json), json);
}

TEST(ParseRecord, TakesKeysInAnyOrderAndAnySpacing) {
  const std::string moved =
      R"({ "no" : 6 , "schema" : "sarabun.record/1",)" +
      ReplaceAll(ReplaceAll(kContractLine, R"("no":6,)", ""), R"({"schema":"sarabun.record/1",)", "");
  EXPECT_EQ(Again(moved), kContractLine);
}

TEST(ParseRecord, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(ProblemOf(Changed(R"("no":6)", R"("no":"6")")), "no: expected a number, not a text");
  EXPECT_EQ(ProblemOf(Changed(R"("no":6)", R"("no":6.5)")), "no: expected a whole number, not 6.5");
  EXPECT_EQ(ProblemOf(Changed(R"("no":6)", R"("no":99999999999)")), "no: expected a whole number, not 99999999999");
  EXPECT_EQ(ProblemOf(Changed(R"("bytes":81178)", R"("bytes":-1)")), "document.bytes: expected a whole number, not -1");
  EXPECT_EQ(ProblemOf(Changed(R"("no":6,)", "")), "no: is missing");
  EXPECT_EQ(ProblemOf(Changed(R"("text":"ดำเนินการ")", R"("text":null)")), "results[0].text: expected a text, not null");
  EXPECT_EQ(ProblemOf(Changed(R"("months":6)", R"("month":6)")), "report.round.months: is missing");
  EXPECT_EQ(ProblemOf(Changed(R"("months":6)", R"("months":6,"month":6)")),
            "report.round.month: is not a known key; did you mean \"months\"?");
  EXPECT_EQ(ProblemOf(Changed(R"("no":6,)", R"("no":6,"no":7,)")), "no: stands twice");
  EXPECT_EQ(ProblemOf(Changed(R"("unit":"points")", R"("unit":"marks")")),
            "score.unit: expected one of points, percent, level, not \"marks\"");
  EXPECT_EQ(ProblemOf(Changed("96.16,", "9.616e1,")), "score.value: expected a number of up to 18 digits, not 9.616e1");
  EXPECT_EQ(ProblemOf(Changed(R"("with":["I7"])", R"("with":[7])")),
            "shared.measures.with[0]: expected a text, not a number");
  EXPECT_EQ(ProblemOf(Changed(R"("item":{)", R"("item":null,"x":{)")), "item: expected an object, not null");
  EXPECT_EQ(ProblemOf(Changed(R"("extra":{"responsible":)", R"("extra":{"responsible":1,"other":)")),
            "extra.responsible: expected a text, not a number");
  EXPECT_EQ(ProblemOf(Changed(R"("issues":[)", R"("issues":[[],)")), "issues[0]: expected an object, not a list");
}

TEST(ParseRecord, KnowsItsSchemaOnly) {
  const auto newer = ParseRecord(Changed("sarabun.record/1", "sarabun.record/2"));
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::kWrongFormat);
  EXPECT_EQ(newer.error().message, R"(schema is "sarabun.record/2", expected "sarabun.record/1")");
  for (const char* json : {"{}", "[]", "1", R"({"schema":1})"}) {
    const auto parsed = ParseRecord(json);
    ASSERT_FALSE(parsed) << json;
    EXPECT_EQ(parsed.error().code, ErrorCode::kWrongFormat) << json;
  }
}

// Every way to cut a line short, and every single byte turned into another, is an error or a record, never a crash.
TEST(ParseRecord, SurvivesDamage) {
  const std::string line = RecordJson(FullRecord());
  for (std::size_t size = 0; size < line.size(); ++size) EXPECT_FALSE(ParseRecord(line.substr(0, size))) << size;
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::string damaged = line;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
    const auto parsed = ParseRecord(damaged);
    if (!parsed) continue;
    EXPECT_FALSE(RecordJson(parsed.value().record, parsed.value().shape).empty());
  }
}

TEST(LooksLikeRecords, GoesByTheFirstKey) {
  EXPECT_TRUE(LooksLikeRecords(kContractLine));
  EXPECT_TRUE(LooksLikeRecords("\xEF\xBB\xBF\n { \"schema\" : \"sarabun.record/2\""));
  for (const char* head : {"", "{", R"({"schema":"sarabun.finding/1")", R"({"key":1,"schema":"sarabun.record/1"})",
                           "PK", R"({"schema":"sarabun.record/1","record_id":null,"key":"a")"}) {
    EXPECT_FALSE(LooksLikeRecords(head)) << head;
  }
}

class RecordReaderTest : public testing::Test {
 protected:
  ~RecordReaderTest() override {
    if (file_ != nullptr) std::fclose(file_);
  }
  RecordReader Over(const std::string& content, std::uint64_t max_line_bytes = 1U << 20) {
    file_ = std::tmpfile();
    std::fwrite(content.data(), 1, content.size(), file_);
    std::rewind(file_);
    return {file_, "records.jsonl", max_line_bytes};
  }
  // Every line's record as JSON, or its error.
  static std::vector<std::string> All(RecordReader reader) {
    std::vector<std::string> lines;
    RecordLine line;
    for (;;) {
      const auto more = reader.Next(line);
      if (more && !more.value()) return lines;
      lines.push_back(more ? RecordJson(line.record) : more.error().ToString());
      if (!more && more.error().code != ErrorCode::kMalformed) return lines;
    }
  }

 private:
  std::FILE* file_ = nullptr;
};

TEST_F(RecordReaderTest, ReadsLineByLine) {
  const std::string content = std::string(kContractLine) + "\n" + kBareLine + "\n";
  EXPECT_THAT(All(Over(content)), testing::ElementsAre(kContractLine, kBareLine));
}

TEST_F(RecordReaderTest, PassesOverEmptyLinesMarkAndMissingLineFeed) {
  const std::string content = "\xEF\xBB\xBF\n" + std::string(kBareLine) + "\r\n\n  \n" + kBareLine;
  EXPECT_THAT(All(Over(content)), testing::ElementsAre(kBareLine, kBareLine));
  const std::string marked = "\xEF\xBB\xBF" + std::string(kBareLine);
  EXPECT_THAT(All(Over(marked)), testing::ElementsAre(kBareLine));
}

TEST_F(RecordReaderTest, OfNothingIsAtItsEnd) { EXPECT_THAT(All(Over("")), testing::IsEmpty()); }

TEST_F(RecordReaderTest, NamesFileAndLineAndGoesOn) {
  const std::string content = std::string(kBareLine) + "\n\n{]\n" + kBareLine + "\n";
  EXPECT_THAT(
      All(Over(content)),
      testing::ElementsAre(kBareLine, testing::StartsWith("records.jsonl, byte 1, line 3: not JSON: "), kBareLine));
}

TEST_F(RecordReaderTest, ReadsLinesLongerThanItsBuffer) {
  Record record;
  record.item.statement = std::string(300'000, 'x');
  const std::string json = RecordJson(record);
  EXPECT_THAT(All(Over(json + "\n" + json + "\n")), testing::ElementsAre(json, json));
}

TEST_F(RecordReaderTest, BoundsALine) {
  EXPECT_THAT(All(Over(std::string(5000, ' '), 4999)),
              testing::ElementsAre(
                  "records.jsonl, line 1: a line is longer than 4999 bytes; records are JSON, one object a line"));
}

}  // namespace
}  // namespace sarabun::sinks
