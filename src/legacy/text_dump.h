#pragma once

// A report as a text dump: what Apache Tika prints for one Word file (CONTRACT.md, "Inputs").
//
//   title of the report<lf>                        paragraphs before the table, one a line
//   <tab>heading 1<lf><tab>heading 2<lf><lf>       a row: cells after tabs, then an empty line
//   <tab>section<lf><lf>                           a merged row prints the cell that there is
//   <tab>I1 ...<lf>(96.31)<lf><tab>issue<lf> ... <lf><space><tab>I2 ...      the last cell of I1's row was
//   lost
//
// Lost for good: merges, widths, list numbers, pictures' parts, the difference of a line break and a
// paragraph. Decided here: where a row ends, because an empty paragraph prints like a row's end
// (dump_rows.h); where the preview picture's text begins (dump_preview.h). Both are reported.

#include <string_view>

#include "grid/grid.h"
#include "legacy/dump_pieces.h"
#include "legacy/dump_preview.h"
#include "sarabun/finding.h"
#include "sarabun/limits.h"
#include "sarabun/result.h"

namespace sarabun::legacy {

struct DumpOptions {
  // True for the text of a cell that can only be the first of its row ("I6 ..."). May be empty: the table's
  // shape alone decides then, which is enough unless rows and section rows happen to add up.
  RowStartTest starts_row;
};

// Sends a dump to `consumer`: paragraphs outside tables, and tables row by row, numbered as in a DOCX. No
// cell is merged; a row of one cell in a wider table spans all columns. A cell has one paragraph a line. A
// lost cell is there, empty, with content_lost set. Findings: `damage-left` (invalid UTF-8 or control
// characters: count and first byte), `construct-not-read` (lost cells; the preview), `value-guessed` (rows
// joined over empty lines, cells of an overlong row). Errors: kLimitReached for file_bytes, table_columns,
// table_cells, cell_text_bytes, text_bytes and pictures. The consumer may have got a part by then. `preview`,
// where given, receives the preview text.
Status ReadTextDump(std::string_view bytes, const Limits& limits, const DumpOptions& options,
                    grid::DocumentConsumer& consumer, FindingSink& findings, DumpPreview* preview = nullptr);

// Whether bytes read like a dump: text in UTF-8 with hardly a damaged character, and lines that start cells.
// Looks at the first 256 KB.
bool LooksLikeTextDump(std::string_view bytes);

}  // namespace sarabun::legacy
