#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <utility>

#include "base/text.h"
#include "cli/help_texts.h"
#include "cli/limit_option.h"
#include "cli/version.h"

namespace sarabun::cli {

namespace {

// Builds the parser over `arguments`; both must outlive each other's use.
class CommandLine {
 public:
  CommandLine() : app_(kOverview, "sarabun") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version,-V", std::string("sarabun ") + kVersion);
    app_.footer(kMainFooter);
    AddExtract();
    AddInspect();
    AddRepair();
    AddRules();
    AddAudit();
    AddLoad();
    AddSchema();
  }

  CLI::App& app() { return app_; }
  Arguments& arguments() { return arguments_; }

 private:
  CLI::App* Add(CLI::App& parent, const std::string& name, const std::string& does, Command command,
                const char* footer) {
    CLI::App* sub = parent.add_subcommand(name, does);
    sub->footer(footer);
    sub->callback([this, command] { arguments_.command = command; });
    return sub;
  }

  // An option that turns off what is on.
  static void AddSwitchOff(CLI::App* sub, const char* name, bool& value, const char* meaning) {
    sub->add_flag_callback(
        name, [&value] { value = false; }, meaning);
  }

  void AddPacks(CLI::App* sub) {
    sub->add_option("--rules", arguments_.extract.packs,
                    "Rule pack by name, or the folder of one; repeat for several (default: all that are installed)")
        ->type_name("NAME|DIR")
        ->allow_extra_args(false);
  }

  void AddReading(CLI::App* sub) {
    AddPacks(sub);
    sub->add_option("--agencies", arguments_.extract.agencies,
                    "Agencies in the place of the packs' own: a table with code, name, and if wanted name_en, type, "
                    "group, aliases")
        ->type_name("FILE");
    sub->add_option_function<std::string>(
           "--revisions",
           [this](const std::string& side) {
             arguments_.extract.read.revisions = side == "original" ? RevisionView::kOriginal : RevisionView::kFinal;
           },
           "Which side of tracked changes is read (default: final)")
        ->type_name("final|original")
        ->check(CLI::IsMember({"final", "original"}).description(""));
    sub->add_option_function<std::string>(
           "--hidden",
           [this](const std::string& view) {
             arguments_.extract.read.hidden = view == "keep" ? HiddenText::kKeep : HiddenText::kDrop;
           },
           "Whether hidden text is read (default: drop)")
        ->type_name("drop|keep")
        ->check(CLI::IsMember({"drop", "keep"}).description(""));
    sub->add_option_function<std::vector<std::string>>(
           "--limit",
           [this](const std::vector<std::string>& values) {
             for (const std::string& value : values) {
               if (Status set = SetLimit(value, arguments_.extract.read.limits); !set) {
                 throw CLI::ValidationError("--limit", set.error().message);
               }
             }
           },
           "Raise or lower what one document may cost, e.g. file-bytes=1GB; repeat for several")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
  }

  void AddJobs(CLI::App* sub) {
    sub->add_option("-j,--jobs", arguments_.extract.workers, "Files read at once (default: one a core)")
        ->type_name("N")
        ->check(CLI::Range(1, 256).description(""));
    sub->add_flag("--isolate", arguments_.extract.isolate,
                  "Read each file in a process of its own: one that crashes or hangs costs nothing but itself");
    sub->add_option("--manifest", arguments_.manifest,
                    "What became of each file, one line of JSON each: status, counts, hashes")
        ->type_name("FILE");
    sub->add_flag("--resume", arguments_.extract.resume, "Go on where a run with the same --manifest was stopped");
  }

