// Each sample gives the records that its source data says. The expected files are written by tools/samples from that
// data, never by Sarabun.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/extract_all.h"
#include "sinks/record_json.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

using rapidjson::Value;

// What the source data cannot know, or a dump does not hold.
const std::set<std::string> kAlwaysIgnored = {".record_id", ".document", ".repairs", ".rules.version", ".rules.sha256"};
const std::set<std::string> kIgnoredInDump = {".source", ".evidence"};

// Adds a line for each place where two values differ.
void Compare(const Value& expected, const Value& actual, const std::string& path, const std::set<std::string>& ignored,
             std::vector<std::string>& differences) {
  if (ignored.contains(path) || kAlwaysIgnored.contains(path)) return;
  const auto text = [](const Value& value) {
    return value.IsString()   ? std::string(value.GetString())
           : value.IsNumber() ? std::to_string(value.GetDouble())
           : value.IsNull()   ? std::string("null")
                              : std::string("(") + std::to_string(value.GetType()) + ")";
  };
  if (expected.IsObject() && actual.IsObject()) {
    for (const auto& member : expected.GetObject()) {
      const std::string below = path + "." + member.name.GetString();
      if (ignored.contains(below) || kAlwaysIgnored.contains(below)) continue;
      const auto other = actual.FindMember(member.name);
      if (other == actual.MemberEnd()) {
        differences.push_back(below + ": missing");
      } else {
        Compare(member.value, other->value, below, ignored, differences);
      }
    }
    for (const auto& member : actual.GetObject()) {
      const std::string below = path + "." + member.name.GetString();
      if (!expected.HasMember(member.name) && !ignored.contains(below) && !kAlwaysIgnored.contains(below)) {
        differences.push_back(below + ": not expected");
      }
    }
  } else if (expected.IsArray() && actual.IsArray()) {
    if (expected.Size() != actual.Size()) {
      differences.push_back(path + ": " + std::to_string(actual.Size()) + " instead of " +
                            std::to_string(expected.Size()));
    }
    for (rapidjson::SizeType i = 0; i < std::min(expected.Size(), actual.Size()); ++i) {
      Compare(expected[i], actual[i], path + "[" + std::to_string(i) + "]", ignored, differences);
    }
  } else if (expected != actual) {
    differences.push_back(path + ":\n    expected " + text(expected) + "\n    got      " + text(actual));
  }
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void ExpectRecords(const std::string& sample, const std::string& expected_name, const std::set<std::string>& ignored) {
  const std::vector<std::string> expected = LinesOf(Scratch::Read(Sample(expected_name)));
  ASSERT_FALSE(expected.empty()) << expected_name;
  const Everything everything = ExtractAll({Sample(sample)});
  ASSERT_EQ(everything.records.size(), expected.size()) << sample;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    rapidjson::Document want;
    rapidjson::Document have;
    ASSERT_FALSE(want.Parse(expected[i].c_str()).HasParseError());
    ASSERT_FALSE(have.Parse(sinks::RecordJson(everything.records[i]).c_str()).HasParseError());
    std::vector<std::string> differences;
    Compare(want, have, "", ignored, differences);
    for (const std::string& difference : differences) {
      ADD_FAILURE() << sample << ", record " << i + 1 << " " << difference;
    }
  }
}

TEST(SampleTest, EachGivesTheRecordsOfItsSource) {
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SARABUN_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".docx") continue;
    ++seen;
    const std::string stem = entry.path().stem().native();
    ExpectRecords(stem + ".docx", stem + ".expected.jsonl", {});
  }
  EXPECT_GE(seen, 5u);
}

TEST(SampleTest, ADumpGivesTheSameApartFromWhatOnlyAWordFileKnows) {
  ExpectRecords("bang-kapi-2567-h1.txt", "bang-kapi-2567-h1.expected.jsonl", kIgnoredInDump);
}

// A form without codes and merged cells is the same in a dump, evidence and all.
TEST(SampleTest, ADumpOfAFormWithoutCodesGivesItsRecords) {
  ExpectRecords("nong-bua-yai-2567.txt", "nong-bua-yai-2567.txt.expected.jsonl", {});
}

// Each pack alone reads its own samples and none of the others'.
TEST(SampleTest, NoPackReadsAnothersForm) {
  const std::vector<std::pair<std::string, std::string>> samples = {{"small.docx", "bangkok-ita"},
                                                                    {"bang-kapi-2567-h1.docx", "bangkok-ita"},
                                                                    {"bang-kapi-2567-h1.txt", "bangkok-ita"},
                                                                    {"bangkok-noi-2567-h2.docx", "bangkok-ita"},
                                                                    {"nong-bua-yai-2567.docx", "national-ita-measures"},
                                                                    {"nong-bua-yai-2567.txt", "national-ita-measures"},
                                                                    {"thung-kwang-risk-2567.docx", "fraud-risk"}};
  for (const auto& [sample, own] : samples) {
    for (const char* pack : {"bangkok-ita", "national-ita-measures", "fraud-risk"}) {
      ExtractOptions options;
      options.packs = {pack};
      options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
      RecordList records;
      FindingList findings;
      const auto summary = Extract({Sample(sample)}, options, records, findings);
      ASSERT_TRUE(summary) << summary.error().ToString();
      EXPECT_EQ(records.records.empty(), pack != own) << sample << " by " << pack;
    }
    const Everything all = ExtractAll({Sample(sample)});
    for (const Record& record : all.records) EXPECT_EQ(record.rules.name, own) << sample;
  }
}

}  // namespace
}  // namespace sarabun::test
