#include "cli/app.h"

#include <cerrno>
#include <cstring>
#include <exception>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/signals.h"
#include "cli/terminal.h"

namespace sarabun::cli {

namespace {

int Dispatch(const Arguments& arguments, const Streams& streams) {
  switch (arguments.command) {
    case Command::kHelp:
    case Command::kVersion:
      return WriteText(arguments.text, streams);
    case Command::kExtract:
      return RunExtract(arguments, streams);
    case Command::kInspect:
      return RunInspect(arguments, streams);
    case Command::kRepair:
      return RunRepair(arguments, streams);
    case Command::kRulesList:
      return RunRulesList(arguments, streams);
    case Command::kRulesShow:
      return RunRulesShow(arguments, streams);
    case Command::kRulesCheck:
      return RunRulesCheck(arguments, streams);
    case Command::kRulesTest:
      return RunRulesTest(arguments, streams);
    case Command::kRulesDraft:
      return RunRulesDraft(arguments, streams);
    case Command::kAudit:
      return RunAudit(arguments, streams);
    case Command::kLoad:
      return RunLoad(arguments, streams);
    case Command::kSchema:
      return RunSchema(arguments, streams);
  }
  return kNothingTried;
}

}  // namespace

namespace {

// Names come from strangers and may hold anything: what is no UTF-8 or would move a terminal becomes U+FFFD.
std::string Printable(std::string_view text, bool has_lines) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::Decode(text, at);
    const bool control = next.code_point < 0x20 || (next.code_point >= 0x7F && next.code_point < 0xA0);
    const bool layout = has_lines && (next.code_point == U'\n' || next.code_point == U'\t');
    utf8::Append(out, control && !layout ? utf8::kReplacement : next.code_point);
    at += next.length;
  }
  return out;
}

}  // namespace

void PrintError(const Error& error, const Streams& streams) {
  const Terminal terminal(streams.err);
  Error plain = error;
  plain.hint.clear();
  plain.where.path = Printable(error.where.path, false);
  plain.where.part = Printable(error.where.part, false);
  plain.message = Printable(error.message, true);
  std::fprintf(streams.err, "sarabun: %s %s\n", terminal.Red("error:").c_str(), plain.ToString().c_str());
  if (!error.hint.empty()) std::fprintf(streams.err, "  %s\n", error.hint.c_str());
}

int WriteText(std::string_view text, const Streams& streams) {
  const bool written = std::fwrite(text.data(), 1, text.size(), streams.out) == text.size();
  if (written && std::fflush(streams.out) == 0) return kDone;
  if (errno == EPIPE) return kDone;
  PrintError(SystemError("write", "standard output", errno), streams);
  return kNothingTried;
}

int ExitCodeOf(const Error& error, const Streams& streams) {
  if (const int code = SignalGuard::exit_code(); code != 0) {
    std::fprintf(streams.err, "sarabun: stopped by a signal; nothing half-written is left\n");
    const bool tells_how_to_go_on = error.code == ErrorCode::kCancelled && !error.hint.empty();
    if (tells_how_to_go_on) std::fprintf(streams.err, "  %s\n", error.hint.c_str());
    return code;
  }
  if (error.code == ErrorCode::kCancelled) return kDone;
  PrintError(error, streams);
  return kNothingTried;
}

int RunApp(const std::vector<std::string>& args, const Streams& streams) {
  try {
    auto arguments = ParseArguments(args);
    if (!arguments) {
      PrintError(arguments.error(), streams);
      return kNothingTried;
    }
    const SignalGuard guard;
    arguments->extract.cancelled = &SignalGuard::cancelled();
    return Dispatch(*arguments, streams);
  } catch (const std::exception& fault) {
    PrintError({ErrorCode::kInternal,
                std::string("a fault of Sarabun's own: ") + fault.what(),
                "please report it with the command",
                {}},
               streams);
    return kNothingTried;
  }
}

}  // namespace sarabun::cli
