#include "rules/report_reader.h"

#include <algorithm>
#include <map>

#include "rules/pack_choice.h"
#include "rules/record_builder.h"
#include "rules/record_cutter.h"
#include "rules/record_sealer.h"
#include "rules/report_facts.h"
#include "rules/report_frame.h"
#include "rules/row_reader.h"
#include "rules/seamed.h"

namespace sarabun::rules {
namespace {

constexpr std::size_t kRowsToDecide = 14;  // headings, sections and some items; more says nothing new

}  // namespace

class ReportReader::Impl {
 public:
  Impl(std::shared_ptr<const PackSet> packs, thai::Engine& engine, const ReadOptions& options)
      : packs_(std::move(packs)), engine_(engine), options_(options) {}

  void Begin(DocumentContext context, FindingSink& findings) {
    context_ = std::move(context);
    sink_ = &findings;
    draft_ = ReportDraft();
    draft_.is_dump = !context_.part.has_value();
    cutter_ = std::make_unique<RecordCutter>(draft_, engine_);
    rows_ = std::make_unique<RowReader>(draft_, *cutter_);
    explanations_.clear();
    frame_.Clear();
    claimed_.clear();
    layout_ = nullptr;
    nearest_.clear();
    nearest_score_ = -1;
    year_known_ = false;
    adjoins_ = false;
    tables_seen_ = 0;
  }

  void OnParagraph(const grid::Paragraph& paragraph) {
    if (IsBlank(paragraph.text.text)) {
      if (layout_ == nullptr) frame_.AddGap();
      return;
    }
    adjoins_ = false;
    if (layout_ == nullptr) {
      frame_.AddBefore(paragraph);
    } else {
      frame_.AddBehind(paragraph);
    }
  }

  void OnTableStart(const grid::TableInfo& info) {
    info_ = info;
    pending_.clear();
    decided_ = false;
    claiming_ = false;
    nested_in_claimed_ = info.parent && claimed_.count(info.parent->table) > 0;
    ++tables_seen_;
    TableExplanation explanation;
    explanation.table = info.index;
    explanations_.push_back(std::move(explanation));
  }

  void OnRow(grid::Row row) {
    if (nested_in_claimed_) {
      AddRowKind({"nested", "stands in a cell that is read as a whole", ""});
      return;
    }
    if (decided_) {
      TakeRow(std::move(row));
      return;
    }
    pending_.push_back(std::move(row));
    if (pending_.size() >= kRowsToDecide) Decide();
  }

  void OnTableEnd() {
    if (nested_in_claimed_) {
      claimed_.insert({info_.index, true});
      explanations_.back().lines.emplace_back("stands in a cell that is read as a whole");
      return;
    }
    if (!decided_) Decide();
    adjoins_ = claiming_;
    if (!claiming_ && !unclaimed_texts_.empty()) ReportTable();
    unclaimed_texts_.clear();
  }

  Status Finish(const std::function<Status(Record)>& take);

  const std::vector<TableExplanation>& explanations() const { return explanations_; }

 private:
  void Decide();
  std::vector<Claim> AskPacks();
  void Choose(const std::vector<Claim>& claims);
  void CheckYear(Claim& claim, const FactTexts& texts);
  void ReportTie(const Pack& taken, const Pack& left);
  void Claimed(const Claim& claim);
  void TakeRow(grid::Row row);
  void AddRowKind(RowKind kind);
  void KeepText(const grid::Row& row);
  bool IsBox() const;
  void ReportTable();
  FactTexts TextsBefore() const;
  void ReportOutside();
  void Emit(const ReportInfo& report);
  Error NoReport() const;

  std::shared_ptr<const PackSet> packs_;
  thai::Engine& engine_;
  ReadOptions options_;

  DocumentContext context_;
  FindingSink* sink_ = nullptr;
  ReportDraft draft_;
  std::unique_ptr<RecordCutter> cutter_;
  std::unique_ptr<RowReader> rows_;
  std::vector<TableExplanation> explanations_;
  ReportFrame frame_;
  std::map<std::uint32_t, bool> claimed_;
  const Layout* layout_ = nullptr;  // of the last table claimed
  std::string nearest_;             // of the tables that no pack took: which pack came nearest, and what it missed
  double nearest_score_ = -1;
  std::uint32_t nearest_table_ = 0;
  bool year_known_ = false;  // of the report, by some pack that fits
  std::size_t tables_seen_ = 0;

