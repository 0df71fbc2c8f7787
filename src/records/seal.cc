#include "records/seal.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"

// What a record says, as bytes.
//
// record_id must change when what is said changes, and only then. So the hash runs over the key and the
// content, instrument to extra, and not over where it was found (document, source, row numbers), which
// program read it (rules, repairs, raw) or how its cells were merged (shared). Inside the content three
// things are left out for the same reason:
//  - evidence.part: Word numbers pictures anew when it saves; the same picture in another part says the same.
//  - a picture's size and capture time: they follow from its bytes, which its hash stands for.
//  - results.answers: found by `--link`, not said by the author; with and without it the id is one.
// A picture or object without a known hash counts by its media type, so that it still counts as one more
// piece.
//
// The bytes are unambiguous whatever the texts hold, because every value says its own length:
//   text  's' length ':' bytes     integer 'i' digits ';'     null 'n'
//   list  'l' count ';' and the elements; an object is its values, in the contract's order, without names
// A decimal is text in its normal form. kForm stands first, so that another form can never give the same id.

namespace sarabun::records {

namespace {

constexpr std::string_view kForm = "sarabun.record/1 content/1\n";
constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kDocumentDigits = 12;

class ContentHash {
 public:
  void Text(const std::string& text) {
    Count('s', text.size(), ':');
    bytes_ += text;
  }
  void Integer(std::int64_t value) { Count('i', value, ';'); }
  void Null() { bytes_ += 'n'; }
  void List(std::size_t count) { Count('l', count, ';'); }

  void Text(const std::optional<std::string>& text) { text ? Text(*text) : Null(); }
  void Integer(const std::optional<int>& value) { value ? Integer(std::int64_t{*value}) : Null(); }
  void Number(const std::optional<Decimal>& value) { value ? Text(value->ToString()) : Null(); }

  std::string Id() const { return Sha256Hex(bytes_).substr(0, kIdDigits); }

 private:
  template <class Number>
  void Count(char tag, Number value, char end) {
    char digits[24];
    const auto written = std::to_chars(digits, digits + sizeof digits, value);
    bytes_ += tag;
    bytes_.append(digits, written.ptr);
    bytes_ += end;
  }

  std::string bytes_{kForm};
};

void AddScore(ContentHash& hash, const std::optional<Score>& score) {
  if (!score) return hash.Null();
  hash.List(5);
  hash.Number(score->value);
  hash.Text(score->raw);
  hash.Integer(static_cast<std::int64_t>(score->unit));
  hash.Number(score->max);
  hash.Integer(score->fiscal_year);
}

void AddItems(ContentHash& hash, const std::vector<ListItem>& items) {
  hash.List(items.size());
  for (const ListItem& item : items) {
    hash.Integer(std::int64_t{item.no});
    hash.Integer(std::int64_t{item.level});
    hash.Text(item.label);
    hash.Text(item.text);
  }
}

void AddEvidence(ContentHash& hash, const std::optional<std::vector<Evidence>>& evidence) {
  if (!evidence) return hash.Null();
  hash.List(evidence->size());
  for (const Evidence& piece : *evidence) {
    hash.Integer(static_cast<std::int64_t>(piece.kind));
    hash.Text(piece.sha256);
    hash.Text(piece.sha256 ? std::nullopt : piece.media_type);
    hash.Text(piece.text);
    hash.Text(piece.url);
  }
}

void AddPlace(ContentHash& hash, const Record& record) {
  if (record.instrument) {
    hash.List(2);
    hash.Text(record.instrument->code);
    hash.Text(record.instrument->name);
  } else {
    hash.Null();
  }
  if (record.indicator) {
    hash.List(2);
    hash.Integer(record.indicator->no);
    hash.Text(record.indicator->name);
  } else {
    hash.Null();
  }
  hash.Text(record.item.code);
  hash.Integer(record.item.first);
  hash.Integer(record.item.last);
  hash.Text(record.item.statement);
}

void AddExtra(ContentHash& hash, const std::vector<std::pair<std::string, std::string>>& extra) {
  hash.List(extra.size());
  for (const auto& [field, text] : extra) {
    hash.Text(field);
    hash.Text(text);
  }
}

}  // namespace

std::string ReportKey(const std::string& pack, const ReportInfo& report, const DocumentInfo& document) {
  if (!report.agency.code || !report.fiscal_year || !report.round.no) {
    return pack + "/doc:" + document.sha256.substr(0, kDocumentDigits);
  }
  return pack + "/" + *report.agency.code + "/" + std::to_string(*report.fiscal_year) + "/" +
         std::to_string(*report.round.no);
}

std::string RecordKey(const std::string& report_key, const Item& item, int no, int repeat) {
  if (!item.code) return report_key + "/#" + std::to_string(no);
  std::string key = report_key + "/" + *item.code;
  if (repeat > 1) key += "~" + std::to_string(repeat);
  return key;
}

void Seal(Record& record) {
  ContentHash hash;
  hash.Text(record.key);
  AddPlace(hash, record);
  AddScore(hash, record.score);
  AddItems(hash, record.issues);
  AddItems(hash, record.measures);
  AddItems(hash, record.results);
  AddEvidence(hash, record.evidence);
  AddExtra(hash, record.extra);
  record.record_id = hash.Id();
}

}  // namespace sarabun::records
