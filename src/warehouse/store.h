#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/result.h"
#include "warehouse/rows.h"

namespace sarabun::warehouse {

// One version of a report as a store holds it.
struct KnownReport {
  std::string report_id;
  std::string report_key;
  std::string content_id;
  std::string document_sha256;
  std::int64_t load_id = 0;  // the run that added it
  std::int64_t load_no = 0;  // its place there
  bool retracted = false;
  std::int64_t records = 0;  // how many it has; 0 where an index of an earlier program does not say
};

// One file that was read whole by this program, packs and options.
struct KnownInput {
  std::string sha256;
};

// Where rows end up. All stores get the same rows (RowBatch) and keep the same promise: between Begin and Commit
// nothing is seen by others, and what happens to the process, the disk or the connection in between leaves the store as
// Begin found it. Adding a store is one file and a row in stores/store_list.cc. The order of calls:
//
//   Open                                    connects; makes, checks or migrates the tables
//   Begin, Look*, Append, Commit            again and again
//
// A run's first transaction appends its row of `load`; its last appends the same row with `finished` set, by which a
// store whose unit is the run knows that the run is whole.
//
// After an error only Rollback, Open (anew) and the destructor may follow. Not thread-safe. Messages never hold a
// password. Reading as it was when the store was opened is not promised: between two transactions others may write.
class Store {
 public:
  virtual ~Store() = default;

  // `write` false opens for looking only: nothing is made or migrated, and a store that is not there yet is empty.
  // Errors say what, where and how to fix: wrong credentials, no permission, an older server, a table of one of our
  // names with another shape, a schema newer than this program.
  virtual Status Open(bool write) = 0;

  // Begins a transaction and keeps other loads out until it ends; waits for one that is at work. In a store opened for
  // looking it keeps nobody out.
  virtual Status Begin() = 0;
  virtual Status Commit() = 0;
  virtual void Rollback() noexcept = 0;

  // All versions of the reports with these keys, in any order.
  virtual Result<std::vector<KnownReport>> LookForReports(const std::vector<std::string>& report_keys) = 0;
  // All versions of reports that were read from a document of this hash.
  virtual Result<std::vector<KnownReport>> LookForDocument(const std::string& sha256) = 0;
  // The files that need not be read again.
  virtual Result<std::vector<KnownInput>> LookForInputs(const std::string& reading_sha256,
                                                        const std::string& program_version) = 0;
  // The highest load_id, 0 where there was no load yet.
  virtual Result<std::int64_t> LastLoad() = 0;

  // All rows of a table of decisions (correction, preference, retraction) as text, columns in their order.
  using TextRow = std::vector<std::optional<std::string>>;
  virtual Result<std::vector<TextRow>> ReadDecisions(TableId table) = 0;

  // What is read back: rows of a table or view of ours as text, ordered by `order`; those of one report where
  // `report_id` is not empty. None where there are no tables yet. Errors: kInvalidArgument of a store that only takes
  // rows in.
  struct Selection {
    std::string_view relation;
    std::vector<std::string_view> columns;
    std::vector<std::string_view> order;
    std::string report_id;
  };
  virtual Result<std::vector<TextRow>> ReadRows(const Selection& selection) {
    (void)selection;
    return Error{ErrorCode::kInvalidArgument,
                 "reports cannot be read back from a store of this kind",
                 "name a SQLite or PostgreSQL store, the records as JSONL, or the reports themselves",
                 {}};
  }

  // Inserts the rows of some batches, tables in the order of TableId. No row may be there already, except that a row of
  // `load` replaces the one with its load_id, and a row of `input` or `retraction` that is there is left alone.
  virtual Status Append(const std::vector<const RowBatch*>& batches) = 0;

  // Whether the last error may pass when the same is tried again: a lock, a lost connection, a server starting up.
  virtual bool transient() const = 0;
};

}  // namespace sarabun::warehouse
