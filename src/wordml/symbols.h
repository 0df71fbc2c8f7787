#pragma once

#include <cstdint>
#include <string_view>

namespace sarabun::wordml {

// Fonts whose characters are pictures under the codes 20..FF (or F020..F0FF in the private use area, as Word
// stores them), so that the text says nothing without the font: F0FE of Wingdings is a ticked box.
enum class SymbolFont : std::uint8_t { kNone, kSymbol, kWingdings, kWingdings2, kWingdings3, kWebdings };

// By the font's name, ASCII case ignored.
SymbolFont SymbolFontOf(std::string_view name);

// Whether `code_point` is a place where Word stores the characters of symbol fonts: F000..F0FF.
constexpr bool IsSymbolPlace(char32_t code_point) { return code_point >= 0xF000 && code_point <= 0xF0FF; }

// The Unicode character that looks like `code` (20..FF, or the same plus F000) of that font; 0 where none is
// known. A character that ordinary fonts hold is taken before a rarer and closer one.
char32_t SymbolToUnicode(SymbolFont font, char32_t code);

}  // namespace sarabun::wordml
