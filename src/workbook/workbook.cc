#include "workbook/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <map>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/utf8.h"

namespace sarabun::workbook {

namespace {

constexpr const char* kWhat = "the workbook's temporary file";
// Thai offices' own.
constexpr const char* kFont = "TH Sarabun New";
constexpr std::uint8_t kSansFamily = 2;  // by which a viewer without that font chooses another
constexpr double kFontSize = 14;
constexpr double kTitleSize = 20;
constexpr double kMarginInches = 0.5;
constexpr std::time_t kCreated = 946'684'800;  // 2000-01-01, in the place of the clock
constexpr double kLineHeight =
    23;                           // points, of a line of that size with marks above and below, in other Thai fonts too
constexpr double kFilled = 0.85;  // of a line, before the next word wraps
constexpr double kTitleHeight = 30;
constexpr double kMostHeight = 409;       // "Excel specifications and limits"
constexpr std::size_t kExactDigits = 15;  // that a double always keeps

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Whether "_x0041_" starts here, which would be read as the character that it names.
bool IsEscape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, IsHex);
}

// ECMA-376 part 1, 22.9.2.19 (ST_Xstring): what XML cannot hold is written _xHHHH_, and a text that looks so hides its
// underscore. libxlsxwriter does the first for control characters alone, and the second not at all.
std::string Escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::Decode(text, at);
    const bool control = next.code_point < 0x20 && next.code_point != U'\n' && next.code_point != U'\t';
    if (control || next.code_point == 0xFFFE || next.code_point == 0xFFFF) {
      std::array<char, 16> code{};
      std::snprintf(code.data(), code.size(), "_x%04X_", static_cast<unsigned>(next.code_point));
      out += code.data();
    } else {
      if (IsEscape(text.substr(at))) out += "_x005F";
      out += text.substr(at, next.length);
    }
    at += next.length;
  }
  return out;
}

std::size_t Utf16Units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::Decode(text, at);
    units += next.code_point > 0xFFFF ? 2 : 1;
    at += next.length;
  }
  return units;
}

std::optional<double> ExactNumber(const std::string& text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits == 0 || static_cast<std::size_t>(digits) > kExactDigits) return std::nullopt;
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  return read.ec == std::errc() && read.ptr == end ? std::optional<double>(number) : std::nullopt;
}

Error Failed(lxw_error code) {
  const int reason = errno;
  Error error{ErrorCode::kIo,
              std::string("the workbook cannot be written: ") + lxw_strerror(code),
              "see that there is room for temporary files",
              {}};
  if (reason == ENOSPC) error.message = "no room on the disk for the workbook's temporary files";
  return error;
}

Error TooMuch(std::string message) {
  return {ErrorCode::kLimitReached, std::move(message), "write CSV or JSON lines, which have no such limit", {}};
}

// What a tone looks like.
struct Paint {
  Tone tone;
  lxw_color_t background;  // 0 for none
  lxw_color_t ink;         // 0 for the viewer's own
};
constexpr std::array<Paint, 9> kPaints = {{{Tone::kHeading, 0xE7EDF3, 0},
                                           {Tone::kTitle, 0, 0x1F3A5F},
                                           {Tone::kSection, 0, 0x1F3A5F},
                                           {Tone::kMuted, 0, 0x5F6B7A},
                                           {Tone::kGood, 0xDDF0DF, 0},
                                           {Tone::kFair, 0xFFF6CC, 0},
                                           {Tone::kPoor, 0xFFE0C2, 0},
                                           {Tone::kBad, 0xF9D0CD, 0},
                                           {Tone::kLink, 0, 0x0B57A4}}};

lxw_format* MakeFormat(lxw_workbook* book, const Style& style) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, kFont);
  format_set_font_family(format, kSansFamily);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  const bool title = style.tone == Tone::kTitle;
  const bool heading = style.tone == Tone::kHeading;
  const bool line = title || style.tone == Tone::kSection;
  format_set_font_size(format, title ? kTitleSize : kFontSize);
  if (!line) format_set_text_wrap(format);
  if (line || heading || style.bold) format_set_bold(format);
  if (heading) format_set_bottom(format, LXW_BORDER_THIN);
  if (style.tone == Tone::kLink) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (style.centred) format_set_align(format, LXW_ALIGN_CENTER);
  if (style.two_decimals) format_set_num_format(format, "0.00");
  if (style.share) format_set_num_format(format, "0.0%");  // nearly all is not shown as all
  for (const Paint& paint : kPaints) {
    if (paint.tone != style.tone) continue;
    if (paint.background != 0) format_set_bg_color(format, paint.background);
    if (paint.ink != 0) format_set_font_color(format, paint.ink);
  }
  return format;
}

