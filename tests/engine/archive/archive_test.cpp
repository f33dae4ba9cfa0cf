#include "archive/archive.h"

#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;

namespace {

std::string written(archive::Format format,
                    const std::vector<std::pair<std::string, std::string>>& files) {
  std::string bytes;
  archive::Writer writer(format, [&](std::string_view part) { bytes += part; });
  for (const auto& [name, text] : files) {
    writer.begin(name, text.size());
    writer.write(text);
  }
  writer.finish();
  return bytes;
}

archive::Reader::In from(const std::string& bytes) {
  return [&bytes, at = std::size_t{0}](char* buffer, std::size_t room) mutable {
    const std::size_t some = bytes.copy(buffer, room, at);
    at += some;
    return some;
  };
}

std::vector<std::pair<std::string, std::string>> read(const std::string& bytes) {
  std::vector<std::pair<std::string, std::string>> files;
  archive::Reader reader(from(bytes));
  while (const auto entry = reader.next()) {
    std::string text;
    for (std::string_view part = reader.read(); !part.empty(); part = reader.read()) {
      text += part;
    }
    CHECK(entry->size == text.size());
    files.emplace_back(entry->name, text);
  }
  return files;
}

}  // namespace

TEST_CASE("an archive gives back its files, whatever their names and sizes", "[archive]") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"empty", ""},
      {"grüße/ñ.md", "text"},
      {std::string(300, 'n') + "/" + std::string(200, 'm'), "a long name"},
      {"large", std::string(1U << 20U, 'x')},
      {"\xff\xfe not utf-8", std::string("\0\1\2", 3)}};
  const std::string bytes = written(archive::Format::tar_zstd, files);
  CHECK(read(bytes) == files);
  CHECK(written(archive::Format::tar_zstd, files) == bytes);
  CHECK(written(archive::Format::zip, files).substr(0, 2) == "PK");
}

TEST_CASE("what is no archive, or is cut short, is damaged", "[archive]") {
  const std::string bytes = written(archive::Format::tar_zstd, {{"one", std::string(5000, 'y')}});
  for (const std::string& bad : {std::string(), std::string("PK\3\4"),
                                 bytes.substr(0, bytes.size() / 2), bytes.substr(0, 20)}) {
    CHECK_THROWS_AS(read(bad), Error);
  }
}

TEST_CASE("what takes the bytes may fail, and that is what is said", "[archive]") {
  archive::Writer writer(archive::Format::tar_zstd, [](std::string_view) {
    throw Error(ErrorKind::unavailable, "the disk is full");
  });
  writer.begin("one", 3);
  CHECK_THROWS_WITH((writer.write("one"), writer.finish()), "the disk is full");
  CHECK_THROWS_AS(writer.write("more"), Error);
}
