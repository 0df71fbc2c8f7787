#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "opc/part_name.h"
#include "opc/part_reader.h"

namespace sarabun::opc {

void ContentTypes::OnStart(const xml::Element& element) {
  const std::string type(element.Get(kContentTypeAttribute));
  if (element.id == kOverride) {
    overrides_.emplace_back(NameKey(NormalName(element.Get(kPartNameAttribute))), type);
  } else if (element.id == kDefault) {
    defaults_.emplace_back(ToLowerAscii(element.Get(kExtensionAttribute)), type);
  }
}

void ContentTypes::Set(const PartName& name, std::string content_type) {
  overrides_.emplace_back(NameKey(name), std::move(content_type));
}

std::string_view ContentTypes::Of(const PartName& name) const {
  const auto look = [](const std::vector<Pair>& pairs, const std::string& key) -> std::string_view {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.first == key; });
    return found == pairs.end() ? std::string_view{} : found->second;
  };
  const std::string_view own = look(overrides_, NameKey(name));
  return own.empty() ? look(defaults_, ExtensionOf(name)) : own;
}

}  // namespace sarabun::opc
