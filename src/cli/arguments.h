#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sarabun/extract.h"
#include "sarabun/load.h"
#include "sarabun/result.h"

namespace sarabun::cli {

enum class Command {
  kHelp,
  kVersion,
  kExtract,
  kInspect,
  kRepair,
  kRulesList,
  kRulesShow,
  kRulesCheck,
  kRulesTest,
  kRulesDraft,
  kAudit,
  kLoad,
  kSchema
};

// The command line as values. Fields that a command does not know keep their defaults.
struct Arguments {
  Command command = Command::kHelp;
  std::string text;  // of --help and --version

  std::vector<std::string> paths;
  std::string output;      // -o; empty is standard output
  std::string format;      // as given, or the command's default
  std::string relational;  // --relational; empty is none
  std::string findings;    // --findings
  std::string manifest;    // --manifest
  std::string headings = "keys";
  std::string schema_of = "outputs";
  std::string repair_from = "text";
  bool bom = false;
  bool csv_safe = false;
  bool quiet = false;
  bool explain = false;
  bool parts = false;
  bool preview = false;
  bool accept = false;
  bool force = false;
  std::string dialect = "postgresql";  // of schema --format sql
  ExtractOptions extract;
  struct Audit {
    std::vector<std::string> against;
    std::string per_agency;  // --per-agency
    std::string expect;      // --expect
    std::string suppress;    // --suppress
    std::string checks;      // --checks
    std::string fail_on;     // --fail-on
    std::string html;        // --html
    std::string xlsx;        // --xlsx
    bool thumbnails = true;
    std::vector<std::string> only;
    std::vector<std::string> skip;
  } audit;
  std::string language = "en";  // --lang
  LoadOptions load;             // without its `extract`, which is the one above
};

// Reads a command line. Errors are kInvalidArgument: what is wrong, and as hint the nearest option or where help is.
Result<Arguments> ParseArguments(const std::vector<std::string>& args);

// Every option of every command as "extract --rules", for tests of help, manual and completion.
std::vector<std::string> AllOptions();

}  // namespace sarabun::cli
