#include "warehouse/table.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/text_table.h"
#include "warehouse/definitions.h"

namespace sarabun::warehouse {

namespace {

Column Make(std::string_view name, ColumnType type, std::string_view meaning) {
  Column column;
  column.name = name;
  column.type = type;
  column.meaning = meaning;
  return column;
}

std::vector<Table> AllTables() {
  std::vector<Table> tables = LoadTables();
  for (auto group : {ReportTables(), CellTables(), FindingTables(), PersonTables()}) {
    std::move(group.begin(), group.end(), std::back_inserter(tables));
  }
  return tables;
}

}  // namespace

Column Column::Required() && {
  required = true;
  return std::move(*this);
}
Column Column::Unit(std::string_view name_of_unit) && {
  unit = name_of_unit;
  return std::move(*this);
}
Column Column::From(int minimum) && {
  least = minimum;
  return std::move(*this);
}
Column Column::To(int maximum) && {
  most = maximum;
  return std::move(*this);
}
Column Column::Hex(std::size_t digits) && {
  hex_digits = digits;
  return std::move(*this);
}
Column Column::OneOf(std::vector<std::string_view> allowed) && {
  values = std::move(allowed);
  return std::move(*this);
}
Column Column::List() && {
  list = true;
  return std::move(*this);
}
Column Column::CorrectedAs(std::string_view field) && {
  correctable = true;
  correction = field;
  return std::move(*this);
}

Column Words(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kText, meaning); }
Column Whole(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kInteger, meaning); }
Column RealNumber(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kReal, meaning); }
Column Points(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kDecimal, meaning); }
Column Date(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kDate, meaning); }
Column Time(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kTimestamp, meaning); }
Column LocalTime(std::string_view name, std::string_view meaning) {
  return Make(name, ColumnType::kLocalTime, meaning);
}
Column Flag(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kBool, meaning); }
Column Json(std::string_view name, std::string_view meaning) { return Make(name, ColumnType::kJson, meaning); }

std::string_view ColumnTypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kText:
      return "text";
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kReal:
      return "real";
    case ColumnType::kDecimal:
      return "decimal(5,2)";
    case ColumnType::kDate:
      return "date";
    case ColumnType::kTimestamp:
      return "timestamp";
    case ColumnType::kLocalTime:
      return "local time";
    case ColumnType::kBool:
      return "bool";
    case ColumnType::kJson:
      return "json";
  }
  return {};
}

std::size_t Table::IndexOf(std::string_view column) const {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == column; });
  return static_cast<std::size_t>(at - columns.begin());
}

const std::vector<Table>& Tables() {
  static const std::vector<Table> kTables = AllTables();
  return kTables;
}

const Table& TableOf(TableId id) { return Tables()[static_cast<std::size_t>(id)]; }

const Table* FindTable(std::string_view name) {
  const auto& tables = Tables();
  const auto at = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  return at == tables.end() ? nullptr : &*at;
}

std::string_view ThaiMeaning(std::string_view name) {
  const std::string_view own = Dictionary().Find(name, "th");
  const std::size_t dot = name.find('.');
  if (!own.empty() || dot == std::string_view::npos) return own;
  return Dictionary().Find("*" + std::string(name.substr(dot)), "th");
}

}  // namespace sarabun::warehouse
