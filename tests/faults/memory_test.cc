// Memory that runs out at growing points of reading a report: the file is rejected as such or read, and the reader is
// as new for the next one.
//
// In a program of its own, because it takes malloc over, for libxml2, libzip, ICU and the C++ library alike; a
// sanitizer has one itself, so that CMake leaves this program out there.
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>

#include "pipeline/report.h"
#include "sinks/record_json.h"
#include "support/scratch.h"
#include "tools/docx_builder/docx.h"
#include "tools/docx_builder/drawn_picture.h"

namespace {

// Allocations until the one that fails; negative: none does.
thread_local long g_left = -1;
thread_local bool g_failed = false;

bool Fails() {
  if (g_left < 0) return false;
  if (g_left-- > 0) return false;
  g_failed = true;
  return true;
}

}  // namespace

extern "C" {
void* __libc_malloc(std::size_t size);                     // NOLINT: glibc's own names
void* __libc_calloc(std::size_t count, std::size_t size);  // NOLINT
void* __libc_realloc(void* block, std::size_t size);       // NOLINT

void* malloc(std::size_t size) noexcept {
  if (!Fails()) return __libc_malloc(size);
  errno = ENOMEM;
  return nullptr;
}
void* calloc(std::size_t count, std::size_t size) noexcept {
  if (!Fails()) return __libc_calloc(count, size);
  errno = ENOMEM;
  return nullptr;
}
void* realloc(void* block, std::size_t size) noexcept {
  if (!Fails()) return __libc_realloc(block, size);
  errno = ENOMEM;
  return nullptr;
}
}

namespace sarabun::test {
namespace {

// The next allocation but `count` of this thread fails, and those behind it do not: the hardest case, for what comes
// later goes on as if nothing had been.
class FailingMemory {
 public:
  explicit FailingMemory(long count) {
    g_failed = false;
    g_left = count;
  }
  ~FailingMemory() { g_left = -1; }
  FailingMemory(const FailingMemory&) = delete;
  FailingMemory& operator=(const FailingMemory&) = delete;
};

std::string Lines(const pipeline::Extracted& extracted) {
  std::string lines;
  const Status seen = extracted.records.ForEach([&](const Record& record) {
    lines += sinks::RecordJson(record) + "\n";
    return Status();
  });
  EXPECT_TRUE(seen.ok());
  return lines + std::to_string(extracted.findings.items().size()) + " findings";
}

std::string Report() {
  build::Document document;
  const std::size_t picture = document.AddPicture(build::DrawPicture(1, 32, 32));
  build::Paragraph evidence;
  evidence.Add(build::Piece::Picture(picture));
  document.Text("รายงานผลตามมาตรการยกระดับคุณธรรมและความโปร่งใส ของสำนักงานเขตสาทร ปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก");
  document.Table({{"ประเด็นการประเมิน", "ประเด็นที่ต้องปรับปรุง", "มาตรการ/กิจกรรม", "ผลการดำเนินการ", "ภาพกิจกรรม"},
                  {"I1 ให้บริการอย่างเท่าเทียมกัน\n(96.31 คะแนน)", "- ยังไม่ทั่วถึง", "1. จัดทำคู่มือ\n2. ซักซ้อม",
                   "1. จัดทำแล้ว 3 ครั้ง\n2. ซักซ้อมแล้ว", build::Cell({evidence})}});
  document.cutting = build::Cutting::AsWord(3);
  return build::WriteDocx(document);
}

// One input as a worker takes it.
pipeline::Extracted Extract(pipeline::ReportExtractor& extractor, const pipeline::Input& input) {
  pipeline::Extracted extracted;
  Status status = pipeline::Guarded([&] {
    auto document = pipeline::ReadDocument(input.path, Limits());
    if (!document) return Status(document.error());
    extracted = extractor.Extract(input, std::move(*document));
    return Status();
  });
  if (!status) pipeline::Refuse(input, std::move(status.error()), extracted);
  return extracted;
}

// Fails each of the first allocations, then every so many more, until none is left to fail.
// `whole_or_rejected`: what is read in spite of a failure is the same.
void FailAtEachPoint(const std::string& path, bool whole_or_rejected) {
  ExtractOptions options;
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  options.workers = 1;
  auto shared = pipeline::LoadShared(options);
  ASSERT_TRUE(shared.ok());
  pipeline::ReportExtractor extractor(*shared);
  const pipeline::Input input{path, true, {}, false, 0};
  const std::string whole = Lines(Extract(extractor, input));
  ASSERT_NE(whole.find("sarabun.record/1"), std::string::npos);
  int rejected = 0;
  int told = 0;
  for (long at = 0;; at += 1 + at / 150) {
    SCOPED_TRACE("allocation " + std::to_string(at));
    pipeline::Extracted extracted;
    bool failed = false;
    {
      const FailingMemory failing(at);
      extracted = Extract(extractor, input);
      failed = g_failed;
    }
    if (extracted.outcome.rejected) {
      ++rejected;
      // Of some of its own failures libzip says that the zip is broken; we cannot know better.
      told += extracted.outcome.error.code == ErrorCode::kOutOfMemory ? 1 : 0;
      EXPECT_FALSE(extracted.outcome.error.message.empty());
      EXPECT_TRUE(extracted.records.empty());
    } else if (whole_or_rejected) {
      EXPECT_EQ(Lines(extracted), whole) << "read, but not as it stands";
    }
    if (!failed || testing::Test::HasFailure()) break;
    ASSERT_EQ(Lines(Extract(extractor, input)), whole) << "as new for the next file";
  }
  EXPECT_GT(rejected, 100);
  EXPECT_GT(told, rejected * 3 / 4) << "of " << rejected;
}

// A part beside the body that cannot be read is a finding and no error, and libzip calls some of its own failures a
// broken part: then a report is read as one whose styles or date are broken.
TEST(MemoryTest, NoFailureBreaksTheReaderOfWordFiles) {
  const Scratch scratch;
  FailAtEachPoint(scratch.Write("report.docx", Report()), false);
}

TEST(MemoryTest, ATextDumpIsReadWholeOrRejectedWhereverMemoryEnds) {
  FailAtEachPoint(Sample("nong-bua-yai-2567.txt"), true);
}

}  // namespace
}  // namespace sarabun::test
