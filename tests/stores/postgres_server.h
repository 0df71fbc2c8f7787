#pragma once

#include <optional>
#include <string>

#include "support/scratch.h"
#include "support/shell.h"

namespace sarabun::test {

// A PostgreSQL server of a test's own: a cluster in a scratch folder, on a socket there and no port, stopped at the
// end. It refuses to run as root, so a test that is root starts it as the user postgres (or nobody).
class PostgresServer {
 public:
  // The server that all tests of the program share; nullptr, with `why`, where there is no PostgreSQL on this machine.
  static PostgresServer* Shared(std::string* why);
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // Makes an empty database and gives its URI. Names are a test's own.
  std::string MakeDatabase(const std::string& options = {});
  // URI of a database that need not be there.
  std::string Uri(const std::string& database, const std::string& user = "postgres") const;
  // What psql prints for a statement, without headings, columns between '|'; fails the test on an error.
  std::string Ask(const std::string& uri, const std::string& sql) const;
  // Appends a line to the front of pg_hba.conf and reloads.
  void AllowFirst(const std::string& line) const;
  // Ends it as a crash would, without a word to its clients; StartAgain recovers.
  void Crash() const;
  void StartAgain() const;
  // The folder of its socket.
  std::string folder() const { return scratch_.path(); }

 private:
  PostgresServer() = default;
  bool Start(std::string* why);
  std::string StartCommand() const;
  std::string AsServer(const std::string& command) const;

  Scratch scratch_;
  std::string bin_;
  int databases_ = 0;
};

}  // namespace sarabun::test
