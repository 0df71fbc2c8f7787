// "Nothing in silence" over every document there is: the w:t of all parts are handed on or reported.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "tests/xml/repeats.h"
#include "wordml/elements.h"
#include "wordml/read_xml.h"

namespace sarabun::test {
namespace {

class Nobody final : public wordml::BodyHandler {
 public:
  void OnParagraph(wordml::Paragraph paragraph) override { characters += CharactersOf(paragraph); }
  void OnTableStart(const wordml::TableProperties&) override { ++tables; }
  void OnTableEnd() override {}
  void OnRowStart(const wordml::RowProperties&) override {}
  void OnRowEnd() override {}
  void OnCellStart(const wordml::CellProperties&) override {}
  void OnCellEnd() override {}
  std::uint64_t characters = 0;
  std::uint64_t tables = 0;
};

std::uint64_t CodePointsOfParts(opc::Package& package) {
  std::uint64_t sum = 0;
  std::string bytes;
  for (const opc::Entry& entry : package.entries()) {
    if (entry.name.value.ends_with(".xml") && package.Read(entry.name, bytes).ok()) sum += CodePointsOfT(bytes);
  }
  return sum;
}

TEST(Samples, NoCodePointIsLost) {
  std::size_t read = 0;
  for (const auto& file : std::filesystem::directory_iterator(std::string(SARABUN_SOURCE_DIR) + "/samples")) {
    if (file.path().extension() != ".docx") continue;
    SCOPED_TRACE(file.path());
    const auto bytes = ReadFile(file.path(), Limits().file_bytes);
    ASSERT_TRUE(bytes.ok());
    auto package = opc::Package::Open(bytes.value(), Limits());
    ASSERT_TRUE(package.ok());
    wordml::Reader reader;
    Nobody body;
    FindingList findings;
    wordml::CharacterCount count;
    wordml::CharacterCount side;
    ASSERT_TRUE(reader.ReadBody(**package, ReadOptions(), body, findings, &count).ok());
    ASSERT_TRUE(reader.ReadSideParts(**package, ReadOptions(), findings, &side).ok());
    EXPECT_EQ(count.out, body.characters);
    EXPECT_EQ(count.in, count.out + count.reported);
    EXPECT_EQ(side.in, side.out + side.reported);
    EXPECT_EQ(count.in + side.in, CodePointsOfParts(**package));
    EXPECT_GT(body.tables, 0u);
    for (const Finding& finding : findings.items()) {
      EXPECT_NE(finding.code, "construct-not-read") << finding.message;
    }
    ++read;
  }
  if (read == 0) GTEST_SKIP() << "no samples here";
}

TEST(Samples, WhatIsRepeatedIsToldAsIfReadAnew) {
  for (const auto& file : std::filesystem::directory_iterator(std::string(SARABUN_SOURCE_DIR) + "/samples")) {
    if (file.path().extension() != ".docx") continue;
    SCOPED_TRACE(file.path());
    const auto bytes = ReadFile(file.path(), Limits().file_bytes);
    ASSERT_TRUE(bytes.ok());
    auto package = opc::Package::Open(bytes.value(), Limits());
    ASSERT_TRUE(package.ok());
    std::string part;
    for (const opc::Entry& entry : (*package)->entries()) {
      if (!entry.name.value.ends_with(".xml") || !(*package)->Read(entry.name, part).ok()) continue;
      for (const std::size_t piece : {std::size_t{0}, std::size_t{4000}}) {
        const bool same = xml::EventsOf(part, wordml::Names(), wordml::RepeatingNames(), piece) ==
                          xml::EventsOf(part, wordml::Names(), {}, piece);
        EXPECT_TRUE(same) << entry.name.value << " by " << piece;
      }
    }
  }
}

}  // namespace
}  // namespace sarabun::test
