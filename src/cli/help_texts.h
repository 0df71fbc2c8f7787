#pragma once

// What --help says before and after the options of each command.

namespace sarabun::cli {

inline constexpr const char* kOverview =
    "Thai Word reports in, clean structured records out: one for each assessed item under its indicator.";

inline constexpr const char* kMainFooter =
    "Examples:\n"
    "  sarabun extract report.docx                      records as JSON lines on the screen\n"
    "  sarabun extract reports/ -o records.csv          a folder of reports into one table\n"
    "  sarabun inspect report.docx                      how the tables were understood, and why\n"
    "  sarabun audit reports/                           what is missing, contradictory, copied\n"
    "  sarabun load reports/ --to sqlite:ita.db         a folder of reports into a database\n"
    "  sarabun rules list                               the forms that can be read\n\n"
    "Exit codes: 0 all done; 1 an input was rejected; 2 nothing was tried or the output failed;\n"
    "3 a finding reached --fail-on; 130 and 143 on signals.\n"
    "'sarabun COMMAND --help' tells more of each.";

inline constexpr const char* kExtractFooter =
    "Examples:\n"
    "  sarabun extract report.docx\n"
    "  sarabun extract reports/ -o records.jsonl --findings findings.jsonl\n"
    "  sarabun extract 'reports of 2567/' -o records.csv --bom --headings th\n"
    "  sarabun extract reports/ -o records.xlsx --headings th\n"
    "  sarabun extract reports/ --relational tables/         a CSV file a table, for machines\n"
    "  sarabun extract reports/ -o records.jsonl --media pictures/\n"
    "  sarabun extract reports/ --agencies agencies.csv\n"
    "  cat report.docx | sarabun extract - | head -n 1\n\n"
    "A file is written beside its place and renamed when it is whole.";

inline constexpr const char* kInspectFooter =
    "Examples:\n"
    "  sarabun inspect report.docx\n"
    "  sarabun inspect report.docx --format json > tables.json\n"
    "  sarabun inspect unknown.docx --rules bangkok-ita     why that pack takes it or not\n"
    "  sarabun inspect broken.docx --preview                what its first page said";

inline constexpr const char* kRulesFooter =
    "Examples:\n"
    "  sarabun rules list\n"
    "  sarabun rules show bangkok-ita\n"
    "  sarabun rules show --explain bangkok-ita         the same in sentences\n"
    "  sarabun rules check my-rules/                    errors with line and caret\n"
    "  sarabun rules test my-rules/                     do its cases give their records?\n"
    "  sarabun rules draft unknown.docx -o my-rules     a first pack from an unknown report\n"
    "  sarabun extract report.docx --rules my-rules/";

inline constexpr const char* kRulesTestFooter =
    "Examples:\n"
    "  sarabun rules test\n"
    "  sarabun rules test my-rules/\n"
    "  sarabun rules test my-rules/ --accept            then look at the change, and run again\n\n"
    "A pack's cases stand beside it in cases/*.case: small reports in readable text, and the records they must give.\n"
    "Exit codes: 0 all passed or accepted; 1 a case failed or a file of cases cannot be read; 2 a pack has errors, or\n"
    "there was no case to run.";

inline constexpr const char* kRulesDraftFooter =
    "Examples:\n"
    "  sarabun rules draft unknown.docx\n"
    "  sarabun rules draft 'new form.docx' -o my-rules/new-form\n\n"
    "Writes DIR/pack.yaml and DIR/cases/draft.case. Every guess stands beside what it was guessed from; '# CHECK:'\n"
    "marks where a person must look, and why. The words that are guessed from stand in rules/draft.yaml.";

inline constexpr const char* kSchemaFooter =
    "Examples:\n"
    "  sarabun schema > sarabun.schema.json\n"
    "  sarabun schema --format markdown\n"
    "  sarabun schema --of packs > pack.schema.json     for editors, as rules/pack.schema.json is\n"
    "  sarabun schema --format sql --dialect sqlite | sqlite3 empty.db";

inline constexpr const char* kAuditFooter =
    "Examples:\n"
    "  sarabun audit reports/                           what is missing, contradictory, copied or unproven\n"
    "  sarabun audit reports/ --findings findings.csv --checks checks.jsonl\n"
    "  sarabun audit reports/ --html audit.html         one page for a browser; needs no network\n"
    "  sarabun audit reports/ --xlsx audit.xlsx --lang th\n"
    "  sarabun audit reports/ --expect agencies.tsv --fail-on error\n"
    "  sarabun audit records.jsonl --only missing-item,score-missing --lang th\n"
    "  sarabun audit 2567-2/ --against 2567-1/ --against sqlite:ita.db --fail-on new-warning\n"
    "  sarabun audit reports/ --per-agency answers/    a workbook an agency to send back, in Thai\n\n"
    "What each check asks, and its thresholds: `sarabun rules show PACK`. Means are computed, not official.";

inline constexpr const char* kLoadFooter =
    "Examples:\n"
    "  sarabun load reports/                            into sarabun.db, a SQLite file\n"
    "  sarabun load reports/ --to parquet:ita           files for DuckDB, Spark, pandas\n"
    "  sarabun load reports/ --to postgresql://localhost/ita --schema ita\n"
    "  sarabun load records.jsonl --to sqlite:ita.db --dry-run\n"
    "  sarabun load --corrections fixes.tsv --to sqlite:ita.db\n"
    "  sarabun load --retract bangkok-ita/1035/2567/1 --to sqlite:ita.db\n\n"
    "Loading the same files again changes nothing; after an interruption the same command completes the job.\n"
    "A password stands in the file of PGPASSFILE (~/.pgpass), never in the URI.";

inline constexpr const char* kRepairFooter =
    "Examples:\n"
    "  sarabun repair damaged.txt\n"
    "  pdftotext report.pdf - | sarabun repair --from lines\n"
    "  sarabun repair torn.txt --from spaces --explain";

using Lookup = std::map<std::string, Command>;

}  // namespace sarabun::cli
