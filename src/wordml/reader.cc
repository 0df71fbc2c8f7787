#include "wordml/reader.h"

#include <utility>

#include "wordml/document.h"
#include "wordml/elements.h"
#include "wordml/side_parts.h"
#include "wordml/story.h"
#include "wordml/table_sizes.h"

namespace sarabun::wordml {

class Reader::Impl {
 public:
  xml::Parser parser{Names(), RepeatingNames()};

  // Reads the body for the sizes of its tables alone.
  Status Measure(opc::Package& package, const ReadOptions& options, TableSizes& sizes) {
    FindingList said_later;
    Document document(package, options, said_later, parser);
    const opc::PartName main = package.main_part();
    Result<opc::Relationships> relationships = ReadSettings(document);
    if (!relationships.ok()) return relationships.error();
    const Status status = Story(document, main, *relationships, sizes, nullptr).Read();
    return status.ok() ? status : WithPart(status.error(), main);
  }
};

Reader::Reader() : impl_(std::make_unique<Impl>()) {}
Reader::~Reader() = default;

Status Reader::ReadBody(opc::Package& package, const ReadOptions& options, BodyHandler& body, FindingSink& findings,
                        CharacterCount* count) {
  Document document(package, options, findings, impl_->parser);
  const opc::PartName main = package.main_part();
  Result<opc::Relationships> relationships = ReadSettings(document);
  if (!relationships.ok()) return relationships.error();
  if (Status notes = ReadNotes(document, *relationships); !notes.ok()) return notes;
  TableSizes sizes;
  const bool sized = document.styles.AsksForLast();
  if (Status status = sized ? impl_->Measure(package, options, sizes) : Status(); !status.ok()) return status;
  Story story(document, main, *relationships, body, nullptr, sized ? &sizes : nullptr);
  if (Status status = story.Read(); !status.ok()) return WithPart(status.error(), main);
  ReportUnreferredNotes(document);
  document.ReportOnRequest();
  if (count != nullptr) *count = document.count;
  return {};
}

Result<SideParts> Reader::ReadSideParts(opc::Package& package, const ReadOptions& options, FindingSink& findings,
                                        CharacterCount* count) {
  // ReadBody has said already what is wrong with styles, lists and notes, and has counted the notes.
  FindingList said;
  Document again(package, options, said, impl_->parser);
  Result<opc::Relationships> relationships = ReadSettings(again);
  if (!relationships.ok()) return relationships.error();
  SideParts side;
  if (Status status = ReadSideStories(again, *relationships, kNoteKinds, side); !status.ok()) return status.error();

  Document document(package, options, findings, impl_->parser);
  document.styles = std::move(again.styles);
  document.numbering = std::move(again.numbering);
  if (Status status = ReadSideStories(document, *relationships, kMarginKinds, side); !status.ok()) {
    return status.error();
  }
  if (Status status = CountOtherParts(document, *relationships); !status.ok()) return status.error();
  document.ReportOnRequest();
  side.properties = ReadProperties(document);
  if (count != nullptr) *count = document.count;
  return side;
}

}  // namespace sarabun::wordml
