#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::html {

// What a page is made of. The two JSON texts are what its script shows: `data` at once, `pictures` (an object of base64
// JPEGs by their SHA-256) when they are first asked for.
struct Page {
  std::string_view language;   // "en" or "th", until the reader chooses
  std::string_view title;      // until the script sets its own
  std::string_view no_script;  // what is shown where scripts are off
  std::string_view generator;  // the program and its version
  std::string_view data;
  std::string_view pictures;
};

// Writes one self-contained HTML file, piece by piece: page.html with page.css and script/*.js in it, which are
// compiled in. Nothing in it can be a request or run but its own script: its content security policy (CSP level 3)
// names the hashes of style and script and lets in pictures of data URIs alone. The JSON cannot end its script element:
// "<", ">",
// "&", U+2028 and U+2029 are written as escapes. Errors: those of `write`.
Status WritePage(const Page& page, const std::function<Status(std::string_view)>& write);

// RFC 4648, section 4.
std::string Base64(std::string_view bytes);

}  // namespace sarabun::html
