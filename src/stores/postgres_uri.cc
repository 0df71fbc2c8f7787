#include "stores/postgres_uri.h"

#include <libpq-fe.h>

#include <memory>
#include <string_view>

namespace sarabun::stores {

namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
struct FreeText {
  void operator()(char* text) const { PQfreemem(text); }
};

// Which part of a URI is secret and given; empty if none.
std::string_view SecretIn(const PQconninfoOption* options) {
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    const std::string_view name = option->keyword;
    if ((name == "password" || name == "sslpassword") && option->val != nullptr) return option->keyword;
  }
  return {};
}

}  // namespace

Status CheckPostgresUri(const std::string& uri) {
  char* words = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> parsed(PQconninfoParse(uri.c_str(), &words));
  const std::unique_ptr<char, FreeText> owned(words);
  if (parsed == nullptr) {
    // libpq would quote a part of the URI, which might be a password.
    return Error{ErrorCode::kInvalidArgument,
                 "the URI after --to is none that PostgreSQL understands",
                 "write postgresql://USER@HOST:PORT/DATABASE, with % and two hex digits for special characters",
                 {}};
  }
  const std::string_view secret = SecretIn(parsed.get());
  if (!secret.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 "a " + std::string(secret) + " stands in the URI, where process lists and shell histories show it",
                 secret == "password" ? "put it into the file that PGPASSFILE names (~/.pgpass): HOST:PORT:DATABASE:"
                                        "USER:PASSWORD, readable by you alone"
                                      : "leave the key without one, or use a service file (PGSERVICEFILE)",
                 {}};
  }
  return {};
}

}  // namespace sarabun::stores
