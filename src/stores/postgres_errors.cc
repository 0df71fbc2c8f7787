#include "stores/postgres_errors.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sarabun::stores {

namespace {

// What to do about an SQLSTATE, by its beginning (PostgreSQL 15 manual, appendix A).
struct Advice {
  std::string_view state;
  ErrorCode kind;
  bool transient;
  const char* hint;
};
constexpr const char* kAgain = "nothing half-done was kept; run the same command again";
constexpr std::array<Advice, 13> kAdvice = {{
    {"28", ErrorCode::kNoPermission, false,
     "see user name and password; a password stands in the file of PGPASSFILE (~/.pgpass), never in the URI"},
    {"3D000", ErrorCode::kNotFound, false, "make the database first: createdb NAME"},
    {"3F000", ErrorCode::kNotFound, false, "make the schema first, or name one with --schema NAME"},
    {"42501", ErrorCode::kNoPermission, false,
     "ask for CREATE on the schema or database to make the tables, for SELECT, INSERT and UPDATE on those of another "
     "user; or load into a schema of your own with --schema NAME"},
    {"53100", ErrorCode::kIo, false, "the server's disk is full: free some space and run the same command again"},
    {"53", ErrorCode::kIo, true, kAgain},
    {"55P03", ErrorCode::kIo, true, "another load is at work; let it end and run the same command again"},
    {"40", ErrorCode::kIo, true, kAgain},
    {"57P", ErrorCode::kIo, true, kAgain},
    {"57014", ErrorCode::kIo, true, kAgain},
    {"08", ErrorCode::kIo, true, kAgain},
    {"25006", ErrorCode::kNoPermission, false, "this server only reads; connect to the primary"},
    {"22", ErrorCode::kMalformed, false, kAgain},
}};

// libpq's messages have several lines; ours have one.
std::string OneLine(std::string_view words) {
  std::string line;
  for (const std::string_view piece : Split(TrimAscii(words), '\n')) {
    if (!TrimAscii(piece).empty()) line += (line.empty() ? "" : "; ") + std::string(TrimAscii(piece));
  }
  return line;
}

// What servers say of themselves (57P03) or libpq of a server that is going.
constexpr std::array<std::string_view, 3> kPassing = {"the database system is", "too many clients",
                                                      "server closed the"};

}  // namespace

PostgresFailure StatementFailure(std::string_view state, std::string_view words, bool lost) {
  const std::string line = OneLine(words);
  if (lost || state.empty()) return {{ErrorCode::kIo, "the connection was lost: " + line, kAgain, {}}, true};
  for (const Advice& advice : kAdvice) {
    if (state.starts_with(advice.state)) {
      return {{advice.kind, "PostgreSQL: " + line, advice.hint, {}}, advice.transient};
    }
  }
  return {{ErrorCode::kIo, "PostgreSQL: " + line + " (" + std::string(state) + ")", kAgain, {}}, false};
}

PostgresFailure ConnectFailure(std::string_view words, bool was_open) {
  const std::string line = OneLine(words);
  const auto says = [&](std::string_view part) { return line.find(part) != std::string::npos; };
  const std::string message = "no connection to PostgreSQL: " + line;
  if (std::any_of(kPassing.begin(), kPassing.end(), says)) return {{ErrorCode::kIo, message, kAgain, {}}, true};
  if (says("password") || says("authentication failed") || says("no pg_hba.conf entry") || says("role ")) {
    return {{ErrorCode::kNoPermission, message, kAdvice.front().hint, {}}, false};
  }
  if (says("does not exist") && says("database ")) {
    return {{ErrorCode::kNotFound, message, "make the database first: createdb NAME", {}}, false};
  }
  // Not any "service": "Name or service not known" speaks of a host.
  if (says("service file") || says("definition of service")) {
    return {{ErrorCode::kInvalidArgument,
             message,
             "see the file that PGSERVICEFILE names (~/.pg_service.conf): [NAME], then lines like host=HOST",
             {}},
            false};
  }
  return {{ErrorCode::kIo, message, was_open ? kAgain : "see that the server runs there and lets you in", {}},
          was_open};
}

}  // namespace sarabun::stores
