#include "wordml/side_parts.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "wordml/elements.h"
#include "wordml/story.h"
#include "wordml/values.h"

namespace sarabun::wordml {

namespace {

// Keeps the paragraphs of a story, tables or not.
class ParagraphList final : public BodyHandler, public StoryListener {
 public:
  explicit ParagraphList(std::vector<Paragraph>& paragraphs) : paragraphs_(paragraphs) {}
  void OnParagraph(Paragraph paragraph) override { paragraphs_.push_back(std::move(paragraph)); }
  void OnTableStart(const TableProperties&) override {}
  void OnTableEnd() override {}
  void OnRowStart(const RowProperties&) override {}
  void OnRowEnd() override {}
  void OnCellStart(const CellProperties&) override {}
  void OnCellEnd() override {}
  void OnNoteStart(std::string_view, std::string_view, std::string_view) override {}
  void OnNoteEnd() override {}

 private:
  std::vector<Paragraph>& paragraphs_;
};

class TextCounter final : public xml::Handler {
 public:
  void OnStart(const xml::Element& element) override { in_text_ = element.id == kT; }
  void OnEnd(const xml::Element&) override { in_text_ = false; }
  void OnText(std::string_view text) override {
    if (in_text_) count_ += CountCodePoints(text);
  }
  std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0;
  bool in_text_ = false;
};

class PropertiesHandler final : public xml::Handler {
 public:
  explicit PropertiesHandler(Properties& properties) : properties_(properties) {}
  void OnStart(const xml::Element& element) override {
    switch (element.id) {
      case kTitle:
        into_ = &properties_.title;
        return;
      case kSubject:
        into_ = &properties_.subject;
        return;
      case kCreator:
        into_ = &properties_.creator;
        return;
      case kDescription:
        into_ = &properties_.description;
        return;
      case kKeywords:
        into_ = &properties_.keywords;
        return;
      default:
        into_ = nullptr;
    }
  }
  void OnEnd(const xml::Element&) override { into_ = nullptr; }
  void OnText(std::string_view text) override {
    if (into_ != nullptr) *into_ += text;
  }

