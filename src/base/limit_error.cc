#include "base/limit_error.h"

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
  return LimitReached("more than " + std::to_string(limit) + " " + std::string(what), name);
}

}  // namespace sarabun
