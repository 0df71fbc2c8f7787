#include "cli/commands.h"
#include "pipeline/inspect.h"
#include "pipeline/preview.h"

namespace sarabun::cli {

namespace {

// A report that cannot be read is an input rejected; rules that cannot, and a signal, are the run's end.
int Refuse(const Error& error, const Streams& streams) {
  if (error.code == ErrorCode::kBadRules || error.code == ErrorCode::kCancelled) return ExitCodeOf(error, streams);
  PrintError(error, streams);
  return kSomeRejected;
}

int RunPreview(const Arguments& arguments, const Streams& streams) {
  const auto shared = pipeline::LoadShared(arguments.extract);
  if (!shared) return Refuse(shared.error(), streams);
  const auto list = pipeline::ReadPreviews(arguments.paths.front(), *shared);
  if (!list) return Refuse(list.error(), streams);
  const bool json = arguments.format == "json";
  return WriteText(json ? pipeline::PreviewJson(*list) : pipeline::PreviewText(*list), streams);
}

}  // namespace

int RunInspect(const Arguments& arguments, const Streams& streams) {
  if (arguments.preview) return RunPreview(arguments, streams);
  const auto inspection = pipeline::Inspect(arguments.paths.front(), arguments.extract);
  if (!inspection) return Refuse(inspection.error(), streams);
  const bool json = arguments.format == "json";
  return WriteText(json ? pipeline::InspectionJson(*inspection, arguments.parts)
                        : pipeline::InspectionText(*inspection, arguments.parts),
                   streams);
}

}  // namespace sarabun::cli
