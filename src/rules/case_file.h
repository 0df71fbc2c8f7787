#pragma once

#include <string>
#include <vector>

#include "grid/grid.h"
#include "rules/problem.h"
#include "rules/report_reader.h"

namespace sarabun::rules {

// A pack's cases: small reports in readable text and the records they must give. A file of them stands beside the
// pack, in cases/*.case:
//
//   case: a shared cell
//   input: word                  or dump; word is the default
//   title: การรายงานผล…            a paragraph above the table; header: footer: box: property: file: likewise
//   table:
//   | ประเด็นการประเมิน | มาตรการ |
//   |= แบบวัด… (IIT) |            one cell over the whole width
//   | I1 ข้อความ\n(96 คะแนน) | 1. แจ้งเวียน |
//   | I2 ข้อความ | ^ |            ^ the cell above goes on; < the cell to the left goes on
//   after: ลงชื่อ                   a paragraph below the table
//   records:
//   …                            as RecordsText prints them; or 'same-as: NAME' of a case above in the file
//   findings:
//   …
//
// In a cell `\n` is a line break, `\p` a new paragraph, `\c` a new paragraph of a nested table, `\t` a tab, `{1.}`
// at a paragraph's start a list number that Word makes, `[image]` a picture, `[link TEXT]` a link, `[object]` an
// embedded object, `[lost]` content that a dump lost. A backslash before any other character means that character
// itself: `\\|`. A row may go on over lines until its last `|`.
struct Case {
  std::string name;
  std::uint32_t line = 0;  // of the file, from 1
  bool is_dump = false;
  struct Block {
    bool is_table = false;
    grid::Paragraph paragraph;
    std::vector<grid::Row> rows;
  };
  std::vector<Block> blocks;
  std::vector<SideText> side_texts;
  std::string same_as;
  std::string records;
  std::string findings;
  // Lines of the file, from 1: of 'records:' and 'findings:' (0 where absent), of the last line that belongs to each,
  // and of the case's last line that says anything.
  std::uint32_t records_line = 0;
  std::uint32_t records_end = 0;
  std::uint32_t findings_line = 0;
  std::uint32_t findings_end = 0;
  std::uint32_t last_line = 0;
};

// The cases of a file, in order; what cannot be read is an error in `problems`.
std::vector<Case> ReadCases(const SourceFile& file, Problems& problems);

struct CaseOutcome {
  std::string records;
  std::string findings;
};

// A cell, and a paragraph, as a case file writes them: what ReadCases makes of it is the same again, but for places and
// for what a case cannot say (notes, the parts of pictures).
std::string CellSource(const grid::Cell& cell);
std::string ParagraphSource(const grid::Paragraph& paragraph);

// Reads the case's report. Findings about joints are left out: they are the repair engine's own.
CaseOutcome RunCase(const Case& each, ReportReader& reader);

// Records and findings in a form for people and for comparing: what the report says, not where it stood.
std::string RecordsText(const std::vector<Record>& records);
std::string FindingsText(const std::vector<Finding>& findings);

}  // namespace sarabun::rules
