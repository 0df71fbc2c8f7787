#include "stores/postgres_server.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

namespace sarabun::test {

namespace {

std::string Quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// The newest server's programs: Debian keeps each version in a folder of its own.
std::string FindPrograms() {
  namespace fs = std::filesystem;
  std::vector<std::string> folders;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const fs::path bin = version.path() / "bin";
    if (fs::exists(bin / "initdb", none)) folders.push_back(bin.string());
  }
  return folders.empty() ? "" : *std::max_element(folders.begin(), folders.end());
}

}  // namespace

PostgresServer* PostgresServer::Shared(std::string* why) {
  static std::string reason;
  static const std::unique_ptr<PostgresServer> kServer = [] {
    std::unique_ptr<PostgresServer> server(new PostgresServer());
    if (!server->Start(&reason)) server.reset();
    return server;
  }();
  *why = reason;
  return kServer.get();
}

std::string PostgresServer::AsServer(const std::string& command) const {
  if (::geteuid() != 0) return command;
  return "runuser -u postgres -- sh -c " + Quoted("cd " + scratch_.path() + " && " + command);
}

bool PostgresServer::Start(std::string* why) {
  bin_ = FindPrograms();
  if (bin_.empty()) {
    *why = "no PostgreSQL server is installed";
    return false;
  }
  const std::string data = scratch_.path("data");
  ::chmod(scratch_.path().c_str(), 0755);
  if (::geteuid() == 0 && Shell("chown postgres " + scratch_.path()).code != 0) {
    *why = "there is no user postgres to start a server as";
    return false;
  }
  ShellRan made = Shell(AsServer(bin_ + "/initdb -D " + data + " -U postgres -A trust --no-sync -E UTF8 --locale=C"));
  if (made.code == 0) made = Shell(StartCommand());
  if (made.code != 0) *why = "the server did not start: " + made.out;
  return made.code == 0;
}

std::string PostgresServer::StartCommand() const {
  // A test's data may go with the machine; waiting for disks would only be slow.
  const std::string settings = "-c listen_addresses= -c unix_socket_directories=" + scratch_.path() +
                               " -c fsync=off -c full_page_writes=off -c max_connections=30";
  return AsServer(bin_ + "/pg_ctl -D " + scratch_.path("data") + " -w -l " + scratch_.path("log") + " -o \"" +
                  settings + "\" start");
}

PostgresServer::~PostgresServer() {
  if (!bin_.empty()) Shell(AsServer(bin_ + "/pg_ctl -D " + scratch_.path("data") + " -m immediate stop"));
}

void PostgresServer::Crash() const {
  const ShellRan ran = Shell(AsServer(bin_ + "/pg_ctl -D " + scratch_.path("data") + " -w -m immediate stop"));
  EXPECT_EQ(ran.code, 0) << ran.out;
}

void PostgresServer::StartAgain() const {
  const ShellRan ran = Shell(StartCommand());
  EXPECT_EQ(ran.code, 0) << ran.out;
}

std::string PostgresServer::Uri(const std::string& database, const std::string& user) const {
  std::string host;
  for (const char c : scratch_.path()) host += c == '/' ? std::string("%2F") : std::string(1, c);
  return "postgresql://" + user + "@" + host + "/" + database;
}

std::string PostgresServer::MakeDatabase(const std::string& options) {
  const std::string name = "test" + std::to_string(++databases_);
  Ask(Uri("postgres"), "CREATE DATABASE " + name + " " + options);
  return Uri(name);
}

std::string PostgresServer::Ask(const std::string& uri, const std::string& sql) const {
  const ShellRan ran = Shell("psql -X -A -t -v ON_ERROR_STOP=1 -d " + Quoted(uri) + " -c " + Quoted(sql));
  EXPECT_EQ(ran.code, 0) << sql << "\n" << ran.out;
  return ran.out.empty() ? ran.out : ran.out.substr(0, ran.out.size() - 1);
}

void PostgresServer::AllowFirst(const std::string& line) const {
  const std::string file = scratch_.path("data/pg_hba.conf");
  const std::string before = Scratch::Read(file);
  std::ofstream(file, std::ios::binary) << line << "\n" << before;
  Ask(Uri("postgres"), "SELECT pg_reload_conf()");
}

}  // namespace sarabun::test
