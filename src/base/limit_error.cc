#include "base/limit_error.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace sarabun {

Error LimitReached(std::string message, std::string_view name) {
  Error error;
  error.code = ErrorCode::kLimitReached;
  error.message = std::move(message);
  error.hint = std::string("if the file is honest, raise the limit with --limit ").append(name).append("=N");
  return error;
}

Error MoreThan(std::uint64_t limit, std::string_view what, std::string_view name) {
  std::string counted(what);
  const std::size_t end = std::min(counted.find(' '), counted.size());
  if (limit == 1 && counted.substr(0, end).ends_with('s')) counted.erase(end - 1, 1);
  return LimitReached("more than " + std::to_string(limit) + " " + counted, name);
}

}  // namespace sarabun
