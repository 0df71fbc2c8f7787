#pragma once

#include <cstdint>

#include "tools/docx_builder/document.h"

namespace sarabun::build {

// A drawn placeholder for a photograph: a coloured ground with rectangles and discs, as PNG. Another `seed`
// gives another picture; the same seed and size give the same bytes.
Media DrawPicture(std::uint64_t seed, std::uint32_t width = 640, std::uint32_t height = 480);

}  // namespace sarabun::build
