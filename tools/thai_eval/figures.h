#pragma once

#include <memory>
#include <string>
#include <vector>

#include "thai/repair.h"

namespace sarabun::thai {

// The figures of the Thai repair over clean paragraphs, each printed with the confusion behind it.
struct Material {
  std::vector<std::u32string> paragraphs;
  std::size_t document = 10;           // paragraphs that share a typist and so a habit
  std::shared_ptr<const Model> model;  // null: the engine without learned words
};

void PrintWrapped(const Material& material);
void PrintStrays(const Material& material);
void PrintClean(const Material& material);
void PrintDefects(const Material& material, bool show_failures);
void PrintCuts(const Material& material);
void PrintTwice(const Material& material);
void PrintSpeed(const std::string& path, const Material& material);

}  // namespace sarabun::thai