// Lines that a text takes in a column: marks above and below a letter take no room.
std::size_t LinesOf(std::string_view text, double width) {
  const double room = std::max(width * kFilled, 1.0);
  std::size_t lines = 1;
  double used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::Decode(text, at);
    const char32_t c = next.code_point;
    const bool mark = c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
    at += next.length;
    if (c == U'\n' || used >= room) {
      ++lines;
      used = 0;
    }
    if (!mark && c != U'\n') ++used;
  }
  return lines;
}

// In points; a row holds no more than kMostHeight.
double HeightOf(const std::vector<Cell>& cells, const std::vector<double>& widths) {
  double height = kLineHeight;
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
    const Tone tone = cells[i].style.tone;
    if (tone == Tone::kTitle) height = std::max(height, kTitleHeight);
    if (tone == Tone::kTitle || tone == Tone::kSection) continue;
    height = std::max(height, kLineHeight * static_cast<double>(LinesOf(cells[i].text, widths[i])));
  }
  return std::min(height, kMostHeight);
}

bool HasBackground(Tone tone) {
  return std::any_of(kPaints.begin(), kPaints.end(),
                     [&](const Paint& paint) { return paint.tone == tone && paint.background != 0; });
}

}  // namespace

struct Workbook::State {
  std::FILE* file = std::tmpfile();
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::map<Style, lxw_format*> formats;
  std::vector<SheetColumn> columns;  // of the sheet; none where it has a layout
  std::vector<double> widths;
  std::vector<std::string> headings;
  std::uint32_t frozen_columns = 0;
  std::uint32_t heading_row = 0;
  std::uint32_t rows = 0;

  Status Start() {
    if (book != nullptr) return {};
    if (file == nullptr) return SystemError("create", kWhat, errno);
    const std::string path = "/proc/self/fd/" + std::to_string(fileno(file));
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book = workbook_new_opt(path.c_str(), &options);
    if (book == nullptr) return SystemError("create", kWhat, errno);
    // The same rows give the same bytes: the clock would stand in the file's properties.
    lxw_doc_properties properties{};
    properties.created = kCreated;
    const lxw_error wrong = workbook_set_properties(book, &properties);
    return wrong == LXW_NO_ERROR ? Status() : Status(Failed(wrong));
  }

  Status Begin(const std::string& name, const SheetLayout& layout) {
    if (Status started = Start(); !started) return started;
    EndSheet();
    sheet = workbook_add_worksheet(book, name.c_str());
    if (sheet == nullptr) {
      return Error{ErrorCode::kInvalidArgument, "'" + name + "' is no name for a sheet", "", {}};
    }
    rows = 0;
    columns.clear();
    headings.clear();
    frozen_columns = layout.frozen_columns;
    widths = layout.widths;
    for (std::size_t i = 0; i < layout.widths.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, at, at, layout.widths[i], nullptr);
    }
    constexpr std::uint8_t kA4 = 9;
    worksheet_set_paper(sheet, kA4);
    if (!layout.upright) worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, kMarginInches, kMarginInches, kMarginInches, kMarginInches);
    worksheet_set_footer(sheet, "&L&A&R&P / &N");
    if (frozen_columns > 0) worksheet_freeze_panes(sheet, 0, static_cast<lxw_col_t>(frozen_columns));
    return {};
  }

  lxw_format* FormatOf(const Style& style) {
    lxw_format*& format = formats[style];
    if (format == nullptr) format = MakeFormat(book, style);
    return format;
  }

  lxw_error Write(lxw_col_t at, const Cell& cell, const std::string& escaped) {
    lxw_format* format = FormatOf(cell.style);
    if (!cell.link.empty()) {
      if (const lxw_error wrong = worksheet_write_url(sheet, rows, at, cell.link.c_str(), format);
          wrong != LXW_NO_ERROR)
        return wrong;
    }
    return worksheet_write_string(sheet, rows, at, escaped.c_str(), format);
  }

  Status Put(std::size_t column, const Cell& cell, const std::string& what) {
    const auto at = static_cast<lxw_col_t>(column);
    if (cell.text.empty()) {
      if (HasBackground(cell.style.tone)) worksheet_write_blank(sheet, rows, at, FormatOf(cell.style));
      return {};
    }
    if (cell.number) {
      if (const auto value = ExactNumber(cell.text)) {
        const lxw_error wrong = worksheet_write_number(sheet, rows, at, *value, FormatOf(cell.style));
        return wrong == LXW_NO_ERROR ? Status() : Status(Failed(wrong));
      }
    }
    const std::string text = utf8::IsValid(cell.text) ? cell.text : utf8::Sanitize(cell.text);
    const std::size_t units = Utf16Units(text);
    lxw_error wrong = LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;
    if (units <= kMostCellUnits) wrong = Write(at, cell, Escaped(text));
    if (wrong == LXW_NO_ERROR) return {};
    if (wrong != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) return Failed(wrong);
    const std::string heading = column < headings.size() ? ", '" + headings[column] + "'" : std::string();
    return TooMuch(what + heading + ": " + std::to_string(units) + " characters, and a cell of a workbook holds " +
                   std::to_string(kMostCellUnits));
  }

  Status PutRow(const std::vector<Cell>& cells, const std::string& what) {
    if (rows >= kMostRows) {
      return TooMuch(what + ": a sheet of a workbook holds " + std::to_string(kMostRows - 1) +
                     " rows below its headings");
    }
    // Not every viewer fits rows to what wraps in them; where a sheet has a layout, it is said.
    if (columns.empty()) worksheet_set_row(sheet, rows, HeightOf(cells, widths), nullptr);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (Status put = Put(i, cells[i], what); !put) return put;
    }
    ++rows;
    return {};
  }

  void EndSheet() const {
    if (sheet == nullptr || headings.empty()) return;
    worksheet_autofilter(sheet, heading_row, 0, rows == 0 ? 0 : rows - 1, static_cast<lxw_col_t>(headings.size() - 1));
  }

  lxw_error Close() { return workbook_close(std::exchange(book, nullptr)); }

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (book != nullptr) (void)Close();
    if (file != nullptr) std::fclose(file);
  }
};

