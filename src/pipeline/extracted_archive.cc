#include "pipeline/extracted_archive.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace sarabun::pipeline {

namespace {

// One list of fields a type serves both ways: `archive(a, b, c)` writes them, or reads into them.
class Packer {
 public:
  template <class... Fields>
  void operator()(const Fields&... fields) {
    (Put(fields), ...);
  }
  std::string Take() { return std::move(out_); }

 private:
  template <class Type>
  void Put(const Type& value) {
    if constexpr (std::is_arithmetic_v<Type> || std::is_enum_v<Type>) {
      out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      Describe(*this, const_cast<Type&>(value));  // a packer reads only
    }
  }
  void Put(const std::string& text) {
    Put(std::uint64_t{text.size()});
    out_ += text;
  }
  template <class Type>
  void Put(const std::vector<Type>& list) {
    Put(std::uint64_t{list.size()});
    for (const Type& item : list) Put(item);
  }
  template <class Type>
  void Put(const std::optional<Type>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }
  template <class First, class Second>
  void Put(const std::pair<First, Second>& pair) {
    Put(pair.first);
    Put(pair.second);
  }
  template <class Key, class Value>
  void Put(const std::map<Key, Value>& map) {
    Put(std::uint64_t{map.size()});
    for (const auto& [key, value] : map) {
      Put(key);
      Put(value);
    }
  }

  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (Get(fields), ...);
  }
  bool done() const { return sound_ && left_.empty(); }

 private:
  template <class Type>
  void Get(Type& value) {
    if constexpr (std::is_same_v<Type, bool>) {
      std::uint8_t byte = 0;
      Get(byte);
      value = byte == 1;
      sound_ = sound_ && byte <= 1;
    } else if constexpr (std::is_arithmetic_v<Type> || std::is_enum_v<Type>) {
      if (!sound_ || left_.size() < sizeof value) {
        sound_ = false;
        return;
      }
      std::memcpy(&value, left_.data(), sizeof value);
      left_.remove_prefix(sizeof value);
    } else {
      Describe(*this, value);
    }
  }
  // Nothing takes less than a byte, so that a lying count is seen before it costs memory.
  std::uint64_t GetCount() {
    std::uint64_t count = 0;
    Get(count);
    if (!sound_ || count > left_.size()) {
      sound_ = false;
      return 0;
    }
    return count;
  }
  void Get(std::string& text) {
    const std::uint64_t length = GetCount();
    text = left_.substr(0, length);
    left_.remove_prefix(length);
  }
  template <class Type>
  void Get(std::vector<Type>& list) {
    list.clear();
    for (std::uint64_t left = GetCount(); left > 0 && sound_; --left) Get(list.emplace_back());
  }
  template <class Type>
  void Get(std::optional<Type>& value) {
    bool there = false;
    Get(there);
    value.reset();
    if (there) Get(value.emplace());
  }
  template <class First, class Second>
  void Get(std::pair<First, Second>& pair) {
    Get(pair.first);
    Get(pair.second);
  }
  template <class Key, class Value>
  void Get(std::map<Key, Value>& map) {
    map.clear();
    for (std::uint64_t left = GetCount(); left > 0 && sound_; --left) {
      Key key;
      Get(key);
      Get(map[std::move(key)]);
    }
  }

  std::string_view left_;
  bool sound_ = true;
};