  void AddExtract() {
    CLI::App* sub = Add(app_, "extract", "Reports in, records out", Command::kExtract, kExtractFooter);
    sub->add_option("PATH", arguments_.paths, "Reports, folders of reports, or - for standard input")->required();
    sub->add_option("-o,--output", arguments_.output, "File to write (default: standard output)")->type_name("FILE");
    sub->add_option("--format", arguments_.format, "jsonl, csv or xlsx (default: by the ending of -o, else jsonl)")
        ->type_name("jsonl|csv|xlsx")
        ->check(CLI::IsMember({"jsonl", "csv", "xlsx"}).description(""));
    sub->add_option("--relational", arguments_.relational,
                    "Instead the tables of load, as a folder of CSV files with a datapackage.json")
        ->type_name("DIR");
    AddReading(sub);
    AddJobs(sub);
    sub->add_option("--findings", arguments_.findings, "Findings as JSON lines; - is standard output")
        ->type_name("FILE");
    sub->add_flag("--link", arguments_.extract.read.link, "Say which measures each result answers, found by text");
    sub->add_option("--media", arguments_.extract.media, "Folder to write the pictures of the records into")
        ->type_name("DIR");
    sub->add_flag("--with-raw", arguments_.extract.read.with_raw, "Keep each field's text before repair");
    AddSwitchOff(sub, "--no-repairs", arguments_.extract.read.repairs, "Leave out the list of repairs");
    AddSwitchOff(sub, "--no-evidence-hash", arguments_.extract.read.evidence_hash,
                 "Do not read pictures: faster, without their hash and size");
    sub->add_flag("--bom", arguments_.bom, "CSV: start with a byte-order mark, for Excel");
    sub->add_option("--headings", arguments_.headings, "CSV, XLSX: language of the heading row (default: keys)")
        ->type_name("keys|th|en")
        ->check(CLI::IsMember({"keys", "th", "en"}).description(""));
    sub->add_flag("--csv-safe", arguments_.csv_safe, "CSV: disarm cells that a spreadsheet would take for a formula");
    sub->add_flag("-q,--quiet", arguments_.quiet, "No progress and no summary");
  }

