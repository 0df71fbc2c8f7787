#include "cli/commands.h"
#include "pipeline/inspect.h"
#include "pipeline/preview.h"

namespace sarabun::cli {

namespace {

int ExitCodeOf(ErrorCode code) { return code == ErrorCode::kBadRules ? kNothingTried : kSomeRejected; }

int RunPreview(const Arguments& arguments, const Streams& streams) {
  const auto shared = pipeline::LoadShared(arguments.extract);
  if (!shared) {
    PrintError(shared.error(), streams);
    return ExitCodeOf(shared.error().code);
  }
  const auto list = pipeline::ReadPreviews(arguments.paths.front(), *shared);
  if (!list) {
    PrintError(list.error(), streams);
    return ExitCodeOf(list.error().code);
  }
  const bool json = arguments.format == "json";
  return WriteText(json ? pipeline::PreviewJson(*list) : pipeline::PreviewText(*list), streams);
}

}  // namespace

int RunInspect(const Arguments& arguments, const Streams& streams) {
  if (arguments.preview) return RunPreview(arguments, streams);
  const auto inspection = pipeline::Inspect(arguments.paths.front(), arguments.extract);
  if (!inspection) {
    PrintError(inspection.error(), streams);
    return ExitCodeOf(inspection.error().code);
  }
  const bool json = arguments.format == "json";
  return WriteText(json ? pipeline::InspectionJson(*inspection, arguments.parts)
                        : pipeline::InspectionText(*inspection, arguments.parts),
                   streams);
}

}  // namespace sarabun::cli
