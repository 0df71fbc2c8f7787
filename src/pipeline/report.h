#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "audit/align.h"
#include "pipeline/document.h"
#include "pipeline/gallery.h"
#include "pipeline/inputs.h"
#include "pipeline/media_folder.h"
#include "rules/report_reader.h"
#include "sarabun/extract.h"
#include "thai/repair.h"

namespace sarabun::pipeline {

// What became of one input: its records and findings, or why there are none.
struct Extracted {
  FileOutcome outcome;
  std::vector<Record> records;
  FindingList findings;
  Status media;              // of putting its pictures down: a failure there is the output's, not this file's
  DocumentInfo document;     // as far as it was read
  bool unchanged = false;    // Shared::is_known knew its hash, and nothing was read
  std::string record_lines;  // the whole input, where Shared::take_records let records as JSONL pass
};

// What all workers share, read only.
struct Shared {
  ReadOptions read;
  std::shared_ptr<const rules::PackSet> packs;
  std::shared_ptr<const thai::Model> model;      // null where no table is installed
  std::shared_ptr<legacy::Converter> converter;  // never null; used from any thread
  std::shared_ptr<MediaFolder> media;            // null unless pictures are written; takes them from any thread
  // Asked with a file's hash before it is parsed, from any worker; true leaves it unread. May be empty.
  std::function<bool(const std::string& sha256)> is_known;
  bool take_records = false;   // records as JSONL are no error, but the caller's to read
  std::string model_path;      // of `model`; empty where there is none
  Gallery* gallery = nullptr;  // sees every picture, from any thread; null where nobody looks
};

// One worker: everything with state of its own, reused for each of its files.
class ReportExtractor {
 public:
  explicit ReportExtractor(const Shared& shared);

  // Never throws; a fault in one file is that file's outcome.
  Extracted Extract(const Input& input);

 private:
  void AddPreview(Error& error) const;
  Status ExtractInto(const Input& input, Extracted& extracted);

  const Shared& shared_;
  thai::Engine engine_;
  BodyReader body_;
  rules::ReportReader report_;
  audit::Aligner aligner_;
};

// Loads packs and the repair model for a run. Errors: as rules::PackSet::Load.
Result<Shared> LoadShared(const ExtractOptions& options);

// sarabun::Extract for one who has loaded what all workers share already, by the same options.
Result<ExtractSummary> ExtractWith(Shared& shared, const std::vector<std::string>& paths, const ExtractOptions& options,
                                   Sink& records, FindingSink& findings, Observer* observer);

// Texts beside the body from which a report's facts may be read. The order is not ours to choose: the pack's is.
std::vector<rules::SideText> SideTexts(const wordml::SideParts& parts, const std::string& path);

}  // namespace sarabun::pipeline
