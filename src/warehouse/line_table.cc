#include "warehouse/line_table.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::warehouse {

namespace {

constexpr std::uint64_t kMostBytes = 64U << 20;  // a table that people wrote

std::string Listed(const std::vector<std::string_view>& names) { return Join({names.begin(), names.end()}, ", "); }

// A line as it can be shown: tabs keep their width, so that the caret stands under its field.
std::string Shown(std::string_view line) { return ReplaceAll(utf8::Sanitize(line), "\t", " "); }

// Thai vowels above and marks take no column of their own on a terminal.
bool TakesColumn(char32_t code_point) {
  const bool mark = code_point == 0x0E31 || (code_point >= 0x0E34 && code_point <= 0x0E3A) ||
                    (code_point >= 0x0E47 && code_point <= 0x0E4E);
  return !mark;
}

std::size_t ColumnOf(std::string_view line, std::size_t offset) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < std::min(offset, line.size());) {
    const utf8::Decoded decoded = utf8::Decode(line, at);
    if (TakesColumn(decoded.code_point)) ++column;
    at += decoded.length;
  }
  return column;
}

// As the heading shows it; Excel writes semicolons where a comma is the decimal point.
char SeparatorOf(std::string_view heading) {
  if (heading.find('\t') != std::string_view::npos) return '\t';
  return heading.find(',') == std::string_view::npos && heading.find(';') != std::string_view::npos ? ';' : ',';
}

}  // namespace

Error LineTable::At(const Row& row, std::size_t offset, std::string message, std::string expected) const {
  Error error{ErrorCode::kInvalidArgument, std::move(message), {}, {}};
  error.hint = Shown(row.text) + "\n  " + std::string(ColumnOf(row.text, offset), ' ') + "^\n  " + std::move(expected);
  error.where.path = path_;
  error.where.line = row.line;
  return error;
}

// Cuts a line into fields. A quoted field may hold separators and doubled quotes, but no line break: a caret needs a
// line.
Result<LineTable::Row> LineTable::Cut(std::string_view line, std::uint32_t number, char separator) const {
  Row row;
  row.line = number;
  row.text = std::string(line);
  std::size_t at = 0;
  for (bool more = true; more;) {
    std::string field;
    row.at.push_back(at);
    if (at < line.size() && line[at] == '"') {
      const std::size_t open = at++;
      for (;; ++at) {
        if (at >= line.size()) return At(row, open, "a quote does not end in its line", "close it with \"");
        if (line[at] == '"' && (at + 1 >= line.size() || line[at + 1] != '"')) break;
        if (line[at] == '"') ++at;
        field += line[at];
      }
      ++at;
      if (at < line.size() && line[at] != separator) {
        return At(row, at, "something follows the closing quote", "a quote inside a quoted field is written twice");
      }
    } else {
      const std::size_t end = std::min(line.find(separator, at), line.size());
      field = std::string(TrimAscii(line.substr(at, end - at)));
      at = end;
    }
    row.fields.push_back(std::move(field));
    more = at < line.size();
    ++at;
  }
  return row;
}

Status LineTable::ReadHeading(const Row& row, const std::vector<std::string_view>& required,
                              const std::vector<std::string_view>& optional) {
  std::vector<std::string_view> known = required;
  known.insert(known.end(), optional.begin(), optional.end());
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    const std::string name = ToLowerAscii(row.fields[i]);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const std::string_view near = Nearest(name, known);
      return At(row, row.at[i], "there is no column '" + name + "' here",
                near.empty() ? "columns are " + Listed(known) : "did you mean '" + std::string(near) + "'?");
    }
    if (std::find(headings_.begin(), headings_.end(), name) != headings_.end()) {
      return At(row, row.at[i], "column '" + name + "' stands twice", "name each once");
    }
    headings_.push_back(name);
  }
  for (const std::string_view name : required) {
    if (std::find(headings_.begin(), headings_.end(), name) == headings_.end()) {
      return At(row, row.text.size(), "column '" + std::string(name) + "' is missing",
                "the first line names " + Listed(required));
    }
  }
  return {};
}

Result<LineTable> LineTable::Read(const std::string& path, const std::vector<std::string_view>& required,
                                  const std::vector<std::string_view>& optional) {
  auto bytes = ReadFile(path, kMostBytes);
  if (!bytes) return bytes.error();
  std::string_view rest = *bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  LineTable table;
  table.path_ = path;
  char separator = ',';
  std::uint32_t number = 0;
  for (std::string_view line : Split(rest, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (TrimAscii(line).empty() || line.front() == '#') continue;
    const bool heading = table.headings_.empty();
    if (heading) separator = SeparatorOf(line);
    auto row = table.Cut(line, number, separator);
    if (!row) return row.error();
    if (!utf8::IsValid(line)) return table.At(*row, 0, "the line is not UTF-8", "save the file as UTF-8");
    if (heading) {
      if (Status read = table.ReadHeading(*row, required, optional); !read) return read.error();
      continue;
    }
    if (row->fields.size() != table.headings_.size()) {
      return table.At(
          *row, line.size(),
          std::to_string(row->fields.size()) + " fields instead of " + std::to_string(table.headings_.size()),
          "the heading names " + Join(table.headings_, ", "));
    }
    table.rows_.push_back(std::move(*row));
  }
  if (table.headings_.empty()) {
    Error empty{ErrorCode::kInvalidArgument, "the file is empty", "its first line names " + Listed(required), {}};
    empty.where.path = path;
    return empty;
  }
  return table;
}

std::size_t LineTable::IndexOf(std::string_view heading) const {
  return static_cast<std::size_t>(std::find(headings_.begin(), headings_.end(), heading) - headings_.begin());
}

const std::string& LineTable::Field(const Row& row, std::string_view heading) const {
  static const std::string kNone;
  const std::size_t at = IndexOf(heading);
  return at < row.fields.size() ? row.fields[at] : kNone;
}

Error LineTable::Wrong(const Row& row, std::string_view heading, std::string message, std::string expected) const {
  const std::size_t at = IndexOf(heading);
  return At(row, at < row.at.size() ? row.at[at] : 0, std::move(message), std::move(expected));
}

}  // namespace sarabun::warehouse
