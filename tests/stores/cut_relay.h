#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>

#include "support/scratch.h"

namespace sarabun::test {

// Stands between a client and a PostgreSQL server's socket and passes on what both say, up to a number of the client's
// bytes: there it hangs up on both, and nobody answers at its socket before Return. So a connection can be cut at any
// byte, the same one every time.
class CutRelay {
 public:
  static constexpr std::size_t kNever = static_cast<std::size_t>(-1);

  // `server_folder` holds the server's socket.
  CutRelay(const std::string& server_folder, std::size_t cut_after);
  ~CutRelay();
  CutRelay(const CutRelay&) = delete;
  CutRelay& operator=(const CutRelay&) = delete;

  std::string Uri(const std::string& database) const;
  // After a cut: answers again, and cuts no more.
  void Return();
  bool was_cut() const { return cut_; }
  // Of all clients so far.
  std::size_t passed() const { return passed_; }

 private:
  void Listen();
  void Serve();
  void Pass(int client);
  bool Move(int from, int to, bool counted);

  Scratch scratch_;
  std::string server_;
  std::atomic<std::size_t> cut_after_;
  std::atomic<std::size_t> passed_ = 0;
  std::atomic<bool> cut_ = false;
  std::atomic<bool> ended_ = false;
  int listener_ = -1;
  std::thread thread_;
};

}  // namespace sarabun::test
