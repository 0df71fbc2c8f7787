#include "rules/pattern.h"

#include <re2/re2.h>

#include <array>
#include <mutex>

namespace sarabun::rules {
namespace {

constexpr std::int64_t kMaxProgramBytes = 4 << 20;  // a pack's pattern is a line of text, not a dictionary
constexpr int kMaxGroups = 24;

}  // namespace

struct Pattern::Compiled {
  std::string text;
  Place place;
  std::once_flag once;
  std::unique_ptr<re2::RE2> program;
  std::vector<std::pair<std::string, int>> names;  // by bracket

  const re2::RE2& Program() {
    std::call_once(once, [this] {
      re2::RE2::Options options;
      options.set_log_errors(false);
      options.set_max_mem(kMaxProgramBytes);
      program = std::make_unique<re2::RE2>(text, options);
      if (!program->ok()) return;
      for (const auto& [index, name] : program->CapturingGroupNames()) names.emplace_back(name, index);
    });
    return *program;
  }
};

Pattern::Pattern(std::string text, Place place) : compiled_(std::make_unique<Compiled>()) {
  compiled_->text = std::move(text);
  compiled_->place = place;
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

const std::string& Pattern::text() const { return compiled_->text; }
const Place& Pattern::place() const { return compiled_->place; }

std::optional<std::string> Pattern::Error() const {
  const re2::RE2& program = compiled_->Program();
  if (!program.ok()) return program.error();
  if (program.NumberOfCapturingGroups() >= kMaxGroups) return "too many groups";
  return std::nullopt;
}

std::vector<std::string> Pattern::GroupNames() const {
  std::vector<std::string> names;
  if (Error()) return names;
  for (const auto& [name, index] : compiled_->names) names.push_back(name);
  return names;
}

bool Pattern::MatchesEmpty() const {
  const re2::RE2& program = compiled_->Program();
  return program.ok() && re2::RE2::PartialMatch("", program);
}

bool Pattern::Matches(std::string_view text) const {
  const re2::RE2& program = compiled_->Program();
  const re2::StringPiece input(text.data(), text.size());
  return program.ok() && program.Match(input, 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

bool Pattern::Search(std::string_view text, std::size_t from, Match& match) const {
  const re2::RE2& program = compiled_->Program();
  if (!program.ok() || from > text.size()) return false;
  std::array<re2::StringPiece, kMaxGroups> pieces;
  const int count = std::min(program.NumberOfCapturingGroups() + 1, kMaxGroups);
  const re2::StringPiece input(text.data(), text.size());
  if (!program.Match(input, from, text.size(), re2::RE2::UNANCHORED, pieces.data(), count)) return false;
  const auto span_of = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::size_t>(piece.data() - text.data());
    return Span{begin, begin + piece.size()};
  };
  match.whole = span_of(pieces[0]);
  match.groups.clear();
  for (const auto& [name, index] : compiled_->names) {
    if (index < count && pieces[static_cast<std::size_t>(index)].data() != nullptr) {
      match.groups.emplace_back(name, span_of(pieces[static_cast<std::size_t>(index)]));
    }
  }
  return true;
}

const Pattern::Span* Pattern::Match::Group(std::string_view name) const {
  for (const auto& [key, span] : groups) {
    if (key == name) return &span;
  }
  return nullptr;
}

}  // namespace sarabun::rules