// Every field of every type that crosses over. A field that is added to one of them belongs here too; the test that
// compares whole outputs finds what is forgotten.
template <class Archive>
void Describe(Archive& archive, Location& it) {
  archive(it.path, it.part, it.byte, it.line, it.table, it.row, it.column);
}
template <class Archive>
void Describe(Archive& archive, Error& it) {
  archive(it.code, it.message, it.hint, it.where);
}
template <class Archive>
void Describe(Archive& archive, Decimal& it) {
  archive(it.unscaled, it.scale);
}
template <class Archive>
void Describe(Archive& archive, RuleSource& it) {
  archive(it.name, it.version, it.sha256);
}
template <class Archive>
void Describe(Archive& archive, DocumentInfo& it) {
  archive(it.path, it.sha256, it.bytes, it.format, it.modified);
}
template <class Archive>
void Describe(Archive& archive, ReportInfo& it) {
  Agency& agency = it.agency;
  archive(it.key, it.title, agency.name, agency.name_en, agency.type, agency.code, agency.code_scheme);
  archive(it.fiscal_year, it.fiscal_year_ce, it.round.label, it.round.no, it.round.of, it.round.months);
  archive(it.period.start, it.period.end);
}
template <class Archive>
void Describe(Archive& archive, Instrument& it) {
  archive(it.code, it.name);
}
template <class Archive>
void Describe(Archive& archive, Indicator& it) {
  archive(it.no, it.name);
}
template <class Archive>
void Describe(Archive& archive, Item& it) {
  archive(it.code, it.first, it.last, it.statement);
}
template <class Archive>
void Describe(Archive& archive, Score& it) {
  archive(it.value, it.raw, it.unit, it.max, it.fiscal_year);
}
template <class Archive>
void Describe(Archive& archive, Answer& it) {
  archive(it.measure, it.similarity);
}
template <class Archive>
void Describe(Archive& archive, ListItem& it) {
  archive(it.no, it.level, it.label, it.text, it.answers);
}
template <class Archive>
void Describe(Archive& archive, Evidence& it) {
  archive(it.kind, it.part, it.sha256, it.media_type, it.width, it.height, it.taken, it.text, it.url);
}
template <class Archive>
void Describe(Archive& archive, SharedCell& it) {
  archive(it.field, it.group, it.with);
}
template <class Archive>
void Describe(Archive& archive, RecordSource& it) {
  archive(it.part, it.table, it.row, it.columns);
}
template <class Archive>
void Describe(Archive& archive, FieldRepair& it) {
  archive(it.field, it.kind, it.offset, it.before, it.after, it.confidence);
}
template <class Archive>
void Describe(Archive& archive, Record& it) {
  archive(it.record_id, it.key, it.no, it.rules, it.document, it.report, it.instrument, it.indicator, it.item,
          it.score);
  archive(it.issues, it.measures, it.results, it.evidence, it.extra, it.shared, it.source, it.repairs, it.raw);
}
template <class Archive>
void Describe(Archive& archive, DataValue& it) {
  archive(it.kind, it.text, it.integer, it.real, it.texts);
}
template <class Archive>
void Describe(Archive& archive, Finding& it) {
  archive(it.code, it.severity, it.report_key, it.agency, it.items, it.field, it.where, it.message, it.message_th);
  archive(it.related, it.data, it.status, it.document_path, it.document_sha256);
}
template <class Archive>
void Describe(Archive& archive, FileOutcome& it) {
  archive(it.path, it.rejected, it.skipped, it.error, it.records, it.findings);
  archive(it.sha256, it.bytes, it.report_keys, it.unchanged);
}
template <class Archive>
void Describe(Archive& archive, Gallery::Picture& it) {
  bool seen = it.looks.has_value();
  archive(seen, it.thumbnail);
  if (!seen) return;
  if (!it.looks) it.looks.emplace();
  archive(it.looks->hash, it.looks->aspect);
  for (std::uint8_t& grey : it.looks->grey) archive(grey);
}
template <class Archive>
void Describe(Archive& archive, Extracted& it) {
  archive(it.outcome, it.records, it.findings.items(), it.document, it.pictures, it.shown);
}
template <class Archive>
void Describe(Archive& archive, Input& it) {
  std::uint64_t folder = it.folder;
  archive(it.path, it.named, folder);
  it.folder = folder;
}

Error Unsound() {
  return {ErrorCode::kInternal,
          "the process that read this file gave an answer that makes no sense",
          "only this file is lost; please report it with the file",
          {}};
}

}  // namespace

std::string PackQuestion(const Input& input, const Document& document) {
  Packer pack;
  pack(input, document.info, document.kind, document.bytes);
  return pack.Take();
}

Status UnpackQuestion(std::string_view bytes, Input& input, Document& document) {
  Unpacker unpack(bytes);
  unpack(input, document.info, document.kind, document.bytes);
  return unpack.done() ? Status() : Status(Unsound());
}

std::string PackExtracted(const Extracted& extracted) {
  Packer pack;
  pack(extracted);
  return pack.Take();
}

Result<Extracted> UnpackExtracted(std::string_view bytes) {
  Unpacker unpack(bytes);
  Extracted extracted;
  unpack(extracted);
  if (!unpack.done()) return Unsound();
  return extracted;
}

}  // namespace sarabun::pipeline
