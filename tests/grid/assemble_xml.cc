#include "grid/assemble_xml.h"

#include <gtest/gtest.h>

#include <set>

#include "base/text.h"

namespace sarabun::test {

namespace {

// Passes rows on after checking what every consumer may rely on.
class Checker final : public grid::DocumentConsumer {
 public:
  explicit Checker(grid::DocumentConsumer& next) : next_(next) {}
  void OnParagraph(const grid::Paragraph& paragraph) override { next_.OnParagraph(paragraph); }
  void OnTableStart(const grid::TableInfo& table) override {
    EXPECT_FALSE(open_) << "tables do not nest for consumers";
    EXPECT_GT(table.index, last_table_);
    last_table_ = table.index;
    open_ = true;
    rows_ = 0;
    next_.OnTableStart(table);
  }
  void OnRow(grid::Row row) override {
    EXPECT_EQ(row.index, ++rows_);
    std::uint32_t column = 1;
    std::size_t starting = 0;
    for (const grid::Slot& slot : row.slots) {
      EXPECT_GE(slot.column, column) << "slots are in order and apart";
      column = slot.column + slot.column_span;
      if (!slot.starts_here) {
        EXPECT_TRUE(ids_.contains(slot.id));
        continue;
      }
      EXPECT_EQ(slot.id, static_cast<grid::CellId>(ids_.size() + 1)) << "ids go up by one";
      ids_.insert(slot.id);
      const grid::Cell& cell = row.cells.at(starting++);
      EXPECT_EQ(cell.id, slot.id);
      EXPECT_EQ(cell.nested.size(), cell.paragraphs.size());
    }
    EXPECT_EQ(starting, row.cells.size());
    next_.OnRow(std::move(row));
  }
  void OnTableEnd(const grid::TableInfo& table) override {
    open_ = false;
    next_.OnTableEnd(table);
  }

 private:
  grid::DocumentConsumer& next_;
  std::set<grid::CellId> ids_;
  std::uint32_t last_table_ = 0;
  std::uint32_t rows_ = 0;
  bool open_ = false;
};

std::string Visible(const std::string& text) { return ReplaceAll(ReplaceAll(text, "\n", "\\n"), "\t", "\\t"); }

std::string Line(const grid::CollectedCell& cell) {
  const auto number = [](std::uint32_t value) { return std::to_string(value); };
  std::string out = number(cell.cell.row) + "," + number(cell.cell.column) + " " + number(cell.row_span) + "x" +
                    number(cell.cell.column_span) + " " + Visible(cell.cell.text);
  if (cell.cell.own_text) out += "=" + Visible(*cell.cell.own_text);
  if (cell.cell.images > 0) out += " (" + number(cell.cell.images) + ")";
  return out + "\n";
}

}  // namespace

void Assemble(const WordXml& xml, Assembled& into) {
  const std::string zip = xml.Zip();
  auto package = opc::Package::Open(zip, Limits());
  ASSERT_TRUE(package.ok());
  Checker checker(into.tables);
  grid::Assembler assembler(checker, into.findings, "word/document.xml");
  wordml::Reader reader;
  wordml::CharacterCount count;
  const Status status = reader.ReadBody(**package, ReadOptions(), assembler, into.findings, &count);
  ASSERT_TRUE(status.ok()) << status.error().ToString();
  into.dropped = assembler.dropped_characters();
  // What is left of `out` is in the cells of the outermost tables and the paragraphs.
  std::uint64_t held = 0;
  for (const grid::Paragraph& paragraph : into.tables.paragraphs()) held += wordml::CharactersOf(paragraph);
  for (const grid::CollectedTable& table : into.tables.tables()) {
    for (const grid::CollectedCell& cell : table.cells) {
      for (const grid::Paragraph& paragraph : cell.cell.paragraphs) {
        if (table.info.depth == 0) held += wordml::CharactersOf(paragraph);
      }
    }
  }
  EXPECT_EQ(count.out - into.dropped, held);
}

std::string CellLines(const std::string& body) {
  Assembled assembled;
  WordXml xml;
  xml.body = body;
  Assemble(xml, assembled);
  std::string out;
  for (const grid::CollectedTable& table : assembled.tables.tables()) {
    out += "#" + std::to_string(table.info.index);
    if (table.info.parent) {
      out += " depth " + std::to_string(table.info.depth) + " in " + std::to_string(table.info.parent->table) + "," +
             std::to_string(table.info.parent->row) + "," + std::to_string(table.info.parent->column);
    }
    out += ", " + std::to_string(table.rows) + " rows of " + std::to_string(table.columns) + "\n";
    for (const grid::CollectedCell& cell : table.cells) out += Line(cell);
  }
  Read findings;
  findings.findings = std::move(assembled.findings);
  return out + findings.FindingLines();
}

}  // namespace sarabun::test