  grid::TableInfo info_;
  std::vector<grid::Row> pending_;
  bool decided_ = false;
  bool claiming_ = false;
  bool nested_in_claimed_ = false;
  bool adjoins_ = false;  // no text stands between the last table of the form and here
  std::string table_nearest_;
  std::vector<std::string> unclaimed_texts_;
};

// What is known when a table must be decided on: the title, also one in the table's own first rows, and what stands
// beside the body.
FactTexts ReportReader::Impl::TextsBefore() const {
  FactTexts texts = frame_.Before();
  for (const grid::Row& row : pending_) {
    if (row.cells.size() == 1) texts.title += row.cells[0].text + '\n';
  }
  texts.side_texts = context_.side_texts;
  return texts;
}

// A pack that does not hold for the report's year is not used, however well it fits.
void ReportReader::Impl::CheckYear(Claim& claim, const FactTexts& texts) {
  const Pack& pack = *claim.layout.pack;
  if (!claim.claims) return;
  const std::optional<int> year = ReadFiscalYear(pack, texts);
  year_known_ = year_known_ || year;
  if (!year || pack.HoldsFor(*year)) return;
  claim.claims = false;
  claim.wrong_year = "it holds for the fiscal years " + std::to_string(pack.years.first) + " to " +
                     std::to_string(pack.years.last) + ", and the report is of " + std::to_string(*year);
  claim.lines.push_back("  not used: " + claim.wrong_year);
}

void ReportReader::Impl::ReportTie(const Pack& taken, const Pack& left) {
  Finding finding = MakeFindingAt("value-guessed", Severity::kWarning, "", info_.index, 1);
  finding.field = "rules.name";
  if (taken.IsNewerThan(left)) {
    if (year_known_) return;
    finding.message = "the report's fiscal year is not known; read by " + taken.name + ", the newest form that fits";
  } else {
    finding.message = "the packs " + taken.name + " and " + left.name + " fit this table as well as each other; " +
                      taken.name + " is taken, `--rules` settles it";
  }
  finding.data.emplace_back("packs", DataValue::Texts({taken.name, left.name}));
  draft_.findings.push_back(std::move(finding));
}

void ReportReader::Impl::Decide() {
  decided_ = true;
  std::vector<Claim> claims;
  if (IsBox()) {
    explanations_.back().lines.emplace_back("one column: a box around what stands in it, not asked of any pack");
  } else {
    claims = AskPacks();
    Choose(claims);
  }
  std::vector<grid::Row> rows = std::move(pending_);
  pending_.clear();
  const std::size_t body = claiming_ ? layout_->heading_row + layout_->heading_rows : 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool above_heading = claiming_ && layout_->heading_rows > 0 && i < layout_->heading_row;
    if (above_heading) {
      KeepText(rows[i]);
      AddRowKind({"title", "stands above the headings", ""});
    } else if (claiming_ && i < body) {
      AddRowKind({"heading", "names the columns", ""});
    } else {
      TakeRow(std::move(rows[i]));
    }
  }
}

std::vector<Claim> ReportReader::Impl::AskPacks() {
  const FactTexts texts = TextsBefore();
  TableSetting setting;
  setting.title = texts.title;
  for (const SideText& side : texts.side_texts) setting.title += side.text + '\n';
  setting.previous = layout_;
  setting.adjoins = adjoins_;
  const HeadingRows heads(pending_);
  std::vector<Claim> claims;
  for (const auto& pack : packs_->packs()) {
    claims.push_back(MatchTable(*pack, heads, setting));
    CheckYear(claims.back(), texts);
  }
  return claims;
}

void ReportReader::Impl::Choose(const std::vector<Claim>& claims) {
  const PackChoice choice = ChoosePack(claims, layout_ != nullptr ? layout_->pack : nullptr);
  for (const Claim* claim : choice.in_order) {
    for (const std::string& line : claim->lines) explanations_.back().lines.push_back(line);
  }
  if (choice.taken == nullptr) {
    double score = 0;
    table_nearest_ = TellNearest(claims, score);
    if (score <= nearest_score_) return;
    nearest_score_ = score;
    nearest_ = table_nearest_;
    nearest_table_ = info_.index;
    return;
  }
  if (choice.rival != nullptr) ReportTie(*choice.taken->layout.pack, *choice.rival->layout.pack);
  Claimed(*choice.taken);
}

void ReportReader::Impl::Claimed(const Claim& claim) {
  claiming_ = true;
  claimed_.insert({info_.index, true});
  draft_.layouts.push_back(claim.layout);
  layout_ = &draft_.layouts.back();
  explanations_.back().pack = layout_->pack->name;
  rows_->StartTable(info_.index, *layout_);
  for (Finding& finding : GuessesOf(claim, info_.index)) draft_.findings.push_back(std::move(finding));
}

void ReportReader::Impl::AddRowKind(RowKind kind) {
  explanations_.back().row_kinds.push_back(kind.name);
  explanations_.back().row_reasons.push_back(kind.why);
  explanations_.back().row_details.push_back(std::move(kind.detail));
}

void ReportReader::Impl::TakeRow(grid::Row row) {
  if (claiming_) {
    AddRowKind(rows_->Read(std::move(row)));
    return;
  }
  AddRowKind({"other", "no pack reads the table", ""});
  if (IsBox()) {
    KeepText(row);
    return;
  }
  for (const grid::Cell& cell : row.cells) {
    if (!IsBlank(cell.text)) unclaimed_texts_.push_back(cell.text);
  }
}

// A table of one column is a box around text, or around another table.
bool ReportReader::Impl::IsBox() const {
  return info_.grid_columns <= 1 &&
         std::all_of(pending_.begin(), pending_.end(), [](const grid::Row& row) { return row.slots.size() <= 1; });
}

