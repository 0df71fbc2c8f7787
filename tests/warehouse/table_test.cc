#include "warehouse/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/text_table.h"
#include "warehouse/views.h"

namespace sarabun::warehouse {
namespace {

TEST(Tables, StandInTheOrderOfTheirIds) {
  ASSERT_EQ(Tables().size(), kTableCount);
  for (std::size_t i = 0; i < kTableCount; ++i) EXPECT_EQ(static_cast<std::size_t>(Tables()[i].id), i);
}

TEST(Tables, EveryKeyIsThereAndRequired) {
  for (const Table& table : Tables()) {
    EXPECT_FALSE(table.key.empty()) << table.name;
    for (const std::string_view name : table.key) {
      const std::size_t at = table.IndexOf(name);
      ASSERT_LT(at, table.columns.size()) << table.name << "." << name;
      EXPECT_TRUE(table.columns[at].required) << table.name << "." << name;
    }
  }
}

TEST(Tables, ForeignKeysPointBackAtWholeKeys) {
  for (const Table& table : Tables()) {
    for (const ForeignKey& foreign : table.foreign_keys) {
      EXPECT_LT(foreign.table, table.id) << table.name << ": rows are inserted in the order of TableId";
      EXPECT_EQ(foreign.columns.size(), TableOf(foreign.table).key.size()) << table.name;
      for (const std::string_view name : foreign.columns) EXPECT_LT(table.IndexOf(name), table.columns.size());
    }
    for (const auto& index : table.indexes) {
      for (const std::string_view name : index) EXPECT_LT(table.IndexOf(name), table.columns.size()) << name;
    }
  }
}

TEST(Tables, NumbersThatMeasureHaveAUnit) {
  const std::set<std::string_view> measured = {"width", "height", "document_bytes", "bytes", "score", "score_max"};
  for (const Table& table : Tables()) {
    for (const Column& column : table.columns) {
      if (!measured.contains(column.name)) continue;
      EXPECT_FALSE(column.unit.empty()) << table.name << "." << column.name;
    }
  }
}

TEST(Tables, EachTableAndColumnIsExplainedInBothLanguages) {
  for (const Table& table : Tables()) {
    EXPECT_FALSE(table.meaning.empty()) << table.name;
    EXPECT_FALSE(ThaiMeaning(table.name).empty()) << table.name;
    for (const Column& column : table.columns) {
      const std::string name = std::string(table.name) + "." + std::string(column.name);
      EXPECT_FALSE(column.meaning.empty()) << name;
      EXPECT_FALSE(ThaiMeaning(name).empty()) << name << " has no line in rules/dictionary.tsv";
    }
  }
}

TEST(Tables, TheDictionaryExplainsNothingThatIsNotThere) {
  std::set<std::string> names;
  for (const View& view : Views()) {
    names.insert(std::string(view.name));
    EXPECT_FALSE(ThaiMeaning(view.name).empty()) << view.name;
  }
  for (const Table& table : Tables()) {
    names.insert(std::string(table.name));
    for (const Column& column : table.columns) {
      names.insert(std::string(table.name) + "." + std::string(column.name));
      names.insert("*." + std::string(column.name));
    }
  }
  for (const auto& row : Dictionary().rows()) {
    EXPECT_TRUE(names.contains(std::string(row.front()))) << row.front();
  }
}

TEST(Tables, AreFoundByName) {
  ASSERT_NE(FindTable("measure"), nullptr);
  EXPECT_EQ(FindTable("measure")->id, TableId::kMeasure);
  EXPECT_EQ(FindTable("measures"), nullptr);
}

}  // namespace
}  // namespace sarabun::warehouse
