#include "cli/run_watch.h"

#include "cli/finding_output.h"
#include "sinks/manifest.h"

namespace sarabun::cli {

Status RunWatch::Begin(ExtractOptions& options) {
  const std::string& path = arguments_.manifest;
  if (path.empty()) {
    if (!options.resume) return {};
    return Error{ErrorCode::kInvalidArgument,
                 "--resume goes on where a run with a manifest was stopped, and there is none",
                 "give it --manifest FILE, and the stopped run too",
                 {}};
  }
  if (path == "-" || path == arguments_.output || path == arguments_.findings) {
    return Error{ErrorCode::kInvalidArgument,
                 "the manifest is a file of its own",
                 "give --manifest a name that no other option has",
                 {}};
  }
  options.journal = path + ".journal";
  return manifest_.Open(path);
}

void RunWatch::OnInputs(std::uint64_t count) {
  tried_ = true;
  progress_.OnInputs(count);
}

void RunWatch::OnFile(const FileOutcome& outcome) {
  if (manifest_.is_open() && written_) written_ = manifest_.Write(sinks::ManifestLine(outcome));
  if (outcome.kept) ++kept_;
  progress_.OnFile(outcome);
}

Status RunWatch::Finish(Error* stopped_by) {
  progress_.Clear();
  if (!manifest_.is_open() || !tried_) return {};
  if (arguments_.extract.resume && !arguments_.quiet) {
    std::fprintf(streams_.err, "note: %s read by the run that was stopped\n",
                 kept_ == 0 ? "nothing was left that was" : (Count(kept_, "file was", "files were")).c_str());
  }
  if (stopped_by != nullptr && stopped_by->hint.empty()) {
    stopped_by->hint = "what was read is kept: the same command with --resume goes on";
  }
  if (written_) written_ = manifest_.Commit();
  return written_;
}

}  // namespace sarabun::cli
