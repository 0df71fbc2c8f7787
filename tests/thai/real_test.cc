// Real damage, from the material beside the repository. The tests say so where it is absent.

#include <algorithm>
#include <map>

#include "base/text.h"
#include "gtest/gtest.h"
#include "thai/clusters.h"
#include "thai/doors.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

std::string Shared(const std::string& name) { return std::string(SARABUN_SOURCE_DIR) + "/../shared/" + name; }

std::string Through(Door door, const std::vector<std::string>& lines) {
  Engine engine(ShippedModel());
  std::size_t at = 0;
  std::string out;
  RepairStream(
      door, {}, engine,
      [&](std::string& line) {
        if (at == lines.size()) return false;
        line = lines[at++];
        return true;
      },
      [&](std::string_view piece) {
        out += piece;
        return true;
      });
  return out;
}

// The end of the report holds page one of its table as records, one a line, and then the same records joined by
// single spaces.
class RealReportTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::vector<std::string> lines = ReadLines(Shared("reports/chom-thong-2567-h1.txt"));
    if (lines.empty()) GTEST_SKIP() << "the shared report is absent";
    ASSERT_NE(ShippedModel(), nullptr);
    std::size_t start = lines.size();
    while (start > 0 && lines[start - 1].find("[image: ]") == std::string::npos) --start;
    std::size_t joined = start + 1;
    while (joined < lines.size() && lines[joined].size() < 300) ++joined;
    ASSERT_LT(joined, lines.size());
    table_.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(start));
    while (joined > start && !lines[joined - 1].empty()) --joined;
    // The joined copy begins at the line that repeats the first record.
    for (std::size_t i = start + 1; i < lines.size(); ++i) {
      if (lines[i].compare(0, 60, TrimAscii(lines[start]).substr(0, 60)) == 0) {
        joined = i;
        break;
      }
    }
    records_.assign(lines.begin() + static_cast<std::ptrdiff_t>(start),
                    lines.begin() + static_cast<std::ptrdiff_t>(joined));
    joined_.assign(lines.begin() + static_cast<std::ptrdiff_t>(joined), lines.end());
  }

  std::vector<std::string> table_;
  std::vector<std::string> records_;
  std::vector<std::string> joined_;
};

// Letters with a mark behind each that a space or a break follows.
std::string Squeezed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

TEST_F(RealReportTest, RecordsGiveTheTablesOwnText) {
  const std::string out = Through(Door::kFragments, records_);
  std::string table;
  for (const std::string& line : table_) table += line + "\n";
  // Every output line stands in the table as it is, breaks of cells and lines taken for what they are.
  std::string flat;
  for (const char c : table) {
    if (c != '\t' && c != '\n') flat += c;
    if (c == '\n' && !flat.empty() && flat.back() != ' ') flat += ' ';
  }
  std::size_t lines = 0;
  for (const std::string_view line : Split(out, '\n')) {
    if (line.empty()) continue;
    ++lines;
    const std::string text(line);
    const bool whole = flat.find(text) != std::string::npos;
    // Two cell borders of the page have no record of their own between them.
    const bool border = text.find(" 1. ") != std::string::npos || text.find("- ") != std::string::npos;
    EXPECT_TRUE(whole || border) << text;
  }
  EXPECT_EQ(lines, 22u);
  std::string all;
  for (const std::string& record : records_) all += record;
  EXPECT_EQ(Squeezed(out), Squeezed(all));
}

// Whether the author set a space behind each letter of the records.
std::vector<bool> AuthorsSpaces(const std::vector<std::string>& records) {
  std::vector<bool> spaces;
  for (const std::string& record : records) {
    for (std::size_t i = 0; i < record.size(); ++i) {
      if (record[i] == ' ') continue;
      spaces.push_back(i + 1 < record.size() && record[i + 1] == ' ');
    }
  }
  return spaces;
}

