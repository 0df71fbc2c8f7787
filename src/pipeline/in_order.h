#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::pipeline {

// How many workers `wanted` (0: one a core) means for that many inputs.
inline unsigned WorkerCount(unsigned wanted, std::size_t inputs) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t workers = wanted == 0 ? cores : wanted;
  return static_cast<unsigned>(std::clamp<std::size_t>(std::min(workers, inputs), 1, 256));
}

// Hands inputs to workers and their results back in input order. Memory is bounded by the workers: none starts on an
// input that is more than a few ahead of the one that is awaited.
template <class Done>
class InOrderQueue {
 public:
  InOrderQueue(std::size_t count, std::size_t window) : count_(count), window_(window) {}

  // The next input to work on; count() when there are no more.
  std::size_t Take() {
    std::unique_lock<std::mutex> lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || next_ >= count_ || next_ < awaited_ + window_; });
    return stopped_ || next_ >= count_ ? count_ : next_++;
  }

  void Put(std::size_t index, Done done) {
    const std::lock_guard<std::mutex> lock(mutex_);
    done_.emplace(index, std::move(done));
    arrived_.notify_one();
  }

  // Waits for the result of one input; they must be asked for in order.
  Done Await(std::size_t index) {
    std::unique_lock<std::mutex> lock(mutex_);
    awaited_ = index;
    room_.notify_all();
    arrived_.wait(lock, [&] { return done_.contains(index); });
    Done done = std::move(done_.at(index));
    done_.erase(index);
    return done;
  }

  void Stop() {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

  std::size_t count() const { return count_; }

 private:
  const std::size_t count_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable arrived_;
  std::size_t next_ = 0;
  std::size_t awaited_ = 0;
  bool stopped_ = false;
  std::map<std::size_t, Done> done_;
};

// Threads that are joined whatever happens, so that an early return leaves none behind.
template <class Done, class MakeWorker>
class InOrderWorkers {
 public:
  InOrderWorkers(std::size_t count, InOrderQueue<Done>& queue, const MakeWorker& make_worker) : queue_(queue) {
    threads_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([&queue, &make_worker] {
        auto work = make_worker();
        for (std::size_t at = queue.Take(); at < queue.count(); at = queue.Take()) queue.Put(at, work(at));
      });
    }
  }
  ~InOrderWorkers() {
    queue_.Stop();
    for (std::thread& thread : threads_) thread.join();
  }
  InOrderWorkers(const InOrderWorkers&) = delete;
  InOrderWorkers& operator=(const InOrderWorkers&) = delete;

 private:
  InOrderQueue<Done>& queue_;
  std::vector<std::thread> threads_;
};

// Works on inputs 0 to count - 1 and takes their results in that order, in the calling thread. `make_worker()` is
// called once a thread and gives a callable from index to Done; `take(index, Done)` gives a Status whose error ends the
// run.
template <class Done, class MakeWorker, class Take>
Status RunInOrder(std::size_t count, unsigned wanted, const MakeWorker& make_worker, Take take) {
  const unsigned workers = WorkerCount(wanted, count);
  if (workers == 1) {  // no thread to start, nothing to wait for
    auto work = make_worker();
    for (std::size_t i = 0; i < count; ++i) {
      if (Status taken = take(i, work(i)); !taken) return taken;
    }
    return {};
  }
  InOrderQueue<Done> queue(count, std::size_t{workers} * 4);
  const InOrderWorkers<Done, MakeWorker> threads(workers, queue, make_worker);
  for (std::size_t i = 0; i < count; ++i) {
    if (Status taken = take(i, queue.Await(i)); !taken) return taken;
  }
  return {};
}

}  // namespace sarabun::pipeline
