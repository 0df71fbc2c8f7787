#pragma once

// Pictures that may be the report.
//
// A table is pasted as a picture now and then: from a spreadsheet as a metafile that draws its text cell by cell, or as
// a scan. Nothing of it becomes a record, so it must be said. Known for sure is only the metafile: its text records
// stand in rows and columns. Of scans this much is said: that a document without any table holds pictures.

#include <cstdint>
#include <map>
#include <string>

#include "grid/grid.h"
#include "opc/package.h"
#include "picture/metafile_text.h"
#include "sarabun/finding.h"
#include "sarabun/location.h"

namespace sarabun::pipeline {

// Passes a document on and keeps where its pictures stand.
class PictureWatch final : public grid::DocumentConsumer {
 public:
  explicit PictureWatch(grid::DocumentConsumer& next) : next_(next) {}
  void OnParagraph(const grid::Paragraph& paragraph) override;
  void OnTableStart(const grid::TableInfo& table) override;
  void OnRow(grid::Row row) override;
  void OnTableEnd(const grid::TableInfo& table) override { next_.OnTableEnd(table); }

  // Reads the metafiles among the pictures and reports those that draw a table, `construct-not-read`, each part once.
  void ReportDrawnTables(opc::Package& package, FindingSink& findings) const;
  // Pictures anywhere in the body.
  std::uint64_t pictures() const { return pictures_; }

 private:
  void Note(const grid::Paragraph& paragraph, const Location& where);

  grid::DocumentConsumer& next_;
  std::map<std::string, Location> metafiles_;  // by part, where it stands first
  std::uint64_t pictures_ = 0;
  std::uint32_t table_ = 0;
};

// Rows and columns of the table that a picture's text makes: baselines that hold several pieces far apart, which start
// at the same places from row to row. Both 0 where it makes none.
struct DrawnTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
};
DrawnTable FindDrawnTable(const picture::MetafileText& text);

}  // namespace sarabun::pipeline
