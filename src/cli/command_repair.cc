#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/signals.h"
#include "pipeline/report.h"
#include "thai/doors.h"

namespace sarabun::cli {

namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Lines of a stream of any length, one at a time, without their ends; bytes, NUL included.
class LineReader {
 public:
  explicit LineReader(std::FILE* file) : file_(file) {}
  bool Next(std::string& line) {
    line.clear();
    int c = std::getc(file_);
    if (c == EOF || SignalGuard::cancelled().load()) return false;
    for (; c != EOF && c != '\n'; c = std::getc(file_)) line += static_cast<char>(c);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return true;
  }

 private:
  std::FILE* file_;
};

// Says what could not be mended, the first places one by one.
class DamageList {
 public:
  explicit DamageList(std::FILE* err) : err_(err) {}
  void Add(std::size_t line, const thai::Damage& damage) {
    if (++count_ > kShown) return;
    std::fprintf(err_, "sarabun: line %zu, character %zu: damage that cannot be mended (%s): %s\n", line,
                 damage.offset + 1, damage.kind.c_str(), damage.text.c_str());
  }
  void Finish() const {
    if (count_ > kShown) std::fprintf(err_, "sarabun: %zu more such places; --explain shows all\n", count_ - kShown);
  }

 private:
  static constexpr std::size_t kShown = 20;
  std::FILE* err_;
  std::size_t count_ = 0;
};

}  // namespace

int RunRepair(const Arguments& arguments, const Streams& streams) {
  auto shared = pipeline::LoadShared(arguments.extract);
  if (!shared) {
    PrintError(shared.error(), streams);
    return kNothingTried;
  }
  std::unique_ptr<std::FILE, FileCloser> file;
  const std::string path = arguments.paths.empty() ? "-" : arguments.paths.front();
  if (path != "-") {
    file.reset(std::fopen(path.c_str(), "rbe"));
    const bool folder = KindOf(path) == PathKind::kFolder;
    if (file == nullptr || folder) {
      PrintError(SystemError("read", path, folder ? EISDIR : errno), streams);
      return kSomeRejected;
    }
  }
  thai::Engine engine(shared->model);
  engine.AddWords(shared->packs->Words());
  thai::Door door = thai::Door::kText;
  thai::DoorFromName(arguments.repair_from, door);
  LineReader reader(file != nullptr ? file.get() : streams.in);
  int written = kDone;
  bool open = true;
  DamageList damages(streams.err);
  thai::DoorOptions options;
  options.explain = arguments.explain;
  options.on_damage = [&](std::size_t line, const thai::Damage& damage) { damages.Add(line, damage); };
  thai::RepairStream(
      door, options, engine, [&](std::string& line) { return reader.Next(line); },
      [&](std::string_view text) {
        open = std::fwrite(text.data(), 1, text.size(), streams.out) == text.size();
        return open;
      });
  damages.Finish();
  if (open) open = std::fflush(streams.out) == 0;
  if (!open && errno != EPIPE) {
    PrintError(SystemError("write", "standard output", errno), streams);
    written = kNothingTried;
  }
  const int interrupted = SignalGuard::exit_code();
  return interrupted != 0 ? interrupted : written;
}

}  // namespace sarabun::cli
