#pragma once

#include <gtest/gtest.h>

#include <string>

#include "rules/explain.h"
#include "rules/pack.h"
#include "support/scratch.h"

namespace sarabun::rules {

// The smallest sound pack but its name and version, and both with it.
inline constexpr const char* kSmallBody =
    "columns:\n"
    "  - {field: item, required: true, headings: [ข้อ]}\n"
    "  - {field: measures, headings: [มาตรการ]}\n";
inline const std::string kSmall = std::string("name: x\nversion: '1'\n") + kSmallBody;

// Packs in a folder of their own, gone after the test.
class PackTest : public testing::Test {
 protected:
  // What `rules check` says of the pack "x", the folder's name left out.
  std::string Check(const std::string& text) {
    scratch_.Write("x/pack.yaml", text);
    return WithoutFolder(CheckPack(scratch_.path("x"), {scratch_.path()}).text);
  }

  std::string WithoutFolder(std::string said) const {
    const std::string place = scratch_.path() + "/";
    for (std::size_t at = said.find(place); at != std::string::npos; at = said.find(place))
      said.erase(at, place.size());
    return said;
  }

  // The pack "x" of this text; null, with a failure, where it is not sound.
  std::unique_ptr<Pack> Read(const std::string& text) {
    scratch_.Write("x/pack.yaml", text);
    PackResult result = ReadPack(scratch_.path("x"), {scratch_.path()});
    EXPECT_NE(result.pack, nullptr) << result.problems.ToText();
    return std::move(result.pack);
  }

  test::Scratch scratch_;
};

}  // namespace sarabun::rules
