#include "stores/store_list.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "stores/parquet_store.h"
#include "stores/postgres_store.h"
#include "stores/sqlite_store.h"

namespace sarabun::stores {

namespace {

// One kind of store. `rest` is what follows the scheme; `uri` the whole.
struct Kind {
  std::string_view scheme;
  std::string_view example;
  Result<std::unique_ptr<warehouse::Store>> (*make)(const std::string& uri, const std::string& rest,
                                                    const StoreOptions& options);
};

constexpr std::array<Kind, 4> kKinds = {{
    {"sqlite:", "sqlite:FILE", MakeSqliteStore},
    {"postgresql://", "postgresql://HOST/DATABASE", MakePostgresStore},
    {"postgres://", "postgres://HOST/DATABASE", MakePostgresStore},
    {"parquet:", "parquet:DIR", MakeParquetStore},
}};

// What somebody meant who wrote another scheme than this one. What follows the colon is shown where it is sure to be no
// password.
std::string Meant(std::string_view scheme, std::string rest) {
  const bool file = scheme == "sqlite" || scheme == "parquet";
  if (rest.starts_with("//")) rest.erase(0, 2);
  const bool plain = !rest.empty() && rest.find_first_of("@:?=") == std::string::npos;
  if (file && plain) return std::string(scheme) + ":" + rest;
  if (!file && plain && rest.find('/') == std::string::npos) return std::string(scheme) + "://HOST/" + rest;
  for (const Kind& kind : kKinds) {
    if (kind.example.starts_with(scheme) && kind.example[scheme.size()] == ':') return std::string(kind.example);
  }
  return {};
}

// "//" after the scheme of a file, where URIs of servers have their host: "sqlite://x.db" would be /x.db on the disk's
// root. An absolute path after it is one.
Status CheckFilePath(std::string_view scheme, const std::string& rest) {
  if ((scheme != "sqlite:" && scheme != "parquet:") || !rest.starts_with("//") || rest.starts_with("///")) return {};
  const std::string path = rest.substr(2);
  return Error{ErrorCode::kInvalidArgument,
               "'" + std::string(scheme) + rest + "' names a file as if it were a server",
               "did you mean " + std::string(scheme) + path + ", or " + std::string(scheme) + "/" + path + "?",
               {}};
}

Error UnknownStore(const std::string& uri) {
  std::vector<std::string> examples;
  std::vector<std::string_view> schemes;
  for (const Kind& kind : kKinds) {
    examples.emplace_back(kind.example);
    schemes.push_back(kind.scheme.substr(0, kind.scheme.find(':')));
  }
  const std::size_t colon = uri.find(':');
  // What follows a colon may hold a password.
  const std::string shown = colon == std::string::npos ? uri : uri.substr(0, colon + 1);
  Error error{ErrorCode::kInvalidArgument, "'" + shown + "' names no store", "give one of " + Join(examples, ", "), {}};
  if (shown.find('=') != std::string::npos) {  // "host=… password=…"
    error.message = "what follows --to names no store";
    return error;
  }
  const std::string_view near = Nearest(ToLowerAscii(uri.substr(0, colon)), schemes);
  std::string meant;
  if (!near.empty()) {
    meant = Meant(near, colon == std::string::npos ? "" : uri.substr(colon + 1));
  } else if (colon == std::string::npos && !uri.empty()) {
    meant = "sqlite:" + uri;
  }
  if (!meant.empty()) error.hint = "did you mean " + meant + "? " + error.hint;
  return error;
}

// Names that need no thought in any store: a file's prefix, a folder, a PostgreSQL schema.
bool IsPlainName(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !name.empty() && name.size() <= 48 && letter(name.front()) && !name.starts_with("pg_") &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

}  // namespace

Result<std::unique_ptr<warehouse::Store>> MakeStore(const std::string& uri, const StoreOptions& options) {
  if (Status named = CheckSchemaName(options.schema); !named) return named.error();
  for (const Kind& kind : kKinds) {
    if (!uri.starts_with(kind.scheme)) continue;
    const std::string rest = uri.substr(kind.scheme.size());
    if (Status path = CheckFilePath(kind.scheme, rest); !path) return path.error();
    return kind.make(uri, rest, options);
  }
  return UnknownStore(uri);
}

Status CheckSchemaName(const std::string& schema) {
  if (schema.empty() || IsPlainName(schema)) return {};
  return Error{ErrorCode::kInvalidArgument,
               "'" + schema + "' is no name for a schema",
               "use letters, digits and _, a letter first, at most 48, and not pg_",
               {}};
}

bool NamesStore(std::string_view text) {
  return std::any_of(kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return text.starts_with(kind.scheme); });
}

}  // namespace sarabun::stores
