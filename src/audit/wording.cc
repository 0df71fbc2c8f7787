#include "audit/wording.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "rules/fold.h"
#include "thai/code_points.h"
#include "thai/model.h"

namespace sarabun::audit {

namespace {

using rules::WordKind;
using thai::Token;
using thai::TokenKind;

constexpr std::size_t kMostTokens = 3;      // of what is written twice
constexpr std::size_t kWindowTokens = 6;    // of what may be one word misspelt
constexpr std::size_t kLeastUnknown = 5;    // letters of a text that no table knows, to be judged at all
constexpr std::size_t kMostRest = 4;        // letters of a word beside such a text that may be part of it
constexpr std::size_t kLeastNeighbour = 6;  // letters of the word that it is near
constexpr float kCommon = 11;               // -ln of the frequency of a word that is well known

constexpr std::u32string_view kPer = U"\u0E25\u0E30";  // "la": so many of a thing, so much for each

bool IsWord(const Token& token) { return token.kind == TokenKind::kWord || token.kind == TokenKind::kForeign; }
bool IsThaiToken(const Token& token) { return token.kind == TokenKind::kWord || token.kind == TokenKind::kUnknown; }

// Whether it begins a text, or a phrase after other words: not what a figure counts.
bool StandsAlone(const std::vector<Token>& tokens, std::size_t at) {
  return at == 0 || (at > 1 && tokens[at - 1].kind == TokenKind::kSpace && IsThaiToken(tokens[at - 2]));
}

// Hashes of a word and of what is left of it without one letter, of each in turn; true as soon as `each` is. They are
// sums of letters times powers, so that a letter is left out without going through the word again.
template <typename Each>
bool AnyOfHashes(std::u32string_view word, const Each& each) {
  constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15u;
  constexpr std::size_t kMostLetters = 64;  // no word is longer
  if (word.size() > kMostLetters) return false;
  const auto mixed = [](std::uint64_t hash) { return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u; };
  std::array<std::uint64_t, kMostLetters> before{};  // the sum of the letters before each
  std::uint64_t whole = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    before[i] = whole;
    whole = whole * kBase + word[i];
  }
  if (each(mixed(whole))) return true;
  std::uint64_t behind = 0;
  std::uint64_t power = 1;
  for (std::size_t i = word.size(); i-- > 0; power *= kBase) {
    if (each(mixed(before[i] * power + behind))) return true;
    behind += word[i] * power;
  }
  return false;
}

std::u32string WithoutLetter(std::u32string_view word, std::size_t at) {
  std::u32string rest(word.substr(0, at));
  rest += word.substr(at + 1);
  return rest;
}

// One letter put in, left out, another in its place, or two that changed places.
bool IsOneEdit(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (a.size() == b.size()) {
    if (same == a.size()) return false;
    if (a.substr(same + 1) == b.substr(same + 1)) return true;
    return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
           a.substr(same + 2) == b.substr(same + 2);
  }
  return a.substr(same) == b.substr(same + 1);
}

// Where each code point of a text begins, in bytes, and the text's end.
std::vector<std::size_t> BytesOf(std::string_view text, std::u32string& points) {
  std::vector<std::size_t> bytes;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, at);
    bytes.push_back(at);
    points += decoded.code_point;
    at += decoded.length;
  }
  bytes.push_back(text.size());
  return bytes;
}

// Whether letters are lost beside a text: it is what is left, and no slip of the typist.
bool IsDamaged(std::u32string_view text, std::size_t begin, std::size_t end) {
  const auto is_lost = [&](std::size_t at) { return at < text.size() && text[at] == utf8::kReplacement; };
  return is_lost(end) || (begin > 0 && is_lost(begin - 1));
}

std::string Utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points) utf8::Append(text, c);
  return text;
}

}  // namespace

