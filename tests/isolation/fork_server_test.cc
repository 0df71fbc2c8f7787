// Work apart: what goes wrong in a child stays there.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>
#include <vector>

#include "isolation/fork_server.h"

namespace sarabun::isolation {
namespace {

using ::testing::HasSubstr;

// What a child does for a request of that name.
std::string Obey(std::string_view request) {
  if (request == "crash") {
    ::signal(SIGSEGV, SIG_DFL);  // a sanitizer has a handler, which exits
    ::raise(SIGSEGV);
  }
  if (request == "abort") std::abort();
  if (request == "loop") {
    for (volatile int forever = 1; forever != 0;) {
    }
  }
  if (request == "leave") ::_exit(7);
  if (request == "throw") throw std::bad_alloc();
  if (request == "open") return ::open("/etc/passwd", O_RDONLY) < 0 && errno == EPERM ? "refused" : "opened";
  if (request == "socket") return ::socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM ? "refused" : "connected";
  if (request == "fork") return ::fork() < 0 && errno == EPERM ? "refused" : "forked";
  if (request == "kill") return ::kill(::getppid(), 0) < 0 && errno == EPERM ? "refused" : "reached";
  if (request == "memory") {
    try {
      const std::vector<char> much(std::size_t{1} << 30, 'x');
      return much[1] == 'x' ? "taken" : "?";
    } catch (const std::bad_alloc&) {
      return "refused";
    }
  }
  if (request == "long") return std::string(5U << 20, 'y');
  return "you said " + std::string(request);
}

class ForkServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto started = ForkServer::Start([] { return Obey; }, {256U << 20, 4U << 20, 1.0});
    ASSERT_TRUE(started.ok());
    server_ = std::move(*started);
  }
  std::string Ask(std::string_view request) {
    const auto answer = server_->Ask(request, nullptr);
    return answer ? *answer : answer.error().ToString();
  }
  std::unique_ptr<ForkServer> server_;
};

TEST_F(ForkServerTest, Answers) {
  EXPECT_EQ(Ask("hello"), "you said hello");
  EXPECT_EQ(Ask(""), "you said ");
  const std::string large(3U << 20, 'z');
  EXPECT_EQ(Ask(large), "you said " + large);
}

TEST_F(ForkServerTest, ACrashIsThatRequestsAlone) {
  EXPECT_THAT(Ask("crash"), HasSubstr("reading it crashed (signal 11, Segmentation fault)"));
  EXPECT_THAT(Ask("abort"), HasSubstr("crashed (signal 6, Aborted)"));
  EXPECT_THAT(Ask("leave"), HasSubstr("ended before it was done (code 7)"));
  EXPECT_THAT(Ask("throw"), HasSubstr("ended before it was done"));
  EXPECT_EQ(Ask("again"), "you said again");
}

TEST_F(ForkServerTest, TimeHasALimit) {
  const auto answer = server_->Ask("loop", nullptr);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kLimitReached);
  EXPECT_THAT(answer.error().ToString(),
              HasSubstr("took longer than 1 seconds; if the file is an honest one: --limit"));
  EXPECT_EQ(Ask("again"), "you said again");
}

TEST_F(ForkServerTest, AnAnswerHasALimit) {
  EXPECT_THAT(Ask("long"), HasSubstr("signal 25"));
  EXPECT_EQ(Ask("again"), "you said again");
}

TEST_F(ForkServerTest, MemoryHasALimit) {
  if (std::getenv("ASAN_OPTIONS") != nullptr) GTEST_SKIP() << "a sanitizer takes more than any limit for itself";
  EXPECT_EQ(Ask("memory"), "refused");
}

TEST_F(ForkServerTest, AChildReachesNothing) {
  for (const char* way_out : {"open", "socket", "fork", "kill"}) EXPECT_EQ(Ask(way_out), "refused") << way_out;
}

TEST_F(ForkServerTest, IsStoppedWhenTheCallerIs) {
  const std::atomic<bool> cancelled = true;
  const auto answer = server_->Ask("loop", &cancelled);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kCancelled);
  EXPECT_FALSE(server_->alive());
  EXPECT_THAT(Ask("again"), HasSubstr("is gone"));
}

TEST(ForkServer, WarmsUpOnce) {
  const auto server = ForkServer::Start(
      [] {
        int calls = 0;
        return [calls](std::string_view) mutable { return std::to_string(++calls); };
      },
      {});
  ASSERT_TRUE(server.ok());
  EXPECT_EQ(*(*server)->Ask("", nullptr), "1");
  EXPECT_EQ(*(*server)->Ask("", nullptr), "1") << "a child's memory is its own";
}

}  // namespace
}  // namespace sarabun::isolation
