# Filled in by the install target (see cmake/sarabunConfig.cmake.in).
