#include "cli/commands.h"
namespace sarabun::cli {
int RunRulesList(const Arguments&, const Streams&) { return 0; }
int RunRulesShow(const Arguments&, const Streams&) { return 0; }
int RunRulesCheck(const Arguments&, const Streams&) { return 0; }
}  // namespace sarabun::cli
