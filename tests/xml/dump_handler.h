#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "xml/sax.h"

namespace sarabun::xml {

// Ids for the names of the tests.
enum TestName : std::uint16_t { kDocument = 1, kParagraph, kRun, kText, kVal, kPlainVal, kRelId };

inline constexpr Name kTestNames[] = {
    {Ns::kW, "document", kDocument}, {Ns::kW, "p", kParagraph},     {Ns::kW, "r", kRun},    {Ns::kW, "t", kText},
    {Ns::kW, "val", kVal},           {Ns::kNone, "val", kPlainVal}, {Ns::kR, "id", kRelId},
};

// Writes events as one line: [w4:t w5:val=x]text[/w4:t]. A letter for the namespace (w, r, - for none, ? for any
// other), the id (0 is not listed), the name.
class DumpHandler final : public Handler {
 public:
  void OnStart(const Element& element) override {
    out += '[' + NameOf(element.id, element.ns, element.local);
    for (const Attribute attribute : element.attributes) {
      out += ' ' + NameOf(attribute.id, attribute.ns, attribute.local) + '=' + std::string(attribute.value);
    }
    out += ']';
    if (on_start) on_start(element);
  }
  void OnEnd(const Element& element) override {
    out += "[/" + NameOf(element.id, element.ns, element.local) + ']';
    if (on_end) on_end(element);
  }
  void OnText(std::string_view text) override {
    out += text;
    if (on_text) on_text(text);
  }

  std::string out;
  std::function<void(const Element&)> on_start;
  std::function<void(const Element&)> on_end;
  std::function<void(std::string_view)> on_text;

 private:
  static std::string NameOf(std::uint16_t id, Ns ns, std::string_view local) {
    const char letter = ns == Ns::kW ? 'w' : ns == Ns::kR ? 'r' : ns == Ns::kNone ? '-' : '?';
    return letter + std::to_string(id) + ':' + std::string(local);
  }
};

// Hands out `bytes` at most `piece` at a time.
inline ReadFn Pieces(std::string_view bytes, std::size_t piece) {
  return [bytes, piece](char* buffer, std::size_t size) mutable -> Result<std::size_t> {
    const std::string_view next = bytes.substr(0, std::min(piece, size));
    std::copy(next.begin(), next.end(), buffer);
    bytes.remove_prefix(next.size());
    return next.size();
  };
}

// The text form of what a parse gave: its events, or "CODE: message" with the place.
inline std::string Outcome(const Status& status, const DumpHandler& dump) {
  return status.ok() ? dump.out : ErrorCodeName(status.error().code) + (": " + status.error().ToString());
}
inline std::string ParseInPlace(const std::string& bytes, const Limits& limits = {}) {
  Parser parser(kTestNames);
  DumpHandler dump;
  return Outcome(parser.Parse(bytes, limits, dump), dump);
}
inline std::string ParsePieces(std::string_view bytes, std::size_t piece, const Limits& limits = {}) {
  Parser parser(kTestNames);
  DumpHandler dump;
  return Outcome(parser.ParseStream(Pieces(bytes, piece), limits, dump), dump);
}

inline constexpr std::string_view kWTransitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

// A w:document with that content.
inline std::string Word(std::string_view content) {
  return "<w:document xmlns:w='" + std::string(kWTransitional) + "'>" + std::string(content) + "</w:document>";
}

// The same text as UTF-16 with a byte-order mark; `text` within the basic plane.
std::string ToUtf16(std::string_view text, bool big_endian, bool mark = true);

}  // namespace sarabun::xml
