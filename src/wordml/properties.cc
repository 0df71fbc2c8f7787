// The properties of a file: docProps/core.xml (ECMA-376 part 2, 11), app.xml (part 1, 22.2), custom.xml (22.3).
#include "wordml/elements.h"
#include "wordml/side_parts.h"

namespace sarabun::wordml {

namespace {

// Each child of the root with a text is a property; of a custom one its name is an attribute, and its value a child.
class PropertiesHandler final : public xml::Handler {
 public:
  PropertiesHandler(std::vector<Property>& all, const opc::PartName& part, bool custom)
      : all_(all), part_(part.value), value_depth_(custom ? 3 : 2) {}

  void OnStart(const xml::Element& element) override {
    ++depth_;
    if (depth_ == 2) all_.push_back({part_, std::string(value_depth_ == 3 ? element.Get(kName) : element.local), {}});
  }
  void OnText(std::string_view text) override {
    if (depth_ == value_depth_) all_.back().value += text;
  }
  void OnEnd(const xml::Element&) override {
    if (depth_-- == 2 && all_.back().value.empty()) all_.pop_back();
  }

 private:
  std::vector<Property>& all_;
  const std::string part_;
  const int value_depth_;
  int depth_ = 0;
};

std::string ValueOf(const std::vector<Property>& all, const std::string& part, std::string_view name) {
  for (const Property& property : all) {
    if (property.part == part && property.name == name) return property.value;
  }
  return {};
}

}  // namespace

Properties ReadProperties(Document& document) {
  Properties properties;
  for (const opc::RelType type : kPropertyTypes) {
    const opc::Relationship* found = document.package.PackageRelationships().First(type);
    if (found == nullptr || !found->part) continue;
    std::vector<Property> all;
    PropertiesHandler handler(all, *found->part, type == opc::RelType::kCustomProperties);
    const Status status = document.package.Parse(*found->part, document.parser, handler);
    if (!status.ok()) {
      SayUnread(document, status.error(), *found->part);
      continue;
    }
    if (type == opc::RelType::kCoreProperties) {
      properties.title = ValueOf(all, found->part->value, "title");
      properties.subject = ValueOf(all, found->part->value, "subject");
      properties.creator = ValueOf(all, found->part->value, "creator");
      properties.description = ValueOf(all, found->part->value, "description");
      properties.keywords = ValueOf(all, found->part->value, "keywords");
    }
    properties.all.insert(properties.all.end(), all.begin(), all.end());
  }
  return properties;
}

}  // namespace sarabun::wordml
