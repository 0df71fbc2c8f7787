#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sarabun::wordml {

// A list number as text, by ST_NumberFormat (ECMA-376 part 1, 17.18.59). `known` is set to false, and decimal
// given, for a format that is not rendered here. Numbers past what Word shows in a format are decimal too.
// Bullets and "none" have no number: empty.
std::string FormatNumber(std::int64_t number, std::string_view format, bool* known);

// The formats beyond Latin and Thai ones: digits of other scripts, enclosed numbers, alphabets, English and Thai words.
// As FormatNumber.
std::string OtherNumber(std::int64_t number, std::string_view format, bool* known);

// The first 41 are the letters, those after double them, as Word does: 1 is U+0E01, 42 is U+0E01 U+0E01.
std::string ThaiLetters(std::int64_t number);

// Digits U+0E50 to U+0E59.
std::string ThaiNumbers(std::int64_t number);

// In words, as a Thai reader says them: 21 is the words for twenty and for a final one.
std::string ThaiCounting(std::int64_t number);

}  // namespace sarabun::wordml
