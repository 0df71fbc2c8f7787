#include "tools/samples/wordings.h"

#include <utility>

namespace sarabun::samples {

const Node& Wordings::Draw(const char* list, build::Random& random) {
  const std::vector<Node>& choices = words_.At(list).list;
  std::vector<std::size_t>& left = left_[list];
  if (left.empty()) {
    for (std::size_t i = 0; i < choices.size(); ++i) left.push_back(i);
    for (std::size_t i = left.size(); i > 1; --i) std::swap(left[i - 1], left[random.Below(i)]);
  }
  const std::size_t next = left.back();
  left.pop_back();
  return choices[next];
}

}  // namespace sarabun::samples
