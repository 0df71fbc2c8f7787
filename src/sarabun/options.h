#pragma once

#include <string>
#include <vector>

#include "sarabun/limits.h"

namespace sarabun {

// Which side of tracked changes is read.
enum class RevisionView { kFinal, kOriginal };
// Whether hidden text (w:vanish) is read.
enum class HiddenText { kDrop, kKeep };

// How a document is read. All defaults are what `sarabun extract` does without options.
struct ReadOptions {
  RevisionView revisions = RevisionView::kFinal;
  HiddenText hidden = HiddenText::kDrop;
  bool evidence_hash = true;  // read pictures to give their hash, size and capture time
  bool with_raw = false;      // keep each field's text before repair
  bool link = false;          // say which measures each result answers
  bool repairs = true;        // list the repairs in each record
  Limits limits;
};

}  // namespace sarabun
