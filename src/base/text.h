#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sarabun {

// ASCII helpers over UTF-8 text; bytes above 0x7F are never touched.

std::string_view TrimAscii(std::string_view text);                    // spaces, tabs, line ends
std::vector<std::string_view> Split(std::string_view text, char at);  // n separators give n + 1 pieces
std::string Join(const std::vector<std::string>& pieces, std::string_view between);
std::string ToLowerAscii(std::string_view text);
bool EqualsIgnoringAsciiCase(std::string_view a, std::string_view b);
std::string ReplaceAll(std::string_view text, std::string_view from, std::string_view to);

// The number of single edits (insert, delete, replace) between two short texts: of bytes, or of code points.
std::size_t EditDistance(std::string_view a, std::string_view b);
std::size_t EditDistance(std::u32string_view a, std::u32string_view b);

// The candidate nearest to `name`, for "did you mean"; empty where none is within a third of its length + 1.
std::string_view Nearest(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace sarabun
