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
  if (colon == std::string::npos && !uri.empty()) error.hint = "did you mean sqlite:" + uri + "? " + error.hint;
  if (colon != std::string::npos && !near.empty())
    error.hint = "did you mean " + std::string(near) + ":? " + error.hint;
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
  if (!options.schema.empty() && !IsPlainName(options.schema)) {
    return Error{ErrorCode::kInvalidArgument,
                 "'" + options.schema + "' is no name for a schema",
                 "use letters, digits and _, a letter first, at most 48, and not pg_",
                 {}};
  }
  for (const Kind& kind : kKinds) {
    if (uri.starts_with(kind.scheme)) return kind.make(uri, uri.substr(kind.scheme.size()), options);
  }
  return UnknownStore(uri);
}

bool NamesStore(std::string_view text) {
  return std::any_of(kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return text.starts_with(kind.scheme); });
}

}  // namespace sarabun::stores
