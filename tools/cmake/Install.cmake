# Installs the program, the public headers, the rooms' libraries with a CMake package, rule packs, manual and
# completion. Only src/sarabun/ is installed of the headers: what is not there is nobody's business.
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY SARABUN_ROOMS)
install(TARGETS ${rooms} EXPORT sarabunTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT sarabunTargets NAMESPACE sarabun:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sarabun)
set(RULES_DIR ${CMAKE_INSTALL_DATADIR}/sarabun/rules)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/sarabunConfig.cmake.in
  ${PROJECT_BINARY_DIR}/sarabunConfig.cmake INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sarabun
  PATH_VARS RULES_DIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/sarabunConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/sarabunConfig.cmake ${PROJECT_BINARY_DIR}/sarabunConfigVersion.cmake
              ${CMAKE_CURRENT_LIST_DIR}/Dependencies.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sarabun)

install(TARGETS sarabun RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY src/sarabun/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/sarabun FILES_MATCHING PATTERN "*.h")
install(DIRECTORY rules/ DESTINATION ${RULES_DIR})
install(FILES src/cli/sarabun.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES src/cli/completion/sarabun.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME sarabun)
install(FILES src/cli/completion/_sarabun DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES src/cli/completion/sarabun.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
