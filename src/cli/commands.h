#pragma once

#include "cli/app.h"
#include "cli/arguments.h"

namespace sarabun::cli {

// One function a command; each returns the exit code and writes its own messages.
int RunExtract(const Arguments& arguments, const Streams& streams);
int RunExtractTables(const Arguments& arguments, const Streams& streams);  // with --relational
int RunInspect(const Arguments& arguments, const Streams& streams);
int RunRepair(const Arguments& arguments, const Streams& streams);
int RunRulesList(const Arguments& arguments, const Streams& streams);
int RunRulesShow(const Arguments& arguments, const Streams& streams);
int RunRulesCheck(const Arguments& arguments, const Streams& streams);
int RunRulesTest(const Arguments& arguments, const Streams& streams);
int RunRulesDraft(const Arguments& arguments, const Streams& streams);
int RunAudit(const Arguments& arguments, const Streams& streams);
int RunLoad(const Arguments& arguments, const Streams& streams);
int RunSchema(const Arguments& arguments, const Streams& streams);

// "sarabun: error: WHERE: MESSAGE" and the hint on a line of its own.
void PrintError(const Error& error, const Streams& streams);

// Writes text to a stream. A closed pipe is no error: kDone; any other failure is told and kNothingTried.
int WriteText(std::string_view text, const Streams& streams);

// The exit code for a run that an error ended: signals keep theirs, a closed pipe is none.
int ExitCodeOf(const Error& error, const Streams& streams);

}  // namespace sarabun::cli
