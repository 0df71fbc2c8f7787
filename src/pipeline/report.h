#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "audit/align.h"
#include "base/spool.h"
#include "pipeline/document.h"
#include "pipeline/gallery.h"
#include "pipeline/inputs.h"
#include "pipeline/media_folder.h"
#include "records/archive.h"
#include "rules/report_reader.h"
#include "sarabun/extract.h"
#include "thai/repair.h"

namespace sarabun::pipeline {

class Journal;
class ServerPool;

// What became of one input: its records and findings, or why there are none.
struct Extracted {
  FileOutcome outcome;
  Spool<Record> records;
  FindingList findings;
  Status media;              // of putting its pictures down: a failure there is the output's, not this file's
  DocumentInfo document;     // as far as it was read
  std::string record_lines;  // the whole input, where Shared::take_records let records as JSONL pass
  // Of a file that was read apart: what Shared::stage and Shared::gallery are to get, by hash.
  std::vector<std::pair<std::string, std::string>> pictures;
  std::map<std::string, Gallery::Picture> shown;
};

// What all workers share, read only.
struct Shared {
  ReadOptions read;
  std::shared_ptr<const rules::PackSet> packs;
  std::shared_ptr<const thai::Model> model;      // null where no table is installed
  std::shared_ptr<legacy::Converter> converter;  // never null; used from any thread
  std::shared_ptr<MediaFolder> media;            // null unless pictures are written
  PictureStage* stage = nullptr;                 // gets every picture, from any thread; null where nobody wants them
  // Asked with a file's hash before it is parsed, from any worker; true leaves it unread. May be empty.
  std::function<bool(const std::string& sha256)> is_known;
  bool take_records = false;   // records as JSONL are no error, but the caller's to read
  std::string model_path;      // of `model`; empty where there is none
  Gallery* gallery = nullptr;  // sees every picture, from any thread; null where nobody looks
  const std::atomic<bool>* cancelled = nullptr;
  std::shared_ptr<ServerPool> apart;  // null where files are read in this process
  std::shared_ptr<Journal> journal;   // null where none is kept
};

// Writes down which file an outcome is about.
void DescribeInput(const Input& input, const DocumentInfo& info, FileOutcome& outcome);

// Writes down that an input gave nothing, and whether that is its fault or it is merely of another kind.
void Refuse(const Input& input, Error error, Extracted& extracted);

Error OutOfMemory();
Error OwnFault(const std::exception& fault);

// Does something with one file whose exceptions are that file's error.
template <class Work>
Status Guarded(Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return OutOfMemory();
  } catch (const std::exception& fault) {
    return OwnFault(fault);
  }
}

// Reads documents into records: everything with state of its own, reused for each. One thread.
class ReportExtractor {
 public:
  explicit ReportExtractor(const Shared& shared);

  // Does once what the first documents would: for one that is copied afterwards.
  void WarmUp();

  // Reads a document that ReadDocument gave and ConvertDocument looked at. Never throws; a fault in one file is that
  // file's outcome.
  Extracted Extract(const Input& input, Document document);

 private:
  void AddPreview(const Document& document, Error& error) const;
  Status ExtractInto(const Input& input, Document& document, Extracted& extracted);
  Status PassRecords(Document& document, Extracted& extracted);

  const Shared& shared_;
  thai::Engine engine_;
  BodyReader body_;
  rules::ReportReader report_;
  audit::Aligner aligner_;
  ReportInfo report_of_;  // the document's, as its first record has it
};

// Loads packs and the repair model for a run. Errors: as rules::PackSet::Load.
Result<Shared> LoadShared(const ExtractOptions& options);

// sarabun::Extract for one who has loaded what all workers share already, by the same options.
Result<ExtractSummary> ExtractWith(Shared& shared, const std::vector<std::string>& paths, const ExtractOptions& options,
                                   Sink& records, FindingSink& findings, Observer* observer);

// Texts beside the body from which a report's facts may be read. The order is not ours to choose: the pack's is.
std::vector<rules::SideText> SideTexts(const wordml::SideParts& parts, const std::string& path);

}  // namespace sarabun::pipeline
