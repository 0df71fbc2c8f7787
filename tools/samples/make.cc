#include "tools/samples/make.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "tools/docx_builder/docx.h"
#include "tools/docx_builder/dump.h"
#include "tools/samples/districts.h"
#include "tools/samples/expected.h"
#include "tools/samples/plain_form.h"
#include "tools/samples/report_document.h"
#include "tools/samples/round_sower.h"
#include "tools/samples/source.h"
#include "tools/samples/sower.h"

namespace sarabun::samples {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;  // bytes by name

void AddReport(const ReportSource& report, const Form& form, Files& files) {
  const build::Document document = LayOut(report, form);
  files[report.name + ".docx"] = build::WriteDocx(document);
  files[report.name + ".expected.jsonl"] = ExpectedRecords(report, form, Input::kWord);
  if (!report.dump) return;
  files[report.name + ".txt"] = build::WriteDump(document);
  files[report.name + ".txt.expected.jsonl"] = ExpectedRecords(report, form, Input::kDump);
}

void AddPlainReport(const PlainReport& report, Files& files) {
  const std::string docx = build::WriteDocx(report.document);
  files[report.name + ".expected.jsonl"] = report.Records(docx, false);
  files[report.name + ".docx"] = docx;
  if (!report.dump) return;
  const std::string dump = build::WriteDump(report.document);
  files[report.name + ".txt.expected.jsonl"] = report.Records(dump, true);
  files[report.name + ".txt"] = dump;
}

Files MakeSamples(const Order& order) {
  const fs::path source = order.samples / "source";
  const Form form = ReadForm(source / "form.yaml");
  const std::vector<District> districts = ReadDistricts(source / "districts.tsv");
  Files files;
  for (const auto& entry : fs::directory_iterator(source / "reports")) {
    if (entry.path().extension() == ".yaml") AddReport(ReadReport(entry.path(), form, districts), form, files);
  }
  for (const auto& entry : fs::directory_iterator(source / "plain")) {
    if (entry.path().extension() == ".yaml") AddPlainReport(ReadPlainReport(entry.path()), files);
  }
  return files;
}

std::string ReadWhole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool WriteFiles(const fs::path& folder, const Files& files, bool quiet = false) {
  for (const auto& [name, bytes] : files) {
    const fs::path path = folder / name;
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
      std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
      return false;
    }
    if (!quiet) std::printf("%s\t%zu\n", path.c_str(), bytes.size());
  }
  return true;
}

bool MakeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) std::fprintf(stderr, "%s: %s\n", folder.c_str(), error.message().c_str());
  return !error;
}

// The form and the districts, and a maker over them.
struct Workshop {
  explicit Workshop(const Order& order, int first_year = 2567)
      : form(ReadForm(order.samples / "source/form.yaml")),
        districts(ReadDistricts(order.samples / "source/districts.tsv")),
        maker(order.samples / "source/templates.yaml", form, districts, order.seed, first_year) {
    TakeStatements(order.samples.parent_path() / "rules/bangkok-ita/pack.yaml", form);
  }
  Form form;
  std::vector<District> districts;
  DistrictMaker maker;
};

// The rows of drawn reports, one after the other, without headings and pictures.
class RowFeed {
 public:
  RowFeed(const Workshop& workshop, std::size_t rows) : workshop_(workshop), left_(rows) {}

  std::optional<build::Row> Next() {
    if (left_ == 0) return std::nullopt;
    --left_;
    if (at_ == rows_.size()) Refill();
    build::Row row = std::move(rows_[at_++]);
    for (build::Cell& cell : row.cells) {
      for (build::Paragraph& paragraph : cell.paragraphs) {
        std::erase_if(paragraph.pieces,
                      [](const build::Piece& piece) { return piece.kind == build::Piece::Kind::kPicture; });
      }
    }
    return row;
  }

 private:
  void Refill() {
    rows_ = LayOutTable(workshop_.maker.Make(report_++), workshop_.form).rows;
    at_ = 1;  // past the heading
  }

  const Workshop& workshop_;
  std::size_t left_;
  std::size_t report_ = 0;
  std::vector<build::Row> rows_;
  std::size_t at_ = 0;
};

