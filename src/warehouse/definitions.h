#pragma once

#include <vector>

#include "warehouse/table.h"

namespace sarabun::warehouse {

// The parts of Tables(), one file each, in the order of TableId.
std::vector<Table> LoadTables();     // load, rejection, input
std::vector<Table> ReportTables();   // report, record
std::vector<Table> CellTables();     // cell, record_cell, issue, measure, result, answer, evidence, repair
std::vector<Table> FindingTables();  // finding, finding_item
std::vector<Table> PersonTables();   // correction, preference, retraction

inline constexpr std::size_t kSha256Digits = 64;
inline constexpr std::size_t kIdDigits = 32;

}  // namespace sarabun::warehouse
