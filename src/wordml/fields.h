#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sarabun::wordml {

// A place in a paragraph where a link's shown text begins.
struct LinkMark {
  std::uint32_t paragraph = 0;  // Paragraph::index
  std::size_t media = 0;        // in Paragraph::media
  std::size_t offset = 0;       // bytes into the text
};

// A form field (17.16.17): shown though it has no result in the text.
struct FormField {
  enum class Kind { kNone, kCheckBox, kDropDown };
  Kind kind = Kind::kNone;
  std::optional<bool> initial;
  std::optional<bool> checked;
  std::vector<std::string> choices;
  std::size_t chosen = 0;
};

// A complex field (17.16.18): begin, instructions, separate, result, end, over any number of paragraphs, and
// again inside both halves.
//
//   begin { HYPERLINK "http://a.th" } separate { text } end     shows: text
struct Field {
  std::string instruction;  // its first kMaxInstruction bytes
  bool in_result = false;
  bool has_result = false;
  std::optional<LinkMark> link;
  FormField form;
};

class FieldStack {
 public:
  void Clear() { Cut(0); }
  void Begin();
  // nullptr where no field is open.
  Field* top() { return fields_.empty() ? nullptr : &fields_.back(); }
  // The innermost field's result begins.
  void Separate();
  // Takes the innermost field away.
  std::optional<Field> End();
  void AddInstruction(std::string_view text);

  // Fields cannot leave the cell, text box or note they begin in: those above `size` are given up.
  void Cut(std::size_t size);
  std::size_t size() const { return fields_.size(); }

  // False while any open field is still among its instructions.
  bool showing() const { return instructing_ == 0; }

 private:
  std::vector<Field> fields_;
  std::size_t instructing_ = 0;
};

// The first word of an instruction: "HYPERLINK". Empty where there is none.
std::string_view FieldKeyword(std::string_view instruction);
// The address of a HYPERLINK instruction; empty for other fields and for a link to a bookmark (\l).
std::string HyperlinkTarget(std::string_view instruction);

}  // namespace sarabun::wordml
