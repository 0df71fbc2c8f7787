#include "legacy/dump_indents.h"

#include "base/utf8.h"

namespace sarabun::legacy {

namespace {

constexpr char32_t kThaiZero = 0x0E50;
constexpr char32_t kThaiNine = 0x0E59;
constexpr int kHighestNumber = 999;

// The number that a line's list label shows ("2.", "2)", Arabic or Thai digits); 0 where there is none.
int ListNumber(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return 0;
  int number = 0;
  for (std::size_t at = first; at < line.size() && number <= kHighestNumber;) {
    const utf8::Decoded digit = utf8::Decode(line, at);
    if (digit.code_point >= '0' && digit.code_point <= '9') {
      number = number * 10 + static_cast<int>(digit.code_point - '0');
    } else if (digit.code_point >= kThaiZero && digit.code_point <= kThaiNine) {
      number = number * 10 + static_cast<int>(digit.code_point - kThaiZero);
    } else {
      return digit.code_point == '.' || digit.code_point == ')' ? number : 0;
    }
    at += digit.length;
  }
  return 0;
}

int LastListNumber(const std::vector<std::string_view>& lines, std::size_t first, std::size_t end) {
  for (std::size_t line = end; line-- > first;) {
    if (const int number = ListNumber(lines[line]); number > 0) return number;
  }
  return 0;
}

}  // namespace

std::vector<std::size_t> WithoutIndented(const std::vector<std::string_view>& lines, std::vector<std::size_t> starts,
                                         std::size_t end_line, std::size_t wanted) {
  std::vector<std::size_t> real;
  for (std::size_t cell = 0; cell < starts.size(); ++cell) {
    const std::size_t before = cell == 0 ? end_line : starts[cell - 1];
    const int last = LastListNumber(lines, before, starts[cell]);
    if (last == 0 || ListNumber(lines[starts[cell]]) != last + 1) real.push_back(starts[cell]);
  }
  return real.size() == wanted ? real : starts;
}

}  // namespace sarabun::legacy
