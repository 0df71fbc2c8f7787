#include "cli/terminal.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace sarabun::cli {

namespace {

constexpr std::uint64_t kBarWidth = 24;
constexpr std::chrono::milliseconds kRedraw{80};

bool ColourAllowed() {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace

Terminal::Terminal(std::FILE* stream)
    : is_terminal_(fileno(stream) >= 0 && ::isatty(fileno(stream)) == 1), colour_(is_terminal_ && ColourAllowed()) {}

std::string Terminal::Paint(std::string_view code, std::string_view text) const {
  if (!colour_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

ProgressBar::ProgressBar(std::FILE* stream, bool quiet)
    : stream_(stream), enabled_(!quiet && Terminal(stream).is_terminal()) {}

ProgressBar::~ProgressBar() { Clear(); }

void ProgressBar::OnFile(const FileOutcome& outcome) {
  ++done_;
  if (outcome.rejected) ++rejected_;
  const auto now = std::chrono::steady_clock::now();
  if (!enabled_ || total_ < 2 || now < next_) return;
  next_ = now + kRedraw;
  Draw(outcome.path);
}

void ProgressBar::Draw(std::string_view path) {
  const std::uint64_t filled = kBarWidth * done_ / std::max<std::uint64_t>(total_, 1);
  const std::string bar = std::string(filled, '#') + std::string(kBarWidth - filled, '.');
  const std::string_view name = path.substr(path.rfind('/') + 1);
  std::fprintf(stream_, "\r\x1b[K[%s] %llu/%llu", bar.c_str(), static_cast<unsigned long long>(done_),
               static_cast<unsigned long long>(total_));
  if (rejected_ > 0) std::fprintf(stream_, ", %llu rejected", static_cast<unsigned long long>(rejected_));
  std::fprintf(stream_, "  %.*s", static_cast<int>(std::min<std::size_t>(name.size(), 90)), name.data());
  std::fflush(stream_);
  drawn_ = true;
}

void ProgressBar::Clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stream_);
  std::fflush(stream_);
  drawn_ = false;
}

}  // namespace sarabun::cli
