#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sarabun {

// Decodes base64 (RFC 4648, 4; xs:base64Binary) that comes in pieces; spaces and line ends are passed over.
class Base64Decoder {
 public:
  // Appends what the piece holds. False for a character that base64 does not have, or one behind the padding.
  bool Feed(std::string_view text, std::string& out);
  // Whether it may end here: whole bytes, with their padding or without any.
  bool IsWhole() const;

 private:
  std::uint32_t bits_ = 0;
  unsigned count_ = 0;    // characters since the last whole three bytes, 0 to 3
  unsigned padding_ = 0;  // '='
};

}  // namespace sarabun
