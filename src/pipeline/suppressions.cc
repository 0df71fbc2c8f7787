#include "pipeline/suppressions.h"

#include <algorithm>
#include <utility>

#include "warehouse/line_table.h"

namespace sarabun::pipeline {

namespace {

constexpr std::size_t kIdDigits = 32;

bool IsId(const std::string& text) {
  return text.size() == kIdDigits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

Result<Suppressions> Suppressions::Read(const std::string& path) {
  Suppressions suppressions;
  suppressions.path_ = path;
  if (path.empty()) return suppressions;
  const auto table = warehouse::LineTable::Read(path, {"finding_id", "reason"}, {"who"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const std::string& id = table->Field(row, "finding_id");
    if (!IsId(id)) {
      return table->Wrong(row, "finding_id", "'" + id + "' is no finding_id",
                          "32 hex digits, as --findings writes them");
    }
    if (table->Field(row, "reason").empty()) {
      return table->Wrong(row, "reason", "there is no reason", "why this finding needs no answer");
    }
    suppressions.lines_.try_emplace(id, Line{row.line, table->Field(row, "reason"), false});
  }
  return suppressions;
}

bool Suppressions::Take(const std::string& finding_id) {
  const auto line = lines_.find(finding_id);
  if (line == lines_.end()) return false;
  line->second.used = true;
  return true;
}

std::vector<Finding> Suppressions::Unused() const {
  std::vector<Finding> unused;
  for (const auto& [id, line] : lines_) {
    if (line.used) continue;
    Finding finding;
    finding.code = "suppression-unused";
    finding.document_path = path_;
    finding.data = {{"line", DataValue::Integer(line.line)},
                    {"finding_id", DataValue::Text(id)},
                    {"reason", DataValue::Text(line.reason)}};
    unused.push_back(std::move(finding));
  }
  std::sort(unused.begin(), unused.end(), [](const Finding& a, const Finding& b) {
    return a.data.front().second.integer < b.data.front().second.integer;
  });
  return unused;
}

}  // namespace sarabun::pipeline
