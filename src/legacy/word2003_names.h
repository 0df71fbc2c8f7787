#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "xml/sax.h"

namespace sarabun::legacy {

// What is done with an element of Word 2003 XML.
enum Word2003Id : std::uint16_t {
  kOldCopied = 0,  // carried over as it is, or under its new name
  kOldPassed,      // only its content is
  kOldSkipped,     // neither
  kOldProperties,  // carried over; of what it holds, only that which bears on text and geometry
  kOldKept,        // such a property
  kOldDocument,
  kOldText,  // its characters are carried over
  kOldLists,
  kOldStyles,
  kOldSection,
  kOldHeader,
  kOldFooter,
  kOldFootnote,
  kOldEndnote,
  kOldLink,
  kOldPicture,
  kOldBinData,
  kOldNumberFormat,
  kOldSuffix,
  kOldObject,
  kOldFileProperties,
  kOldCustomProperties,
};

std::span<const xml::Name> Word2003Names();

// The name in ECMA-376 of an element or attribute of Word 2003 XML; itself where nothing changed.
std::string_view NewName(std::string_view local);

// ST_NumberFormat (ECMA-376 part 1, 17.18.59) of a number format's code ([MS-OSHARED] 2.2.1.3, MSONFC); the code itself
// where it names none, which the reader reports.
std::string_view NumberFormatName(std::string_view code);

// Text as it stands in an element or, in double quotes, in an attribute.
void AppendEscaped(std::string& out, std::string_view text);

}  // namespace sarabun::legacy
