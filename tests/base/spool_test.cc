// More items than fit in memory come back as they were, wherever they had to wait.
#include "base/spool.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace sarabun {

struct Parcel {
  int number = 0;
  std::string text;
  std::vector<std::pair<std::string, double>> parts;
  friend bool operator==(const Parcel&, const Parcel&) = default;
};

template <class Archive>
void Describe(Archive& archive, Parcel& it) {
  archive(it.number, it.text, it.parts);
}

namespace {

constexpr int kParcels = 3000;

Parcel Make(int number) {
  Parcel parcel;
  parcel.number = number;
  parcel.text = std::string(static_cast<std::size_t>(number) % 700, static_cast<char>('a' + number % 26)) + '\0';
  if (number % 3 == 0) parcel.parts = {{"half", number / 2.0}, {"", -1}};
  return parcel;
}

Spool<Parcel> Fill() {
  Spool<Parcel> spool;
  for (int i = 0; i < kParcels; ++i) spool.Add(Make(i));
  return spool;
}

void ExpectAll(const Spool<Parcel>& spool) {
  int next = 0;
  const Status seen = spool.ForEach([&](const Parcel& parcel) {
    EXPECT_EQ(parcel, Make(next)) << next;
    ++next;
    return Status();
  });
  EXPECT_TRUE(seen.ok());
  EXPECT_EQ(next, kParcels);
}

TEST(SpoolTest, KeepsOrderAndContentAsOftenAsAsked) {
  Spool<Parcel> spool = Fill();
  EXPECT_EQ(spool.size(), std::size_t{kParcels});
  ExpectAll(spool);
  ExpectAll(spool);
  const Spool<Parcel> moved = std::move(spool);
  ExpectAll(moved);
}

TEST(SpoolTest, TakesInAnyOrder) {
  Spool<Parcel> spool = Fill();
  for (const int at : {2999, 0, 1500, 127, 128, 129}) {
    const auto parcel = spool.Take(static_cast<std::size_t>(at));
    ASSERT_TRUE(parcel.ok());
    EXPECT_EQ(*parcel, Make(at)) << at;
  }
}

TEST(SpoolTest, GivesAllAtOnceAndIsEmptyThen) {
  Spool<Parcel> spool = Fill();
  const auto all = spool.TakeAll();
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), std::size_t{kParcels});
  for (int i = 0; i < kParcels; ++i) EXPECT_EQ((*all)[static_cast<std::size_t>(i)], Make(i));
  EXPECT_TRUE(spool.empty());
  spool.Add(Make(7));
  EXPECT_EQ(*spool.Take(0), Make(7));
}

TEST(SpoolTest, StopsAtAnErrorOfTheVisitor) {
  const Spool<Parcel> spool = Fill();
  for (const int stop : {5, 2000}) {
    int seen = 0;
    const Status visited = spool.ForEach([&](const Parcel&) -> Status {
      if (++seen == stop) return Error{ErrorCode::kCancelled, "enough", "", {}};
      return {};
    });
    ASSERT_FALSE(visited.ok());
    EXPECT_EQ(visited.error().message, "enough");
    EXPECT_EQ(seen, stop);
  }
}

TEST(SpoolTest, WhereNoFileCanBeMadeMemoryDoes) {
  const char* const before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("TMPDIR", "/nowhere/at/all", 1);
  const Spool<Parcel> spool = Fill();
  if (before == nullptr) {
    ::unsetenv("TMPDIR");
  } else {
    ::setenv("TMPDIR", kept.c_str(), 1);
  }
  ExpectAll(spool);
}

TEST(SpillTest, ReadsAcrossWhatIsInTheFileAndWhatIsNot) {
  Spill spill;
  std::string all;
  for (int i = 0; i < 900; ++i) {
    const std::string piece(1000, static_cast<char>('a' + i % 26));
    spill.Append(piece);
    all += piece;
  }
  ASSERT_EQ(spill.size(), all.size());
  std::string out;
  for (const std::size_t at : {std::size_t{0}, std::size_t{261'900}, std::size_t{524'000}, std::size_t{787'000}}) {
    ASSERT_TRUE(spill.Read(at, 100'000, out).ok());
    EXPECT_EQ(out, all.substr(at, 100'000)) << at;
  }
  ASSERT_TRUE(spill.Read(all.size(), 0, out).ok());
  EXPECT_EQ(out, "");
}

}  // namespace
}  // namespace sarabun
