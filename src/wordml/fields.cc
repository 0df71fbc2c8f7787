#include "wordml/fields.h"

#include <algorithm>

#include "base/text.h"

namespace sarabun::wordml {

namespace {

constexpr std::size_t kMaxInstruction = 4096;

// Takes the next token off `rest`: a word, or what stands between quotes.
std::string_view NextToken(std::string_view& rest) {
  rest = TrimAscii(rest);
  const bool quoted = !rest.empty() && rest.front() == '"';
  if (quoted) rest.remove_prefix(1);
  const std::size_t end = std::min(rest.find_first_of(quoted ? "\"" : " \t"), rest.size());
  const std::string_view token = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return token;
}

}  // namespace

void FieldStack::Begin() {
  fields_.emplace_back();
  ++instructing_;
}

void FieldStack::Separate() {
  if (fields_.empty() || fields_.back().in_result) return;
  fields_.back().in_result = true;
  fields_.back().has_result = true;
  --instructing_;
}

std::optional<Field> FieldStack::End() {
  if (fields_.empty()) return std::nullopt;
  Field field = std::move(fields_.back());
  Cut(fields_.size() - 1);
  return field;
}

void FieldStack::AddInstruction(std::string_view text) {
  if (fields_.empty() || fields_.back().in_result) return;
  std::string& instruction = fields_.back().instruction;
  if (instruction.size() < kMaxInstruction) instruction.append(text.substr(0, kMaxInstruction - instruction.size()));
}

void FieldStack::Cut(std::size_t size) {
  for (; fields_.size() > size; fields_.pop_back()) {
    if (!fields_.back().in_result) --instructing_;
  }
}

std::string_view FieldKeyword(std::string_view instruction) { return NextToken(instruction); }

std::string HyperlinkTarget(std::string_view instruction) {
  if (!EqualsIgnoringAsciiCase(NextToken(instruction), "HYPERLINK")) return {};
  const std::string_view target = NextToken(instruction);
  return target.starts_with('\\') ? std::string() : std::string(target);
}

}  // namespace sarabun::wordml
