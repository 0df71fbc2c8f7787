#include "wordml/numbering.h"

#include <algorithm>

#include "wordml/values.h"

namespace sarabun::wordml {

void Numbering::Clear() {
  abstracts_.clear();
  instances_.clear();
}

void Numbering::Add(std::int32_t abstract_id, AbstractNumber&& number) {
  abstracts_.try_emplace(abstract_id, std::move(number));
}

void Numbering::AddInstance(std::int32_t num_id, NumberInstance&& instance) {
  instances_.try_emplace(num_id, std::move(instance));
}

void Numbering::Link(const Styles& styles) {
  std::unordered_map<std::string_view, std::int32_t> by_style;
  for (const auto& [id, abstract] : abstracts_) {
    if (!abstract.style_link.empty()) by_style.try_emplace(abstract.style_link, id);
  }
  for (auto& [id, abstract] : abstracts_) {
    if (abstract.num_style_link.empty()) continue;
    const Style* style = styles.Find(abstract.num_style_link);
    const NumberInstance* instance =
        style == nullptr || !style->number.num_id ? nullptr : Instance(*style->number.num_id);
    const auto defined = by_style.find(abstract.num_style_link);
    if (instance != nullptr) {
      abstract.stands_for = instance->abstract_id;
    } else if (defined != by_style.end()) {  // without the style, the list that says it is that style's
      abstract.stands_for = defined->second;
    }
  }
}

std::optional<ListPlace> Numbering::Place(const NumberReference& direct, const Style* style) const {
  static const NumberReference kNone;
  const NumberReference& of_style = style == nullptr ? kNone : style->number;
  const std::optional<std::int32_t> num_id = direct.num_id ? direct.num_id : of_style.num_id;
  if (!num_id || *num_id == 0) return std::nullopt;
  const NumberInstance* instance = Instance(*num_id);
  if (instance == nullptr) return std::nullopt;
  std::optional<std::int32_t> level = direct.level ? direct.level : of_style.level;
  if (!level && !direct.num_id) level = LevelNaming(*instance, *style);
  if (level.value_or(0) >= static_cast<std::int32_t>(kLevels)) return std::nullopt;
  return ListPlace{*num_id, static_cast<std::size_t>(std::max(level.value_or(0), 0))};
}

// The level that names the style, or else the style that it has its list from (17.9.23).
std::optional<std::int32_t> Numbering::LevelNaming(const NumberInstance& instance, const Style& style) const {
  std::optional<std::int32_t> of_owner;
  for (std::size_t i = 0; i < kLevels; ++i) {
    const Level* level = LevelOf(instance, i);
    if (level == nullptr || level->paragraph_style.empty()) continue;
    if (level->paragraph_style == style.id) return static_cast<std::int32_t>(i);
    const bool is_owners = style.number_owner != nullptr && level->paragraph_style == style.number_owner->id;
    if (is_owners) of_owner = static_cast<std::int32_t>(i);
  }
  return of_owner;
}

const NumberInstance* Numbering::Instance(std::int32_t num_id) const {
  const auto found = instances_.find(num_id);
  return found == instances_.end() ? nullptr : &found->second;
}

const Level* Numbering::LevelOf(const NumberInstance& instance, std::size_t level) const {
  const auto override = instance.level_overrides.find(level);
  if (override != instance.level_overrides.end()) return &override->second;
  auto found = abstracts_.find(instance.abstract_id);
  // One step: a style's own list is no link again (17.9.27).
  if (found != abstracts_.end() && found->second.stands_for) found = abstracts_.find(*found->second.stands_for);
  if (found == abstracts_.end() || level >= found->second.levels.size()) return nullptr;
  return &found->second.levels[level];
}

void NumberingHandler::OnStart(const xml::Element& element) {
  ++depth_;
  if (skip_depth_ != 0) return;
  switch (element.id) {
    case kPPrChange:
    case kRPrChange:
      skip_depth_ = depth_;
      return;
    case kAbstractNum:
      abstract_ = {};
      id_ = Integer(element.Get(kAbstractNumId)).value_or(-1);
      list_depth_ = depth_;
      in_instance_ = false;
      return;
    case kNum:
      instance_ = {};
      id_ = Integer(element.Get(kNumId)).value_or(0);
      list_depth_ = depth_;
      in_instance_ = true;
      return;
    case kLvl: {
      level_ = {};
      const std::int32_t index = Integer(element.Get(kIlvl)).value_or(0);
      level_index_ = static_cast<std::size_t>(std::clamp(index, 0, static_cast<std::int32_t>(kLevels) - 1));
      level_depth_ = depth_;
      return;
    }
    default:
      if (level_depth_ != 0) {
        OnLevelProperty(element);
      } else if (list_depth_ != 0) {
        OnListProperty(element);
      }
  }
}

void NumberingHandler::OnListProperty(const xml::Element& element) {
  switch (element.id) {
    case kAbstractNumId:
      instance_.abstract_id = Integer(element.Get(kVal)).value_or(-1);
      return;
    case kNumStyleLink:
      abstract_.num_style_link = element.Get(kVal);
      return;
    case kStyleLink:
      abstract_.style_link = element.Get(kVal);
      return;
    case kLvlOverride:
      override_index_ = static_cast<std::size_t>(std::max(0, Integer(element.Get(kIlvl)).value_or(0)));
      return;
    case kStartOverride:
      if (override_index_ < kLevels) instance_.start_overrides[override_index_] = Integer(element.Get(kVal));
      return;
    default:
      return;
  }
}

void NumberingHandler::OnLevelProperty(const xml::Element& element) {
  switch (element.id) {
    case kStart:
      level_.start = Integer(element.Get(kVal)).value_or(0);
      return;
    case kNumFmt:
      return SetFormat(element);
    case kLvlText:
      level_.text = element.Get(kVal);
      return;
    case kLvlRestart:
      level_.restart = Integer(element.Get(kVal));
      return;
    case kSuff:
      level_.suffix = element.Get(kVal) == "space" ? " " : element.Get(kVal) == "nothing" ? "" : "\t";
      return;
    case kIsLgl:
      level_.legal = IsOn(element);
      return;
    case kPStyle:
      level_.paragraph_style = element.Get(kVal);
      return;
    case kRFonts:
      level_.font = FontOf(element).value_or(level_.font);
      return;
    case kVanish:
      level_.hidden = IsOn(element);
      return;
    default:
      return;
  }
}

// Word 2010's padded numbers are "custom" with an example, and decimal in the fallback beside it.
void NumberingHandler::SetFormat(const xml::Element& element) {
  if (level_.pad_to != 0) return;
  level_.format = element.Get(kVal, "decimal");
  if (level_.format != "custom") return;
  const std::string_view example = element.Get(kFormat);
  const std::size_t zeros = std::min(example.find_first_not_of('0'), example.size());
  if (zeros == 0 || example.substr(zeros, 1) != "1") return;
  level_.format = "decimal";
  level_.pad_to = zeros + 1;
}

void NumberingHandler::CloseLevel() {
  level_depth_ = 0;
  if (in_instance_) {
    instance_.level_overrides.insert_or_assign(level_index_, std::move(level_));
    return;
  }
  if (abstract_.levels.size() <= level_index_) abstract_.levels.resize(level_index_ + 1);
  abstract_.levels[level_index_] = std::move(level_);
}

void NumberingHandler::OnEnd(const xml::Element&) {
  if (depth_ == skip_depth_) skip_depth_ = 0;
  if (depth_ == level_depth_) CloseLevel();
  if (depth_ == list_depth_) {
    if (in_instance_) {
      numbering_.AddInstance(id_, std::move(instance_));
    } else {
      numbering_.Add(id_, std::move(abstract_));
    }
    list_depth_ = 0;
  }
  --depth_;
}

}  // namespace sarabun::wordml
