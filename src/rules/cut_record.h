#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/archive.h"
#include "records/archive.h"
#include "rules/report_draft.h"

namespace sarabun {

template <class Archive>
void Describe(Archive& archive, Seam& it) {
  archive(it.offset, it.kind);
}
template <class Archive>
void Describe(Archive& archive, SeamedText& it) {
  archive(it.text, it.seams);
}

}  // namespace sarabun

namespace sarabun::rules {

// A record whose cells are cut and not yet repaired. It may wait in a file, so that each type says its fields for
// base/archive.h.

struct RawText {
  std::string field;  // below the column's: "[1].text"
  SeamedText text;
};

// A column's cells of one record, or of all that share them.
struct CutCells {
  std::vector<ListItem> items;
  std::vector<Evidence> evidence;
  bool lost = false;
  std::optional<FoundScore> score;
  std::vector<RawText> texts;  // for items, evidence texts or the text of an extra column, in order
};

struct CutColumn {
  std::size_t column = 0;             // in Pack::columns
  std::optional<std::size_t> shared;  // RecordCutter::shared() has the cells
  CutCells own;
};

struct CutRecord : DraftHead {
  std::vector<CutColumn> columns;
};

template <class Archive>
void Describe(Archive& archive, ItemCode& it) {
  archive(it.prefix, it.first, it.last, it.end, it.zero_for_letter, it.leaves_out);
}
template <class Archive>
void Describe(Archive& archive, FoundScore& it) {
  archive(it.score, it.unit_guessed, it.short_year);
}
template <class Archive>
void Describe(Archive& archive, RawText& it) {
  archive(it.field, it.text);
}
template <class Archive>
void Describe(Archive& archive, CutCells& it) {
  archive(it.items, it.evidence, it.lost, it.score, it.texts);
}
template <class Archive>
void Describe(Archive& archive, CutColumn& it) {
  archive(it.column, it.shared, it.own);
}
// Without the layout's address, which its index gives.
template <class Archive>
void Describe(Archive& archive, CutRecord& it) {
  archive(it.layout_at, it.item, it.code, it.instrument, it.indicator, it.table, it.row, it.columns);
}

}  // namespace sarabun::rules
