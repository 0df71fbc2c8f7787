#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rules/cut_record.h"
#include "rules/record_cutter.h"
#include "rules/report_draft.h"
#include "sarabun/options.h"
#include "sarabun/record.h"
#include "thai/repair.h"

namespace sarabun::rules {

// Turns cut records into records, one after the other, once all of a report was seen: repairs every text once, also one
// that many records share.
class RecordBuilder {
 public:
  // All must outlive the builder. The cutter has finished, and observed all texts.
  RecordBuilder(ReportDraft& draft, RecordCutter& cutter, thai::Engine& engine, const ReadOptions& options)
      : draft_(draft), cutter_(cutter), engine_(engine), options_(options) {}

  // The text repaired; repairs go to `repairs` under `field`, doubts to the draft's findings.
  std::string RepairTitle(const SeamedText& text, std::vector<FieldRepair>& repairs);

  // The names of sections repaired, before any record is built.
  void RepairSections();
  // The records in order, each with everything but document, rules, report and keys; `head` is its draft's. Errors:
  // kIo.
  Result<Record> Build(std::size_t index, DraftHead& head);
  // What all records together give to tell.
  void Finish();

 private:
  // Cells of a record, or of all that share them, repaired.
  struct Repaired {
    CutCells cells;
    std::vector<FieldRepair> repairs;
    std::vector<std::pair<std::string, std::string>> raw;
    int group = 0;  // of records that share cells; 0 where it has none
  };
  // Where a text was first met, and all records that have it.
  struct Holders {
    const DraftHead& first;
    const std::vector<std::size_t>& records;
  };

  Status AddCells(CutColumn& cut, const DraftHead& head, std::size_t index, Record& record);
  void RepairCells(const Holders& holders, std::size_t column, Repaired& repaired);
  std::string Repair(const SeamedText& text, const std::string& field, const Holders* holders,
                     std::vector<FieldRepair>& repairs);
  static double Hundredths(double value);
  void ReportDoubts(const std::string& field, const Holders* holders);
  void ReportScore(const Holders& holders, const FoundScore& found);
  void AddSections(const DraftHead& head, Record& record);
  void ReportDerived(std::string_view field, std::vector<std::string> codes, bool against);
  static void AddColumn(const Column& column, Repaired& repaired, bool is_last, Record& record);
  void AddShared(const CutRecord& cut, std::size_t index, Record& record);
  static void AddUnusualColumns(const DraftHead& head, Record& record);

  ReportDraft& draft_;
  RecordCutter& cutter_;
  thai::Engine& engine_;
  const ReadOptions& options_;
  thai::Repaired repaired_;
  std::map<std::size_t, Repaired> shared_;  // by number, as long as records that have them come
  int groups_ = 0;
  std::vector<std::string> section_names_;
  std::vector<std::vector<FieldRepair>> section_repairs_;
  // Items whose instrument or indicator follows from their code: no row says it, or a row says another.
  std::vector<std::string> derived_instruments_;
  std::vector<std::string> derived_indicators_;
  std::vector<std::string> against_instruments_;
  std::vector<std::string> against_indicators_;
};

}  // namespace sarabun::rules
