#pragma once

#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::stores {

// What went wrong, and whether it may pass when the same is tried again.
struct PostgresFailure {
  Error error;
  bool transient = false;
};

// A statement's failure. `state` is its SQLSTATE, `words` what the server or libpq says of it, in any number of lines.
// Every error of a server has an SQLSTATE: without one it is libpq that speaks, of a connection that went, whether or
// not it calls the connection bad already. `lost` says that it does.
PostgresFailure StatementFailure(std::string_view state, std::string_view words, bool lost);

// A connection that did not come about, of which there are only words. `was_open`: this run had one before, so that the
// server is one that should come back; else only what a server itself says of a moment's hindrance may pass.
PostgresFailure ConnectFailure(std::string_view words, bool was_open);

}  // namespace sarabun::stores
