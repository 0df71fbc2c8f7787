#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "thai/draft.h"

namespace sarabun::thai {

// ICU's two services, behind one door: canonical composition and the Thai word dictionary.

// Composes what is not in NFC (UAX #15). Never NFKC: it would take sara am apart. True if anything changed.
bool Compose(Draft& draft);

// What ICU's Thai dictionary is asked for: words, or the places where a line may be broken (UAX #14).
enum class IcuBreak : std::uint8_t { kWord, kLine };

// ICU's dictionary word breaker over short pieces. The iterator is opened at first use and reused; one object
// serves one thread.
class IcuWords {
 public:
  explicit IcuWords(IcuBreak kind = IcuBreak::kWord);
  ~IcuWords();
  IcuWords(IcuWords&&) noexcept;
  IcuWords& operator=(IcuWords&&) noexcept;

  // The ends of the words of `piece` (at most 4,096 code points are looked at), in rising order, the last
  // being its size. ICU splits between code points where writing cannot (before aa and a, after leading
  // vowels); such boundaries are dropped.
  void Split(std::u32string_view piece, std::vector<std::uint32_t>& ends);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sarabun::thai