Workbook::Workbook() : state_(std::make_unique<State>()) {}
Workbook::~Workbook() = default;

Status Workbook::AddSheet(const std::string& name, std::vector<SheetColumn> columns) {
  SheetLayout layout;
  std::vector<std::string> headings;
  layout.widths.reserve(columns.size());
  headings.reserve(columns.size());
  for (const SheetColumn& column : columns) {
    layout.widths.push_back(column.width);
    headings.push_back(column.heading);
  }
  if (Status begun = state_->Begin(name, layout); !begun) return begun;
  state_->columns = std::move(columns);
  return AddHeadings(headings);
}

Status Workbook::AddSheet(const std::string& name, const SheetLayout& layout) { return state_->Begin(name, layout); }

Status Workbook::AddRow(const std::vector<std::string>& cells, const std::string& what) {
  std::vector<Cell> row;
  row.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size() && i < state_->columns.size(); ++i) {
    row.push_back({cells[i], {}, state_->columns[i].numbers, {}});
  }
  return state_->PutRow(row, what);
}

Status Workbook::AddCells(const std::vector<Cell>& cells, const std::string& what) {
  return state_->PutRow(cells, what);
}

Status Workbook::AddHeadings(const std::vector<std::string>& headings) {
  std::vector<Cell> row;
  row.reserve(headings.size());
  for (const std::string& heading : headings) row.push_back({heading, {Tone::kHeading}, false, {}});
  if (Status put = state_->PutRow(row, "the heading row"); !put) return put;
  state_->headings = headings;
  state_->heading_row = state_->rows - 1;
  worksheet_freeze_panes(state_->sheet, state_->rows, static_cast<lxw_col_t>(state_->frozen_columns));
  worksheet_repeat_rows(state_->sheet, state_->heading_row, state_->heading_row);
  return {};
}

std::uint32_t Workbook::rows() const { return state_->rows; }

void Workbook::AddHeat(const Heat& heat) {
  lxw_conditional_format scale{};
  scale.type = LXW_CONDITIONAL_3_COLOR_SCALE;
  scale.min_rule_type = scale.mid_rule_type = scale.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  scale.min_value = heat.low;
  scale.mid_value = heat.middle;
  scale.max_value = heat.high;
  scale.min_color = 0xE08A3C;
  scale.mid_color = 0xFFFFFF;
  scale.max_color = 0x7FB0DA;
  worksheet_conditional_format_range(state_->sheet, heat.first_row, heat.first_column, heat.last_row, heat.last_column,
                                     &scale);
}

Status Workbook::Finish(const std::function<Status(std::string_view)>& write) {
  if (Status started = state_->Start(); !started) return started;
  state_->EndSheet();
  errno = 0;
  if (const lxw_error wrong = state_->Close(); wrong != LXW_NO_ERROR) return Failed(wrong);
  std::rewind(state_->file);
  std::array<char, 1 << 16> piece{};
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), state_->file)) {
    if (Status written = write({piece.data(), got}); !written) return written;
  }
  return std::ferror(state_->file) != 0 ? Status(SystemError("read", kWhat, errno)) : Status();
}

}  // namespace sarabun::workbook
