#include "base/utf8.h"

namespace sarabun::utf8 {

namespace {

bool IsTrail(unsigned char byte) { return (byte & 0xC0) == 0x80; }

struct Lead {
  std::uint32_t length;
  unsigned char second_low;
  unsigned char second_high;
  char32_t bits;
};

// Unicode 15, table 3-7: well-formed UTF-8 byte sequences, keyed by the first byte.
Lead LeadOf(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0, byte};
  if (byte < 0xC2) return {0, 0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF, byte & 0x1Fu};
  if (byte < 0xF0) {
    return {3, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
            static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF), byte & 0x0Fu};
  }
  if (byte < 0xF5) {
    return {4, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF), byte & 0x07u};
  }
  return {0, 0, 0, 0};
}

}  // namespace

Decoded DecodeOther(std::string_view text, std::size_t offset) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Lead lead = LeadOf(at(offset));
  if (lead.length == 0) return {};
  if (lead.length == 1) return {lead.bits, 1, true};
  char32_t value = lead.bits;
  for (std::uint32_t i = 1; i < lead.length; ++i) {
    if (offset + i >= text.size()) return {kReplacement, i, false};
    const unsigned char byte = at(offset + i);
    const bool fits = i == 1 ? byte >= lead.second_low && byte <= lead.second_high : IsTrail(byte);
    if (!fits) return {kReplacement, i, false};
    value = (value << 6) | (byte & 0x3Fu);
  }
  return {value, lead.length, true};
}

Decoded DecodeBefore(std::string_view text, std::size_t end) {
  std::size_t start = end - 1;
  while (start > 0 && end - start < 4 && IsTrail(static_cast<unsigned char>(text[start]))) --start;
  for (; start < end; ++start) {
    const Decoded decoded = Decode(text.substr(0, end), start);
    if (start + decoded.length == end) return decoded;
  }
  return {};
}

std::string Encode(char32_t code_point) {
  std::string out;
  Append(out, code_point);
  return out;
}

bool IsValid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
    } else if (IsThai(text, i)) {
      i += 3;
    } else {
      const Decoded decoded = DecodeOther(text, i);
      if (!decoded.valid) return false;
      i += decoded.length;
    }
  }
  return true;
}

std::size_t Length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += Decode(text, i).length;
  return count;
}

std::string Sanitize(std::string_view text, std::size_t* replaced) {
  std::string out;
  out.reserve(text.size());
  std::size_t bad = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = Decode(text, i);
    if (decoded.valid) {
      out.append(text.substr(i, decoded.length));
    } else {
      Append(out, kReplacement);
      ++bad;
    }
    i += decoded.length;
  }
  if (replaced != nullptr) *replaced = bad;
  return out;
}

std::string FromUtf16(std::string_view bytes, bool low_first) {
  const auto byte = [&](std::size_t at) { return char32_t{static_cast<unsigned char>(bytes[at])}; };
  const auto unit = [&](std::size_t at) -> char32_t {
    return low_first ? byte(at) | byte(at + 1) << 8u : byte(at) << 8u | byte(at + 1);
  };
  const auto is_surrogate = [](char32_t value, char32_t first) { return value >= first && value < first + 0x400; };
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t value = unit(at);
    if (is_surrogate(value, 0xD800) && at + 3 < bytes.size() && is_surrogate(unit(at + 2), 0xDC00)) {
      value = 0x10000 + ((value - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    Append(out, value);
  }
  if (at < bytes.size()) Append(out, kReplacement);
  return out;
}

std::size_t OffsetOf(std::string_view text, std::size_t index) {
  std::size_t i = 0;
  for (; index > 0 && i < text.size(); --index) i += Decode(text, i).length;
  return i;
}

}  // namespace sarabun::utf8
