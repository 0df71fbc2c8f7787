#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/spool.h"
#include "rules/cut_record.h"
#include "rules/report_draft.h"
#include "thai/repair.h"

namespace sarabun::rules {

// What a column is called in records and findings: "measures", "extra.person".
std::string FieldOf(const Column& column);

// Cuts the cells of records while a report is read, as soon as no later row can share them or add to them, and counts
// what the typist does at line ends. What is cut waits, a long report's in a file, until all of the report was seen:
// only then can it be repaired.
class RecordCutter {
 public:
  // Both must outlive the cutter.
  RecordCutter(ReportDraft& draft, thai::Engine& engine) : draft_(draft), engine_(engine) {}

  // The record before the draft's last. `slots` are those of the row that the last one began with: what stands neither
  // there nor in the last record is complete, and let go.
  void Add(DraftRecord record, const std::vector<grid::Slot>& slots);
  // Takes the draft's last record too. To be called once, before anything else is asked.
  void Finish();

  // A text outside the cells, the title: observed with the rest.
  void Observe(const SeamedText& text) { engine_.Observe(text, habit_); }
  const thai::Habit& habit() const { return habit_; }

  // What was found in cutting, in the order of records and their columns.
  std::vector<Finding> TakeFindings();

  // Cells that stood in more than one record, or might have.
  struct Shared {
    std::vector<std::size_t> records;  // by index, in order
    std::size_t at = 0;                // in what Take... gives
  };
  const std::vector<Shared>& shared() const { return shared_; }
  // Each to be asked for once. Errors: kIo.
  Result<CutRecord> TakeRecord(std::size_t index);
  Result<CutCells> TakeShared(const Shared& shared) { return shared_cells_.Take(shared.at); }

  const Pack& first_pack() const { return *first_pack_; }
  // The item codes of records, in their order; of those that have one.
  std::vector<std::string> CodesOf(const std::vector<std::size_t>& records) const;
  const std::string& CodeOf(std::size_t record) const { return codes_[record]; }

 private:
  // Cells that are to be cut, and the first record that holds them.
  struct Cells {
    const Layout* layout = nullptr;
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::size_t column = 0;
    std::vector<grid::CellId> ids;
    std::vector<std::size_t> records;
    std::optional<CutItem> item;  // where it is cut already
  };
  // By column and ids: cells that later records may share. The number is their place in shared_.
  using Open = std::map<std::pair<std::size_t, std::vector<grid::CellId>>, std::pair<Cells, std::size_t>>;
  struct FoundAt {
    std::size_t record;
    std::size_t column;
    Finding finding;
  };

  CutColumn AddColumn(DraftRecord& record, std::size_t column, std::size_t index);
  bool IsAlive(grid::CellId id) const;
  void LetGo(const std::vector<grid::CellId>& touched);
  void Close(Open::iterator open);
  CutCells Cut(Cells& cells);
  void CutItemOf(Cells& cells, CutCells& cut) const;
  void CutList(const Cells& cells, CutCells& cut);
  void CutEvidence(const Cells& cells, CutCells& cut) const;
  SeamedText WordsOf(const std::vector<grid::CellId>& ids) const;
  template <class Use>
  void WithParagraphs(const std::vector<grid::CellId>& ids, Use use) const;
  void Guess(const Cells& cells, std::string message, std::vector<std::pair<std::string, DataValue>> data = {});

  ReportDraft& draft_;
  thai::Engine& engine_;
  thai::Habit habit_{.kept_at_first = 0.75};  // lines in cells are broken by hand
  const Pack* first_pack_ = nullptr;
  std::vector<std::string> codes_;
  Spool<CutRecord> records_;
  Spool<CutCells> shared_cells_;
  std::vector<Shared> shared_;
  std::vector<grid::CellId> alive_;  // sorted: what the last row or the last record holds
  Open open_;
  std::unordered_map<grid::CellId, std::vector<Open::iterator>> users_;
  std::vector<FoundAt> findings_;
};

}  // namespace sarabun::rules
