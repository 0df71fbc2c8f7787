#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "wordml/elements.h"
#include "wordml/styles.h"
#include "wordml/symbols.h"
#include "xml/sax.h"

namespace sarabun::wordml {

inline constexpr std::size_t kLevels = 9;  // 17.9.3: ilvl is 0 to 8

// One level of a list (17.9.6).
struct Level {
  std::int32_t start = 0;  // 17.9.25: zero where it is not said
  std::string format = "decimal";
  std::size_t pad_to = 0;  // digits, of a custom format such as "001, 002, 003, ..."
  std::string text;        // with %1 to %9
  std::string suffix = "\t";
  std::optional<std::int32_t> restart;  // 17.9.10; absent: after any higher level
  bool legal = false;                   // all numbers decimal
  bool hidden = false;                  // the number, not the paragraph
  SymbolFont font = SymbolFont::kNone;
  std::string paragraph_style;  // the style that this level numbers
};

struct AbstractNumber {
  std::vector<Level> levels;   // by ilvl; may be short
  std::string num_style_link;  // stands for the list of that numbering style
  std::string style_link;      // is the list of that numbering style
  // What it stands for, once linked. Its levels are that list's; it counts by itself all the same, as in Word.
  std::optional<std::int32_t> stands_for;
};

// A list that paragraphs refer to (17.9.15).
struct NumberInstance {
  std::int32_t abstract_id = -1;
  std::array<std::optional<std::int32_t>, kLevels> start_overrides;
  std::map<std::size_t, Level> level_overrides;
};

// Where a paragraph stands in the lists of a document.
struct ListPlace {
  std::int32_t num_id = 0;
  std::size_t level = 0;
};

// numbering.xml. Lists are shared state only in ListCounter; this is what was defined.
class Numbering {
 public:
  void Clear();
  void Add(std::int32_t abstract_id, AbstractNumber&& number);
  void AddInstance(std::int32_t num_id, NumberInstance&& instance);
  // Once both parts are read: follows numStyleLink through the styles (17.9.21).
  void Link(const Styles& styles);

  // The list and level of a paragraph: each from its own numPr first, then from its style's. Where none says the
  // level, it is the one that names the style (17.9.23). Word goes by a style's ilvl where it has one, though 17.3.1.19
  // would have it ignored; past the last level there is no number.
  std::optional<ListPlace> Place(const NumberReference& direct, const Style* style) const;

  const NumberInstance* Instance(std::int32_t num_id) const;
  // nullptr where nothing is defined.
  const Level* LevelOf(const NumberInstance& instance, std::size_t level) const;

 private:
  std::optional<std::int32_t> LevelNaming(const NumberInstance& instance, const Style& style) const;

  std::unordered_map<std::int32_t, AbstractNumber> abstracts_;
  std::unordered_map<std::int32_t, NumberInstance> instances_;
};

class NumberingHandler final : public xml::Handler {
 public:
  explicit NumberingHandler(Numbering& numbering) : numbering_(numbering) {}
  void OnStart(const xml::Element& element) override;
  void OnEnd(const xml::Element& element) override;
  void OnText(std::string_view) override {}

 private:
  void OnListProperty(const xml::Element& element);
  void OnLevelProperty(const xml::Element& element);
  void SetFormat(const xml::Element& element);
  void CloseLevel();

  Numbering& numbering_;
  AbstractNumber abstract_;
  NumberInstance instance_;
  Level level_;
  std::int32_t id_ = 0;
  std::size_t level_index_ = 0;
  std::size_t override_index_ = 0;
  int depth_ = 0;
  int list_depth_ = 0;   // of the open w:abstractNum or w:num
  int level_depth_ = 0;  // of the open w:lvl
  int skip_depth_ = 0;   // of properties as they were before a tracked change
  bool in_instance_ = false;
};

}  // namespace sarabun::wordml
