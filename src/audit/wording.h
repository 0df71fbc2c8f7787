#pragma once

#include <bitset>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "audit/check_run.h"
#include "audit/report.h"
#include "rules/audit_words.h"
#include "thai/lexicon.h"
#include "thai/repair.h"
#include "thai/segmenter.h"

namespace sarabun::audit {

// A slip in a text, in bytes of it.
struct Slip {
  enum class Kind { kDoubled, kSuspect } kind = Kind::kDoubled;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string likely;  // of a suspect word: what it should be
};

// Looks for words that stand twice in a row, and for words that look misspelt: known slips, and texts that are no word
// and lie one letter (put in, left out, another one) from a word that reports write often or, where the learned table
// does not know them at all, from a long word of that table. One object serves one thread.
class Wording {
 public:
  // `model` may be null: then only the vocabulary and the known slips are looked at.
  Wording(std::shared_ptr<const thai::Model> model, const rules::AuditWords& words,
          const std::vector<std::string>& pack_words);

  // The slips of one text, by place.
  std::vector<Slip> SlipsOf(std::string_view text);

 private:
  using Tokens = std::vector<thai::Token>;

  bool IsDoubledWord(std::u32string_view text, const Tokens& tokens, std::size_t at, std::size_t again) const;
  void FindDoubled(std::u32string_view text, const Tokens& tokens, std::vector<Slip>& slips) const;
  void FindKnownSlips(std::u32string_view text, const Tokens& tokens, std::vector<Slip>& slips) const;
  void FindNearWords(std::u32string_view text, const Tokens& tokens, std::vector<Slip>& slips) const;
  void FindNearKnownWord(std::u32string_view text, const Tokens& tokens, std::size_t at,
                         std::vector<Slip>& slips) const;
  const std::u32string* NearWordOf(std::u32string_view written) const;
  std::u32string NearKnownWordOf(std::u32string_view written) const;
  bool IsOwn(std::u32string_view word) const { return own_words_.contains(thai::HashWord(word)); }
  void Learn(const std::u32string& word);

  std::shared_ptr<const thai::Model> model_;
  thai::Lexicon lexicon_;
  thai::Segmenter segmenter_;
  std::unordered_set<std::u32string> may_double_;
  std::unordered_set<std::u32string> leads_on_;
  std::unordered_set<std::u32string> may_end_;                          // those of them that end phrases, too
  std::vector<std::pair<std::u32string, std::u32string>> known_slips_;  // wrong, right
  std::vector<std::u32string> vocabulary_;
  std::unordered_set<std::uint64_t> own_words_;  // the vocabulary and the pack's words, by their hashes
  // Words of the vocabulary by themselves and by what is left of them without one letter.
  std::unordered_multimap<std::uint64_t, std::size_t> near_;
  // Few texts get past it: the first bits of those hashes.
  static constexpr int kSieveBits = 16;
  static constexpr int kSieveShift = 64 - kSieveBits;
  std::bitset<std::size_t{1} << kSieveBits> may_be_near_;
  std::size_t shortest_ = 0;
  std::size_t longest_ = 0;
};

// doubled-word and suspect-word.
void CheckWording(const Report& report, Wording& wording, CheckRun& run);

}  // namespace sarabun::audit
