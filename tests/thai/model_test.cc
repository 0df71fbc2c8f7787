#include "thai/model.h"

#include <chrono>
#include <filesystem>

#include "base/file.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "thai_support.h"

namespace sarabun::thai {
namespace {

const std::string kPath = SourcePath("rules/thai/model.bin");

TEST(ModelTest, IsSmallAndLoadsQuickly) {
  EXPECT_LE(std::filesystem::file_size(kPath), 3u << 20);
  double best = 1;
  for (int i = 0; i < 10; ++i) {
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(LoadModel(kPath).ok());
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
#if !defined(__SANITIZE_ADDRESS__)
  EXPECT_LT(best, 0.005);
#endif
}

TEST(ModelTest, SaysHowItWasMade) {
  const auto bytes = ReadFile(kPath, 4u << 20);
  ASSERT_TRUE(bytes.ok());
  const std::string header = const_cast<Result<std::string>&>(bytes)->substr(0, kHeaderSize);
  EXPECT_THAT(header, testing::StartsWith(std::string(kModelTitle)));
  EXPECT_THAT(header, testing::HasSubstr("thai_train"));
  EXPECT_THAT(header, testing::HasSubstr("sha256"));
}

TEST(ModelTest, RefusesWhatIsNoTable) {
  const auto missing = LoadModel(kPath + ".missing");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  auto bytes = ReadFile(kPath, 4u << 20);
  ASSERT_TRUE(bytes.ok());
  const std::string whole = *bytes;
  std::vector<std::string> wrong = {"",
                                    "not a table",
                                    whole.substr(0, kHeaderSize),
                                    whole.substr(0, kHeaderSize + 10),
                                    whole.substr(0, whole.size() / 2),
                                    whole.substr(0, whole.size() - 1),
                                    whole + "x"};
  std::string other_order = whole;
  std::swap(other_order[kHeaderSize], other_order[kHeaderSize + 3]);
  wrong.push_back(other_order);
  std::string damaged = whole;
  for (std::size_t i = 0; i < 4; ++i) damaged[whole.size() / 4 + i] = '\xFF';
  wrong.push_back(damaged.substr(0, damaged.size() - 2));
  for (const std::string& text : wrong) {
    const auto model = Model::FromBytes(text);
    ASSERT_FALSE(model.ok()) << text.size();
    EXPECT_EQ(model.error().code, ErrorCode::kBadRules);
  }
}

}  // namespace
}  // namespace sarabun::thai