  void AddInspect() {
    CLI::App* sub = Add(app_, "inspect", "Every table as the reader understood it, and why a pack took it or not",
                        Command::kInspect, kInspectFooter);
    sub->add_option("FILE", arguments_.paths, "One report, or - for standard input")->required()->expected(1);
    sub->add_option("--format", arguments_.format, "text or json (default: text)")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}).description(""));
    sub->add_flag("--parts", arguments_.parts, "Also headers, footers, notes and properties");
    sub->add_flag("--preview", arguments_.preview,
                  "Instead the text of preview pictures (EMF, WMF), mended; also of a file whose body is broken");
    AddReading(sub);
  }

  void AddRepair() {
    CLI::App* sub = Add(app_, "repair", "The Thai repair alone, standard input to standard output", Command::kRepair,
                        kRepairFooter);
    sub->add_option("FILE", arguments_.paths, "Text to repair (default: standard input)")->expected(0, 1);
    sub->add_option("--from", arguments_.repair_from, "What the text went through (default: text)")
        ->type_name("text|lines|spaces|fragments")
        ->check(CLI::IsMember({"text", "lines", "spaces", "fragments"}).description(""));
    sub->add_flag("--explain", arguments_.explain, "Show each joint, the decision and why");
  }

  void AddRules() {
    CLI::App* rules =
        app_.add_subcommand("rules", "Rule packs: which there are, what they say, whether they are sound");
    rules->require_subcommand(1);
    rules->footer(kRulesFooter);
    CLI::App* list = Add(*rules, "list", "The packs that are found, and where", Command::kRulesList, kRulesFooter);
    AddPacks(list);
    CLI::App* show = Add(*rules, "show", "What a pack says, for people", Command::kRulesShow, kRulesFooter);
    show->add_option("NAME", arguments_.paths, "Pack by name, or its folder")->required()->expected(1);
    show->add_flag("--explain", arguments_.explain, "In sentences, as a colleague would tell it");
    CLI::App* check = Add(*rules, "check", "Whether packs are sound; every error with line and caret",
                          Command::kRulesCheck, kRulesFooter);
    check->add_option("NAME", arguments_.paths, "Packs by name, or their folders (default: all)");
    CLI::App* test = Add(*rules, "test", "Whether packs read their cases as these say; differences line by line",
                         Command::kRulesTest, kRulesTestFooter);
    test->add_option("PACK|DIR", arguments_.paths, "Packs by name, or their folders (default: all)");
    test->add_flag("--accept", arguments_.accept, "Write what the packs give now into the files of failed cases");
    CLI::App* draft =
        Add(*rules, "draft", "A first pack from a report of an unknown form, each guess with its evidence",
            Command::kRulesDraft, kRulesDraftFooter);
    draft->add_option("FILE", arguments_.paths, "One report")->required()->expected(1);
    draft->add_option("-o,--output", arguments_.output, "Folder to make (default: of the report's name, here)")
        ->type_name("DIR");
    draft->add_flag("--force", arguments_.force, "Draft even where an installed pack reads the report");
    AddReading(draft);
  }

  void AddAudit() {
    CLI::App* sub = Add(app_, "audit", "Findings over one report or thousands", Command::kAudit, kAuditFooter);
    Arguments::Audit& audit = arguments_.audit;
    sub->add_option("PATH", arguments_.paths, "Reports, records (JSONL), folders of them, or - for standard input")
        ->required();
    sub->add_option("--findings", arguments_.findings,
                    "Findings as JSON lines, or CSV by the ending; - is standard output")
        ->type_name("FILE");
    sub->add_option("--checks", audit.checks, "What became of each check of each report, as JSON lines")
        ->type_name("FILE");
    sub->add_option("--html", audit.html, "Everything as one page for a browser, which needs no network")
        ->type_name("FILE");
    AddSwitchOff(sub, "--no-thumbnails", audit.thumbnails, "HTML: without the pictures, for a smaller file");
    sub->add_option("--xlsx", audit.xlsx, "A workbook: overview, scores, findings, measures and results, checks")
        ->type_name("FILE");
    sub->add_option("--against", audit.against,
                    "An earlier round to compare with: reports, records, folders, sqlite:FILE or postgresql://")
        ->type_name("EARLIER")
        ->allow_extra_args(false);
    sub->add_option("--per-agency", audit.per_agency, "A workbook an agency to send back to it, in Thai")
        ->type_name("DIR");
    sub->add_option("--expect", audit.expect, "Agencies that must report: code, name; TSV or CSV")->type_name("FILE");
    sub->add_option("--only", audit.only, "Only these checks, by code; commas between")
        ->type_name("CODES")
        ->allow_extra_args(false);
    sub->add_option("--skip", audit.skip, "All but these checks")->type_name("CODES")->allow_extra_args(false);
    sub->add_option("--suppress", audit.suppress, "Findings that are settled: finding_id, reason; TSV or CSV")
        ->type_name("FILE");
    sub->add_option("--fail-on", audit.fail_on,
                    "Exit with 3 where a finding (with new-, one that no earlier round had) is at least this grave")
        ->type_name("[new-]info|warning|error")
        ->check(CLI::IsMember({"info", "warning", "error", "new-info", "new-warning", "new-error"}).description(""));
    sub->add_option("--format", arguments_.format, "Of the summary: text or json (default: text)")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}).description(""));
    sub->add_option("--lang", arguments_.language, "Of summary, page and workbook: en or th (default: en)")
        ->type_name("en|th")
        ->check(CLI::IsMember({"en", "th"}).description(""));
    AddReading(sub);
    AddJobs(sub);
    AddSwitchOff(sub, "--no-evidence-hash", arguments_.extract.read.evidence_hash,
                 "Do not read pictures: faster, and nothing is said of them");
    sub->add_flag("-q,--quiet", arguments_.quiet, "No progress and no summary");
  }

  void AddLoad() {
    CLI::App* sub = Add(app_, "load", "Reports and records into a database, each once", Command::kLoad, kLoadFooter);
    LoadOptions& load = arguments_.load;
    sub->add_option("PATH", arguments_.paths, "Reports, records (JSONL), folders of them, or - for standard input");
    sub->add_option("--to", load.to,
                    "The store: sqlite:FILE, postgresql://… or parquet:DIR (default: sqlite:sarabun.db)")
        ->type_name("URI");
    sub->add_option("--schema", load.schema,
                    "Schema (PostgreSQL), prefix (SQLite) or folder in DIR (Parquet) of one's own")
        ->type_name("NAME");
    sub->add_flag("--dry-run", load.dry_run, "Say what would change, one line a report, and change nothing");
    sub->add_option("--corrections", load.corrections, "A person's fixes: key, field, value, who, why; TSV or CSV")
        ->type_name("FILE");
    sub->add_option("--prefer", load.prefer, "Which document of a report counts: key, document; TSV or CSV")
        ->type_name("FILE");
    sub->add_option("--retract", load.retract, "A withdrawn report by its key or file; repeat for several")
        ->type_name("KEY|FILE")
        ->allow_extra_args(false);
    AddReading(sub);
    AddJobs(sub);
    sub->add_option("--findings", arguments_.findings, "Findings as JSON lines too; - is standard output")
        ->type_name("FILE");
    sub->add_flag("-q,--quiet", arguments_.quiet, "No progress and no summary");
  }

  void AddSchema() {
    CLI::App* sub = Add(app_, "schema", "Everything that is written, described", Command::kSchema, kSchemaFooter);
    sub->add_option("--format", arguments_.format, "jsonschema, markdown or sql (default: jsonschema)")
        ->type_name("jsonschema|markdown|sql")
        ->check(CLI::IsMember({"jsonschema", "markdown", "sql"}).description(""));
    sub->add_option("--dialect", arguments_.dialect, "Of sql: whose (default: postgresql)")
        ->type_name("postgresql|sqlite|duckdb")
        ->check(CLI::IsMember({"postgresql", "sqlite", "duckdb"}).description(""));
    sub->add_option("--schema", arguments_.load.schema, "Of sql: as in load; duckdb has none, for there it is a folder")
        ->type_name("NAME");
    sub->add_option("--of", arguments_.schema_of, "What is described: outputs, or the rule packs that people write")
        ->type_name("outputs|packs")
        ->check(CLI::IsMember({"outputs", "packs"}).description(""));
  }

  Arguments arguments_;
  CLI::App app_;
};

