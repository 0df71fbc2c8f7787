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

// Keeps the paragraphs of a story, tables or not, and begins anew at each note.
class ParagraphList final : public BodyHandler, public StoryListener {
 public:
  ParagraphList(const opc::PartName& part, std::string_view kind) { whole_.part = part.value, whole_.kind = kind; }
  void OnParagraph(Paragraph paragraph) override {
    (notes_.empty() ? whole_ : notes_.back()).paragraphs.push_back(std::move(paragraph));
  }
  void OnTableStart(const TableProperties&) override {}
  void OnTableEnd() override {}
  void OnRowStart(const RowProperties&) override {}
  void OnRowEnd() override {}
  void OnCellStart(const CellProperties&) override {}
  void OnCellEnd() override {}
  void OnNoteStart(const NoteHead& head) override {
    notes_.push_back({whole_.part, std::string(head.kind), std::string(head.id), std::string(head.author), {}});
  }
  void OnNoteEnd() override {}

  // A note that says nothing is a line that Word draws above the others.
  void MoveTo(std::vector<PartText>& parts) {
    if (notes_.empty()) return parts.push_back(std::move(whole_));
    const auto says = [](const Paragraph& paragraph) { return !paragraph.text.empty() || !paragraph.media.empty(); };
    for (PartText& note : notes_) {
      if (std::any_of(note.paragraphs.begin(), note.paragraphs.end(), says)) parts.push_back(std::move(note));
    }
  }

 private:
  PartText whole_;
  std::vector<PartText> notes_;
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

// The code points of w:t that were counted in a part before its fault, or all of one that is no story.
void ReportOtherPart(Document& document, std::uint64_t characters, const opc::PartName& part) {
  NotShown other;
  other.Add(Reason::kOtherPart, characters, characters);
  Location where;
  where.part = part.value;
  other.Report(document.findings, where);
  document.count.in += characters;
  document.count.reported += characters;
}

// One story, all or nothing: `read` says whether it is used.
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
  const std::uint64_t counted = document.count.in - before.in;
  document.count = before;
  ReportOtherPart(document, counted, part);
  return Forgive(document, status.error(), part);
}

// By its name, or by its content type where the name says nothing.
bool MayHoldText(const opc::Package& package, const opc::PartName& name) {
  const std::string type = ToLowerAscii(package.ContentType(name));
  return ToLowerAscii(name.value).ends_with(".xml") ||
         (type.ends_with("+xml") && type.find("relationships") == std::string::npos);
}

bool HoldsProperties(const opc::Package& package, const opc::PartName& name) {
  return std::any_of(kPropertyTypes.begin(), kPropertyTypes.end(), [&](opc::RelType type) {
    const opc::Relationship* found = package.PackageRelationships().First(type);
    return found != nullptr && found->part && ToLowerAscii(found->part->value) == ToLowerAscii(name.value);
  });
}

}  // namespace

Error WithPart(Error error, const opc::PartName& part) {
  if (error.where.part.empty()) error.where.part = part.value;
  return error;
}

void SayUnread(Document& document, const Error& error, const opc::PartName& part) {
  Location where;
  where.part = error.where.part.empty() ? part.value : error.where.part;  // of its relationships, another
  document.NotRead("part " + where.part + " (" + error.message + ")", where);
}

Status Forgive(Document& document, const Error& error, const opc::PartName& part) {
  if (error.code == ErrorCode::kLimitReached) return WithPart(error, part);
  SayUnread(document, error, part);
  return {};
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
      if (read) document.notes.Merge(notes);
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
      ParagraphList list(part, kind.name);
      bool read = false;
      if (Status status = ReadStory(document, part, list, &read); !status.ok()) return status;
      if (read) list.MoveTo(side.parts);
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
  std::set<std::string> said;  // ReadSettings has said what is wrong with these
  for (const opc::RelType type : {opc::RelType::kStyles, opc::RelType::kNumbering}) {
    const opc::Relationship* found = relationships.First(type);
    if (found != nullptr && found->part) said.insert(ToLowerAscii(found->part->value));
  }
  for (const opc::Entry& entry : document.package.entries()) {
    if (!MayHoldText(document.package, entry.name) || read.contains(ToLowerAscii(entry.name.value))) continue;
    TextCounter counter;
    const Status status = document.package.Parse(entry.name, document.parser, counter);
    ReportOtherPart(document, counter.count(), entry.name);
    if (status.ok()) continue;
    if (said.contains(ToLowerAscii(entry.name.value)) && status.error().code != ErrorCode::kLimitReached) continue;
    if (HoldsProperties(document.package, entry.name)) {
      SayUnread(document, status.error(), entry.name);
    } else if (Status forgiven = Forgive(document, status.error(), entry.name); !forgiven.ok()) {
      return forgiven;
    }
  }
  return {};
}

}  // namespace sarabun::wordml
