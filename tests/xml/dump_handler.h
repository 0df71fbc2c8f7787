#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "xml/sax.h"

namespace sarabun::xml {

// Ids for the names of the tests.
enum TestName : std::uint16_t { kDocument = 1, kParagraph, kRun, kText, kVal, kPlainVal, kRelId };

inline constexpr Name kTestNames[] = {
    {Ns::kW, "document", kDocument}, {Ns::kW, "p", kParagraph}, {Ns::kW, "r", kRun},      {Ns::kW, "t", kText},
    {Ns::kW, "val", kVal},           {Ns::kNone, "val", kPlainVal}, {Ns::kR, "id", kRelId},
};

// Writes events as one line: [4:t val=x] text [/4:t]. Neighbouring pieces of text are one text.
class DumpHandler final : public Handler {
 public:
  void OnStart(const Element& element) override {
    out += '[' + NameOf(element.id, element.ns, element.local);
    for (const Attribute& attribute : element.attributes) {
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
    ++pieces;
    if (on_text) on_text(text);
  }

  std::string out;
  int pieces = 0;
  std::function<void(const Element&)> on_start;
  std::function<void(const Element&)> on_end;
  std::function<void(std::string_view)> on_text;

 private:
  // Namespace number, id where there is one, and the name itself.
  static std::string NameOf(std::uint16_t id, Ns ns, std::string_view local) {
    std::string out_name = std::to_string(static_cast<int>(ns)) + ':';
    if (id != 0) out_name += '#' + std::to_string(id) + ':';
    return out_name.append(local);
  }
};

}  // namespace sarabun::xml
