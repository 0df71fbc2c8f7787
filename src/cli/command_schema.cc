#include <string>
#include <vector>

#include "cli/commands.h"
#include "sinks/schema.h"
#include "thai/repair.h"

namespace sarabun::cli {

int RunSchema(const Arguments& arguments, const Streams& streams) {
  std::vector<std::string> kinds;
  for (int i = 0; i <= static_cast<int>(thai::RepairKind::kReplaced); ++i) {
    kinds.emplace_back(thai::RepairKindName(static_cast<thai::RepairKind>(i)));
  }
  const bool markdown = arguments.format == "markdown";
  return WriteText(markdown ? sinks::MarkdownDictionary(kinds) : sinks::JsonSchema(kinds), streams);
}

}  // namespace sarabun::cli
