#include "legacy/dump_lines.h"

#include "base/utf8.h"

namespace sarabun::legacy {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char32_t kVerticalTab = 0x0B;
constexpr char32_t kFormFeed = 0x0C;
constexpr char32_t kDelete = 0x7F;
constexpr char32_t kLastC1Control = 0x9F;
constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kParagraphSeparator = 0x2029;

bool BreaksLine(char32_t c) {
  return c == kVerticalTab || c == kFormFeed || c == kLineSeparator || c == kParagraphSeparator;
}

bool IsControl(char32_t c) { return (c < 0x20 && c != '\t' && c != '\n') || (c >= kDelete && c <= kLastC1Control); }

// Bytes from `at` on that can be copied as they are: printable ASCII, tab and line feed.
std::size_t PlainRun(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  while (end < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[end]);
    if (byte >= kDelete || (byte < 0x20 && byte != '\t' && byte != '\n')) break;
    ++end;
  }
  return end - at;
}

}  // namespace

std::string CleanText(std::string_view bytes, TextDamage& damage) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t at = bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  while (at < bytes.size()) {
    if (const std::size_t plain = PlainRun(bytes, at); plain > 0) {
      out.append(bytes, at, plain);
      at += plain;
      continue;
    }
    const utf8::Decoded decoded = utf8::Decode(bytes, at);
    if (!decoded.valid) {
      ++damage.invalid;
      if (!damage.first_invalid) damage.first_invalid = at;
      utf8::Append(out, utf8::kReplacement);
    } else if (decoded.code_point == '\r') {
      if (at + 1 >= bytes.size() || bytes[at + 1] != '\n') out += '\n';
    } else if (BreaksLine(decoded.code_point)) {
      out += '\n';
    } else if (IsControl(decoded.code_point)) {
      ++damage.controls;
      if (!damage.first_control) damage.first_control = at;
    } else {
      out.append(bytes, at, decoded.length);
    }
    at += decoded.length;
  }
  return out;
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

LineKind KindOf(std::string_view line) {
  if (line.empty()) return LineKind::kBlank;
  if (line[0] == '\t') return LineKind::kCell;
  if (line[0] == ' ' && line.size() > 1 && line[1] == '\t') return LineKind::kCellLost;
  return LineKind::kText;
}

std::string_view WithoutCellMark(std::string_view line) {
  switch (KindOf(line)) {
    case LineKind::kCell:
      return line.substr(1);
    case LineKind::kCellLost:
      return line.substr(2);
    default:
      return line;
  }
}

bool IsBlankText(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace sarabun::legacy
