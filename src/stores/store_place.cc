#include "stores/store_place.h"

#include <filesystem>

#include "base/file.h"

namespace sarabun::stores {

Status CheckPlace(const std::string& path) {
  const std::string above = std::filesystem::path(path).parent_path().native();
  if (above.empty() || KindOf(above) == PathKind::kFolder) return {};
  const bool missing = KindOf(above) == PathKind::kMissing;
  Error error{ErrorCode::kNotFound,
              "there is no folder " + above + " to make it in" + (missing ? "" : "; that is a file"),
              "see that its folder is there: check the spelling, or make it first; nothing was changed",
              {}};
  error.where.path = path;
  return error;
}

}  // namespace sarabun::stores
