// A table of any length passes: records are made one by one, and what a later row may change waits for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "rules/report_reader.h"

namespace sarabun::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Rows as a table's assembler gives them. A cell goes on from the row above where its text is kAbove.
class TableFeeder {
 public:
  static constexpr const char* kAbove = "^";

  TableFeeder(ReportReader& reader, FindingSink& findings) : reader_(reader) {
    DocumentContext context;
    context.info.path = "long.docx";
    context.info.sha256 = std::string(64, '0');
    context.part = "word/document.xml";
    reader_.Begin(std::move(context), findings);
    info_.index = 1;
    info_.grid_columns = 5;
    reader_.OnTableStart(info_);
    Add({"ประเด็นการประเมิน", "ประเด็นที่ต้องปรับปรุง", "มาตรการ/กิจกรรม", "ผลการดำเนินการ", "ภาพกิจกรรม"});
  }

  void Add(const std::vector<std::string>& texts) {
    grid::Row row;
    row.index = ++rows_;
    above_.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const bool starts = texts[i] != kAbove;
      if (starts) above_[i] = ++last_id_;
      const auto column = static_cast<std::uint32_t>(i + 1);
      row.slots.push_back({above_[i], column, 1, starts});
      if (!starts) continue;
      grid::Cell cell;
      cell.id = above_[i];
      cell.row = row.index;
      cell.column = column;
      cell.text = texts[i];
      cell.paragraphs.emplace_back().text.text = texts[i];
      cell.nested.push_back(false);
      row.cells.push_back(std::move(cell));
    }
    reader_.OnRow(std::move(row));
  }

  void End() { reader_.OnTableEnd(info_); }

 private:
  ReportReader& reader_;
  grid::TableInfo info_;
  std::uint32_t rows_ = 0;
  grid::CellId last_id_ = 0;
  std::vector<grid::CellId> above_;
};

class LongTableTest : public ::testing::Test {
 protected:
  LongTableTest()
      : reader_(PackSet::Load({"bangkok-ita"}, {SARABUN_SOURCE_DIR "/rules"}).value(), engine_, ReadOptions()) {}

  static std::string Item(int i) { return "I" + std::to_string(i) + " ให้บริการอย่างเท่าเทียมกัน (95.00 คะแนน)"; }
  static std::string Words(const char* word, int i) { return "1. " + std::string(word) + " " + std::to_string(i); }

  thai::Engine engine_{nullptr};
  ReportReader reader_;
  FindingList findings_;
};

TEST_F(LongTableTest, RowsThatShareACellShareItHoweverFarApart) {
  constexpr int kRows = 400;
  TableFeeder table(reader_, findings_);
  for (int i = 1; i <= kRows; ++i) {
    const bool in_pair = i % 100 == 28;  // also at the edge of what is held in memory
    table.Add({Item(i), i == 1 ? "- ทุกข้อ" : TableFeeder::kAbove, in_pair ? TableFeeder::kAbove : Words("จัดทำคู่มือ", i),
               Words("จัดทำแล้ว", i), ""});
  }
  table.End();
  const auto records = reader_.Finish();
  ASSERT_TRUE(records.ok());
  ASSERT_EQ(records->size(), std::size_t{kRows});
  for (int i = 1; i <= kRows; ++i) {
    const Record& record = (*records)[static_cast<std::size_t>(i - 1)];
    ASSERT_EQ(record.item.code, "I" + std::to_string(i));
    ASSERT_EQ(record.issues.size(), 1u);
    EXPECT_EQ(record.issues[0].text, "ทุกข้อ");
    const int written = i % 100 == 28 ? i - 1 : i;
    ASSERT_EQ(record.measures.size(), 1u);
    EXPECT_EQ(record.measures[0].text, "จัดทำคู่มือ " + std::to_string(written));
    EXPECT_EQ(record.results.at(0).text, "จัดทำแล้ว " + std::to_string(i));
    const bool pair = i % 100 == 28 || i % 100 == 27;
    ASSERT_EQ(record.shared.size(), pair ? 2u : 1u) << i;
    EXPECT_EQ(record.shared[0].field, "issues");
    EXPECT_EQ(record.shared[0].group, 1);
    EXPECT_EQ(record.shared[0].with.size(), std::size_t{kRows - 1});
    if (!pair) continue;
    EXPECT_EQ(record.shared[1].group, 2 + i / 100);
    EXPECT_THAT(record.shared[1].with, ElementsAre("I" + std::to_string(i % 100 == 28 ? i - 1 : i + 1)));
  }
}

// A page's end cuts the last of the rows that share a cell: what stands behind it is everybody's.
TEST_F(LongTableTest, TheRestOfACutRowReachesAllThatShareTheCell) {
  TableFeeder table(reader_, findings_);
  table.Add({Item(1), "-", Words("จัดทำคู่มือ", 1), Words("จัดทำแล้ว", 1), ""});
  table.Add({Item(2), "-", TableFeeder::kAbove, Words("จัดทำแล้ว", 2), ""});
  table.Add({"", "", "2. ซักซ้อม", "", ""});
  table.Add({Item(3), "-", Words("จัดทำคู่มือ", 3), Words("จัดทำแล้ว", 3), ""});
  table.End();
  const auto records = reader_.Finish();
  ASSERT_TRUE(records.ok());
  ASSERT_EQ(records->size(), 3u);
  for (const std::size_t i : {0u, 1u}) {
    const std::vector<ListItem>& measures = (*records)[i].measures;
    ASSERT_EQ(measures.size(), 2u) << i;
    EXPECT_EQ(measures[1].text, "ซักซ้อม");
  }
  EXPECT_EQ((*records)[2].measures.size(), 1u);
}

TEST_F(LongTableTest, AnErrorOfWhoTakesTheRecordsEndsIt) {
  TableFeeder table(reader_, findings_);
  for (int i = 1; i <= 200; ++i) table.Add({Item(i), "-", Words("ก", i), Words("ข", i), ""});
  table.End();
  int taken = 0;
  const Status finished = reader_.Finish([&](const Record&) -> Status {
    if (++taken == 150) return Error{ErrorCode::kIo, "full", "", {}};
    return {};
  });
  ASSERT_FALSE(finished.ok());
  EXPECT_THAT(finished.error().message, HasSubstr("full"));
  EXPECT_EQ(taken, 150);
}

// Bytes of the heap in use; 0 where a sanitizer keeps its own.
std::size_t HeapInUse() { return ::mallinfo2().uordblks; }

TEST_F(LongTableTest, MemoryDoesNotGrowWithTheRows) {
  if (HeapInUse() == 0) GTEST_SKIP() << "a sanitizer counts no heap";
  constexpr int kFirst = 500;
  constexpr int kRows = 3000;
  const std::string text(2000, 'x');
  TableFeeder table(reader_, findings_);
  std::size_t at_first = 0;
  std::size_t most = 0;
  const auto look = [&] { most = std::max(most, HeapInUse()); };
  for (int i = 1; i <= kRows; ++i) {
    table.Add({Item(i), "- " + text, "1. " + text, "1. " + text, ""});
    look();
    if (i == kFirst) at_first = most;
  }
  table.End();
  int records = 0;
  const Status finished = reader_.Finish([&](const Record& record) {
    records += record.measures.at(0).text == text ? 1 : 0;
    look();
    return Status();
  });
  ASSERT_TRUE(finished.ok());
  EXPECT_EQ(records, kRows);
  // Codes, kinds of rows and places in the file remain of each: a few hundred of its six thousand bytes.
  EXPECT_LT(most - at_first, std::size_t{kRows - kFirst} * 400);
}

}  // namespace
}  // namespace sarabun::rules
