#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace sarabun::test {

// The names of a room's rows in the checklist of src/wordml/elements.h.
inline std::set<std::string> ChecklistOf(std::string_view room) {
  std::ifstream file(std::string(SARABUN_SOURCE_DIR) + "/src/wordml/elements.h");
  std::set<std::string> names;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string slashes;
    std::string first;
    std::string name;
    if (words >> slashes >> first >> name && slashes == "//" && first == room && line.starts_with("//   ")) {
      names.insert(name);
    }
  }
  return names;
}

// Every row has a case and every case a row.
inline void ExpectChecklist(std::string_view room, const std::set<std::string>& tested) {
  const std::set<std::string> listed = ChecklistOf(room);
  EXPECT_FALSE(listed.empty()) << "the checklist of src/wordml/elements.h was not found";
  for (const std::string& name : listed) EXPECT_TRUE(tested.contains(name)) << "no case for the row " << name;
  for (const std::string& name : tested) EXPECT_TRUE(listed.contains(name)) << "no row for the case " << name;
}

}  // namespace sarabun::test
