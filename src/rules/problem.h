#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::rules {

// A rule file as text: problems show the line they stand on.
struct SourceFile {
  std::string path;
  std::string text;

  std::string_view Line(std::uint32_t line) const;  // from 1; empty past the end
};

// A place in a rule file. `file` lives as long as the loader that read it.
struct Place {
  const SourceFile* file = nullptr;
  std::uint32_t line = 0;    // from 1
  std::uint32_t column = 0;  // in code points, from 1
};

// Something wrong, or doubtful, in a rule pack.
struct Problem {
  enum class Grade { kError, kWarning };
  Grade grade = Grade::kError;
  Place place;
  std::string message;   // what is wrong
  std::string expected;  // what would be right; may be empty
};

// "rules/x/pack.yaml:12:3: error: unknown key 'colums' …", the line, a caret, what was expected.
std::string ToText(const Problem& problem);

// Collects what a loader finds, so that one run shows everything.
class Problems {
 public:
  void AddError(Place place, std::string message, std::string expected = "");
  void AddWarning(Place place, std::string message, std::string expected = "");

  bool has_errors() const { return errors_ > 0; }
  const std::vector<Problem>& items() const { return items_; }
  // All of them, in the order of their places, a blank line between.
  std::string ToText() const;
  // kBadRules with the first error; the hint says how many more there are.
  Error ToError() const;

 private:
  std::vector<Problem> items_;
  std::size_t errors_ = 0;
};

// "one of: a, b, c", with the nearest to `name` in front ("'columns'; or one of: …").
std::string ExpectOneOf(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace sarabun::rules
