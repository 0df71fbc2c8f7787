#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sarabun {

// The record of CONTRACT.md ("sarabun.record/1") as plain values. std::nullopt is JSON null. All text is UTF-8,
// NFC, one line, single spaces; the author's words are never changed.

// A decimal number exactly as far as it was written: 96.31 is {9631, 2}. Kept normal: no trailing zeros in the
// fraction, so that 100, 100.0 and 100.00 are equal.
struct Decimal {
  std::int64_t unscaled = 0;
  int scale = 0;  // digits after the point, 0 to 18

  double ToDouble() const;
  std::string ToString() const;  // "96.31", "100", "-0.5"
  // Reads ASCII digits with one optional point; std::nullopt on anything else or past 18 digits.
  static std::optional<Decimal> Parse(std::string_view text);
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

struct RuleSource {
  std::string name;     // of the pack, "bangkok-ita"
  std::string version;  // of the pack, "2567.1"
  std::string sha256;   // over the pack's files, in path order
};

struct DocumentInfo {
  std::string path;                     // as the caller named it; bytes that are not UTF-8 become U+FFFD
  std::string sha256;                   // of the file
  std::uint64_t bytes = 0;              // size of the file
  std::string format;                   // "docx", "docm", "dotx", "dotm", "text", "doc", "rtf", "odt", "xml"
  std::optional<std::string> modified;  // of the file's own properties, "2024-04-02T03:10:00Z"
};

struct Agency {
  std::optional<std::string> name;
  std::optional<std::string> name_en;
  std::optional<std::string> type;
  std::optional<std::string> code;
  std::optional<std::string> code_scheme;
};

struct Round {
  std::optional<std::string> label;
  std::optional<int> no;      // which, from 1
  std::optional<int> of;      // of how many in the year
  std::optional<int> months;  // covered, from the start of the fiscal year
};

struct Period {
  std::optional<std::string> start;  // ISO dates, CE, both ends included
  std::optional<std::string> end;
};

struct ReportInfo {
  std::string key;  // "bangkok-ita/1035/2567/1", or "bangkok-ita/doc:" and 12 hex digits
  std::optional<std::string> title;
  Agency agency;
  std::optional<int> fiscal_year;     // Buddhist era
  std::optional<int> fiscal_year_ce;  // that less 543
  Round round;
  Period period;
};

struct Instrument {
  std::optional<std::string> code;
  std::optional<std::string> name;
};

struct Indicator {
  std::optional<int> no;
  std::optional<std::string> name;
};

struct Item {
  std::optional<std::string> code;  // normal form: "I1", "O1-O22"
  std::optional<int> first;
  std::optional<int> last;
  std::optional<std::string> statement;
};

enum class ScoreUnit { kPoints, kPercent, kLevel };

struct Score {
  std::optional<Decimal> value;  // none where it could not be read
  std::string raw;               // as written
  ScoreUnit unit = ScoreUnit::kPoints;
  std::optional<Decimal> max;
  std::optional<int> fiscal_year;  // of the assessment, where the report or the pack states it
};

struct Answer {
  int measure = 0;  // ListItem::no of the measure
  double similarity = 0;
};

struct ListItem {
  int no = 0;
  int level = 1;
  std::optional<std::string> label;  // as shown: "1.", "-", "๑."
  std::string text;
  std::optional<std::vector<Answer>> answers;  // results only, and only when linked
};

enum class EvidenceKind { kPicture, kLink, kObject, kText };

struct Evidence {
  EvidenceKind kind = EvidenceKind::kPicture;
  std::optional<std::string> part;  // "word/media/image1.png"
  std::optional<std::string> sha256;
  std::optional<std::string> media_type;
  std::optional<std::uint32_t> width;   // pixels
  std::optional<std::uint32_t> height;  // pixels
  std::optional<std::string> taken;     // EXIF capture time, local, years CE: "2024-01-31T09:00:00"
  std::optional<std::string> text;
  std::optional<std::string> url;
};

// A cell that this record shares with others through a vertical merge.
struct SharedCell {
  std::string field;              // "measures"
  int group = 0;                  // counts merged cells in the report, from 1
  std::vector<std::string> with;  // the other items, document order
};

struct RecordSource {
  std::optional<std::string> part;  // none for a dump
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::vector<std::pair<std::string, std::uint32_t>> columns;  // by field, only where unusual
};

// One change to the author's characters.
struct FieldRepair {
  std::string field;         // "measures[1].text", indices from 0
  std::string kind;          // one of the closed list in `sarabun schema`
  std::uint64_t offset = 0;  // code points in the final text
  std::string before;
  std::string after;
  double confidence = 1.0;  // 0 to 1
};

struct Record {
  std::string record_id;  // 32 hex digits; set by records::Seal
  std::string key;        // set by records::Seal
  int no = 0;
  RuleSource rules;
  DocumentInfo document;
  ReportInfo report;
  std::optional<Instrument> instrument;
  std::optional<Indicator> indicator;
  Item item;
  std::optional<Score> score;
  std::vector<ListItem> issues;
  std::vector<ListItem> measures;
  std::vector<ListItem> results;
  std::optional<std::vector<Evidence>> evidence;  // none: the input cannot tell
  std::vector<std::pair<std::string, std::string>> extra;
  std::vector<SharedCell> shared;
  RecordSource source;
  std::vector<FieldRepair> repairs;
  std::vector<std::pair<std::string, std::string>> raw;  // field and its text before repair; --with-raw only
};

}  // namespace sarabun
