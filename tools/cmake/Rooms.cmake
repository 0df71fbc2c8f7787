# One library a room (folder of src/), one test program a room, and the warnings that all code lives under.

add_library(sarabun_warnings INTERFACE)
target_compile_options(sarabun_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

add_library(sarabun_flags INTERFACE)
if(SARABUN_SANITIZE)
  target_compile_options(sarabun_flags INTERFACE -fsanitize=${SARABUN_SANITIZE} -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer)
  target_link_options(sarabun_flags INTERFACE -fsanitize=${SARABUN_SANITIZE})
endif()

# The program reads what strangers send: what a mistake would let them do is made dearer. A sanitizer has checks of its
# own. Fortified calls need an optimising compiler, control-flow protection an x86 processor.
if(SARABUN_HARDEN AND NOT SARABUN_SANITIZE)
  target_compile_options(sarabun_flags INTERFACE
    -fstack-protector-strong -fstack-clash-protection
    $<$<STREQUAL:${CMAKE_SYSTEM_PROCESSOR},x86_64>:-fcf-protection>
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>
    -D_GLIBCXX_ASSERTIONS)
  target_link_options(sarabun_flags INTERFACE -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()

# sarabun_room(NAME SOURCES a.cc b.cc [ROOMS base xml] [LINKS PkgConfig::LIBXML2])
# ROOMS are the rooms whose headers this one may include; tools/check_layers.py holds the code to src/README.md.
function(sarabun_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;ROOMS;LINKS" ${ARGN})
  if(ROOM_SOURCES)
    add_library(sarabun_${name} STATIC ${ROOM_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(sarabun_${name} PRIVATE $<BUILD_INTERFACE:sarabun_warnings> $<BUILD_INTERFACE:sarabun_flags>)
    target_compile_features(sarabun_${name} PUBLIC cxx_std_20)
  else()
    add_library(sarabun_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(sarabun_${name} ${scope} $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
                                                      $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  foreach(room IN LISTS ROOM_ROOMS)
    target_link_libraries(sarabun_${name} ${scope} sarabun_${room})
  endforeach()
  if(ROOM_LINKS)
    target_link_libraries(sarabun_${name} PRIVATE ${ROOM_LINKS})
  endif()
  set_target_properties(sarabun_${name} PROPERTIES EXPORT_NAME ${name})
  set_property(GLOBAL APPEND PROPERTY SARABUN_ROOMS sarabun_${name})
endfunction()

# sarabun_test(NAME SOURCES x_test.cc [LINKS sarabun_xml]): one program, its cases found one by one by CTest.
function(sarabun_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name}_test ${TEST_SOURCES})
  target_link_libraries(${name}_test PRIVATE ${TEST_LINKS} sarabun_test_support GTest::gmock GTest::gtest_main
                                             sarabun_warnings sarabun_flags)
  target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR})
  gtest_discover_tests(${name}_test PROPERTIES TIMEOUT 300 DISCOVERY_TIMEOUT 60)
endfunction()
