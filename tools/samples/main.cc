// make_samples: writes samples/ from samples/source/. Run without arguments it writes the tree's own samples;
// --check compares them with the tree instead and fails on the first byte that differs.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "tools/docx_builder/dump.h"
#include "tools/samples/expected.h"
#include "tools/samples/report_document.h"
#include "tools/samples/source.h"

namespace sarabun::samples {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  fs::path samples = SARABUN_SAMPLES_DIR;
  bool check = false;
};

using Files = std::vector<std::pair<std::string, std::string>>;  // name and bytes

void AddReport(const ReportSource& report, const Form& form, Files& files) {
  const build::Document document = LayOut(report, form);
  files.emplace_back(report.name + ".docx", build::WriteDocx(document));
  files.emplace_back(report.name + ".expected.jsonl", ExpectedRecords(report, form, Input::kWord));
  if (!report.dump) return;
  files.emplace_back(report.name + ".txt", build::WriteDump(document));
  files.emplace_back(report.name + ".txt.expected.jsonl", ExpectedRecords(report, form, Input::kDump));
}

std::string ReadWhole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool WriteWhole(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
  return static_cast<bool>(file);
}

int WriteSamples(const Arguments& arguments) {
  const fs::path source = arguments.samples / "source";
  const Form form = ReadForm(source / "form.yaml");
  const std::vector<District> districts = ReadDistricts(source / "districts.tsv");
  std::vector<fs::path> reports;
  for (const auto& entry : fs::directory_iterator(source)) {
    const std::string name = entry.path().filename();
    if (name.ends_with(".yaml") && name.find("-25") != std::string::npos) reports.push_back(entry.path());
  }
  std::sort(reports.begin(), reports.end());
  Files files;
  for (const fs::path& path : reports) AddReport(ReadReport(path, form, districts), form, files);
  int status = 0;
  for (const auto& [name, bytes] : files) {
    const fs::path path = arguments.samples / name;
    if (!arguments.check) {
      if (!WriteWhole(path, bytes)) return 1;
      std::printf("%s\t%zu bytes\n", path.c_str(), bytes.size());
    } else if (ReadWhole(path) != bytes) {
      std::fprintf(stderr, "%s is not what its source gives; run make_samples\n", path.c_str());
      status = 1;
    }
  }
  return status;
}

}  // namespace
}  // namespace sarabun::samples

int main(int argc, char** argv) {
  sarabun::samples::Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--check") {
      arguments.check = true;
    } else {
      std::fprintf(stderr, "usage: make_samples [--check]\n");
      return 2;
    }
  }
  return sarabun::samples::WriteSamples(arguments);
}
