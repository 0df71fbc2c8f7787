#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "sarabun/finding.h"
#include "sarabun/options.h"
#include "sarabun/result.h"
#include "sarabun/sink.h"

namespace sarabun {

struct ExtractOptions {
  ReadOptions read;
  // Rule packs by name or folder; none means every pack in the search folders.
  std::vector<std::string> packs;
  // Where packs are looked up, in order. None means DefaultRuleFolders().
  std::vector<std::string> rule_folders;
  // A table of agencies (CSV or tab-separated, UTF-8; columns code, name, and if wanted name_en, type, group, aliases)
  // in the place of the packs' own lists. Empty means theirs.
  std::string agencies;
  // Files read at once; 0 means one a core. Output is the same for any number.
  unsigned workers = 0;
  // Folder for the pictures of records, made if need be; empty writes none. Names are made of agency, item and content
  // hash; media.jsonl in it says which record's evidence is in which file.
  std::string media;
  // Read each file in a process of its own, which reaches nothing but that file's bytes: a crash or an endless loop
  // costs that file only. Old formats are converted in a process of their own anyway.
  bool isolate = false;
  // What is done, kept in this file as it gets done, so that a run that was stopped can go on; removed at the run's
  // end. Empty: nothing is kept.
  std::string journal;
  // Take from the journal what it has of files that are still the same, read with the same packs and options.
  bool resume = false;
  // Set by a signal handler to stop: files in work are dropped, Extract returns kCancelled.
  const std::atomic<bool>* cancelled = nullptr;
};

// One input, once it is done. `error` is meaningful only when `rejected`.
struct FileOutcome {
  std::string path;
  bool rejected = false;
  bool skipped = false;    // in a folder, and of no kind that is read
  bool unchanged = false;  // left unread: the store has it already
  bool kept = false;       // taken from the journal of a run that was stopped
  Error error;
  std::uint64_t records = 0;
  std::uint64_t findings = 0;
  std::string sha256;  // of the file, as far as it could be read; else empty
  std::uint64_t bytes = 0;
  std::vector<std::string> report_keys;  // of the reports in it, each once
};

// Told about progress, from the thread that called Extract.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void OnInputs(std::uint64_t count) = 0;
  virtual void OnFile(const FileOutcome& outcome) = 0;
};

struct ExtractSummary {
  std::uint64_t inputs = 0;    // files tried
  std::uint64_t read = 0;      // of these, reports
  std::uint64_t rejected = 0;  // of these, with an error of their own
  std::uint64_t skipped = 0;   // found in folders and left alone: other kinds, hidden and lock files
  std::uint64_t records = 0;
  std::uint64_t pictures = 0;             // files that ExtractOptions::media holds for these records
  std::uint64_t pictures_without = 0;     // pictures that have no bytes to write: linked ones, those of a text dump
  std::uint64_t findings[3] = {0, 0, 0};  // by Severity
  std::vector<Error> rejections;          // in input order
};

// rules/ beside the program or above it, then the installed share folder; only those that exist.
std::vector<std::string> DefaultRuleFolders();

// Reads reports and writes their records, in input order, each document's only after it was read to its end. A path
// is a file, a folder (every report below it, sorted by path bytes) or "-" for standard input. A file that cannot be
// read is counted and listed, and the rest goes on; an error here means that nothing was tried (bad rules) or that
// `records` failed. Calls Begin of the sink, and Finish unless every input was rejected. Example:
//
//   sarabun::ExtractOptions options;
//   MySink sink;
//   sarabun::FindingList findings;
//   auto summary = sarabun::Extract({"reports/"}, options, sink, findings);
//   if (!summary) std::cerr << summary.error().ToString();
Result<ExtractSummary> Extract(const std::vector<std::string>& paths, const ExtractOptions& options, Sink& records,
                               FindingSink& findings, Observer* observer = nullptr);

}  // namespace sarabun