Wording::Wording(std::shared_ptr<const thai::Model> model, const rules::AuditWords& words,
                 const std::vector<std::string>& pack_words)
    : model_(std::move(model)), segmenter_(&lexicon_) {
  if (model_ != nullptr) lexicon_.set_table(model_->words());
  for (const auto& [name, word] : words.Lines(WordKind::kMayDouble)) may_double_.insert(rules::ToCodePoints(word));
  for (const auto& [name, word] : words.Lines(WordKind::kLeadsOn)) {
    leads_on_.insert(rules::ToCodePoints(word));
    if (!name.empty()) may_end_.insert(rules::ToCodePoints(word));
  }
  for (const auto& [right, wrong] : words.Lines(WordKind::kMisspelt)) {
    known_slips_.emplace_back(rules::ToCodePoints(wrong), rules::ToCodePoints(right));
  }
  for (const std::string& word : pack_words) {
    lexicon_.Add(rules::ToCodePoints(word));
    own_words_.insert(thai::HashWord(rules::ToCodePoints(word)));
  }
  for (const auto& [name, word] : words.Lines(WordKind::kVocabulary)) Learn(rules::ToCodePoints(word));
}

void Wording::Learn(const std::u32string& word) {
  const std::size_t index = vocabulary_.size();
  vocabulary_.push_back(word);
  own_words_.insert(thai::HashWord(word));
  AnyOfHashes(word, [&](std::uint64_t hash) {
    near_.emplace(hash, index);
    may_be_near_.set(hash >> kSieveShift);
    return false;
  });
  shortest_ = shortest_ == 0 ? word.size() : std::min(shortest_, word.size());
  longest_ = std::max(longest_, word.size());
}

const std::u32string* Wording::NearWordOf(std::u32string_view written) const {
  const std::u32string* found = nullptr;
  AnyOfHashes(written, [&](std::uint64_t hash) {
    if (!may_be_near_.test(hash >> kSieveShift)) return false;
    for (auto [at, end] = near_.equal_range(hash); at != end && found == nullptr; ++at) {
      if (IsOneEdit(written, vocabulary_[at->second])) found = &vocabulary_[at->second];
    }
    return found != nullptr;
  });
  return found;
}

// The commonest word of the table that is one letter away; empty for none that is well known.
std::u32string Wording::NearKnownWordOf(std::u32string_view written) const {
  std::u32string best;
  float least = kCommon;
  const auto look = [&](const std::u32string& word) {
    if (word.size() < kLeastNeighbour) return;
    const float cost = lexicon_.Cost(thai::HashWord(word));
    if (cost < 0 || cost >= least) return;
    least = cost;
    best = word;
  };
  for (std::size_t i = 0; i <= written.size(); ++i) {
    if (i < written.size()) look(WithoutLetter(written, i));
    for (char32_t c = thai::kKoKai; c <= thai::kThanthakhat; ++c) {
      if (!thai::IsThaiLetter(c)) continue;
      std::u32string put_in(written);
      put_in.insert(i, 1, c);
      look(put_in);
      if (i == written.size()) continue;
      std::u32string other(written);
      other[i] = c;
      look(other);
    }
    if (i + 1 >= written.size()) continue;
    std::u32string swapped(written);
    std::swap(swapped[i], swapped[i + 1]);
    look(swapped);
  }
  return best;
}