void ReportReader::Impl::KeepText(const grid::Row& row) {
  for (const grid::Cell& cell : row.cells) {
    for (std::size_t i = 0; i < cell.paragraphs.size(); ++i) {
      const bool nested = i < cell.nested.size() && cell.nested[i];
      if (nested || IsBlank(cell.paragraphs[i].text.text)) continue;
      if (draft_.records == 0) {
        frame_.AddBefore(cell.paragraphs[i]);
      } else {
        frame_.AddBehind(cell.paragraphs[i]);
      }
    }
  }
}

void ReportReader::Impl::ReportTable() {
  Finding finding = MakeFindingAt("unmatched-table", Severity::kWarning,
                                  "no rule pack claims this table; " + table_nearest_, info_.index, 1);
  finding.data.emplace_back("texts", DataValue::Texts(unclaimed_texts_));
  draft_.findings.push_back(std::move(finding));
}

void ReportReader::Impl::ReportOutside() {
  std::vector<std::string> texts = frame_.Outside();
  if (texts.empty()) return;
  Finding finding = MakeFinding("text-outside-table", Severity::kInfo, "text outside the tables is not in any record");
  finding.data.emplace_back("texts", DataValue::Texts(std::move(texts)));
  draft_.findings.push_back(std::move(finding));
}

void ReportReader::Impl::Emit(const ReportInfo& report) {
  for (Finding& finding : draft_.findings) {
    if (!report.key.empty()) finding.report_key = report.key;
    finding.agency = report.agency.name;
    if (context_.part) finding.where.part = *context_.part;
    sink_->Report(std::move(finding));
  }
  draft_.findings.clear();
}

Error ReportReader::Impl::NoReport() const {
  Error error;
  error.code = ErrorCode::kNoReport;
  if (tables_seen_ == 0) {
    error.message = "no table in the document, so no report";
  } else if (layout_ != nullptr) {
    error.message = "a table of the form " + layout_->pack->name + " without a single item";
  } else {
    error.message = tables_seen_ == 1 ? "no rule pack claims its table"
                                      : "no rule pack claims any of its " + std::to_string(tables_seen_) + " tables";
    if (!nearest_.empty()) error.message += "; " + nearest_;
    if (tables_seen_ > 1 && nearest_score_ > 0) error.message += " (table " + std::to_string(nearest_table_) + ")";
  }
  error.hint = "`sarabun inspect` shows what each pack looked for";
  return error;
}

Status ReportReader::Impl::Finish(const std::function<Status(Record)>& take) {
  if (draft_.records == 0) {
    Emit({});
    return NoReport();
  }
  cutter_->Finish();
  const Pack& pack = cutter_->first_pack();
  FactTexts texts = frame_.Before();
  const SeamedText title = frame_.TakeTitle(pack);
  texts.side_texts = context_.side_texts;
  ReportInfo report = ReadFacts(pack, texts, draft_.findings);
  for (Finding& finding : cutter_->TakeFindings()) draft_.findings.push_back(std::move(finding));
  cutter_->Observe(title);
  RecordBuilder builder(draft_, *cutter_, engine_, options_);
  std::vector<FieldRepair> title_repairs;
  if (!title.empty()) report.title = builder.RepairTitle(title, title_repairs);
  builder.RepairSections();
  RecordSealer sealer(context_.info, context_.part, std::move(report), std::move(title_repairs));
  if (options_.with_raw && !title.empty()) sealer.AddRawTitle(title.text);
  for (std::size_t i = 0; i < draft_.records; ++i) {
    DraftHead head;
    auto record = builder.Build(i, head);
    if (!record) return record.error();
    sealer.Seal(head, *record);
    if (Status taken = take(std::move(*record)); !taken) return taken;
  }
  builder.Finish();
  ReportOutside();
  ApplyChecks(pack.checks, draft_.findings);
  Emit(sealer.report());
  return {};
}

ReportReader::ReportReader(std::shared_ptr<const PackSet> packs, thai::Engine& engine, const ReadOptions& options)
    : impl_(std::make_unique<Impl>(std::move(packs), engine, options)) {}
ReportReader::~ReportReader() = default;

void ReportReader::Begin(DocumentContext context, FindingSink& findings) { impl_->Begin(std::move(context), findings); }
void ReportReader::OnParagraph(const grid::Paragraph& paragraph) { impl_->OnParagraph(paragraph); }
void ReportReader::OnTableStart(const grid::TableInfo& table) { impl_->OnTableStart(table); }
void ReportReader::OnRow(grid::Row row) { impl_->OnRow(std::move(row)); }
void ReportReader::OnTableEnd(const grid::TableInfo&) { impl_->OnTableEnd(); }
Status ReportReader::Finish(const std::function<Status(Record)>& take) { return impl_->Finish(take); }
Result<std::vector<Record>> ReportReader::Finish() {
  std::vector<Record> records;
  const Status finished = impl_->Finish([&](Record record) {
    records.push_back(std::move(record));
    return Status();
  });
  if (!finished) return finished.error();
  return records;
}
const std::vector<TableExplanation>& ReportReader::explanations() const { return impl_->explanations(); }

}  // namespace sarabun::rules
