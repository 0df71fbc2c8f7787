#include "legacy/dump_preview.h"

#include <algorithm>

#include "base/utf8.h"
#include "legacy/dump_cells.h"

namespace sarabun::legacy {

namespace {

constexpr std::size_t kHeadBytes = 16'384;    // the first page, generously
constexpr std::size_t kRepeatBytes = 90;      // of text without spaces that must return: about 30 Thai letters
constexpr std::size_t kCandidateLines = 256;  // lines behind the last cell where a repetition may begin
constexpr std::size_t kSqueezedLines = 512;   // lines that one comparison may look at
constexpr std::size_t kRunOfRecords = 12;     // single lines between empty ones; letters do not look like that
constexpr std::size_t kRecordGap = 2;         // empty lines between two records

void AppendWithoutSpaces(std::string& out, std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, kNoBreakSpace.size()) == kNoBreakSpace) {
      ++at;
    } else if (text[at] != ' ' && text[at] != '\t') {
      out += text[at];
    }
  }
}

// Text of the lines from `from` up to `limit` bytes, without spaces, marks and line ends.
std::string Squeezed(const std::vector<std::string_view>& lines, std::size_t from, std::size_t end, std::size_t limit) {
  std::string out;
  end = std::min(end, from + kSqueezedLines);
  for (std::size_t line = from; line < end && out.size() < limit; ++line) {
    AppendWithoutSpaces(out, ReadLine(lines[line]).text.text);
  }
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::size_t FindRepetition(const std::vector<std::string_view>& lines, std::size_t first) {
  const std::string head = Squeezed(lines, 0, first, kHeadBytes);
  const std::size_t end = std::min(lines.size(), first + kCandidateLines);
  for (std::size_t line = first; line < end; ++line) {
    if (lines[line].empty()) continue;
    const std::string text = Squeezed(lines, line, lines.size(), kRepeatBytes);
    if (text.size() == kRepeatBytes && head.find(text) != std::string::npos) return line;
  }
  return lines.size();
}

// Empty lines right before `line`.
std::size_t GapBefore(const std::vector<std::string_view>& lines, std::size_t first, std::size_t line) {
  std::size_t gap = 0;
  while (line > first + gap && lines[line - gap - 1].empty()) ++gap;
  return gap;
}

// A line that has two empty lines or more before it and an empty one (or the end) behind.
bool IsRecord(const std::vector<std::string_view>& lines, std::size_t first, std::size_t line) {
  if (lines[line].empty() || GapBefore(lines, first, line) < kRecordGap) return false;
  return line + 1 == lines.size() || lines[line + 1].empty();
}

std::size_t FindRun(const std::vector<std::string_view>& lines, std::size_t first) {
  std::size_t start = lines.size();
  std::size_t run = 0;
  for (std::size_t line = first; line < lines.size(); ++line) {
    if (lines[line].empty()) continue;
    if (!IsRecord(lines, first, line)) {
      run = 0;
    } else if (++run == 1) {
      start = line;
    }
    if (run == kRunOfRecords) return start;
  }
  return lines.size();
}

}  // namespace

std::size_t FindPreview(const std::vector<std::string_view>& lines, std::size_t first) {
  std::size_t start = std::min(FindRepetition(lines, first), FindRun(lines, first));
  if (start == lines.size()) return start;
  // A damaged first record repeats nothing; it still stands as one. Behind a row whose last cell was lost it
  // stands right under the row, after a space.
  while (start > first && IsRecord(lines, first, start)) {
    const std::size_t before = start - GapBefore(lines, first, start);
    if (before <= first) break;
    const bool record = IsRecord(lines, first, before - 1);
    if (!record && lines[before - 1].front() != ' ') break;
    start = before - 1;
    if (!record) break;
  }
  return start;
}

DumpPreview ReadPreview(const std::vector<std::string_view>& lines, std::size_t start) {
  DumpPreview preview;
  if (start >= lines.size()) return preview;
  preview.line = start + 1;
  const std::string opening = Squeezed(lines, start, lines.size(), kRepeatBytes);
  bool again = false;
  for (std::size_t line = start; line < lines.size(); ++line) {
    if (lines[line].empty()) continue;
    preview.characters += utf8::Length(lines[line]);
    again = again || (line > start && opening.size() == kRepeatBytes &&
                      Squeezed(lines, line, lines.size(), kRepeatBytes) == opening);
    (again ? preview.joined : preview.records).emplace_back(lines[line]);
  }
  return preview;
}

}  // namespace sarabun::legacy
