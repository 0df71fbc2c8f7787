#include "stores/cut_relay.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

namespace sarabun::test {

namespace {

constexpr const char* kSocket = "/.s.PGSQL.5432";

sockaddr_un AddressOf(const std::string& folder) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::snprintf(address.sun_path, sizeof(address.sun_path), "%s%s", folder.c_str(), kSocket);
  return address;
}

bool IsReadable(int handle) {
  pollfd one{handle, POLLIN, 0};
  return ::poll(&one, 1, 20) > 0;
}

}  // namespace

CutRelay::CutRelay(const std::string& server_folder, std::size_t cut_after)
    : server_(server_folder), cut_after_(cut_after) {
  Listen();
}

CutRelay::~CutRelay() {
  ended_ = true;
  thread_.join();
}

std::string CutRelay::Uri(const std::string& database) const {
  std::string host;
  for (const char c : scratch_.path()) host += c == '/' ? std::string("%2F") : std::string(1, c);
  return "postgresql://postgres@" + host + "/" + database;
}

void CutRelay::Return() {
  thread_.join();
  cut_after_ = kNever;
  Listen();
}

void CutRelay::Listen() {
  const sockaddr_un address = AddressOf(scratch_.path());
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ASSERT_EQ(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  ASSERT_EQ(::listen(listener_, 8), 0);
  thread_ = std::thread([this] { Serve(); });
}

// Clients one after another, until one is cut.
void CutRelay::Serve() {
  while (!ended_ && passed_ < cut_after_) {
    if (!IsReadable(listener_)) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    Pass(client);
  }
  ::unlink((scratch_.path() + kSocket).c_str());
  ::close(listener_);
}

void CutRelay::Pass(int client) {
  const sockaddr_un address = AddressOf(server_);
  const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  while (open && !ended_) {
    std::array<pollfd, 2> both = {{{client, POLLIN, 0}, {server, POLLIN, 0}}};
    ::poll(both.data(), both.size(), 20);
    if (both[1].revents != 0) open = Move(server, client, false);
    if (open && both[0].revents != 0) open = Move(client, server, true);
  }
  // Nobody must find the socket between the cut and its end.
  if (passed_ >= cut_after_) {
    ::unlink((scratch_.path() + kSocket).c_str());
    cut_ = true;
  }
  ::close(client);
  ::close(server);
}

bool CutRelay::Move(int from, int to, bool counted) {
  std::array<char, 65'536> bytes{};
  const ssize_t got = ::recv(from, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  auto count = static_cast<std::size_t>(got);
  if (counted) count = std::min(count, cut_after_ - passed_);
  for (std::size_t at = 0; at < count;) {
    const ssize_t sent = ::send(to, bytes.data() + at, count - at, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    at += static_cast<std::size_t>(sent);
  }
  if (counted) passed_ += count;
  return !counted || passed_ < cut_after_;
}

}  // namespace sarabun::test
