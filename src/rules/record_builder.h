#pragma once

#include <vector>

#include "rules/report_draft.h"
#include "sarabun/options.h"
#include "sarabun/record.h"
#include "thai/repair.h"

namespace sarabun::rules {

// Turns a draft into records: cuts cells, observes what the typist does at line ends, then repairs every text once,
// also one that many records share.
class RecordBuilder {
 public:
  // All must outlive the builder.
  RecordBuilder(ReportDraft& draft, thai::Engine& engine, const ReadOptions& options)
      : draft_(draft), engine_(engine), options_(options) {}

  // A text outside the cells, the title: observed with the rest, repaired by RepairTitle.
  void Observe(const SeamedText& text) { engine_.Observe(text, habit_); }

  // Cuts all cells, observes their texts and lets the draft's cells go. To be called before anything is repaired.
  void Cut();

  // The text repaired; repairs go to `repairs` under `field`, doubts to the draft's findings.
  std::string RepairTitle(const SeamedText& text, std::vector<FieldRepair>& repairs);

  // The records with everything but document, rules, report and keys.
  std::vector<Record> Build();

 private:
  struct RawText {
    std::string field;  // below the column's: "[1].text"
    SeamedText text;
  };
  // A column's cells of one record, or of all that share them.
  struct CutCells {
    std::vector<grid::CellId> ids;
    std::size_t column = 0;
    std::vector<std::size_t> records;  // that hold them, in order
    std::vector<ListItem> items;
    std::vector<Evidence> evidence;
    bool lost = false;
    std::optional<FoundScore> score;
    std::vector<RawText> texts;  // for items, evidence texts or the text of an extra column, in order
    std::vector<FieldRepair> repairs;
    std::vector<std::pair<std::string, std::string>> raw;
  };

  std::vector<grid::Paragraph> Paragraphs(const std::vector<grid::CellId>& ids) const;
  void CutColumn(CutCells& cut);
  void CutList(CutCells& cut);
  void CutEvidence(CutCells& cut);
  SeamedText WordsOf(const std::vector<grid::CellId>& ids) const;
  void CutItem(CutCells& cut);
  // As written, one line; empty where the table has none. Valid as long as the draft.
  std::string_view HeadingOf(const CutCells& cut) const;
  void RepairCells(CutCells& cut);
  std::string Repair(const SeamedText& text, const std::string& field, const std::vector<std::size_t>& records,
                     std::vector<FieldRepair>& repairs);
  static double Hundredths(double value);
  void ReportDoubts(const std::string& field, const std::vector<std::size_t>& records);
  std::vector<std::string> CodesOf(const std::vector<std::size_t>& records) const;
  void ReportScore(const CutCells& cut);
  void ReportNoIssues(const CutCells& cut, std::string said);
  void RepairSections();
  void AddSections(const DraftRecord& draft, Record& record);
  void ReportDerived(std::string_view field, std::vector<std::string> codes, bool against);
  void AddColumn(CutCells& cut, bool is_last, Record& record);
  void AddShared(std::vector<Record>& records);
  void AddUnusualColumns(const DraftRecord& draft, Record& record) const;

  ReportDraft& draft_;
  thai::Engine& engine_;
  const ReadOptions& options_;
  thai::Habit habit_{.kept_at_first = 0.75};  // lines in cells are broken by hand
  thai::Repaired repaired_;
  std::vector<CutCells> cuts_;
  std::vector<std::vector<std::size_t>> of_record_;  // cuts of each record, by column order
  std::vector<std::string> section_names_;
  std::vector<std::vector<FieldRepair>> section_repairs_;
  // Items whose instrument or indicator follows from their code: no row says it, or a row says another.
  std::vector<std::string> derived_instruments_;
  std::vector<std::string> derived_indicators_;
  std::vector<std::string> against_instruments_;
  std::vector<std::string> against_indicators_;
};

}  // namespace sarabun::rules
