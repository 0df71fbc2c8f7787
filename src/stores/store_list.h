#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "sarabun/result.h"
#include "warehouse/store.h"

namespace sarabun::stores {

struct StoreOptions {
  std::string schema;                    // a schema, prefix or subfolder of one's own; empty is none
  std::string program_version;           // written beside the schema's version
  double lock_seconds = 60;              // how long another load is waited for
  int least_postgres_version = 120'000;  // as PQserverVersion counts; tests raise it
};

// The store that a URI names: "sqlite:FILE", "postgresql://…" ("postgres://…"), "parquet:DIR". It is not opened yet.
// Errors: kInvalidArgument for an unknown store, a missing file name, a schema name that could be taken for anything
// but a name, and a password in the URI, which would end up in shell histories and process lists.
Result<std::unique_ptr<warehouse::Store>> MakeStore(const std::string& uri, const StoreOptions& options);

// Whether a schema or prefix is a plain name, as MakeStore wants it; none is one. Errors: kInvalidArgument.
Status CheckSchemaName(const std::string& schema);

// Whether a text begins as the URI of a store does, and so is no path.
bool NamesStore(std::string_view text);

}  // namespace sarabun::stores
