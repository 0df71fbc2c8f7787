#include "rules/table_file.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::rules {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr const char* kHowToSave =
    "a file saved as UTF-8: 'CSV UTF-8' in Excel, 'Encoding: UTF-8' in a text editor's save dialog";

bool LooksLikeUtf16(std::string_view text) {
  if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") return true;
  constexpr std::size_t kLookedAt = 64;
  const std::string_view start = text.substr(0, kLookedAt);
  return std::count(start.begin(), start.end(), '\0') * 4 > static_cast<std::ptrdiff_t>(start.size());
}

// TIS-620 and Windows-874 keep Thai in A1 to FB, and a Thai text is mostly that.
bool LooksLikeTis620(std::string_view text) {
  std::size_t thai = 0;
  std::size_t high = 0;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    high += byte >= 0x80 ? 1 : 0;
    thai += byte >= 0xA1 && byte <= 0xFB ? 1 : 0;
  }
  return thai * 10 >= high * 9;
}

std::size_t FirstInvalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && utf8::Decode(text, at).valid) at += utf8::Decode(text, at).length;
  return at;
}

char SeparatorOf(std::string_view first_line) {
  if (first_line.find('\t') != std::string_view::npos) return '\t';
  const auto count = [&](char c) { return std::count(first_line.begin(), first_line.end(), c); };
  return count(';') > count(',') ? ';' : ',';
}

class TableParser {
 public:
  TableParser(const SourceFile& file, Problems& problems) : file_(file), text_(file.text), problems_(problems) {
    if (text_.substr(0, kUtf8Mark.size()) == kUtf8Mark) at_ = kUtf8Mark.size();
  }

  bool Parse(std::vector<TableRow>& rows) {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      const std::string_view line = text_.substr(at_, end - at_);
      if (TrimAscii(line).empty() || line.front() == '#') {
        at_ = std::min(end + 1, text_.size());
        ++line_;
        column_ = 1;
        continue;
      }
      if (rows.empty()) separator_ = SeparatorOf(line);
      TableRow row;
      if (!ParseRow(row)) return false;
      rows.push_back(std::move(row));
    }
    return true;
  }

 private:
  bool ParseRow(TableRow& row) {
    for (;;) {
      TableCell cell;
      cell.place = {&file_, line_, column_};
      if (!(Here() == '"' ? ParseQuoted(cell) : ParsePlain(cell))) return false;
      row.cells.push_back(std::move(cell));
      const bool more = Here() == separator_ && at_ < text_.size();
      if (at_ < text_.size()) Step();
      if (!more) return true;
    }
  }

  bool ParsePlain(TableCell& cell) {
    while (at_ < text_.size() && Here() != separator_ && Here() != '\n') Take(cell.text);
    if (!cell.text.empty() && cell.text.back() == '\r') cell.text.pop_back();
    return true;
  }

  bool ParseQuoted(TableCell& cell) {
    Step();
    for (;;) {
      if (at_ >= text_.size()) {
        problems_.AddError(cell.place, "a quote that is not closed",
                           "'\"' at the end of the cell; '\"\"' for one inside");
        return false;
      }
      if (Here() != '"') {
        Take(cell.text);
        continue;
      }
      Step();
      if (Here() != '"' || at_ >= text_.size()) break;
      Take(cell.text);
    }
    TableCell rest;  // what wrongly stands behind the quote stays with the cell
    ParsePlain(rest);
    cell.text += rest.text;
    return true;
  }

  char Here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void Take(std::string& out) {
    const std::size_t from = at_;
    Step();
    out += text_.substr(from, at_ - from);
  }

  // Over one character.
  void Step() {
    if (Here() == '\n') {
      ++line_;
      column_ = 0;
    }
    at_ += utf8::Decode(text_, at_).length;
    ++column_;
  }

  const SourceFile& file_;
  std::string_view text_;
  Problems& problems_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  char separator_ = ',';
};

}  // namespace

Place PlaceAt(const SourceFile& file, std::size_t offset) {
  Place place{&file, 1, 1};
  const std::string_view before = std::string_view(file.text).substr(0, offset);
  place.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  for (std::size_t i = line_start; i < offset; i += utf8::Decode(before, i).length) ++place.column;
  return place;
}

bool CheckEncoding(const SourceFile& file, Problems& problems) {
  if (LooksLikeUtf16(file.text)) {
    problems.AddError({&file, 0, 0}, "not UTF-8; it looks like UTF-16 ('Unicode' in older programs)", kHowToSave);
    return false;
  }
  if (utf8::IsValid(file.text)) return true;
  problems.AddError(PlaceAt(file, FirstInvalid(file.text)),
                    LooksLikeTis620(file.text)
                        ? "not UTF-8; it looks like TIS-620 or Windows-874, the older Thai encodings"
                        : "not UTF-8",
                    kHowToSave);
  return false;
}

bool ReadTable(const SourceFile& file, std::vector<TableRow>& rows, Problems& problems) {
  return CheckEncoding(file, problems) && TableParser(file, problems).Parse(rows);
}

}  // namespace sarabun::rules
