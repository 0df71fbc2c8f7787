#include "sinks/schema_field.h"

#include <utility>

namespace sarabun::sinks::schema {

namespace {

Field Make(std::string_view name, FieldType type, std::string_view meaning) {
  Field field;
  field.name = name;
  field.type = type;
  field.meaning = meaning;
  return field;
}

}  // namespace

Field Field::Nullable() && {
  nullable = true;
  return std::move(*this);
}
Field Field::Optional() && {
  optional = true;
  return std::move(*this);
}
Field Field::Open() && {
  open = true;
  return std::move(*this);
}
Field Field::Matching(std::string_view regular_expression) && {
  pattern = regular_expression;
  return std::move(*this);
}
Field Field::OneOf(std::vector<std::string> allowed) && {
  values = std::move(allowed);
  return std::move(*this);
}
Field Field::From(double minimum) && {
  least = minimum;
  return std::move(*this);
}
Field Field::To(double maximum) && {
  most = maximum;
  return std::move(*this);
}

Field Text(std::string_view name, std::string_view meaning) { return Make(name, FieldType::kText, meaning); }
Field Whole(std::string_view name, std::string_view meaning) { return Make(name, FieldType::kWhole, meaning); }
Field Real(std::string_view name, std::string_view meaning) { return Make(name, FieldType::kReal, meaning); }
Field Flag(std::string_view name, std::string_view meaning) { return Make(name, FieldType::kFlag, meaning); }
Field Any(std::string_view name, std::string_view meaning) { return Make(name, FieldType::kAny, meaning); }

Field Object(std::string_view name, std::string_view meaning, std::vector<Field> fields) {
  Field field = Make(name, FieldType::kObject, meaning);
  field.fields = std::move(fields);
  return field;
}
Field List(std::string_view name, std::string_view meaning, Field element) {
  Field field = Make(name, FieldType::kList, meaning);
  field.fields.push_back(std::move(element));
  return field;
}
Field Map(std::string_view name, std::string_view meaning, Field value) {
  Field field = Make(name, FieldType::kMap, meaning);
  field.fields.push_back(std::move(value));
  return field;
}

}  // namespace sarabun::sinks::schema