 private:
  Properties& properties_;
  std::string* into_ = nullptr;
};

// Ok, and a finding, for a side part that cannot be read; limits stay errors.
Status Forgive(Document& document, const Error& error, const opc::PartName& part) {
  if (error.code == ErrorCode::kLimitReached) return WithPart(error, part);
  Location where;
  where.part = part.value;
  document.NotRead("part " + part.value + " (" + error.message + ")", where);
  return {};
}

Status ReadPart(Document& document, const opc::Relationships& relationships, opc::RelType type, xml::Handler& handler,
                bool* whole) {
  *whole = false;
  const opc::Relationship* found = relationships.First(type);
  if (found == nullptr || !found->part) return {};
  const Status status = document.package.Parse(*found->part, document.parser, handler);
  *whole = status.ok();
  return status.ok() ? status : Forgive(document, status.error(), *found->part);
}

std::vector<opc::PartName> PartsOf(const opc::Relationships& relationships, opc::RelType type) {
  std::vector<opc::PartName> parts;
  for (const opc::Relationship& item : relationships.items()) {
    if (item.type != type || !item.part) continue;
    if (std::find(parts.begin(), parts.end(), *item.part) == parts.end()) parts.push_back(*item.part);
  }
  return parts;
}

// One story, all or nothing: `read` says whether it counts.
template <class Handler>
Status ReadStory(Document& document, const opc::PartName& part, Handler& handler, bool* read) {
  *read = false;
  Result<opc::Relationships> own = document.package.RelationshipsOf(part);
  if (!own.ok()) {
    if (Status status = Forgive(document, own.error(), part); !status.ok()) return status;
    own = opc::Relationships();
  }
  const CharacterCount before = document.count;
  Story story(document, part, *own, handler, &handler);
  const Status status = story.Read();
  *read = status.ok();
  if (*read) return {};
  document.count = before;
  return Forgive(document, status.error(), part);
}

}  // namespace

Error WithPart(Error error, const opc::PartName& part) {
  if (error.where.part.empty()) error.where.part = part.value;
  return error;
}

Result<opc::Relationships> ReadSettings(Document& document) {
  const opc::PartName main = document.package.main_part();
  Result<opc::Relationships> relationships = document.package.RelationshipsOf(main);
  if (!relationships.ok()) {
    if (Status status = Forgive(document, relationships.error(), main); !status.ok()) return status.error();
    return opc::Relationships();
  }
  bool whole = false;
  StylesHandler styles(document.styles);
  Status status = ReadPart(document, *relationships, opc::RelType::kStyles, styles, &whole);
  if (!status.ok()) return status.error();
  if (!whole) document.styles.Clear();
  document.styles.Resolve();
  NumberingHandler numbering(document.numbering);
  status = ReadPart(document, *relationships, opc::RelType::kNumbering, numbering, &whole);
  if (!status.ok()) return status.error();
  if (!whole) document.numbering.Clear();
  document.numbering.Link(document.styles);
  return relationships;
}

Status ReadNotes(Document& document, const opc::Relationships& relationships) {
  for (const SideKind& kind : kNoteKinds) {
    for (const opc::PartName& part : PartsOf(relationships, kind.type)) {
      Notes notes;
      NotesCollector collector(notes);
      bool read = false;
      const std::uint64_t out = document.count.out;
      if (Status status = ReadStory(document, part, collector, &read); !status.ok()) return status;
      // Handed on once a paragraph refers to them, not before.
      document.count.out = out;
      if (read) document.notes.Merge(std::move(notes));
    }
  }
  return {};
}

void ReportUnreferredNotes(Document& document) {
  NotShown left;
  left.Add(Reason::kNote, document.notes.Unreferred(), document.notes.Unreferred());
  Location where;
  where.part = document.package.main_part().value;
  left.Report(document.findings, where);
  document.count.reported += left.counted();
}

Status ReadSideStories(Document& document, const opc::Relationships& relationships, std::span<const SideKind> kinds,
                       SideParts& side) {
  for (const SideKind& kind : kinds) {
    for (const opc::PartName& part : PartsOf(relationships, kind.type)) {
      PartText text;
      text.part = part.value;
      text.kind = kind.name;
      ParagraphList list(text.paragraphs);
      bool read = false;
      if (Status status = ReadStory(document, part, list, &read); !status.ok()) return status;
      if (read) side.parts.push_back(std::move(text));
    }
  }
  return {};
}

Status CountOtherParts(Document& document, const opc::Relationships& relationships) {
  std::set<std::string> read = {ToLowerAscii(document.package.main_part().value)};
  const auto add = [&](std::span<const SideKind> kinds) {
    for (const SideKind& kind : kinds) {
      for (const opc::PartName& part : PartsOf(relationships, kind.type)) read.insert(ToLowerAscii(part.value));
    }
  };
  add(kNoteKinds);
  add(kMarginKinds);
  for (const opc::Entry& entry : document.package.entries()) {
    const std::string name = ToLowerAscii(entry.name.value);
    if (!name.ends_with(".xml") || read.contains(name)) continue;
    TextCounter counter;
    const Status status = document.package.Parse(entry.name, document.parser, counter);
    if (!status.ok()) {
      if (Status forgiven = Forgive(document, status.error(), entry.name); !forgiven.ok()) return forgiven;
      continue;
    }
    NotShown other;
    other.Add(Reason::kOtherPart, counter.count(), counter.count());
    Location where;
    where.part = entry.name.value;
    other.Report(document.findings, where);
    document.count.in += counter.count();
    document.count.reported += counter.count();
  }
  return {};
}

Properties ReadProperties(Document& document) {
  Properties properties;
  PropertiesHandler handler(properties);
  const opc::Relationship* core = document.package.PackageRelationships().First(opc::RelType::kCoreProperties);
  if (core == nullptr || !core->part) return properties;
  const Status status = document.package.Parse(*core->part, document.parser, handler);
  return status.ok() ? properties : Properties{};
}

}  // namespace sarabun::wordml
