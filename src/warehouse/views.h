#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sarabun::warehouse {

// What people ask first, as SQL over the tables (a template of Expand), in an order in which they can be made. The Thai
// meaning stands in rules/dictionary.tsv.
struct View {
  std::string_view name;
  std::string_view meaning;
  std::string sql;
};

const std::vector<View>& Views();

}  // namespace sarabun::warehouse
