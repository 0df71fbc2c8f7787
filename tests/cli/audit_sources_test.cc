// sarabun audit --against one earlier round, given in every way that it can be: the reports, their records, and stores
// that either was loaded into. What is told is the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/run_app.h"
#include "stores/postgres_server.h"
#include "support/scratch.h"
#include "tools/docx_builder/docx.h"
#include "tools/samples/districts.h"
#include "tools/samples/report_document.h"

namespace sarabun::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t kDistricts = 50;  // of the list: as many reports make a round
constexpr std::size_t kReports = 3;

samples::ItemSource& ItemOf(samples::ReportSource& report, const std::string& code) {
  return std::find_if(report.rows.begin(), report.rows.end(), [&](const auto& row) { return row.item.code == code; })
      ->item;
}

void SetScore(samples::ReportSource& report, const std::string& code, const std::string& score) {
  samples::ItemSource& item = ItemOf(report, code);
  item.score = score;
  item.score_raw = "(" + score + " คะแนน)";
}

// Two rounds of a year of three districts, with something of every kind that a comparison tells.
class AuditSources : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch_ = new Scratch;
    const std::string source = SARABUN_SOURCE_DIR "/samples/source/";
    const samples::Form form = samples::ReadForm(source + "form.yaml");
    const std::vector<samples::District> districts = samples::ReadDistricts(source + "districts.tsv");
    const samples::DistrictMaker maker(source + "templates.yaml", form, districts, 9);
    for (std::size_t i = 0; i < kReports; ++i) {
      samples::ReportSource before = maker.Make(i);
      samples::ReportSource now = maker.Make(i + kDistricts);
      if (i == 0) Change(before, now);
      for (const auto* report : {&before, &now}) {
        const std::string folder = report == &before ? "before" : "now";
        std::filesystem::create_directories(scratch_->path(folder));
        scratch_->Write(folder + "/" + report->name + ".docx", build::WriteDocx(samples::LayOut(*report, form)));
      }
    }
    before_ = scratch_->path("before");
    records_ = scratch_->path("before.jsonl");
    ASSERT_EQ(RunSarabun({"extract", before_, "-o", records_, "-q"}).code, 0);
    expected_ = Findings({before_});
  }
  static void TearDownTestSuite() {
    delete scratch_;
    scratch_ = nullptr;
  }

  static void Change(samples::ReportSource& before, samples::ReportSource& now) {
    SetScore(before, "I1", "61");  // low in both, and not the same
    SetScore(now, "I1", "60.5");
    SetScore(before, "I2", "93.10");
    SetScore(now, "I2", "93.1");
    ItemOf(before, "I5").score_raw.clear();
    ItemOf(now, "I6").measures = ItemOf(before, "I6").measures;  // carried over, and done in neither
    ItemOf(before, "I6").results.clear();
    ItemOf(now, "I6").results.clear();
    ItemOf(before, "I25").results.pop_back();  // a promise that is not taken up
    ItemOf(now, "I25").measures.resize(1);
    ItemOf(now, "I25").results.resize(1);
    ItemOf(before, "E1").statement = "ประชาชนเห็นว่าสถานที่ของหน่วยงานสะดวกเพียงใด";
    now.pictures[ItemOf(now, "E5").pictures.front()] = before.pictures[ItemOf(before, "E7").pictures.front()];
  }

  // The findings as JSONL, without what a folder alone knows.
  static std::string Findings(const std::vector<std::string>& against) {
    std::vector<std::string> args = {"audit", scratch_->path("now"), "-q", "--findings", "-"};
    for (const std::string& path : against) args.insert(args.end(), {"--against", path});
    const Ran ran = RunSarabun(args);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, IsEmpty());
    return ran.out;
  }

  static std::string Load(const std::string& what, const std::string& uri) {
    const Ran ran = RunSarabun({"load", what, "--to", uri, "-q"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return uri;
  }

  static inline Scratch* scratch_ = nullptr;
  static inline std::string before_;
  static inline std::string records_;
  static inline std::string expected_;
};

// Or equal findings would prove nothing.
TEST_F(AuditSources, TheReportsThemselvesTellAllThereIs) {
  const auto line_of = [&](const std::string& code, const std::string& item) {
    for (const std::string_view line : Split(expected_, '\n')) {
      if (line.find("\"code\":\"" + code + "\"") != std::string_view::npos &&
          line.find("\"" + item + "\"") != std::string_view::npos) {
        return std::string(line);
      }
    }
    return std::string();
  };
  EXPECT_THAT(line_of("score-changed-within-year", "I1"), HasSubstr("\"status\":\"new\""));
  EXPECT_THAT(line_of("score-changed-within-year", "I2"), IsEmpty());
  EXPECT_THAT(line_of("score-below-threshold", "I1"), HasSubstr("\"status\":\"still\""));
  EXPECT_THAT(line_of("score-missing", "I5"), HasSubstr("\"status\":\"resolved\""));
  EXPECT_THAT(line_of("carried-over-measure", "I6"), HasSubstr("\"status\":\"new\""));
  EXPECT_THAT(line_of("measure-without-result", "I6"), HasSubstr("\"status\":\"still\""));
  EXPECT_THAT(line_of("measure-not-taken-up", "I25"), HasSubstr("\"status\":\"new\""));
  EXPECT_THAT(line_of("not-comparable", "E1"), HasSubstr("\"status\":\"new\""));
  EXPECT_THAT(line_of("reused-picture", "E5"), AllOf(HasSubstr("\"status\":\"new\""), HasSubstr("/2567/1/E7")));
}

TEST_F(AuditSources, Records) { EXPECT_EQ(Findings({records_}), expected_); }

TEST_F(AuditSources, ReportsOneByOne) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(before_)) paths.push_back(entry.path());
  std::sort(paths.rbegin(), paths.rend());
  EXPECT_EQ(Findings(paths), expected_);
}

TEST_F(AuditSources, Sqlite) {
  EXPECT_EQ(Findings({Load(records_, "sqlite:" + scratch_->path("records.db"))}), expected_);
  EXPECT_EQ(Findings({Load(before_, "sqlite:" + scratch_->path("reports.db"))}), expected_);
}

TEST_F(AuditSources, Postgres) {
  std::string why;
  PostgresServer* server = PostgresServer::Shared(&why);
  if (server == nullptr) GTEST_SKIP() << why;
  EXPECT_EQ(Findings({Load(records_, server->MakeDatabase())}), expected_);
  EXPECT_EQ(Findings({Load(before_, server->MakeDatabase())}), expected_);
}

// A data set of Parquet files is for others to query; it is said so, and what to give instead.
TEST_F(AuditSources, ParquetIsNotReadBack) {
  const std::string uri = Load(before_, "parquet:" + scratch_->path("set"));
  const Ran ran = RunSarabun({"audit", scratch_->path("now"), "--against", uri});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("cannot be read back"), HasSubstr("name a SQLite or PostgreSQL store")));
}

}  // namespace
}  // namespace sarabun::test
