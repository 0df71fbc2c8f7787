#include "cli/commands.h"
#include "pipeline/inspect.h"

namespace sarabun::cli {

int RunInspect(const Arguments& arguments, const Streams& streams) {
  const auto inspection = pipeline::Inspect(arguments.paths.front(), arguments.extract);
  if (!inspection) {
    PrintError(inspection.error(), streams);
    return inspection.error().code == ErrorCode::kBadRules ? kNothingTried : kSomeRejected;
  }
  const bool json = arguments.format == "json";
  return WriteText(
      json ? pipeline::InspectionJson(*inspection) : pipeline::InspectionText(*inspection, arguments.parts), streams);
}

}  // namespace sarabun::cli
