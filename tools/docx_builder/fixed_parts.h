#pragma once

// The parts of a Word package beside the document itself: what Word writes into every file.

#include <string>

#include "tools/docx_builder/document.h"

namespace sarabun::build {

std::string ContentTypesXml(const Document& document);
std::string PackageRelationshipsXml(const Document& document);
std::string DocumentRelationshipsXml(const Document& document);
std::string HeaderXml(const Document& document);
std::string CorePropertiesXml(const Document& document);
std::string AppPropertiesXml();
std::string StylesXml();
std::string SettingsXml(const Document& document);
std::string WebSettingsXml();
std::string FontTableXml();
std::string NumberingXml(const Document& document);
std::string ThemeXml();

}  // namespace sarabun::build
