#include "workbook/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/utf8.h"

namespace sarabun::workbook {

namespace {

constexpr const char* kWhat = "the workbook's temporary file";
// Thai offices' own; a viewer without it takes another Thai font.
constexpr const char* kFont = "TH SarabunPSK";
constexpr double kFontSize = 14;
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

}  // namespace

struct Workbook::State {
  std::FILE* file = std::tmpfile();
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* heading = nullptr;
  lxw_format* cell = nullptr;
  std::vector<SheetColumn> columns;
  std::uint32_t rows = 0;

  Status Start() {
    if (book != nullptr) return {};
    if (file == nullptr) return SystemError("create", kWhat, errno);
    const std::string path = "/proc/self/fd/" + std::to_string(fileno(file));
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book = workbook_new_opt(path.c_str(), &options);
    if (book == nullptr) return SystemError("create", kWhat, errno);
    heading = MakeFormat();
    format_set_bold(heading);
    format_set_bg_color(heading, 0xE7EDF3);
    format_set_bottom(heading, LXW_BORDER_THIN);
    cell = MakeFormat();
    return {};
  }

  lxw_format* MakeFormat() const {
    lxw_format* format = workbook_add_format(book);
    format_set_font_name(format, kFont);
    format_set_font_size(format, kFontSize);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  }

  Status Put(std::size_t column, const std::string& cell_text, bool number, lxw_format* format,
             const std::string& what) const {
    if (cell_text.empty()) return {};
    const auto at = static_cast<lxw_col_t>(column);
    if (number) {
      if (const auto value = ExactNumber(cell_text)) {
        const lxw_error wrong = worksheet_write_number(sheet, rows, at, *value, format);
        return wrong == LXW_NO_ERROR ? Status() : Status(Failed(wrong));
      }
    }
    const std::string text = utf8::IsValid(cell_text) ? cell_text : utf8::Sanitize(cell_text);
    const std::size_t units = Utf16Units(text);
    const std::string escaped = Escaped(text);
    lxw_error wrong = LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;
    if (units <= kMostCellUnits) wrong = worksheet_write_string(sheet, rows, at, escaped.c_str(), format);
    if (wrong == LXW_NO_ERROR) return {};
    if (wrong != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) return Failed(wrong);
    return TooMuch(what + ", '" + columns[column].heading + "': " + std::to_string(units) +
                   " characters, and a cell of a workbook holds " + std::to_string(kMostCellUnits));
  }

  void EndSheet() const {
    if (sheet == nullptr || columns.empty()) return;
    worksheet_autofilter(sheet, 0, 0, rows == 0 ? 0 : rows - 1, static_cast<lxw_col_t>(columns.size() - 1));
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
  if (Status started = state_->Start(); !started) return started;
  state_->EndSheet();
  state_->sheet = workbook_add_worksheet(state_->book, name.c_str());
  if (state_->sheet == nullptr) {
    return Error{ErrorCode::kInvalidArgument, "'" + name + "' is no name for a sheet", "", {}};
  }
  state_->columns = std::move(columns);
  state_->rows = 0;
  for (std::size_t i = 0; i < state_->columns.size(); ++i) {
    const SheetColumn& column = state_->columns[i];
    const auto at = static_cast<lxw_col_t>(i);
    worksheet_set_column(state_->sheet, at, at, column.width, nullptr);
    if (Status put = state_->Put(i, column.heading, false, state_->heading, "the heading row"); !put) return put;
  }
  worksheet_freeze_panes(state_->sheet, 1, 0);
  state_->rows = 1;
  return {};
}

Status Workbook::AddRow(const std::vector<std::string>& cells, const std::string& what) {
  if (state_->rows >= kMostRows) {
    return TooMuch(what + ": a sheet of a workbook holds " + std::to_string(kMostRows - 1) +
                   " rows below its headings");
  }
  for (std::size_t i = 0; i < cells.size() && i < state_->columns.size(); ++i) {
    if (Status put = state_->Put(i, cells[i], state_->columns[i].numbers, state_->cell, what); !put) return put;
  }
  ++state_->rows;
  return {};
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
