#include "stores/postgres_uri.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
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

// The parameter behind "?" that libpq does not know, as its words name it. Where an @ follows the "?", both may stand
// in a password that was not encoded, and nothing is quoted.
std::string UnknownParameter(const std::string& uri, const char* words) {
  constexpr std::string_view kComplaint = "invalid URI query parameter: \"";
  const std::string_view said = words == nullptr ? std::string_view() : std::string_view(words);
  const std::size_t question = uri.find('?');
  if (!said.starts_with(kComplaint) || question == std::string::npos || uri.find('@', question) != std::string::npos) {
    return {};
  }
  const std::string_view name = said.substr(kComplaint.size());
  return std::string(name.substr(0, name.find('"')));
}

Error NotUnderstood(const std::string& uri, const char* words) {
  const std::string parameter = UnknownParameter(uri, words);
  if (!parameter.empty()) {
    return {ErrorCode::kInvalidArgument,
            "the URI after --to has a parameter that PostgreSQL does not know: " + parameter,
            "after the ? stand libpq's own, like sslmode, connect_timeout, service or options",
            {}};
  }
  // libpq would quote a part of the URI, which might be a password.
  return {ErrorCode::kInvalidArgument,
          "the URI after --to is none that PostgreSQL understands",
          "write postgresql://USER@HOST:PORT/DATABASE, with % and two hex digits for special characters",
          {}};
}

}  // namespace

Status CheckPostgresUri(const std::string& uri) {
  char* words = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> parsed(PQconninfoParse(uri.c_str(), &words));
  const std::unique_ptr<char, FreeText> owned(words);
  if (parsed == nullptr) return NotUnderstood(uri, words);
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
