#include "legacy/text_dump.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limit_error.h"
#include "base/utf8.h"
#include "legacy/dump_cells.h"
#include "legacy/dump_indents.h"
#include "legacy/dump_lines.h"
#include "legacy/dump_rows.h"

namespace sarabun::legacy {

namespace {

constexpr std::size_t kSniffedBytes = 256u << 10;
constexpr std::size_t kMostLines = 2'000'000;  // a report has a thousand; each costs some 200 bytes of memory
constexpr std::size_t kFewestCells = 2;        // a single tab-indented line makes no table
constexpr std::size_t kDamageTolerated = 50;   // one damaged character in so many bytes is still a text

Finding Note(std::string code, Severity severity, std::string message) {
  Finding finding;
  finding.code = std::move(code);
  finding.severity = severity;
  finding.message = std::move(message);
  return finding;
}

DataValue Count(std::size_t value) { return DataValue::Integer(static_cast<std::int64_t>(value)); }

std::string WithNoun(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

Error LimitError(std::string_view what, std::string_view name, std::uint64_t limit, std::size_t line) {
  Error error = MoreThan(limit, what, name);
  error.where.line = static_cast<std::uint32_t>(line + 1);
  return error;
}

void ReportDamage(const TextDamage& damage, FindingSink& findings) {
  if (damage.invalid > 0) {
    Finding finding = Note("damage-left", Severity::kWarning,
                           WithNoun(damage.invalid, "sequence is", "sequences are") + " no UTF-8, shown as U+FFFD");
    finding.where.byte = *damage.first_invalid;
    finding.data = {{"characters", Count(damage.invalid)}, {"first_byte", Count(*damage.first_invalid)}};
    findings.Report(std::move(finding));
  }
  if (damage.controls > 0) {
    Finding finding = Note("damage-left", Severity::kWarning,
                           WithNoun(damage.controls, "control character was", "control characters were") + " left out");
    finding.where.byte = *damage.first_control;
    finding.data = {{"characters", Count(damage.controls)}, {"first_byte", Count(*damage.first_control)}};
    findings.Report(std::move(finding));
  }
}

// Sends the blocks of one dump, and keeps count of what they cost.
class Sender {
 public:
  Sender(const std::vector<std::string_view>& lines, const PieceList& list, const Limits& limits,
         grid::DocumentConsumer& consumer, FindingSink& findings)
      : lines_(lines), list_(list), limits_(limits), consumer_(consumer), findings_(findings) {}

  Status Send(const std::vector<DumpBlock>& blocks) {
    for (const DumpBlock& block : blocks) {
      Status sent = block.is_table ? SendTable(block) : SendText(list_.pieces[block.text_piece]);
      if (!sent) return sent;
    }
    return {};
  }

 private:
  Status SendText(const Piece& piece) {
    for (std::size_t line = piece.first_line; line < piece.end_line; ++line) {
      wordml::Paragraph paragraph = ReadLine(lines_[line]);
      if (Status spent = Spend(paragraph.text.text.size(), paragraph.media.size(), line); !spent) return spent;
      paragraph.index = ++paragraphs_;
      consumer_.OnParagraph(paragraph);
    }
    return {};
  }

  Status SendTable(const DumpBlock& block) {
    grid::TableInfo info;
    info.index = ++tables_;
    info.grid_columns = static_cast<std::uint32_t>(block.width);
    if (block.width > limits_.table_columns) {
      return LimitError("columns in a table", "table-columns", limits_.table_columns,
                        list_.pieces[block.rows.front().first].first_line);
    }
    consumer_.OnTableStart(info);
    joined_.clear();
    lost_.clear();
    odd_.clear();
    indented_.clear();
    row_ = 0;
    for (const PieceRow& row : block.rows) {
      if (Status sent = SendRow(row, block.width); !sent) return sent;
    }
    consumer_.OnTableEnd(info);
    ReportRows("value-guessed", "put together over empty lines that look like row ends", joined_);
    ReportRows("value-guessed", "with more cells than the table has columns", odd_);
    ReportRows("value-guessed", "with paragraphs indented by a tab that look like cells", indented_);
    ReportRows("construct-not-read", "without their last cell: the dump lost it", lost_);
    return {};
  }

  Status SendRow(const PieceRow& pieces, std::size_t width) {
    const Piece& last = list_.pieces[pieces.end - 1];
    std::vector<std::size_t> starts = CellStarts(pieces);
    const std::size_t marked = last.lost_after ? 1 : 0;
    if (starts.size() + marked > limits_.table_columns) {
      return LimitError("columns in a table", "table-columns", limits_.table_columns, starts[0]);
    }
    if (cells_ + starts.size() + marked > limits_.table_cells)
      return LimitError("cells", "table-cells", limits_.table_cells, starts[0]);
    grid::Row row;
    row.index = ++row_;
    if (starts.size() + marked > width) DropIndented(starts, last.end_line, width - marked);
    if (starts.size() > width) odd_.push_back(row_);
    if (Status read = ReadCells(starts, last.end_line, row); !read) return read;
    if (marked > 0 && starts.size() != width) AddLostCell(row);
    if (row.cells.size() == 1) {
      row.cells[0].column_span = row.slots[0].column_span = static_cast<std::uint32_t>(width);
    }
    if (pieces.end > pieces.first + 1) joined_.push_back(row_);
    consumer_.OnRow(std::move(row));
    return {};
  }

  void DropIndented(std::vector<std::size_t>& starts, std::size_t end_line, std::size_t wanted) {
    const std::size_t before = starts.size();
    starts = WithoutIndented(lines_, std::move(starts), end_line, wanted);
    if (starts.size() < before) indented_.push_back(row_);
  }

  std::vector<std::size_t> CellStarts(const PieceRow& pieces) const {
    std::size_t count = 0;
    for (std::size_t at = pieces.first; at < pieces.end; ++at) count += list_.pieces[at].cells;
    const auto first = list_.cell_lines.begin() + static_cast<std::ptrdiff_t>(list_.pieces[pieces.first].first_cell);
    return {first, first + static_cast<std::ptrdiff_t>(count)};
  }

  Status ReadCells(const std::vector<std::size_t>& starts, std::size_t end_line, grid::Row& row) {
    for (std::size_t cell = 0; cell < starts.size(); ++cell) {
      DumpCell read = ReadCell(lines_, starts[cell], cell + 1 < starts.size() ? starts[cell + 1] : end_line);
      if (Status spent = Spend(read.text.size(), read.images, starts[cell]); !spent) return spent;
      AddCell(row, std::move(read));
    }
    return {};
  }

  void AddLostCell(grid::Row& row) {
    AddCell(row, {});
    row.cells.back().content_lost = true;
    lost_.push_back(row_);
  }

  void AddCell(grid::Row& row, DumpCell read) {
    grid::Cell& cell = row.cells.emplace_back();
    cell.id = ++cells_;
    cell.row = row.index;
    cell.column = static_cast<std::uint32_t>(row.cells.size());
    cell.images = read.images;
    cell.text = std::move(read.text);
    cell.paragraphs = std::move(read.paragraphs);
    cell.nested.assign(cell.paragraphs.size(), false);
    for (wordml::Paragraph& paragraph : cell.paragraphs) paragraph.index = ++paragraphs_;
    row.slots.push_back({cell.id, cell.column, 1, true});
  }

  Status Spend(std::size_t text_bytes, std::size_t pictures, std::size_t line) {
    if (text_bytes > limits_.cell_text_bytes)
      return LimitError("bytes of text in one cell", "cell-text-bytes", limits_.cell_text_bytes, line);
    text_bytes_ += text_bytes;
    if (text_bytes_ > limits_.text_bytes) return LimitError("bytes of text", "text-bytes", limits_.text_bytes, line);
    pictures_ += pictures;
    if (pictures_ > limits_.pictures) return LimitError("pictures", "pictures", limits_.pictures, line);
    return {};
  }

  void ReportRows(std::string code, std::string_view what, const std::vector<std::uint32_t>& rows) {
    constexpr std::size_t kMostListed = 100;
    if (rows.empty()) return;
    Finding finding =
        Note(std::move(code), Severity::kInfo, WithNoun(rows.size(), "row ", "rows ") + std::string(what));
    finding.where.table = tables_;
    finding.where.row = rows.front();
    std::vector<std::string> listed;
    for (std::size_t at = 0; at < std::min(rows.size(), kMostListed); ++at) listed.push_back(std::to_string(rows[at]));
    finding.data = {{"rows", DataValue::Texts(std::move(listed))}, {"count", Count(rows.size())}};
    findings_.Report(std::move(finding));
  }

  const std::vector<std::string_view>& lines_;
  const PieceList& list_;
  const Limits& limits_;
  grid::DocumentConsumer& consumer_;
  FindingSink& findings_;
  std::uint32_t tables_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t cells_ = 0;
  std::uint32_t paragraphs_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t pictures_ = 0;
  std::vector<std::uint32_t> joined_;  // rows of the current table
  std::vector<std::uint32_t> lost_;
  std::vector<std::uint32_t> odd_;
  std::vector<std::uint32_t> indented_;
};

// Takes the preview's lines off the end of `lines`.
DumpPreview TakePreview(std::vector<std::string_view>& lines) {
  std::size_t behind_cells = lines.size();
  while (behind_cells > 0) {
    const LineKind kind = KindOf(lines[behind_cells - 1]);
    if (kind == LineKind::kCell || kind == LineKind::kCellLost) break;
    --behind_cells;
  }
  if (behind_cells == 0) return {};  // no table, so no page that a preview could repeat
  const std::size_t start = FindPreview(lines, behind_cells);
  DumpPreview preview = ReadPreview(lines, start);
  lines.resize(start);
  return preview;
}

void ReportPreview(const DumpPreview& preview, FindingSink& findings) {
  if (preview.line == 0) return;
  Finding finding = Note("construct-not-read", Severity::kInfo,
                         "the text of the preview picture behind the last table is no content");
  finding.where.line = static_cast<std::uint32_t>(preview.line);
  finding.data = {{"characters", Count(preview.characters)},
                  {"lines", Count(preview.records.size() + preview.joined.size())}};
  findings.Report(std::move(finding));
}

}  // namespace

Status ReadTextDump(std::string_view bytes, const Limits& limits, const DumpOptions& options,
                    grid::DocumentConsumer& consumer, FindingSink& findings, DumpPreview* preview) {
  if (bytes.size() > limits.file_bytes) return LimitError("bytes", "file-bytes", limits.file_bytes, 0);
  TextDamage damage;
  const std::string text = CleanText(bytes, damage);
  ReportDamage(damage, findings);
  if (std::count(text.begin(), text.end(), '\n') > static_cast<std::ptrdiff_t>(kMostLines)) {
    return Error{ErrorCode::kLimitReached,
                 "more than " + std::to_string(kMostLines) + " lines",
                 "no report is so long: give one file a report",
                 {}};
  }
  std::vector<std::string_view> lines = SplitLines(text);
  DumpPreview taken = TakePreview(lines);
  const PieceList list = CutIntoPieces(lines, options.starts_row);
  const auto same_first_cell = [&](const Piece& a, const Piece& b) {
    return &a != &b && lines[a.first_line] == lines[b.first_line];
  };
  Sender sender(lines, list, limits, consumer, findings);
  if (Status sent = sender.Send(FindBlocks(list, same_first_cell)); !sent) return sent;
  ReportPreview(taken, findings);
  if (preview != nullptr) *preview = std::move(taken);
  return {};
}

bool LooksLikeTextDump(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSniffedBytes);
  TextDamage damage;
  const std::string text = CleanText(head, damage);
  if ((damage.invalid + damage.controls) * kDamageTolerated > head.size() + kDamageTolerated) return false;
  std::size_t cells = 0;
  for (const std::string_view line : SplitLines(text)) {
    const LineKind kind = KindOf(line);
    if (kind == LineKind::kCell || kind == LineKind::kCellLost) ++cells;
  }
  return cells >= kFewestCells;
}

}  // namespace sarabun::legacy
