#include <algorithm>
#include <utility>

#include "rules/shape.h"

// A pack that extends another says only what differs. What is laid upon what follows from the kinds of keys alone, so
// that nobody has to learn it key by key.
namespace sarabun::rules {
namespace {

bool IsNull(const YamlNode& node) { return node.kind == YamlNode::Kind::kNull; }

std::vector<YamlNode> ItemsOf(const YamlNode& node) {
  if (node.is_list()) return node.list;
  return IsNull(node) ? std::vector<YamlNode>{} : std::vector<YamlNode>{node};
}

std::string NameOf(const YamlNode& entry, const Key& key) {
  for (std::string_view by : key.by) {
    const YamlNode* name = entry.Find(by);
    if (name != nullptr && name->is_scalar()) return name->scalar;
  }
  return "";
}

// The base's entries in their order, each with what `over` says of it laid upon; then those that only `over` has.
void LayEntriesOver(const YamlNode& base, const Key& key, YamlNode& over) {
  std::vector<YamlNode> merged = base.list;
  for (YamlNode& own : over.list) {
    const std::string name = NameOf(own, key);
    const auto below = std::find_if(merged.begin(), merged.end(),
                                    [&](const YamlNode& each) { return !name.empty() && NameOf(each, key) == name; });
    if (below == merged.end()) {
      merged.push_back(std::move(own));
      continue;
    }
    if (own.is_map() && below->is_map()) LayOver(*below, key.inner(), own);
    *below = std::move(own);
  }
  over.list = std::move(merged);
}

void LayValueOver(const YamlNode* base, const Key& key, YamlNode& over) {
  if (IsAddition(over, key)) {
    std::vector<YamlNode> items = ItemsOf(over.map[0].value);
    if (base != nullptr && !base->is_map()) {
      for (YamlNode& item : ItemsOf(*base)) items.push_back(std::move(item));
    }
    over.kind = YamlNode::Kind::kList;
    over.map.clear();
    over.list = std::move(items);
  } else if (base == nullptr) {
    return;
  } else if (key.type == KeyType::kMap && base->is_map() && over.is_map()) {
    LayOver(*base, key.inner(), over);
  } else if ((key.type == KeyType::kTextMap || key.type == KeyType::kPair) && base->is_map() && over.is_map()) {
    for (const YamlEntry& entry : base->map) {
      if (over.Find(entry.key.scalar) == nullptr) over.map.push_back(entry);
    }
  } else if (key.type == KeyType::kMaps && !key.by.empty() && base->is_list() && over.is_list()) {
    LayEntriesOver(*base, key, over);
  }
}

}  // namespace

void LayOver(const YamlNode& base, const Shape& shape, YamlNode& over) {
  for (const Key& key : shape.keys) {
    const YamlNode* below = base.Find(key.name);
    const auto own = std::find_if(over.map.begin(), over.map.end(),
                                  [&](const YamlEntry& entry) { return entry.key.scalar == key.name; });
    if (own != over.map.end()) {
      LayValueOver(below, key, own->value);
    } else if (below != nullptr) {
      const auto entry = std::find_if(base.map.begin(), base.map.end(),
                                      [&](const YamlEntry& each) { return each.key.scalar == key.name; });
      over.map.push_back(*entry);
    }
  }
  // Keys that nobody knows go along, so that the mistake is shown where it stands.
  for (const YamlEntry& entry : base.map) {
    if (shape.Find(entry.key.scalar) == nullptr && over.Find(entry.key.scalar) == nullptr) over.map.push_back(entry);
  }
}

}  // namespace sarabun::rules