TEST_F(RealReportTest, JoinedRecordsComeApartAgain) {
  const std::vector<bool> author = AuthorsSpaces(records_);
  std::string in;
  for (const std::string& line : joined_) in += line + "\n";
  const std::string out = Through(Door::kSpaces, joined_);
  ASSERT_EQ(Squeezed(in), Squeezed(out));
  std::size_t letter = 0, at = 0, singles = 0, right = 0, longer = 0, longer_kept = 0;
  for (std::size_t i = 0; i < in.size();) {
    if (in[i] != ' ' && in[i] != '\n') {
      while (out[at] == '\n') ++at;
      ASSERT_EQ(in[i], out[at]);
      ++letter, ++at, ++i;
      continue;
    }
    std::size_t end = i;
    while (end < in.size() && in[end] == ' ') ++end;
    const bool kept = at < out.size() && out[at] == ' ';
    if (kept) ++at;
    const bool inside = i > 0 && end < in.size() && in[i - 1] != '\n' && in[end] != '\n';
    if (inside && end == i + 1) {
      ++singles;
      right += kept == author[letter - 1];
    } else if (inside && end > i) {
      ++longer;
      longer_kept += kept;
    }
    i = std::max(end, i + 1);
  }
  EXPECT_EQ(singles, 125u);
  EXPECT_GE(right, 115u);
  EXPECT_EQ(longer_kept, longer);
  for (const char* word : {"เท่าเทียม", "พ.ศ. 2567", "(96.31 คะแนน)", "I1", "I2", "(IIT)", "ปรับปรุง/"}) {
    EXPECT_NE(out.find(word), std::string::npos) << word;
  }
}

TEST(RealDefectsTest, NoProvableDamageIsLeft) {
  const std::vector<std::string> lines = ReadLines(Shared("thai/real-defects.tsv"));
  if (lines.empty()) GTEST_SKIP() << "the shared list of real damage is absent";
  Engine engine(ShippedModel());
  Repaired out;
  std::map<std::string, std::pair<std::size_t, std::size_t>> sound;  // of all
  for (const std::string& line : lines) {
    const std::vector<std::string_view> fields = Split(line, '\t');
    if (fields.size() != 3 || fields[0] == "class" || fields[2].empty()) continue;
    engine.Repair({std::string(fields[2]), {}}, {}, out);
    auto& [good, all] = sound[std::string(fields[0])];
    ++all;
    // The excerpts are cut at both ends, often inside a cluster.
    const std::size_t last = utf8::Length(out.text);
    good += std::none_of(out.left.begin(), out.left.end(), [&](const Damage& damage) {
      return damage.offset > 2 && damage.offset + utf8::Length(damage.text) + 2 < last;
    });
    Repaired twice;
    engine.Repair({out.text, {}}, {}, twice);
    EXPECT_EQ(out.text, twice.text);
  }
  EXPECT_GE(sound.size(), 19u);
  for (const auto& [name, share] : sound) {
    const double good = static_cast<double>(share.first) / static_cast<double>(share.second);
    const bool hard = name == "sp_mark" || name == "lead_sp";
    EXPECT_GE(good, hard ? 0.2 : 0.7) << name << ": " << share.first << " of " << share.second;
    RecordProperty(name, std::to_string(share.first) + " of " + std::to_string(share.second));
  }
}

TEST(GovDevTest, CleanTextStaysAndClustersProveNothingFalse) {
  const std::vector<std::string> lines = ReadLines(Shared("thai/gov-dev.txt"));
  if (lines.empty()) GTEST_SKIP() << "the shared text is absent";
  Engine engine(ShippedModel());
  Repaired out;
  std::size_t changed = 0;
  for (const std::string& line : lines) {
    engine.Repair({line, {}}, {}, out);
    engine.Repair({out.text, {}}, {}, out);
    changed += !out.repairs.empty();
    for (std::size_t at = line.find(' '); at != line.npos; at = line.find(' ', at + 1)) {
      if (at < 9 || at + 9 > line.size()) continue;
      std::u32string left, right;
      for (std::size_t i = utf8::OffsetOf(line.substr(0, at), utf8::Length(line.substr(0, at)) - 2); i < at;) {
        const auto decoded = utf8::Decode(line, i);
        left += decoded.code_point;
        i += decoded.length;
      }
      right += utf8::Decode(line, at + 1).code_point;
      EXPECT_FALSE(ForbidsBreak(left, right)) << line.substr(at - 9, 18);
    }
  }
  EXPECT_EQ(changed, 0u);
}

}  // namespace
}  // namespace sarabun::thai
