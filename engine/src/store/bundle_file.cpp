#include "store/bundle_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "redraft/error.h"

namespace redraft::store {

namespace {

// A skippable frame of zstd: its magic number, the length of what follows (71), both in little
// endian.
constexpr std::string_view frame("\x50\x2A\x4D\x18\x47\x00\x00\x00", 8);
constexpr std::string_view mark = "sha256 ";
constexpr std::size_t digits = 64;
constexpr std::size_t seal_size = frame.size() + mark.size() + digits;
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";

[[noreturn]] void damaged(const std::filesystem::path& file, const std::string& why) {
  throw Error(ErrorKind::corrupt, "read bundle " + file.string() + ": " + why,
              "take another copy of it");
}

std::size_t read_some(std::FILE* file, char* buffer, std::size_t room) {
  const std::size_t got = std::fread(buffer, 1, room, file);
  if (got < room && std::ferror(file) != 0) {
    throw Error(ErrorKind::unavailable, std::string("read the bundle: ") + std::strerror(errno),
                "check the disk");
  }
  return got;
}

}  // namespace

BundleWriter::BundleWriter(const std::filesystem::path& file)
    : file_(file),
      archive_(archive::Format::tar_zstd, [this](std::string_view bytes) { put(bytes); }) {}

void BundleWriter::put(std::string_view bytes) {
  hash_.add(bytes);
  size_ += bytes.size();
  file_.write(bytes);
}

std::uint64_t BundleWriter::finish() {
  archive_.finish();
  file_.write(frame);
  file_.write(mark);
  file_.write(hash_.finish());
  file_.publish();
  return size_ + seal_size;
}

BundleReader::BundleReader(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (!error) {
    file_.reset(std::fopen(file.c_str(), "rbe"));
  }
  if (!file_) {
    const bool absent = !std::filesystem::exists(file, error);
    throw Error(absent ? ErrorKind::not_found : ErrorKind::unavailable,
                "read bundle " + file.string() + ": " +
                    (absent ? "there is no such file" : "it is no file that can be read"));
  }
  std::array<char, 1U << 16U> part{};
  const std::size_t begun = read_some(file_.get(), part.data(), zstd_magic.size());
  if (std::string_view(part.data(), begun) != zstd_magic) {
    throw Error(ErrorKind::invalid, "read bundle " + file.string() + ": it is no bundle",
                "redraft bundle FILE makes one");
  }
  if (size <= seal_size) {
    damaged(file, "it is cut short");
  }
  left_ = size - seal_size;
  std::rewind(file_.get());
  Sha256 hash;
  for (std::uint64_t left = left_; left > 0;) {
    const std::size_t got =
        read_some(file_.get(), part.data(),
                  static_cast<std::size_t>(std::min<std::uint64_t>(left, part.size())));
    if (got == 0) {
      damaged(file, "it is cut short");
    }
    hash.add({part.data(), got});
    left -= got;
  }
  const std::size_t got = read_some(file_.get(), part.data(), seal_size);
  if (std::string_view(part.data(), got) !=
      std::string(frame) + std::string(mark) + hash.finish()) {
    damaged(file, "it is not as it was written (cut short or changed)");
  }
  std::rewind(file_.get());
  archive_.emplace([this](char* buffer, std::size_t room) {
    const std::size_t some = read_some(
        file_.get(), buffer, static_cast<std::size_t>(std::min<std::uint64_t>(left_, room)));
    left_ -= some;
    return some;
  });
}

std::string BundleReader::read_whole(std::uint64_t most) {
  std::string bytes;
  for (std::string_view part = read(); !part.empty(); part = read()) {
    bytes += part;
    if (bytes.size() > most) {
      throw Error(ErrorKind::corrupt, "read the bundle: a file in it is too long");
    }
  }
  return bytes;
}

}  // namespace redraft::store
