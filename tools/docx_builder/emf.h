#pragma once

#include <string>
#include <vector>

#include "tools/docx_builder/document.h"

namespace sarabun::build {

// A Windows enhanced metafile ([MS-EMF]) that draws the texts, as the preview picture in docProps does: header,
// text alignment and background mode, one EMR_EXTTEXTOUTW a text, end. No picture data.
std::string WriteEmf(const std::vector<PreviewText>& texts);

}  // namespace sarabun::build