// Of a word that stands at two places in a row: whether it is said twice. Not where the first ends a longer word or the
// second begins one, and not where a new phrase merely begins with the word that ended the last.
bool Wording::IsDoubledWord(std::u32string_view text, const Tokens& tokens, std::size_t at, std::size_t again) const {
  const Token& first = tokens[at];
  const Token& second = tokens[again];
  const std::u32string word(text.substr(first.begin, first.end - first.begin));
  if (may_double_.contains(word)) return false;
  const std::u32string_view until = text.substr(0, second.end);
  if (std::any_of(may_double_.begin(), may_double_.end(), [&](const std::u32string& longer) {
        return longer.size() > 2 * word.size() && until.ends_with(longer);
      })) {
    return false;
  }
  if (first.kind == TokenKind::kForeign) return word.size() > 2;  // "E E" may be anything
  const auto is_known = [&](const Token& from, const Token& to) {
    return lexicon_.Cost(thai::HashWord(text.substr(from.begin, to.end - from.begin))) >= 0;
  };
  const bool ends = again > at + 1 && at > 0 && IsThaiToken(tokens[at - 1]) && may_end_.contains(word);
  if (leads_on_.contains(word) && !ends &&
      (again > at + 1 || again + 1 == tokens.size() || !is_known(second, tokens[again + 1])))
    return at == 0 || !IsThaiToken(tokens[at - 1]) || !is_known(tokens[at - 1], first);
  const bool goes_on = again + 1 < tokens.size() && IsThaiToken(tokens[again + 1]);
  if (goes_on && again > at + 1 && StandsAlone(tokens, at)) return true;
  if (goes_on && (again > at + 1 || is_known(second, tokens[again + 1]))) return false;
  if (at == 0 || !IsThaiToken(tokens[at - 1])) return true;
  return tokens[at - 1].kind == TokenKind::kWord && !is_known(tokens[at - 1], first);
}

void Wording::FindDoubled(std::u32string_view text, const Tokens& tokens, std::vector<Slip>& slips) const {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (std::size_t size = 1; size <= kMostTokens && i + 2 * size <= tokens.size(); ++size) {
      const bool apart = tokens[i + size].kind == TokenKind::kSpace;
      const std::size_t again = i + size + (apart ? 1 : 0);
      if (again + size > tokens.size()) break;
      const auto said = [&](std::size_t from) {
        return text.substr(tokens[from].begin, tokens[from + size - 1].end - tokens[from].begin);
      };
      const bool words = std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                                     tokens.begin() + static_cast<std::ptrdiff_t>(i + size), IsWord);
      if (!words) break;
      const std::u32string first(said(i));
      if (first.size() < 2 || first != said(again)) continue;
      if (size == 1 && !IsDoubledWord(text, tokens, i, again)) continue;
      if (text.substr(tokens[again + size - 1].end).starts_with(kPer)) continue;
      slips.push_back({Slip::Kind::kDoubled, tokens[i].begin, tokens[again + size - 1].end, {}});
      i = again + size - 1;
      break;
    }
  }
}

void Wording::FindKnownSlips(std::u32string_view text, const Tokens& tokens, std::vector<Slip>& slips) const {
  // Letters that belong to the word before or behind make no slip of what stands beside it.
  const auto cuts_word = [&](std::size_t place) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.kind == TokenKind::kWord && token.begin < place && place < token.end;
    });
  };
  for (const auto& [wrong, right] : known_slips_) {
    for (std::size_t at = text.find(wrong); at != std::u32string_view::npos; at = text.find(wrong, at + wrong.size())) {
      if (cuts_word(at) || cuts_word(at + wrong.size())) continue;
      slips.push_back({Slip::Kind::kSuspect, at, at + wrong.size(), Utf8(right)});
    }
  }
}

void Wording::FindNearWords(std::u32string_view text, const Tokens& tokens, std::vector<Slip>& slips) const {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!IsThaiToken(tokens[i])) continue;
    // A text that is itself a word of ours, or begins one, is not looked at further.
    std::size_t last = i;
    const Token* best_end = nullptr;
    std::u32string likely;
    bool own = false;
    for (; last < tokens.size() && last < i + kWindowTokens && IsThaiToken(tokens[last]); ++last) {
      const std::u32string_view window = text.substr(tokens[i].begin, tokens[last].end - tokens[i].begin);
      if (window.size() > longest_ + 1) break;
      own = own || IsOwn(window) || IsOwn(window.substr(1));
      if (own || window.size() + 1 < shortest_ || (last == i && tokens[i].kind == TokenKind::kWord)) continue;
      if (const std::u32string* word = NearWordOf(window)) {
        best_end = &tokens[last];
        likely = *word;
      }
    }
    // A letter too many at either end is another word's: that one is known by itself.
    if (!own && best_end != nullptr && !IsDamaged(text, tokens[i].begin, best_end->end)) {
      slips.push_back({Slip::Kind::kSuspect, tokens[i].begin, best_end->end, Utf8(likely)});
      while (i + 1 < tokens.size() && tokens[i].end < best_end->end) ++i;
      continue;
    }
    if (model_ != nullptr && tokens[i].kind == TokenKind::kUnknown) FindNearKnownWord(text, tokens, i, slips);
  }
}

