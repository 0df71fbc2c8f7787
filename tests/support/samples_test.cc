#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/scratch.h"
#include "tools/samples/districts.h"
#include "tools/samples/expected.h"
#include "tools/samples/make.h"

namespace sarabun::samples {
namespace {

namespace fs = std::filesystem;
using test::Sample;
using test::Scratch;

const fs::path kSamples = SARABUN_SOURCE_DIR "/samples";

std::vector<rapidjson::Document> Records(const std::string& jsonl) {
  std::vector<rapidjson::Document> records;
  std::istringstream stream(jsonl);
  for (std::string line; std::getline(stream, line);) {
    records.emplace_back();
    EXPECT_FALSE(records.back().Parse(line.c_str()).HasParseError()) << line;
  }
  return records;
}

std::string Code(const rapidjson::Document& record) { return record["item"]["code"].GetString(); }

// The codes of a dump's rows that lost their last cell, in order.
std::vector<std::string> RowsThatLostACell(const std::string& dump) {
  std::vector<std::string> codes;
  std::istringstream stream(dump);
  std::string current;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with(" \t")) codes.push_back(current);
    std::string cell = line.substr(std::min(line.size(), line.find_first_not_of(" \t")));
    if (cell.starts_with("[bookmark: _Hlk")) cell = cell.substr(cell.find(']') + 1);
    const bool opens = line.starts_with("\t") || line.starts_with(" \t");
    if (opens && cell.size() > 1 && std::string("IEO").find(cell[0]) != std::string::npos && std::isdigit(cell[1])) {
      current = cell.substr(0, cell.find(' '));
    }
  }
  return codes;
}

TEST(SamplesTest, TheTreeHoldsWhatItsSourceGives) {
  EXPECT_TRUE(CheckSamples({kSamples, {}, 1})) << "make_samples says which; run it and look at the difference";
}

TEST(SamplesTest, TheCheckSeesAChangedAMissingAndAStrayFile) {
  const auto check = [](const auto& harm) {
    const Scratch scratch;
    fs::copy(kSamples, scratch.path("samples"), fs::copy_options::recursive);
    harm(scratch.path("samples/"));
    return CheckSamples({scratch.path("samples"), {}, 1});
  };
  EXPECT_TRUE(check([](const std::string&) {}));
  EXPECT_FALSE(check([](const std::string& folder) { std::ofstream(folder + "small.docx", std::ios::app) << 'x'; }));
  EXPECT_FALSE(check([](const std::string& folder) { fs::remove(folder + "small.expected.jsonl"); }));
  EXPECT_FALSE(check([](const std::string& folder) { std::ofstream(folder + "stray.docx") << 'x'; }));
}

TEST(SamplesTest, TheFirstHasTheRealReportsShape) {
  const auto records = Records(Scratch::Read(Sample("bang-kapi-2567-h1.expected.jsonl")));
  ASSERT_EQ(records.size(), 42u);
  std::set<std::string> seen;
  std::size_t measures = 0;
  std::size_t results = 0;
  std::map<std::string, std::size_t> pictures;
  for (const auto& record : records) {
    if (record["evidence"].Size() > 0) pictures[Code(record)] = record["evidence"].Size();
    if (!seen.insert(Code(record)).second) continue;
    measures += record["measures"].Size();
    results += record["results"].Size();
    if (!record["shared"].HasMember("measures")) continue;
    for (const auto& other : record["shared"]["measures"]["with"].GetArray()) seen.insert(other.GetString());
  }
  EXPECT_EQ(measures, 60u);
  EXPECT_EQ(results, 48u);
  EXPECT_EQ(pictures,
            (std::map<std::string, std::size_t>{{"I5", 2}, {"I25", 2}, {"E14", 1}, {"O1-O22", 2}, {"O23-O30", 1}}));
}

TEST(SamplesTest, ItsDumpLosesTheSameCellsAsTheRealReport) {
  const std::vector<std::string> lost = {"I1", "I6", "I8", "I9", "I10", "I11", "I12", "I13", "I18", "I21",
                                         "E1", "E5", "E7", "E8", "E9",  "E10", "E11", "E13", "E15"};
  EXPECT_EQ(RowsThatLostACell(Scratch::Read(Sample("bang-kapi-2567-h1.txt"))), lost);
  const std::string real = SARABUN_SOURCE_DIR "/../shared/reports/chom-thong-2567-h1.txt";
  if (!fs::exists(real)) GTEST_SKIP() << "the real report is not here";
  EXPECT_EQ(RowsThatLostACell(Scratch::Read(real)), lost);
}

TEST(SamplesTest, DrawnDistrictsDifferAndAreWhole) {
  const Form form = ReadForm(kSamples / "source/form.yaml");
  const std::vector<District> districts = ReadDistricts(kSamples / "source/districts.tsv");
  const DistrictMaker maker(kSamples / "source/templates.yaml", form, districts, 1);
  ASSERT_EQ(districts.size(), 50u);
  std::set<std::string> keys;
  std::set<std::string> results;
  for (const std::size_t number : {0u, 1u, 49u, 50u, 100u}) {
    const std::string jsonl = ExpectedRecords(maker.Make(number), form, Input::kWord);
    EXPECT_EQ(jsonl, ExpectedRecords(maker.Make(number), form, Input::kWord));
    const auto records = Records(jsonl);
    ASSERT_EQ(records.size(), 42u);
    for (const auto& record : records) {
      EXPECT_TRUE(keys.insert(record["key"].GetString()).second);
      EXPECT_EQ(record["measures"].Size(), record["results"].Size()) << Code(record);
      EXPECT_EQ(record["evidence"].Size(), 1u) << Code(record);
    }
    EXPECT_TRUE(results.insert(records[0]["results"][0]["text"].GetString()).second);
  }
}

TEST(SamplesTest, BothRoundsOfAYearQuoteTheSameScores) {
  const Form form = ReadForm(kSamples / "source/form.yaml");
  const std::vector<District> districts = ReadDistricts(kSamples / "source/districts.tsv");
  const DistrictMaker maker(kSamples / "source/templates.yaml", form, districts, 9);
  const auto scores = [&](std::size_t number) {
    std::vector<std::string> out;
    for (const RowSource& row : maker.Make(number).rows) out.push_back(row.item.score);
    return out;
  };
  EXPECT_EQ(scores(3), scores(53));
  EXPECT_NE(scores(3), scores(103));
  EXPECT_NE(scores(3), scores(4));
}

}  // namespace
}  // namespace sarabun::samples
