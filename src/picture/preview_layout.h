#pragma once

// Drawn strings put together to texts again.
//
// On one baseline a piece that starts where the last one ends goes on with it, and one that starts a quarter of an em
// later follows a space; between the two the seam is left open for the repair engine. A new baseline is a seam too.
//
//   (10,48) "เท่าเ" to 50   (50,48) "ทียม"          the same word
//   (10,48) "มาตรการ" to 66  (76,48) "ที่ 1"         a space between
//   (10,48) "บริการประ"      (10,64) "ชาชน"         a line that Word wrapped: the repair engine joins it
//
// Order. Word draws a page paragraph by paragraph and cell by cell, and ends each paragraph with a lone space; that
// order is kept, for it is the only thing that holds a table's cells together. Pictures that draw in no such order are
// read by place: baselines from the top, pieces from the left. What is drawn twice at one place, as bold is by some
// programs, counts once.

#include <vector>

#include "base/seam.h"
#include "picture/metafile_text.h"

namespace sarabun::picture {

// One text a paragraph, in order, none empty. Seams: SeamKind::kRecord between pieces and lines, SeamKind::kLineBreak
// between the lines of a picture that is read by place.
std::vector<SeamedText> LayOut(std::vector<DrawnText> texts);

}  // namespace sarabun::picture
