#pragma once

#include <string_view>

namespace sarabun::html {

// page.html, page.css and the files of script/ in the order of their names, compiled in.
extern const std::string_view kPageTemplate;
extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;

}  // namespace sarabun::html
