#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "thai/icu_text.h"
#include "thai/repair.h"

namespace sarabun::thai {

// A word of a text, for comparing texts.
struct Word {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::uint64_t id = 0;  // equal for equal words; ASCII letters count as small ones, Thai digits as 0 to 9
  bool is_number = false;
  double weight = 0;  // how much two texts have in common that share it: rare words much, "and" little
};

// Cuts texts into words with ICU's dictionary (UAX #29 with ICU's Thai breaker) and weighs them by what the repair
// table learned of their frequency. Spaces and signs are left out. One object serves one thread; time is linear in
// the text.
class WordCutter {
 public:
  // `model` may be null: then words weigh by their length.
  explicit WordCutter(std::shared_ptr<const Model> model);

  // The words of UTF-8 `text`, in order. Valid until the next call.
  const std::vector<Word>& Cut(std::string_view text);

 private:
  double Weigh(std::u32string_view word, bool is_number) const;

  std::shared_ptr<const Model> model_;
  IcuWords icu_;
  std::vector<std::uint32_t> ends_;
  std::u32string points_;
  std::vector<Word> words_;
};

}  // namespace sarabun::thai
