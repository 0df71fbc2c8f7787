// Hundreds of one-line cases in cases/*.cases: input, expected text, kinds of repair in order, code points of the
// input. Columns are parted by tabs; \n is a line break and a seam, \uXXXX a character that cannot be seen. Files
// named *.model.cases need the learned table; all others hold with it and without it.

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "gtest/gtest.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

std::string Unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\\n") {
      out += '\n';
      ++i;
    } else if (text.substr(i, 2) == "\\u") {
      utf8::Append(out, static_cast<char32_t>(std::stoul(std::string(text.substr(i + 2, 4)), nullptr, 16)));
      i += 5;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string KindsOf(const Repaired& repaired) {
  std::string out;
  for (const Repair& repair : repaired.repairs) {
    if (!out.empty()) out += ',';
    out += RepairKindName(repair.kind);
  }
  return out.empty() ? "-" : out;
}

class CasesTest : public testing::TestWithParam<std::string> {
 protected:
  void Check(Engine& engine, const std::string& where, const std::vector<std::string_view>& fields) {
    const std::string input = Unescape(fields[0]);
    const std::string expected = Unescape(fields[1]);
    Repaired repaired;
    engine.Repair(Seamed(input), {}, repaired);
    EXPECT_EQ(repaired.text, expected) << where << ", got " << CodePoints(repaired.text);
    EXPECT_EQ(KindsOf(repaired), fields[2]) << where;
    EXPECT_TRUE(repaired.left.empty() || expected == input || input.find('\n') != input.npos) << where;
    Repaired again;
    engine.Repair({repaired.text, {}}, {}, again);
    EXPECT_EQ(again.text, repaired.text) << where << ": repairing twice";
    EXPECT_TRUE(again.repairs.empty()) << where << ": repairing twice";
  }
};

TEST_P(CasesTest, Holds) {
  const std::vector<std::string> lines = ReadLines(GetParam());
  ASSERT_FALSE(lines.empty());
  ASSERT_NE(ShippedModel(), nullptr);
  Engine with(ShippedModel());
  Engine without(nullptr);
  const bool needs_model = GetParam().find(".model.") != std::string::npos;
  std::size_t cases = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i][0] == '#') continue;
    const std::string where = GetParam().substr(GetParam().rfind('/') + 1) + ":" + std::to_string(i + 1);
    const std::vector<std::string_view> fields = Split(lines[i], '\t');
    ASSERT_EQ(fields.size(), 4u) << where;
    EXPECT_EQ(CodePoints(Unescape(fields[0])), fields[3]) << where << ": the code points shown are not the input's";
    Check(with, where + " with the table", fields);
    if (!needs_model) Check(without, where + " without a table", fields);
    ++cases;
  }
  EXPECT_GE(cases, 20u);
}

std::vector<std::string> CaseFiles() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(SourcePath("tests/thai/cases"))) {
    if (entry.path().extension() == ".cases") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

INSTANTIATE_TEST_SUITE_P(Files, CasesTest, testing::ValuesIn(CaseFiles()), [](const auto& test) {
  std::string name = std::filesystem::path(test.param).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace sarabun::thai
