#pragma once

#include <array>
#include <span>
#include <string_view>

#include "opc/package.h"
#include "sarabun/result.h"
#include "wordml/document.h"
#include "wordml/reader.h"

namespace sarabun::wordml {

// Everything beside the body's own part. A part that is missing is as if empty; one that cannot be read is a
// `construct-not-read` finding, and nothing of it is used. Only a limit is an error, and not in a part of properties.

struct SideKind {
  opc::RelType type;
  std::string_view name;  // PartText::kind of what is whole
};
inline constexpr std::array kNoteKinds = {SideKind{opc::RelType::kComments, "comments"},
                                          SideKind{opc::RelType::kFootnotes, "footnotes"},
                                          SideKind{opc::RelType::kEndnotes, "endnotes"}};
inline constexpr std::array kMarginKinds = {SideKind{opc::RelType::kHeader, "header"},
                                            SideKind{opc::RelType::kFooter, "footer"}};

// Styles and lists into `document`; returns the main part's relationships.
Result<opc::Relationships> ReadSettings(Document& document);

// Notes and comments into document.notes.
Status ReadNotes(Document& document, const opc::Relationships& relationships);
// The notes that nothing shown refers to are text that is not shown.
void ReportUnreferredNotes(Document& document);

// Every part of these kinds, as paragraphs.
Status ReadSideStories(Document& document, const opc::Relationships& relationships, std::span<const SideKind> kinds,
                       SideParts& side);

// Counts w:t in all other parts (building blocks, parts that nothing refers to) as text not shown.
Status CountOtherParts(Document& document, const opc::Relationships& relationships);

// Those parts hold no text, so that even one past a limit is no more than unread: nothing goes on in it.
inline constexpr std::array kPropertyTypes = {opc::RelType::kCoreProperties, opc::RelType::kExtendedProperties,
                                              opc::RelType::kCustomProperties};
Properties ReadProperties(Document& document);

// A finding for a part that cannot be read.
void SayUnread(Document& document, const Error& error, const opc::PartName& part);

// The same, and ok, for a side part; limits stay errors.
Status Forgive(Document& document, const Error& error, const opc::PartName& part);

// `error` with the part it is about, if it names none.
Error WithPart(Error error, const opc::PartName& part);

}  // namespace sarabun::wordml
