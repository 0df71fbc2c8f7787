// PostgreSQL servers that go and come back, and connections that are cut at any byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stores/cut_relay.h"
#include "stores/load_kit.h"
#include "stores/postgres_errors.h"

namespace sarabun::test {
namespace {

using ::testing::HasSubstr;

TEST(LostServer, ThatCrashedAndCameBackIsLoadedIntoFurther) {
  const AnyStore store("postgresql");
  if (!store.missing().empty()) GTEST_SKIP() << store.missing();
  const auto reports = MakeReports(6);
  auto options = SmallOptions();
  int done = 0;
  options.on_change = [&](const warehouse::Change&) {
    if (++done == 3) store.server().Crash();
  };
  int waits = 0;
  options.wait = [&](double) {
    if (++waits == 4) store.server().StartAgain();
  };
  options.retry_seconds = 60;
  warehouse::LoadCounts counts;
  MustLoad(store.uri(), reports, options, &counts);
  if (waits < 4) store.server().StartAgain();
  EXPECT_EQ(waits, 4) << "first the lost connection, then nobody who answers";
  EXPECT_EQ(counts.reports, 6U);
  const AnyStore clean("postgresql");
  MustLoad(clean.uri(), reports);
  EXPECT_EQ(store.Dump(), clean.Dump());
}

TEST(LostServer, IsWaitedForOnlySoLong) {
  const AnyStore store("postgresql");
  if (!store.missing().empty()) GTEST_SKIP() << store.missing();
  auto options = SmallOptions();
  options.retry_seconds = 1;
  options.on_change = [&](const warehouse::Change&) { store.server().Crash(); };
  std::vector<double> waits;
  options.wait = [&](double seconds) { waits.push_back(seconds); };
  const auto open = OpenStore(store.uri());
  const Status lost = LoadAll(*open, MakeReports(2), options);
  ASSERT_FALSE(lost.ok());
  EXPECT_THAT(lost.error().hint, HasSubstr("run the same command again"));
  EXPECT_THAT(waits, ::testing::ElementsAre(0.1, 0.2, 0.4, 0.8));
  waits.clear();
  const auto first = OpenStore(store.uri());
  const Status refused = LoadAll(*first, MakeReports(2), options);
  store.server().StartAgain();
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().hint, HasSubstr("see that the server runs there"));
  EXPECT_TRUE(waits.empty()) << "a server that never answered is told of at once";
}

// Between statements, in the middle of one, in the middle of COPY's data, in COMMIT: wherever it falls.
TEST(LostServer, AConnectionCutAnywhereIsMadeAnew) {
  const AnyStore clean("postgresql");
  if (!clean.missing().empty()) GTEST_SKIP() << clean.missing();
  const auto reports = MakeReports(3, 200);
  const auto name = [](const AnyStore& store) { return store.uri().substr(store.uri().rfind('/') + 1); };
  std::size_t whole = 0;
  {
    const CutRelay relay(clean.server().folder(), CutRelay::kNever);
    MustLoad(relay.Uri(name(clean)), reports);
    whole = relay.passed();
  }
  const char* const facts =
      "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM record), (SELECT count(*) FROM evidence),"
      "(SELECT max(load_id) FROM load), (SELECT sum(reports) FROM load)";
  const std::string wanted = clean.Ask(facts);
  constexpr std::size_t kConnected = 300;  // bytes by which it surely stands
  constexpr std::size_t kCuts = 8;
  for (std::size_t i = 0; i < kCuts; ++i) {
    const AnyStore store("postgresql");
    CutRelay relay(store.server().folder(), kConnected + (whole - kConnected) * i / kCuts);
    auto options = SmallOptions();
    int waits = 0;
    options.wait = [&](double) {
      if (++waits == 2) relay.Return();
    };
    MustLoad(relay.Uri(name(store)), reports, options);
    EXPECT_TRUE(relay.was_cut());
    EXPECT_EQ(waits, 2);
    EXPECT_EQ(store.Ask(facts), wanted) << "cut " << i;
  }
}

TEST(LostServer, WhatMayPassAndWhatNot) {
  using stores::ConnectFailure;
  using stores::StatementFailure;
  for (const char* state : {"57P01", "57P02", "57P03", "08000", "08003", "08006", "40001", "40P01", "53300", ""}) {
    EXPECT_TRUE(StatementFailure(state, "it says so", false).transient) << state;
  }
  for (const char* state : {"42501", "53100", "28P01", "22021", "23505", "XX000"}) {
    EXPECT_FALSE(StatementFailure(state, "it says so", false).transient) << state;
    EXPECT_TRUE(StatementFailure(state, "it says so", true).transient) << state;
  }
  const char* const refused =
      "connection to server on socket \"/x/.s.PGSQL.5432\" failed: Connection refused\n\tIs the server running "
      "locally and accepting connections on that socket?";
  const char* const missing = "connection to server on socket \"/x/.s.PGSQL.5432\" failed: No such file or directory";
  const char* const unknown = "could not translate host name \"db\" to address: Name or service not known";
  for (const char* words : {refused, missing, unknown}) {
    EXPECT_FALSE(ConnectFailure(words, false).transient) << words;
    EXPECT_THAT(ConnectFailure(words, false).error.hint, HasSubstr("see that the server runs there")) << words;
    EXPECT_TRUE(ConnectFailure(words, true).transient) << words;
  }
  for (const char* words :
       {"FATAL:  the database system is starting up", "FATAL:  the database system is shutting down",
        "FATAL:  the database system is in recovery mode",
        "FATAL:  the database system is not yet accepting connections"}) {
    EXPECT_TRUE(ConnectFailure(words, false).transient) << words;
  }
  for (const char* words : {"FATAL:  password authentication failed for user \"me\"",
                            "FATAL:  database \"ita\" does not exist", "definition of service \"ita\" not found"}) {
    EXPECT_FALSE(ConnectFailure(words, true).transient) << words;
  }
}

}  // namespace
}  // namespace sarabun::test
