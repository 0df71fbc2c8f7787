#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "sarabun/result.h"
#include "warehouse/decisions.h"
#include "warehouse/report_rows.h"
#include "warehouse/store.h"

namespace sarabun::warehouse {

// What becomes of one report in a store.
enum class Fate {
  kNew,        // the first version of its key
  kCorrected,  // another version of a key that is known: the views say which one counts
  kRepeated,   // the store holds it word by word
  kUnknown,    // added under a key of its own, for agency, year or round is not known: it supersedes nothing
  kWithdrawn,  // another version of a document that was retracted: added to history, current no more
};
// "new", "corrected", "repeated", "unidentified", "withdrawn".
std::string_view FateName(Fate fate);

struct Change {
  Fate fate{};
  std::string report_key;
  std::string document_path;
};

struct LoadCounts {
  std::uint64_t inputs = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  std::uint64_t reports = 0;    // added
  std::uint64_t corrected = 0;  // of these
  std::uint64_t unknown = 0;    // of these
  std::uint64_t repeated = 0;
  std::uint64_t records = 0;   // added
  std::uint64_t findings = 0;  // added
  std::uint64_t corrections = 0;
  std::uint64_t preferences = 0;
  std::uint64_t retracted = 0;
};

struct LoaderOptions {
  bool dry_run = false;
  std::string program_version;
  std::string rules;           // packs and versions, for the load's row
  std::string reading_sha256;  // what a reading depends on besides the file
  std::vector<Correction> corrections;
  std::vector<Preference> preferences;
  std::vector<std::string> retractions;  // report keys, or paths of files
  double retry_seconds = 60;        // how long transient errors are tried again; waits double from 0.1 to 5 seconds
  std::size_t batch_rows = 40'000;  // rows in one transaction, at least one report
  std::function<void(double seconds)> wait;  // sleeps; tests replace it
  std::function<void(const Change&)> on_change;
};

// What a file of records holds of one report.
struct HeldRecords {
  std::string report_key;
  std::string document_sha256;
  std::int64_t records = 0;
};

// One run into a store: which rows are new, what supersedes what, in transactions that hold whole reports, and again
// after an error that may pass. The order of calls:
//
//   Begin                             opens the store, writes the decisions and the run's row
//   IsUnchanged, AddReport, EndInput  for each file; AddReport as often as it has reports
//   Reject                            for a file that gave nothing
//   Finish                            writes what is left, and the run's row with its counts
//
// After an error the run is over: what was committed stays, whole reports all of them, and another run completes it.
class Loader {
 public:
  // `store` must outlive the loader.
  Loader(Store& store, LoaderOptions options);

  // Errors: as Store::Open; kNotFound for a retraction of what the store does not hold.
  Status Begin();
  // Whether a file of this hash needs no reading. Safe from several threads once Begin is done.
  bool IsUnchanged(const std::string& sha256) const { return known_inputs_.contains(sha256); }
  void CountUnchanged() {
    ++counts_.inputs;
    ++counts_.unchanged;
  }
  // Whether a file holds all records of its reports. kMalformed where the store has more of the same document under the
  // same key: a part would take the place of the whole.
  Status CheckWhole(const std::vector<HeldRecords>& reports);
  Status AddReport(ReportRows report);
  // The file that the last reports came from was read whole. `kind` is "report" or "records".
  Status EndInput(const std::string& path, const std::string& sha256, std::string_view kind, std::uint64_t bytes,
                  std::uint64_t reports, std::uint64_t records);
  Status Reject(const Error& error);
  Status Finish();

  const LoadCounts& counts() const { return counts_; }
  std::int64_t load_id() const { return load_id_; }
  // What a person may want to do about the run, one line each: decisions that meet no report (yet), documents that were
  // there before their agency, year or round was known. After Finish.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  Status Try(const std::function<Status()>& transaction);
  Status InTransaction(const std::function<Status()>& work);
  Status BeginOnce();
  Status AddDecisions(RowBatch& rows);
  Status AddCorrections(RowBatch& rows);
  Status AddPreferences(RowBatch& rows);
  Status AddRetractions(RowBatch& rows);
  Status Flush();
  Status FlushOnce(std::vector<Change>& changes, LoadCounts& counts);
  Change Decide(const ReportRows& report, std::int64_t load_no, std::vector<KnownReport>& versions, bool& add) const;
  Status FindUnmet();
  Status FindUnmetItems(const std::vector<KnownReport>& known);
  void NoteKnownByDocument(const ReportRows& report, const std::vector<KnownReport>& versions);
  void AddLoadRow(RowBatch& rows, bool finished) const;

  Store& store_;
  LoaderOptions options_;
  std::int64_t load_id_ = 0;
  std::int64_t load_no_ = 0;
  std::int64_t rejections_ = 0;
  std::string started_;
  std::unordered_set<std::string> known_inputs_;  // of earlier runs; never changed while workers ask
  std::unordered_set<std::string> own_inputs_;    // of this run
  std::vector<ReportRows> pending_;
  std::size_t pending_rows_ = 0;
  RowBatch beside_;                                      // rejection and input rows that go with the pending reports
  std::map<std::string, std::vector<KnownReport>> dry_;  // what a dry run would have added
  LoadCounts counts_;
  std::set<std::string> by_document_;  // keys of documents that have a better one now
  std::vector<std::string> notes_;
};

}  // namespace sarabun::warehouse
