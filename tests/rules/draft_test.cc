#include "rules/draft.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "base/text.h"
#include "rules/case_file.h"
#include "rules/explain.h"
#include "support/scratch.h"

// A draft must read the report that it was drafted from. The reports are the cases of the tree's packs, each in another
// office's way of writing: a draft knows nothing of those packs, and what it reads is compared with what they read.
namespace sarabun::rules {
namespace {

namespace fs = std::filesystem;

DraftSource SourceOf(const Case& each) {
  DraftSource source;
  source.name = "a case";
  source.is_dump = each.is_dump;
  source.side_texts = each.side_texts;
  std::uint32_t tables = 0;
  for (const Case::Block& block : each.blocks) {
    if (!block.is_table) {
      source.content.OnParagraph(block.paragraph);
      continue;
    }
    grid::TableInfo info;
    info.index = ++tables;
    source.content.OnTableStart(info);
    for (const grid::Row& row : block.rows) source.content.OnRow(row);
    source.content.OnTableEnd(info);
  }
  return source;
}

const DraftWords& Words() {
  static const auto words = LoadDraftWords({SARABUN_SOURCE_DIR "/rules"});
  EXPECT_TRUE(words.ok()) << words.error().ToString();
  return **words;
}

// Drafts a pack from the case and reads it with that; what went wrong stands in `records`.
CaseOutcome ReadByDraft(const Case& each, const test::Scratch& scratch, std::string* pack = nullptr) {
  const auto draft = MakeDraft(SourceOf(each), Words(), "draft");
  if (!draft.ok()) return {"no draft: " + draft.error().ToString(), ""};
  if (pack != nullptr) *pack = draft->pack;
  scratch.Write("draft/pack.yaml", draft->pack);
  const PackCheck check = CheckPack(scratch.path("draft"), {});
  if (!check.sound) return {"not sound: " + check.text, ""};
  auto packs = PackSet::Load({scratch.path("draft")}, {});
  if (!packs.ok()) return {packs.error().ToString(), ""};
  thai::Engine engine(nullptr);
  const ReadOptions options;
  ReportReader reader(*packs, engine, options);
  return RunCase(each, reader);
}

// The order of columns that no field knows is the pack's; it says nothing of the report.
void SortExtras(std::string& record) {
  std::vector<std::string> lines;
  for (std::string_view line : Split(record, '\n')) lines.emplace_back(line);
  const auto is_extra = [](const std::string& line) { return line.rfind("  extra.", 0) == 0; };
  const auto first = std::find_if(lines.begin(), lines.end(), is_extra);
  const auto last = std::find_if_not(first, lines.end(), is_extra);
  std::sort(first, last);
  record = Join(lines, "\n");
}

// Records as RecordsText prints them, one a text, each with the section it stands in.
std::vector<std::string> RecordsOf(const std::string& text) {
  std::vector<std::string> records;
  std::string section;
  for (std::string_view line : Split(text, '\n')) {
    if (line.substr(0, 8) == "section:") {
      section = line;
    } else if (line.substr(0, 2) == "  ") {
      if (!records.empty()) records.back() += "\n" + std::string(line);
    } else if (line.find(" | ") != std::string_view::npos && line.substr(0, 7) != "report:") {
      records.push_back(section + "\n" + std::string(line));
    }
  }
  for (std::string& record : records) SortExtras(record);
  return records;
}

std::vector<Case> AllCases(std::vector<SourceFile>& files) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SARABUN_SOURCE_DIR) / "rules")) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path().native());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const std::string& path : paths) {
    files.push_back({path, test::Scratch::Read(path)});
    Problems problems;
    std::vector<Case> found = ReadCases(files.back(), problems);
    std::map<std::string, std::string> records;
    for (Case& each : found) {
      if (!each.same_as.empty()) each.records = records[each.same_as];
      records[each.name] = each.records;
      cases.push_back(std::move(each));
    }
  }
  return cases;
}

TEST(DraftTest, ReadsTheCasesOfAllPacksWithoutThem) {
  std::vector<SourceFile> files;
  std::size_t records = 0;
  std::size_t right = 0;
  const bool tells = std::getenv("SARABUN_TELL") != nullptr;
  const test::Scratch scratch;
  for (const Case& each : AllCases(files)) {
    const std::vector<std::string> due = RecordsOf(each.records);
    if (due.empty()) continue;
    const CaseOutcome outcome = ReadByDraft(each, scratch);
    const std::vector<std::string> got = RecordsOf(outcome.records);
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(due.size(), got.size()); ++i) same += due[i] == got[i] ? 1 : 0;
    records += due.size();
    right += same;
    if (!tells || same == due.size()) continue;
    std::cout << "== " << each.name << ": " << same << " of " << due.size() << ", got " << got.size() << '\n';
    if (got.empty()) std::cout << outcome.records.substr(0, 700) << '\n';
    for (std::size_t i = 0; i < std::min(due.size(), got.size()); ++i) {
      if (due[i] == got[i]) continue;
      std::cout << "due " << due[i] << "\ngot " << got[i] << '\n';
      break;
    }
  }
  std::cout << right << " of " << records << '\n';
  EXPECT_GE(right * 10, records * 9) << right << " of " << records;
}

}  // namespace
}  // namespace sarabun::rules
