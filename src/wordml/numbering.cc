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
  std::unordered_map<std::int32_t, std::int32_t> stands_for;
  for (const auto& [id, abstract] : abstracts_) {
    const Style* style = styles.Find(abstract.num_style_link);
    if (style == nullptr || !style->number.num_id) continue;
    const NumberInstance* instance = Instance(*style->number.num_id);
    if (instance != nullptr) stands_for[id] = instance->abstract_id;
  }
  // One step: a style's own list is no link again (17.9.27).
  for (auto& [id, instance] : instances_) {
    const auto link = stands_for.find(instance.abstract_id);
    if (link != stands_for.end()) instance.abstract_id = link->second;
  }
}

std::optional<ListPlace> Numbering::Place(const NumberReference& direct, const Style* style) const {
  const bool from_style = !direct.num_id.has_value();
  if (from_style && style == nullptr) return std::nullopt;
  const std::optional<std::int32_t> num_id = from_style ? style->number.num_id : direct.num_id;
  if (!num_id || *num_id == 0) return std::nullopt;
  const NumberInstance* instance = Instance(*num_id);
  if (instance == nullptr) return std::nullopt;
  std::int32_t level = direct.level.value_or(0);
  if (from_style && !direct.level) {
    level = style->number.level.value_or(0);
    for (std::size_t i = 0; i < kLevels; ++i) {
      const Level* candidate = LevelOf(*instance, i);
      if (candidate == nullptr || candidate->paragraph_style.empty()) continue;
      if (style->number_owner != nullptr && candidate->paragraph_style == style->number_owner->id)
        level = static_cast<std::int32_t>(i);
      if (candidate->paragraph_style != style->id) continue;
      level = static_cast<std::int32_t>(i);
      break;
    }
  }
  return ListPlace{*num_id, static_cast<std::size_t>(std::clamp(level, 0, static_cast<std::int32_t>(kLevels) - 1))};
}

const NumberInstance* Numbering::Instance(std::int32_t num_id) const {
  const auto found = instances_.find(num_id);
  return found == instances_.end() ? nullptr : &found->second;
}

const Level* Numbering::LevelOf(const NumberInstance& instance, std::size_t level) const {
  const auto override = instance.level_overrides.find(level);
  if (override != instance.level_overrides.end()) return &override->second;
  const auto found = abstracts_.find(instance.abstract_id);
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