const CLI::App* SubcommandOf(const CLI::App& app) {
  const CLI::App* at = &app;
  for (auto parsed = at->get_subcommands(); !parsed.empty(); parsed = at->get_subcommands()) at = parsed.front();
  return at;
}

std::string CommandName(const CLI::App* app) {
  std::string name = app->get_name();
  for (const CLI::App* up = app->get_parent(); up != nullptr; up = up->get_parent()) name = up->get_name() + " " + name;
  return name;
}

// CLI11 gives what follows "--" back to the main command, which knows no paths. Here it stays a path: "-x.docx" becomes
// "./-x.docx", which is the same file and no option.
std::vector<std::string> PathsAfterMark(const std::vector<std::string>& args) {
  const auto mark = std::find(args.begin(), args.end(), "--");
  std::vector<std::string> words(args.begin(), mark);
  if (mark == args.end()) return words;
  for (auto at = mark + 1; at != args.end(); ++at) {
    words.push_back(at->size() > 1 && at->front() == '-' ? "./" + *at : *at);
  }
  return words;
}

std::vector<std::string> OptionNames(const CLI::App* app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// CLI11's own words say what is wrong but not what was meant.
Error Explain(const CLI::App& app, const CLI::ParseError& fault, const std::vector<std::string>& args) {
  const CLI::App* command = SubcommandOf(app);
  Error error{ErrorCode::kInvalidArgument, fault.what(), "see '" + CommandName(command) + " --help'", {}};
  const std::vector<std::string> options = OptionNames(command);
  if (dynamic_cast<const CLI::ExtrasError*>(&fault) != nullptr || fault.get_name() == "ExtrasError") {
    for (const std::string& arg : args) {
      const std::string name = arg.substr(0, arg.find('='));
      if (!name.starts_with("--") || std::find(options.begin(), options.end(), name) != options.end()) continue;
      error.message = "'" + CommandName(command) + "' has no option " + name;
      const std::string_view near = Nearest(name, {options.begin(), options.end()});
      if (!near.empty()) error.hint = "did you mean " + std::string(near) + "?";
      return error;
    }
  }
  if (command == &app || command->get_name() == "rules") {
    std::vector<std::string> names;
    for (const CLI::App* sub : command->get_subcommands({})) names.push_back(sub->get_name());
    const std::size_t depth = command == &app ? 1 : 2;
    if (args.size() > depth && !args[depth].starts_with("-")) {
      error.message = "'" + CommandName(command) + "' has no command '" + args[depth] + "'";
      const std::string_view near = Nearest(args[depth], {names.begin(), names.end()});
      error.hint = near.empty() ? "it has " + Join(names, ", ") : "did you mean '" + std::string(near) + "'?";
    } else {
      error.message = "a command is missing";
      error.hint = "it is one of " + Join(names, ", ") + "; " + error.hint;
    }
  }
  return error;
}

}  // namespace

Result<Arguments> ParseArguments(const std::vector<std::string>& args) {
  CommandLine line;
  CLI::App& app = line.app();
  try {
    std::vector<std::string> words = PathsAfterMark(args);
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    if (!reversed.empty()) reversed.pop_back();  // the program's own name
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    line.arguments().command = Command::kHelp;
    line.arguments().text = SubcommandOf(app)->help();
  } catch (const CLI::CallForVersion& version) {
    line.arguments().command = Command::kVersion;
    line.arguments().text = std::string(version.what()) + "\n";
  } catch (const CLI::ParseError& fault) {
    return Explain(app, fault, args);
  }
  return line.arguments();
}

std::vector<std::string> AllOptions() {
  CommandLine line;
  std::vector<std::string> all;
  const std::function<void(const CLI::App*, const std::string&)> walk = [&](const CLI::App* app,
                                                                            const std::string& path) {
    for (const std::string& name : OptionNames(app)) all.push_back(path.empty() ? name : path + " " + name);
    for (const CLI::App* sub : app->get_subcommands({})) {
      walk(sub, path.empty() ? sub->get_name() : path + " " + sub->get_name());
    }
  };
  walk(&line.app(), "");
  return all;
}

}  // namespace sarabun::cli
