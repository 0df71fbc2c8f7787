#pragma once

#include <string>
#include <string_view>

namespace sarabun::test {

// A .docx laid out as Word's other XML files, with the same content.

std::string Base64(std::string_view bytes);

// Flat OPC ("Word XML Document").
std::string FlatOf(const std::string& docx);

// Word 2003 XML, of what the samples hold: text, tables, list numbers, revisions, pictures. Pictures keep their names.
std::string Word2003Of(const std::string& docx);

}  // namespace sarabun::test
