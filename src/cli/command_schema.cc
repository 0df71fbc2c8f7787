#include <string>
#include <vector>

#include "cli/commands.h"
#include "pipeline/pack_schema.h"
#include "sinks/schema.h"
#include "stores/store_list.h"
#include "thai/repair.h"
#include "warehouse/dictionary.h"
#include "warehouse/sql.h"

namespace sarabun::cli {

int RunSchema(const Arguments& arguments, const Streams& streams) {
  std::vector<std::string> kinds;
  for (int i = 0; i <= static_cast<int>(thai::RepairKind::kReplaced); ++i) {
    kinds.emplace_back(thai::RepairKindName(static_cast<thai::RepairKind>(i)));
  }
  if (arguments.format == "sql") {
    warehouse::Naming naming;
    if (arguments.dialect == "sqlite") naming.dialect = warehouse::Dialect::kSqlite;
    if (arguments.dialect == "duckdb") naming.dialect = warehouse::Dialect::kDuckDb;
    naming.schema = arguments.load.schema;
    if (Status named = stores::CheckSchemaName(naming.schema); !named) return ExitCodeOf(named.error(), streams);
    return WriteText(warehouse::SqlScript(naming), streams);
  }
  const bool markdown = arguments.format == "markdown";
  if (arguments.schema_of == "packs") {
    return WriteText(markdown ? pipeline::PackKeysMarkdown() : pipeline::PackJsonSchema(), streams);
  }
  return WriteText(markdown ? sinks::MarkdownDictionary(kinds) + "\n" + warehouse::TablesMarkdown()
                            : sinks::JsonSchema(kinds, warehouse::RowSchemas()),
                   streams);
}

}  // namespace sarabun::cli
