#include "base/finding_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "base/text_table.h"
#include "base/utf8.h"

namespace sarabun {

namespace {

constexpr std::size_t kLongest = 160;  // code points of one value
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

std::string Cut(std::string_view text) {
  if (utf8::Length(text) <= kLongest) return std::string(text);
  return std::string(text.substr(0, utf8::OffsetOf(text, kLongest))) + std::string(kEllipsis);
}

// At most two places after the point, none of them a needless zero.
std::string TextOf(double value) {
  std::array<char, 32> digits{};
  const double rounded = std::round(value * 100) / 100;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded);
  return {digits.data(), end.ptr};
}

std::string TextOf(const DataValue& value) {
  switch (value.kind) {
    case DataValue::Kind::kText:
      return Cut(value.text);
    case DataValue::Kind::kInteger:
      return std::to_string(value.integer);
    case DataValue::Kind::kReal:
      return TextOf(value.real);
    case DataValue::Kind::kTexts:
      return Cut(Join(value.texts, ", "));
  }
  return {};
}

}  // namespace

std::string MessageOf(const Finding& finding, std::string_view language) {
  const std::string& own = language == "th" ? finding.message_th : finding.message;
  if (!own.empty()) return own;
  const std::string_view sentence = Messages().Find(finding.code, language);
  std::string out;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t open = sentence.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) return out.append(sentence.substr(at));
    out.append(sentence.substr(at, open - at));
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    const auto entry =
        std::find_if(finding.data.begin(), finding.data.end(), [&](const auto& each) { return each.first == name; });
    out += entry == finding.data.end() ? std::string(kEllipsis) : TextOf(entry->second);
    at = close + 1;
  }
  return out;
}

}  // namespace sarabun
