// Every row of the checklist in src/wordml/elements.h: in the body, in a cell, in a nested table, in a content control.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "support/checklist.h"
#include "wordml/row_case.h"

namespace sarabun::test {
namespace {

std::vector<RowCase> AllRows() {
  std::vector<RowCase> all;
  for (const auto& rows : {TextRows(), HiddenRows(), RevisionRows(), ListRows()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

class RowTest : public testing::TestWithParam<RowCase> {
 protected:
  static Read ReadIn(std::string body, RevisionView view = RevisionView::kFinal) {
    WordXml xml = GetParam().parts;
    xml.body = std::move(body);
    ReadOptions options;
    options.revisions = view;
    return ReadWord(xml, options);
  }
  static std::string WithoutPlaces(const std::string& findings) {
    return std::regex_replace(findings, std::regex("@[0-9,]+"), "");
  }
};

TEST_P(RowTest, InTheBody) {
  const Read read = ReadIn(GetParam().body);
  EXPECT_TRUE(read.status.ok());
  EXPECT_EQ(read.events, GetParam().events);
  EXPECT_EQ(WithoutPlaces(read.FindingLines()), GetParam().findings);
}

TEST_P(RowTest, InACell) {
  const Read read = ReadIn(T("before") + Table(Row(Cell(GetParam().body) + Cell(T("beside"))) + Row(Cell(T("below")))));
  EXPECT_EQ(read.events, "<before>T[R(C{" + GetParam().events + "}C{<beside>})R(C{<below>})]");
  EXPECT_EQ(WithoutPlaces(read.FindingLines()), GetParam().findings);
}

TEST_P(RowTest, InANestedTable) {
  const Read read = ReadIn(Table(Row(Cell(T("a") + Table(Row(Cell(GetParam().body))) + T("b")))));
  EXPECT_EQ(read.events, "T[R(C{<a>T[R(C{" + GetParam().events + "})]<b>})]");
  EXPECT_EQ(WithoutPlaces(read.FindingLines()), GetParam().findings);
}

TEST_P(RowTest, InAContentControl) {
  EXPECT_EQ(ReadIn(Around("w:sdt", "<w:sdtPr/>" + Around("w:sdtContent", GetParam().body))).events, GetParam().events);
}

TEST_P(RowTest, AsItWas) {
  if (GetParam().original.empty()) return;
  EXPECT_EQ(ReadIn(GetParam().body, RevisionView::kOriginal).events, GetParam().original);
  EXPECT_EQ(ReadIn(Table(Row(Cell(GetParam().body))), RevisionView::kOriginal).events,
            "T[R(C{" + GetParam().original + "})]");
}

INSTANTIATE_TEST_SUITE_P(Checklist, RowTest, testing::ValuesIn(AllRows()), [](const auto& test) {
  std::string name = test.param.row + "_" + test.param.name;
  std::erase(name, '-');
  return name;
});

TEST(Checklist, EveryRowHasACase) {
  std::set<std::string> tested;
  for (const RowCase& row : AllRows()) tested.insert(row.row);
  ExpectChecklist("wordml", tested);
}

}  // namespace
}  // namespace sarabun::test