std::string BytesOf(const SownReport& sown, const Form& form) {
  std::string bytes = build::WriteDocx(LayOut(sown.report, form));
  switch (sown.file) {
    case SownReport::File::kCutOff:
      return bytes.substr(0, bytes.size() / 2);
    case SownReport::File::kEmpty:
      return {};
    case SownReport::File::kForeign:
      return "%PDF-1.7\n" + bytes.substr(0, 1'000);
    default:
      return bytes;
  }
}

bool WriteReports(const Order& order, const std::vector<SownReport>& reports, const Form& form) {
  return std::all_of(reports.begin(), reports.end(), [&](const SownReport& sown) {
    return sown.file == SownReport::File::kAbsent ||
           WriteFiles(order.out, {{sown.name, BytesOf(sown, form)}}, order.quiet);
  });
}

// What an audit must say, and who must report.
bool WriteLists(const Order& order, const std::vector<Sown>& manifest, const std::vector<District>& districts,
                std::size_t count) {
  std::string agencies = "code\tname\n";
  for (std::size_t i = 0; i < std::min(count, districts.size()); ++i) {
    agencies += districts[i].code + "\tสำนักงานเขต" + districts[i].name + "\n";
  }
  return WriteFiles(order.out, {{"faults.tsv", ManifestOf(manifest)}, {"agencies.tsv", agencies}}, order.quiet);
}

}  // namespace

bool WriteSamples(const Order& order) { return WriteFiles(order.samples, MakeSamples(order)); }

bool CheckSamples(const Order& order) {
  const Files files = MakeSamples(order);
  bool same = !files.empty();
  for (const auto& [name, bytes] : files) {
    if (ReadWhole(order.samples / name) == bytes) continue;
    std::fprintf(stderr, "%s is not what its source gives: run make_samples\n", name.c_str());
    same = false;
  }
  for (const auto& entry : fs::directory_iterator(order.samples)) {
    const std::string name = entry.path().filename();
    if (!entry.is_regular_file() || name == "README.md" || files.contains(name)) continue;
    std::fprintf(stderr, "%s has no source\n", name.c_str());
    same = false;
  }
  return same;
}

bool WriteDistricts(const Order& order, std::size_t count) {
  if (!MakeFolder(order.out)) return false;
  const Workshop workshop(order);
  for (std::size_t i = 0; i < count; ++i) {
    Files files;
    AddReport(workshop.maker.Make(i), workshop.form, files);
    if (!WriteFiles(order.out, files, order.quiet)) return false;
  }
  return true;
}

bool WriteSown(const Order& order, std::size_t count) {
  if (!MakeFolder(order.out)) return false;
  const Workshop workshop(order);
  const SownSet set =
      Sower(workshop.maker, workshop.districts, order.samples / "source/faults.yaml", order.seed, count).Sow();
  return WriteReports(order, set.reports, workshop.form) && WriteLists(order, set.manifest, workshop.districts, count);
}

bool WriteRounds(const Order& order, std::size_t count) {
  if (!MakeFolder(order.out)) return false;
  const Workshop workshop(order, 2566);  // so that the pack knows the items of the two rounds that are compared
  const RoundSet set =
      RoundSower(workshop.maker, workshop.districts, order.samples / "source/faults.yaml", order.seed, count).Sow();
  for (std::size_t i = 0; i < set.rounds.size(); ++i) {
    Order of_round = order;
    of_round.out /= static_cast<Round>(i) == Round::kNow ? "now" : "earlier";
    if (!MakeFolder(of_round.out) || !WriteReports(of_round, set.rounds[i], workshop.form)) return false;
  }
  return WriteLists(order, set.manifest, workshop.districts, count);
}

bool WriteRows(const Order& order, std::size_t rows) {
  if (!MakeFolder(order.out)) return false;
  const Workshop workshop(order);
  const ReportSource first = workshop.maker.Make(0);
  build::Document document = LayOut(first, workshop.form);
  build::Table table = std::get<build::Table>(document.body.back());
  document.body.pop_back();
  document.media.clear();
  document.cutting.mean = 30;  // or twenty thousand rows would be most of a gigabyte
  RowFeed feed(workshop, rows);
  bool heading = true;
  const fs::path path = order.out / ("rows-" + std::to_string(rows) + ".docx");
  const bool done = build::WriteLongTable(path, document, table, [&]() -> std::optional<build::Row> {
    if (heading) {
      heading = false;
      return table.rows.front();
    }
    return feed.Next();
  });
  if (done) std::printf("%s\t%ju\n", path.c_str(), fs::file_size(path));
  return done;
}

}  // namespace sarabun::samples
