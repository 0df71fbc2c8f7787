#include "xml/parse_error.h"

#include <cctype>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"

namespace sarabun::xml {

namespace {

// Names come from the document: bounded, so that a message stays one readable line.
std::string Quote(const char* text) {
  constexpr std::size_t kLongest = 60;
  if (text == nullptr) return "?";
  std::string out = utf8::Sanitize(text);
  const std::size_t end = utf8::OffsetOf(out, kLongest);
  if (end < out.size()) out.replace(end, std::string::npos, "...");
  return out;
}

// libxml2's own words, for what has none of ours: one line, no capital, no full stop.
std::string Plain(const char* message) {
  if (message == nullptr) return "not well-formed XML";
  const std::string_view first_line = Split(TrimAscii(message), '\n').front();
  std::string out = utf8::Sanitize(first_line);
  // Names of libxml2's functions say nothing to a reader: "xmlParseEntityRef: no name".
  const std::size_t colon = out.find(": ");
  if (colon != std::string::npos && out.find(' ') > colon && (out.starts_with("xml") || out.starts_with("parse"))) {
    out.erase(0, colon + 2);
  }
  while (!out.empty() && out.back() == '.') out.pop_back();
  const bool acronym = out.size() > 1 && std::isupper(static_cast<unsigned char>(out[1])) != 0;
  if (!out.empty() && !acronym) out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
  return "not well-formed XML: " + out;
}

std::string Message(const xmlError& found) {
  switch (found.code) {
    case XML_ERR_DOCUMENT_EMPTY:
      return "no XML in it";
    case XML_ERR_DOCUMENT_END:
      return "something follows the end of the document element";
    case XML_ERR_TAG_NAME_MISMATCH:
      return "</" + Quote(found.str2) + "> stands where <" + Quote(found.str1) + "> should end";
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return "the entity &" + Quote(found.str1) + "; is not defined";
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return "the attribute " + Quote(found.str1) + " stands twice in one tag";
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return "two attributes of one tag have the same name " + Quote(found.str1);
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return "the namespace prefix " + Quote(found.str1) + " is not declared";
    case XML_ERR_INVALID_ENCODING:
    case XML_I18N_CONV_FAILED:
    case XML_IO_ENCODER:
      return "bytes that the declared encoding does not allow";
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
      return "the encoding " + Quote(found.str1) + " is not known";
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      return "a character that XML does not allow";
    case XML_ERR_LT_IN_ATTRIBUTE:
      return "'<' inside an attribute";
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return "an attribute without quotes";
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return "the attribute " + Quote(found.str1) + " has no value";
    case XML_ERR_NAME_REQUIRED:
      if (found.message == nullptr || std::string_view(found.message).find("EntityRef") == std::string_view::npos) {
        return Plain(found.message);
      }
      [[fallthrough]];
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return "'&' that starts no entity";
    case XML_ERR_MISPLACED_CDATA_END:
      return "']]>' in text";
    default:
      return Plain(found.message);
  }
}

// Faults of what was read whole, wherever the input ends.
bool IsComplete(int code) {
  switch (code) {
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_ERR_INVALID_CHARREF:
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return true;
    default:
      return false;
  }
}

}  // namespace

Error DescribeParseError(const xmlError& found, bool at_end, bool inside_element) {
  Error error;
  error.where.line = static_cast<std::uint32_t>(found.line);
  error.where.column = static_cast<std::uint32_t>(found.int2);
  if (found.code == XML_ERR_NO_MEMORY) {
    error.code = ErrorCode::kOutOfMemory;
    error.message = "out of memory while reading XML";
  } else if (at_end && inside_element && !IsComplete(found.code)) {
    error.code = ErrorCode::kTruncated;
    error.message = "the XML ends in the middle";
    error.hint = "the file was cut off; fetch it again";
  } else {
    error.code = ErrorCode::kMalformed;
    error.message = Message(found);
  }
  return error;
}

}  // namespace sarabun::xml
