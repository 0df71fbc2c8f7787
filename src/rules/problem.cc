#include "rules/problem.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::rules {
namespace {

constexpr std::size_t kShownColumns = 160;  // of a long line; the caret must stay on the reader's screen
constexpr char32_t kMarkFirst = 0x0E31;     // Thai marks take no column of their own, so the caret must not count them
bool TakesNoColumn(char32_t c) {
  return c == kMarkFirst || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}

std::string Caret(std::string_view line, std::uint32_t column) {
  std::string out;
  std::uint32_t at = 1;
  for (std::size_t i = 0; i < line.size() && at < column && at < kShownColumns; ++at) {
    const utf8::Decoded decoded = utf8::Decode(line, i);
    i += decoded.length;
    if (decoded.code_point == '\t') {
      out += '\t';
    } else if (!TakesNoColumn(decoded.code_point)) {
      out += ' ';
    }
  }
  return out + '^';
}

}  // namespace

std::string_view SourceFile::Line(std::uint32_t line) const {
  std::string_view rest = text;
  for (std::uint32_t i = 1; i < line; ++i) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  rest = rest.substr(0, rest.find('\n'));
  if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
  return rest;
}

std::string ToText(const Problem& problem) {
  std::string out;
  if (problem.place.file != nullptr) {
    out += problem.place.file->path;
    if (problem.place.line > 0) {
      out += ':' + std::to_string(problem.place.line) + ':' + std::to_string(problem.place.column);
    }
    out += ": ";
  }
  out += problem.grade == Problem::Grade::kError ? "error: " : "warning: ";
  out += problem.message;
  if (problem.place.file != nullptr && problem.place.line > 0) {
    const std::string line = utf8::Sanitize(problem.place.file->Line(problem.place.line));
    out += "\n  " + line.substr(0, utf8::OffsetOf(line, kShownColumns));
    out += "\n  " + Caret(line, problem.place.column);
  }
  if (!problem.expected.empty()) out += "\n  expected " + problem.expected;
  return out;
}

void Problems::AddError(Place place, std::string message, std::string expected) {
  items_.push_back({Problem::Grade::kError, place, std::move(message), std::move(expected)});
  ++errors_;
}

void Problems::AddWarning(Place place, std::string message, std::string expected) {
  items_.push_back({Problem::Grade::kWarning, place, std::move(message), std::move(expected)});
}

std::string Problems::ToText() const {
  std::vector<const Problem*> sorted;
  for (const Problem& item : items_) sorted.push_back(&item);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Problem* a, const Problem* b) {
    const std::string_view left = a->place.file != nullptr ? std::string_view(a->place.file->path) : "";
    const std::string_view right = b->place.file != nullptr ? std::string_view(b->place.file->path) : "";
    if (left != right) return left < right;
    return a->place.line < b->place.line;
  });
  std::string out;
  for (const Problem* problem : sorted) {
    if (!out.empty()) out += '\n';
    out += rules::ToText(*problem) + '\n';
  }
  return out;
}

Error Problems::ToError() const {
  Error error;
  error.code = ErrorCode::kBadRules;
  for (const Problem& item : items_) {
    if (item.grade != Problem::Grade::kError) continue;
    error.message = rules::ToText(item);
    break;
  }
  error.hint = errors_ > 1 ? "and " + std::to_string(errors_ - 1) + " more; `sarabun rules check` shows them all" : "";
  return error;
}

std::string ExpectOneOf(std::string_view name, const std::vector<std::string_view>& known) {
  std::string out;
  const std::string_view nearest = Nearest(name, known);
  if (!nearest.empty()) out = "'" + std::string(nearest) + "'; or ";
  out += "one of: ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0) out += ", ";
    out += known[i];
  }
  return out;
}

}  // namespace sarabun::rules
