#include "rules/case_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/file.h"

// Every rules/<pack>/cases/*.case: small reports and the records they must give. With SARABUN_ACCEPT set, what was
// found is written into the files and the run fails, so that an accepting run never looks green.
namespace sarabun::rules {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> CaseFiles() {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SARABUN_SOURCE_DIR) / "rules")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path().native());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string PackFolder(const std::string& case_path) {
  return fs::path(case_path).parent_path().parent_path().native();
}

class CaseTest : public testing::TestWithParam<std::string> {};

// The file with each case's expectations replaced by what was found.
std::string Accepted(const std::string& text, const std::vector<Case>& cases,
                     const std::vector<CaseOutcome>& outcomes) {
  std::string out;
  std::size_t at = 0;
  bool skipping = false;
  std::istringstream lines(text);
  std::size_t index = static_cast<std::size_t>(-1);
  const auto close = [&] {
    if (index >= cases.size()) return;
    while (out.size() > 1 && out.substr(out.size() - 2) == "\n\n") out.pop_back();
    if (cases[index].same_as.empty()) out += "records:\n" + outcomes[index].records;
    if (!outcomes[index].findings.empty()) out += "findings:\n" + outcomes[index].findings;
    out += '\n';
  };
  for (std::string line; std::getline(lines, line); ++at) {
    if (line.substr(0, 5) == "case:") {
      close();
      ++index;
      skipping = false;
    }
    if (line == "records:" || line == "findings:") skipping = true;
    if (!skipping) out += line + '\n';
  }
  close();
  while (out.size() > 1 && out.substr(out.size() - 2) == "\n\n") out.pop_back();
  return out;
}

// The title is how a report was written, not what it says; cases that must be the same may differ in it.
std::string WithoutTitle(const std::string& records) {
  const std::size_t begin = records.find("title: ");
  if (begin == std::string::npos) return records;
  return records.substr(0, begin) + records.substr(records.find('\n', begin) + 1);
}

TEST_P(CaseTest, GivesItsRecords) {
  Result<std::string> text = ReadFile(GetParam(), 1 << 20);
  ASSERT_TRUE(text.ok());
  const SourceFile file{GetParam(), text.value()};
  Problems problems;
  const std::vector<Case> cases = ReadCases(file, problems);
  ASSERT_EQ(problems.ToText(), "");
  auto packs = PackSet::Load({PackFolder(GetParam())}, {});
  ASSERT_TRUE(packs.ok()) << packs.error().ToString();
  thai::Engine engine(nullptr);
  engine.AddWords(packs.value()->Words());
  const ReadOptions options;
  ReportReader reader(packs.value(), engine, options);
  std::map<std::string, std::string> records;
  std::vector<CaseOutcome> outcomes;
  const bool accepting = std::getenv("SARABUN_ACCEPT") != nullptr;
  for (const Case& each : cases) {
    outcomes.push_back(RunCase(each, reader));
    records[each.name] = each.same_as.empty() && !accepting ? each.records : outcomes.back().records;
    const std::string where = GetParam() + ':' + std::to_string(each.line) + ": " + each.name;
    const bool own = each.same_as.empty();
    const std::string expected = own ? each.records : WithoutTitle(records[each.same_as]);
    const std::string found = own ? outcomes.back().records : WithoutTitle(outcomes.back().records);
    const auto differs = [&](std::string_view what, const std::string& got, const std::string& due) {
      return where + ": " + std::string(what) + " found:\n" + got + "expected:\n" + due;
    };
    EXPECT_TRUE(found == expected) << differs("records", found, expected);
    EXPECT_TRUE(outcomes.back().findings == each.findings)
        << differs("findings", outcomes.back().findings, each.findings);
  }
  if (accepting) {
    std::ofstream(GetParam()) << Accepted(text.value(), cases, outcomes);
    ADD_FAILURE() << "accepted what was found; look at the difference and run again";
  }
}

INSTANTIATE_TEST_SUITE_P(Packs, CaseTest, testing::ValuesIn(CaseFiles()), [](const auto& instance) {
  std::string name = fs::path(instance.param).parent_path().parent_path().filename().native() + "_" +
                     fs::path(instance.param).stem().native();
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

}  // namespace
}  // namespace sarabun::rules
