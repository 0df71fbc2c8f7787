#pragma once

namespace sarabun::isolation {

// Filters on system calls (Linux seccomp, mode 2). They hold for the calling thread and everything it starts, through
// exec too, and cannot be taken off. Calls of another architecture (32 bits, x32) are refused altogether: they have
// other numbers. All return false with errno set where the kernel cannot do it; then nothing must be run.
// Safe between fork and exec: they only make system calls.

// Refuses every socket but local ones (AF_UNIX), and io_uring, which could open them behind its back.
bool ShutOffNetwork();

// Leaves only what arithmetic on memory needs: memory, signals to itself, clocks, and reading, writing and measuring
// files that are open already. No file is opened, no program or thread started, no other process touched: such a call
// gives EPERM.
bool LeaveOnlyComputing();

}  // namespace sarabun::isolation
