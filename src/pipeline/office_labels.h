#pragma once

// LibreOffice 7.4 knows no Thai list numbers: opening a file whose lists Word numbers by thaiNumbers or thaiCounting
// makes them decimal: the Thai one becomes "1." in whatever it saves. The file that comes out does not tell; what can
// be known is that LibreOffice wrote it, and that its lists are decimal.

#include <cstdint>
#include <utility>

#include "grid/grid.h"
#include "opc/package.h"
#include "sarabun/finding.h"

namespace sarabun::pipeline {

// Passes a document on and counts the list numbers in it that are decimal.
class LabelWatch final : public grid::DocumentConsumer {
 public:
  // `next` must outlive it.
  explicit LabelWatch(grid::DocumentConsumer& next) : next_(next) {}
  void OnParagraph(const grid::Paragraph& paragraph) override;
  void OnTableStart(const grid::TableInfo& table) override { next_.OnTableStart(table); }
  void OnRow(grid::Row row) override;
  void OnTableEnd(const grid::TableInfo& table) override { next_.OnTableEnd(table); }
  std::uint64_t decimal() const { return decimal_; }

 private:
  void Count(const grid::Paragraph& paragraph);

  grid::DocumentConsumer& next_;
  std::uint64_t decimal_ = 0;
};

// Whether the package's properties name LibreOffice as the program that wrote it.
bool SavedByLibreOffice(opc::Package& package);

// `value-guessed`: `labels` list numbers may have been Thai ones.
void ReportLabels(std::uint64_t labels, FindingSink& findings);

}  // namespace sarabun::pipeline
