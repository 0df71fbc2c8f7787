// A small report in every way that offices are known to write the form, and in pairs of such ways, as Word's file and
// as a text dump: each must give its records field by field, and a guess exactly where something was guessed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>

#include "pipeline/extract_all.h"
#include "pipeline/variant_ways.h"
#include "rules/case_file.h"
#include "support/scratch.h"

namespace sarabun::test {
namespace {

std::string OneLine(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' || c == '\t' ? ' ' : c;
  return out;
}

std::string Describe(const Record& record) {
  Record plain = record;
  plain.report.title.reset();
  std::string out = record.key + " " + std::to_string(record.no) + " " + std::to_string(record.item.first.value_or(0)) +
                    ".." + std::to_string(record.item.last.value_or(0)) + '\n';
  if (record.score) {
    out += "score " + OneLine(record.score->raw) + " of " + (record.score->max ? record.score->max->ToString() : "-") +
           " year " + std::to_string(record.score->fiscal_year.value_or(0)) + '\n';
  }
  return out + rules::RecordsText({plain});
}

Way Apply(const std::vector<const Option*>& options, bool dump) {
  Way way;
  way.dump = dump;
  for (const Option* option : options) option->apply(way);
  way.name = dump ? "dump" : "docx";
  for (const Option* option : options) way.name += std::string("; ") + option->kind + ": " + option->name;
  return way;
}

// Only what differs, line by line.
std::string Difference(const std::string& found, const std::string& due) {
  const auto lines = [](const std::string& text) {
    std::vector<std::string> out(1);
    for (const char c : text) {
      if (c == '\n') {
        out.emplace_back();
      } else {
        out.back() += c;
      }
    }
    return out;
  };
  const std::vector<std::string> a = lines(found);
  const std::vector<std::string> b = lines(due);
  std::string out;
  for (const std::string& line : a) {
    if (std::find(b.begin(), b.end(), line) == b.end()) out += "  found " + line + '\n';
  }
  for (const std::string& line : b) {
    if (std::find(a.begin(), a.end(), line) == a.end()) out += "  due   " + line + '\n';
  }
  return out.empty() && found != due ? "  another order\n" : out;
}

struct Outcome {
  std::size_t tried = 0;
  std::size_t failed = 0;
};

// Reads all ways in one go and says which failed.
Outcome Try(const std::vector<Way>& ways) {
  const Scratch scratch;
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const VariantFile file = Write(ways[i], i);
    paths.push_back(scratch.Write(file.name, file.bytes));
  }
  ExtractOptions options;
  options.packs = {"bangkok-ita"};
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  RecordList sink;
  FindingList list;
  const auto summary = Extract(paths, options, sink, list);
  std::map<std::string, std::string> found;
  std::map<std::string, std::vector<Finding>> findings;
  for (const Record& record : sink.records) found[record.document.path] += Describe(record);
  for (const Finding& finding : list.items()) findings[finding.document_path].push_back(finding);
  Outcome outcome;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Way& way = ways[i];
    std::string due;
    for (const Record& record : Truth(way)) due += Describe(record);
    std::string wrong = Difference(found[paths[i]], due);
    bool guessed = false;
    for (const Finding& finding : findings[paths[i]]) {
      const bool guess = finding.code == "value-guessed";
      guessed = guessed || guess;
      const bool stray = finding.code.starts_with("unmatched");
      if (stray || (guess && !way.guesses && !way.may_guess && !way.dump)) {
        wrong += "  finding " + rules::FindingsText({finding});
      }
    }
    if (way.guesses && !guessed) wrong += "  no guess is told of\n";
    ++outcome.tried;
    if (wrong.empty()) continue;
    if (++outcome.failed <= 40 || std::getenv("SARABUN_ALL_VARIANTS")) ADD_FAILURE() << way.name << '\n' << wrong;
  }
  return outcome;
}

TEST(VariantTest, EachWayAlone) {
  std::vector<Way> ways;
  for (const bool dump : {false, true}) {
    ways.push_back(Apply({}, dump));
    for (const Option& option : Options()) {
      ways.push_back(Apply({&option}, dump));
      if (!IsPossible(ways.back())) ways.pop_back();
    }
  }
  const Outcome outcome = Try(ways);
  EXPECT_GT(outcome.tried, 300u);
  EXPECT_EQ(outcome.failed, 0u) << "of " << outcome.tried;
}

// Every option meets options of every other kind; which of them, changes from option to option.
TEST(VariantTest, WaysInPairs) {
  const std::vector<Option>& options = Options();
  const char* all = std::getenv("SARABUN_ALL_VARIANTS");
  const std::size_t step = all != nullptr ? 1 : 37;
  std::vector<Way> ways;
  for (std::size_t i = 0; i < options.size(); ++i) {
    for (std::size_t j = i + 1 + i % step; j < options.size(); j += step) {
      if (std::string_view(options[i].kind) == options[j].kind) continue;
      ways.push_back(Apply({&options[i], &options[j]}, (i + j) % 4 == 0));
      if (!IsPossible(ways.back())) ways.pop_back();
    }
  }
  const Outcome outcome = Try(ways);
  EXPECT_GT(outcome.tried, 500u);
  EXPECT_EQ(outcome.failed, 0u) << "of " << outcome.tried;
}

}  // namespace
}  // namespace sarabun::test
