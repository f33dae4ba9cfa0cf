# Every library redraft stands on, and nowhere else. Names are Debian 12's packages.
find_package(PkgConfig REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)                       # libicu-dev
find_package(cmark REQUIRED CONFIG)                                    # libcmark-dev
find_package(SQLiteCpp REQUIRED CONFIG)                                # libsqlitecpp-dev
find_package(nlohmann_json 3.11 REQUIRED CONFIG)                       # nlohmann-json3-dev
find_package(fmt REQUIRED CONFIG)                                      # libfmt-dev
find_package(Boost 1.81 REQUIRED CONFIG COMPONENTS program_options)    # libboost-program-options1.81-dev
pkg_check_modules(LIBGIT2 REQUIRED IMPORTED_TARGET libgit2)            # libgit2-dev
find_package(LibXml2 REQUIRED)                                         # libxml2-dev
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)            # libgmime-3.0-dev
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)           # libsodium-dev

if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING)
  find_package(Catch2 2.13 REQUIRED CONFIG)                            # catch2
  find_package(rapidcheck REQUIRED CONFIG)                             # librapidcheck-dev
endif()
if(REDRAFT_BENCH)
  find_package(benchmark REQUIRED CONFIG)                              # libbenchmark-dev
endif()
