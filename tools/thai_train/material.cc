#include "material.h"

#include <algorithm>
#include <fstream>

#include "base/utf8.h"
#include "thai/clusters.h"
#include "thai/repair.h"

namespace sarabun::thai {

namespace {

std::uint32_t Columns(std::u32string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char32_t c) { return !TakesNoColumn(c); }));
}

bool IsTornSpace(std::u32string_view text, std::size_t i) {
  return text[i] == U' ' && i > 0 && i + 1 < text.size() && IsWordSide(text[i - 1]) && IsWordSide(text[i + 1]);
}

}  // namespace

std::uint64_t Dice::Next() {
  state_ += 0x9E3779B97F4A7C15u;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

std::u32string FromUtf8(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    out += decoded.code_point;
    i += decoded.length;
  }
  return out;
}

std::vector<std::u32string> ReadParagraphs(const std::string& path) {
  std::vector<std::u32string> paragraphs;
  std::ifstream in(path);
  Engine engine(nullptr);
  Repaired repaired;
  SeamedText line;
  while (std::getline(in, line.text)) {
    engine.Repair(line, {}, repaired);
    if (!repaired.text.empty()) paragraphs.push_back(FromUtf8(repaired.text));
  }
  return paragraphs;
}

void Wrapper::Wrap(std::u32string_view paragraph, std::uint32_t columns, Torn& torn) {
  torn.text.clear();
  torn.tears.clear();
  constexpr std::size_t kPiece = 4000;  // ICU is asked piece by piece
  std::vector<std::uint32_t> breaks;
  for (std::size_t from = 0; from < paragraph.size(); from += kPiece) {
    lines_.Split(paragraph.substr(from, kPiece), ends_);
    for (const std::uint32_t end : ends_) breaks.push_back(static_cast<std::uint32_t>(from) + end);
  }
  std::uint32_t begin = 0;
  const auto trimmed = [&](std::uint32_t a, std::uint32_t b) {
    std::u32string_view piece = paragraph.substr(a, b - a);
    while (!piece.empty() && piece.back() == U' ') piece.remove_suffix(1);
    return piece;
  };
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    const bool last = i + 1 == breaks.size();
    if (!last && Columns(trimmed(begin, breaks[i + 1])) <= columns) continue;
    const std::u32string_view line = trimmed(begin, breaks[i]);
    if (!line.empty()) {
      torn.text += line;
      const bool space = line.size() < breaks[i] - begin;
      if (!last) torn.tears.push_back({static_cast<std::uint32_t>(torn.text.size()), space});
    }
    begin = breaks[i];
  }
}

void Sower::Sow(std::u32string_view paragraph, std::uint32_t one_in, Dice& dice, Torn& torn) {
  torn.text.clear();
  torn.tears.clear();
  constexpr std::size_t kPiece = 4000;
  std::size_t word = 0;
  for (std::size_t from = 0; from < paragraph.size(); from += kPiece) {
    words_.Split(paragraph.substr(from, kPiece), ends_);
    for (const std::uint32_t end : ends_) {
      const std::size_t stop = from + end;
      const bool is_word = stop - word >= 2 && IsThaiLetter(paragraph[word]);
      std::size_t cut =
          is_word && dice.Chance(1.0 / one_in) ? word + 1 + dice.Below(static_cast<std::uint32_t>(stop - word - 1)) : 0;
      // Before the repetition sign a space is as good as none.
      if (cut != 0 && paragraph[cut] == kMaiyamok) cut = 0;
      for (std::size_t i = word; i < stop; ++i) {
        if (cut != 0 && i == cut) {
          torn.tears.push_back({static_cast<std::uint32_t>(torn.text.size()), false});
          torn.text += U' ';
        }
        if (IsTornSpace(paragraph, i)) torn.tears.push_back({static_cast<std::uint32_t>(torn.text.size()), true});
        torn.text += paragraph[i];
      }
      word = stop;
    }
  }
}

}  // namespace sarabun::thai