// Of a text that no table knows: whether it, alone or with the short words beside it, is nearly a well-known word. What
// is left of a word that was mistyped is often a word by itself.
void Wording::FindNearKnownWord(std::u32string_view text, const Tokens& tokens, std::size_t at,
                                std::vector<Slip>& slips) const {
  const auto is_rest = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == TokenKind::kWord && tokens[i].end - tokens[i].begin <= kMostRest;
  };
  const bool before = at > 0 && is_rest(at - 1);
  const bool behind = is_rest(at + 1);
  for (const auto& [left, right] : {std::pair(false, false), {before, false}, {false, behind}, {before, behind}}) {
    const Token& first = tokens[left ? at - 1 : at];
    const Token& last = tokens[right ? at + 1 : at];
    const std::u32string_view written = text.substr(first.begin, last.end - first.begin);
    if (written.size() < kLeastUnknown || IsDamaged(text, first.begin, last.end)) continue;
    const std::u32string word = NearKnownWordOf(written);
    if (word.empty()) continue;
    slips.push_back({Slip::Kind::kSuspect, first.begin, last.end, Utf8(word)});
    return;
  }
}

std::vector<Slip> Wording::SlipsOf(std::string_view text) {
  std::u32string points;
  const std::vector<std::size_t> bytes = BytesOf(text, points);
  Tokens tokens;
  segmenter_.Split(points, tokens);
  std::vector<Slip> slips;
  FindDoubled(points, tokens, slips);
  FindKnownSlips(points, tokens, slips);
  FindNearWords(points, tokens, slips);
  std::sort(slips.begin(), slips.end(), [](const Slip& a, const Slip& b) { return a.begin < b.begin; });
  std::vector<Slip> apart;  // a place is told once
  for (Slip& slip : slips) {
    if (!apart.empty() && slip.kind == apart.back().kind && slip.begin < apart.back().end) continue;
    apart.push_back(std::move(slip));
  }
  for (Slip& slip : apart) {
    slip.begin = bytes[slip.begin];
    slip.end = bytes[slip.end];
  }
  return apart;
}

void CheckWording(const Report& report, Wording& wording, CheckRun& run) {
  const bool doubled = run.Wants(&report, "doubled-word");
  const bool suspect = run.Wants(&report, "suspect-word");
  if (!doubled && !suspect) return;
  for (const CellText& text : TextsOf(report)) {
    for (const Slip& slip : wording.SlipsOf(text.text)) {
      const bool twice = slip.kind == Slip::Kind::kDoubled;
      if (!(twice ? doubled : suspect)) continue;
      Finding finding = About(report, text.cell, twice ? "doubled-word" : "suspect-word", text.field);
      const std::string_view before = text.text.substr(0, slip.begin);
      finding.data = {{"words", DataValue::Text(std::string(text.text.substr(slip.begin, slip.end - slip.begin)))},
                      {"offset", DataValue::Integer(static_cast<std::int64_t>(utf8::Length(before)))}};
      if (!twice) finding.data.emplace_back("likely", DataValue::Text(slip.likely));
      finding.data.emplace_back("text", DataValue::Text(std::string(text.text)));
      run.Add(&report, std::move(finding));
    }
  }
}

}  // namespace sarabun::audit
