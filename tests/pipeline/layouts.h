#pragma once

#include <string>
#include <string_view>

namespace sarabun::test {

// A .docx laid out in Word's other ways, with the same content.

std::string Base64(std::string_view bytes);

// Flat OPC ("Word XML Document").
std::string FlatOf(const std::string& docx);

// Word 2003 XML, of what the samples hold: text, tables, list numbers, revisions, pictures. Pictures keep their names.
std::string Word2003Of(const std::string& docx);

// In the strict namespaces of ISO/IEC 29500, as Word's "Strict Open XML Document".
std::string StrictOf(const std::string& docx);

// With another content type of the main part, and a macro part that is none.
std::string WithMacros(const std::string& docx, const std::string& content_type);

}  // namespace sarabun::test
