#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sarabun/extract.h"
#include "sarabun/finding.h"
#include "sarabun/result.h"

namespace sarabun {

struct LoadOptions {
  ExtractOptions extract;  // how reports are read; read.link is taken as set
  // "sqlite:FILE", "parquet:DIR", or "postgresql://…" without a password (PGPASSFILE holds it).
  std::string to = "sqlite:sarabun.db";
  std::string schema;                // a PostgreSQL schema or a prefix of table names; empty is none
  std::string corrections;           // file of key, field, value, who, why; empty is none
  std::string prefer;                // file of key, document; empty is none
  std::vector<std::string> retract;  // report keys or files that were withdrawn
  bool dry_run = false;              // say what would change, and change nothing
  double lock_seconds = 60;          // how long another load is waited for
  double retry_seconds = 60;         // how long transient errors of a store are tried again
  // Told what becomes of each report once that is committed: "new", "corrected", "repeated" (the store holds it word by
  // word), "unidentified" (agency, year or round unknown: it supersedes nothing) or "withdrawn". From the thread that
  // called Load. May be empty.
  std::function<void(const std::string& fate, const std::string& report_key, const std::string& path)> on_report;
};

struct LoadSummary {
  std::int64_t load_id = 0;        // the run's row in `load`; what it would be, in a dry run
  std::uint64_t inputs = 0;        // files tried
  std::uint64_t unchanged = 0;     // of these, not read: the store has them by this program, packs and options
  std::uint64_t rejected = 0;      // of these, with an error of their own
  std::uint64_t skipped = 0;       // found in folders and left alone
  std::uint64_t reports = 0;       // added
  std::uint64_t corrected = 0;     // of these, further versions of a known report
  std::uint64_t unidentified = 0;  // of these, without agency, year or round
  std::uint64_t repeated = 0;      // read, and already in the store word by word
  std::uint64_t records = 0;       // added
  std::uint64_t findings = 0;      // added
  std::uint64_t corrections = 0;   // decisions added
  std::uint64_t preferences = 0;
  std::uint64_t retracted = 0;
  std::vector<Error> rejections;   // in input order
  std::vector<std::string> notes;  // one line each, for people
};

// Reads reports and records (JSONL) as Extract does and puts them into a store: whole reports, each once, history kept.
// Files that the store has already are not parsed; what was committed before an error, a signal or a crash stays, and
// the same call completes the rest. `paths` may be empty where there are decisions. An error means that nothing was
// tried (bad rules, decisions or store) or that the store failed; it says which.
Result<LoadSummary> Load(const std::vector<std::string>& paths, const LoadOptions& options, FindingSink& findings,
                         Observer* observer = nullptr);

// Reads reports as Extract does and writes the tables that a store would hold of these reports, alone, as one CSV file
// each (RFC 4180) with a Frictionless data package, datapackage.json. The folder appears whole or not at all, in the
// place of one that an earlier call wrote; one that holds anything else is refused. Nothing is written where every
// input was rejected. Of `options` all but `media` counts; results are linked to the measures that they answer.
Result<LoadSummary> ExtractTables(const std::vector<std::string>& paths, const ExtractOptions& options,
                                  const std::string& folder, FindingSink& findings, Observer* observer = nullptr);

}  // namespace sarabun
