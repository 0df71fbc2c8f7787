// Each limit at its value and one past it.
#include <gtest/gtest.h>

#include <string>

#include "opc/package.h"
#include "tests/opc/package_fixture.h"
#include "tests/opc/zip_damage.h"

namespace sarabun::opc {
namespace {

std::string Tell(const Status& status) {
  return status.ok() ? "ok" : ErrorCodeName(status.error().code) + (": " + status.error().ToString());
}

std::string Open(const std::string& zip, const Limits& limits) {
  auto package = Package::Open(zip, limits);
  return package ? "ok" : Tell(package.error());
}

// Opens and reads one part, by both ways.
std::string Read(const std::string& zip, const Limits& limits, const std::string& part, int times = 1) {
  auto package = Package::Open(zip, limits);
  if (!package) return Tell(package.error());
  std::string out;
  for (int i = 1; i < times; ++i) {
    if (Status read = (*package)->Read({part}, out); !read) return Tell(read);
  }
  return Tell((*package)->Read({part}, out));
}

std::string Raise(const std::string& name) {
  return "; if the file is honest, raise the limit with --limit " + name + "=N";
}

TEST(PackageLimitTest, Entries) {
  const std::string zip = TestPackage().Zip();  // three
  Limits limits;
  limits.entries = 3;
  EXPECT_EQ(Open(zip, limits), "ok");
  limits.entries = 2;
  EXPECT_EQ(Open(zip, limits), std::string("limit-reached: more than 2 files in the zip") + Raise("entries"));
  // The count that the zip states is not what is counted.
  const std::size_t end = zip.rfind("PK\5\6");
  EXPECT_EQ(Open(PutNumber(PutNumber(zip, end + 8, 1, 2), end + 10, 1, 2), limits),
            std::string("limit-reached: more than 2 files in the zip") + Raise("entries"));
}

TEST(PackageLimitTest, BytesOfAPart) {
  const std::string zip = TestPackage().Set("word/a.bin", std::string(5'000, 'x')).Zip();
  Limits limits;
  limits.part_bytes = 5'000;
  EXPECT_EQ(Read(zip, limits, "word/a.bin"), "ok");
  limits.part_bytes = 4'999;
  EXPECT_EQ(Read(zip, limits, "word/a.bin"),
            std::string("limit-reached: word/a.bin: larger than 4999 bytes when unpacked") + Raise("part-bytes"));
}

TEST(PackageLimitTest, BytesInTotalOverAllReads) {
  TestPackage test;
  test.Set("word/a.bin", std::string(5'000, 'x'));
  const std::string zip = test.Zip();
  Limits limits;
  limits.total_bytes = test["[Content_Types].xml"].size() + test["_rels/.rels"].size() + 10'000;
  EXPECT_EQ(Read(zip, limits, "word/a.bin", 2), "ok");
  limits.total_bytes -= 1;
  EXPECT_EQ(Read(zip, limits, "word/a.bin", 2), "limit-reached: word/a.bin: all parts together are larger than " +
                                                    std::to_string(limits.total_bytes) + " bytes when unpacked" +
                                                    Raise("total-bytes"));
}

TEST(PackageLimitTest, InflationRatioPastTheFloor) {
  constexpr std::size_t kBytes = 1 << 20;
  const std::string zip = TestPackage().Set("word/a.xml", "<a>" + std::string(kBytes - 7, 'x') + "</a>").Zip();
  auto opened = Package::Open(zip, Limits{});
  ASSERT_TRUE(opened.ok());
  const std::uint64_t packed = (*opened)->Find({"word/a.xml"})->packed_bytes;
  Limits limits;
  limits.ratio_floor = 0;
  limits.inflation_ratio = static_cast<double>(kBytes) / static_cast<double>(packed);
  EXPECT_EQ(Read(zip, limits, "word/a.xml"), "ok");
  limits.inflation_ratio = 100;
  const std::string error = std::string("limit-reached: word/a.xml: unpacks to more than 100 times its packed size") +
                            Raise("inflation-ratio");
  EXPECT_EQ(Read(zip, limits, "word/a.xml"), error);
  limits.ratio_floor = kBytes;
  EXPECT_EQ(Read(zip, limits, "word/a.xml"), "ok");
  limits.ratio_floor = kBytes - 1;
  EXPECT_EQ(Read(zip, limits, "word/a.xml"), error);
}

// 64 MB of zeros in 64 kB: stopped soon after the floor, whatever size the directory states.
TEST(PackageLimitTest, ABombIsStoppedWhileItUnpacks) {
  const std::string zip = TestPackage().Set("word/bomb.xml", std::string(64 << 20, '\0')).Zip();
  const std::size_t size = CentralHeader(zip, "word/bomb.xml") + 24;
  const std::string error =
      std::string("limit-reached: word/bomb.xml: unpacks to more than 400 times its packed size") +
      Raise("inflation-ratio");
  EXPECT_EQ(Read(zip, Limits{}, "word/bomb.xml"), error);
  auto package = Package::Open(zip, Limits{});
  ASSERT_TRUE(package.ok());
  struct Ignore final : xml::Handler {
    void OnStart(const xml::Element&) override {}
    void OnEnd(const xml::Element&) override {}
    void OnText(std::string_view) override {}
  } ignore;
  xml::Parser parser({});
  EXPECT_EQ(Tell((*package)->Parse({"word/bomb.xml"}, parser, ignore)).substr(0, 9), "malformed");  // no XML: a NUL
  EXPECT_EQ(Read(PutNumber(zip, size, 1'000, 4), Limits{}, "word/bomb.xml"),
            "malformed: word/bomb.xml: the zip's directory contradicts it");
}

}  // namespace
}  // namespace sarabun::opc
