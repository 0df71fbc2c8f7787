#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "thai/repair.h"

namespace sarabun::thai {

inline std::string SourcePath(const std::string& below) { return std::string(SARABUN_SOURCE_DIR) + "/" + below; }

// The table that ships. Null where it cannot be read; tests then fail at their first assertion on it.
inline std::shared_ptr<const Model> ShippedModel() {
  static const std::shared_ptr<const Model> model = [] {
    auto loaded = LoadModel(SourcePath("rules/thai/model.bin"));
    return loaded.ok() ? *loaded : nullptr;
  }();
  return model;
}

inline std::vector<std::string> ReadLines(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// A text with a seam at each '\n', or at each space.
inline SeamedText Seamed(const std::string& text, char at = '\n', SeamKind kind = SeamKind::kLineBreak) {
  SeamedText out{text, {}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == at) out.seams.push_back({static_cast<std::uint32_t>(i), kind});
  }
  return out;
}

inline std::string RepairText(Engine& engine, const SeamedText& text, const Habit& habit = {}) {
  Repaired out;
  engine.Repair(text, habit, out);
  return out.text;
}

inline std::string CodePoints(const std::string& text) {
  std::ostringstream out;
  out << std::hex << std::uppercase;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::Decode(text, i);
    if (i > 0) out << ' ';
    out.width(4);
    out.fill('0');
    out << static_cast<std::uint32_t>(decoded.code_point);
    i += decoded.length;
  }
  return out.str();
}

}  // namespace sarabun::thai
