#include "html/page.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/sha256.h"
#include "html/parts.h"

namespace sarabun::html {

namespace {

// As text of an element or an attribute.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// In JSON these signs stand in strings alone, where an escape means the same.
std::string EscapedJson(std::string_view json) {
  constexpr std::string_view kSeparators = "\xE2\x80";  // U+2028 and U+2029 go on with A8 and A9
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    const bool separator =
        json.substr(at, 2) == kSeparators && at + 2 < json.size() && (json[at + 2] == '\xA8' || json[at + 2] == '\xA9');
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else if (separator) {
      out += json[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += c;
    }
  }
  return out;
}

// The source expression of CSP for a text: 'sha256-…'.
std::string HashSource(std::string_view text) {
  const std::string hex = Sha256Hex(text);
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  return "'sha256-" + Base64(bytes) + "'";
}

std::string PolicyOf() {
  return "default-src 'none'; script-src " + HashSource(kPageScript) + "; style-src " + HashSource(kPageStyle) +
         "; img-src data:; base-uri 'none'; form-action 'none'";
}

std::string ValueOf(std::string_view name, const Page& page) {
  if (name == "language") return Escaped(page.language);
  if (name == "title") return Escaped(page.title);
  if (name == "noscript") return Escaped(page.no_script);
  if (name == "generator") return Escaped(page.generator);
  if (name == "policy") return PolicyOf();
  if (name == "style") return std::string(kPageStyle);
  if (name == "script") return std::string(kPageScript);
  if (name == "data") return EscapedJson(page.data);
  if (name == "pictures") return EscapedJson(page.pictures);
  return {};
}

}  // namespace

Status WritePage(const Page& page, const std::function<Status(std::string_view)>& write) {
  constexpr std::string_view kOpen = "{{";
  constexpr std::string_view kClose = "}}";
  std::string_view rest = kPageTemplate;
  while (true) {
    const std::size_t from = rest.find(kOpen);
    if (from == std::string_view::npos) return write(rest);
    const std::size_t to = rest.find(kClose, from);
    if (Status written = write(rest.substr(0, from)); !written) return written;
    if (Status written = write(ValueOf(rest.substr(from + 2, to - from - 2), page)); !written) return written;
    rest = rest.substr(to + 2);
  }
}

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto byte = [&](std::size_t i) {
      return at + i < bytes.size() ? std::uint32_t{static_cast<std::uint8_t>(bytes[at + i])} : 0u;
    };
    const std::uint32_t group = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (std::size_t i = 0; i < 4; ++i) {
      out += at + i <= bytes.size() ? kDigits[group >> (18 - 6 * i) & 63] : '=';
    }
  }
  return out;
}

}  // namespace sarabun::html
