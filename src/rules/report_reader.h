#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/grid.h"
#include "rules/pack_set.h"
#include "sarabun/finding.h"
#include "sarabun/options.h"
#include "sarabun/record.h"
#include "sarabun/result.h"
#include "thai/repair.h"

namespace sarabun::rules {

// Text beside the body from which report facts may be read.
struct SideText {
  enum class Kind { kHeader, kFooter, kTextBox, kProperty, kFileName };
  Kind kind = Kind::kHeader;
  std::string text;
};

// What is known of a document beside its body.
struct DocumentContext {
  DocumentInfo info;
  std::optional<std::string> part;  // the main part's name; none for a dump
  std::vector<SideText> side_texts;
};

// How a table was understood, for `inspect`.
struct TableExplanation {
  std::uint32_t table = 0;
  std::string pack;                         // that claimed it; empty if none
  std::vector<std::string_view> row_kinds;  // "heading", "instrument", "indicator", "record", "continued", "other", ...
  std::vector<std::string_view> row_reasons;  // why each row is of its kind, for people
  std::vector<std::string> row_details;       // what is the row's own in that: a code, a number; empty if nothing
  std::vector<std::string> lines;             // each pack's score, which heading matched which column, what missed
};

// Turns a document's rows into records: matches each table against the packs, finds headings and section rows, cuts
// cells, shares merged ones, repairs each field. One a worker, reused for many documents.
class ReportReader final : public grid::DocumentConsumer {
 public:
  // `engine` must outlive the reader.
  ReportReader(std::shared_ptr<const PackSet> packs, thai::Engine& engine, const ReadOptions& options);
  ~ReportReader() override;

  // `findings` must live until Finish.
  void Begin(DocumentContext context, FindingSink& findings);

  void OnParagraph(const grid::Paragraph& paragraph) override;
  void OnTableStart(const grid::TableInfo& table) override;
  void OnRow(grid::Row row) override;
  void OnTableEnd(const grid::TableInfo& table) override;

  // Hands on the records, sealed, in document order, each as soon as it is made: of a long report they are never all in
  // memory. Pictures carry part and media type only; hash and size are filled in by the pipeline, which then calls
  // records::Seal again. Findings are reported behind them. Errors: kNoReport where no pack claimed any table, before
  // any record: the message says which pack came nearest and what it missed; kIo; and those of `take`.
  Status Finish(const std::function<Status(Record)>& take);
  // The records all at once.
  Result<std::vector<Record>> Finish();

  // Valid after Finish, until the next Begin.
  const std::vector<TableExplanation>& explanations() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sarabun::rules
