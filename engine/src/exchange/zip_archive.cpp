#include "exchange/zip_archive.h"

#include <algorithm>
#include <utility>

#include <zip.h>

#include "redraft/error.h"

namespace redraft::exchange {

namespace {

constexpr zip_uint16_t first_date = (1U << 5U) | 1U;  // 1 January 1980 in MS-DOS's way
constexpr zip_uint32_t unix_file = 0100644U << 16U;

struct SourceFree {
  void operator()(zip_source_t* source) const noexcept { zip_source_free(source); }
};

struct Discard {
  void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};

struct Close {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

using Source = std::unique_ptr<zip_source_t, SourceFree>;
using File = std::unique_ptr<zip_file_t, Close>;

std::string mebibytes(std::size_t bytes) {
  return std::to_string(bytes >> 20U) + " MiB";
}

}  // namespace

struct ZipArchive::Handle {
  std::unique_ptr<zip_t, Discard> archive;
};

ZipArchive::ZipArchive(std::string doing, std::string_view bytes, const ZipLimits& limits)
    : doing_(std::move(doing)), limits_(limits), handle_(std::make_unique<Handle>()) {
  if (bytes.size() > limits.archive_bytes) {
    throw Error(ErrorKind::invalid,
                doing_ + ": it is larger than " + mebibytes(limits.archive_bytes),
                "take the pictures out and try again");
  }
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  if (source != nullptr) {
    handle_->archive.reset(zip_open_from_source(source.get(), ZIP_RDONLY, &error));
  }
  if (handle_->archive == nullptr) {
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw Error(ErrorKind::invalid, doing_ + ": it is cut short or damaged (" + why + ")",
                "open it in the program it comes from, save it again, and try that file");
  }
  static_cast<void>(source.release());  // the archive's from now on
  zip_error_fini(&error);

  const zip_int64_t count = zip_get_num_entries(handle_->archive.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.parts) {
    throw Error(ErrorKind::invalid,
                doing_ + ": it holds more than " + std::to_string(limits.parts) + " parts");
  }
  std::size_t declared = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(handle_->archive.get(), i, 0, &stat) != 0 || stat.name == nullptr) {
      throw Error(ErrorKind::invalid, doing_ + ": its list of parts is damaged");
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
      throw Error(ErrorKind::invalid, doing_ + ": it is encrypted", "save it without a password");
    }
    declared += std::min<zip_uint64_t>(stat.size, limits.unpacked_bytes + 1);
    if (declared > limits.unpacked_bytes) {
      throw Error(ErrorKind::invalid,
                  doing_ + ": unpacked it is larger than " + mebibytes(limits.unpacked_bytes));
    }
    names_.emplace_back(stat.name);
  }
  // Another program might take the other one.
  std::vector<std::string_view> sorted(names_.begin(), names_.end());
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) {
    throw Error(ErrorKind::invalid,
                doing_ + ": it holds two parts of the name " + std::string(*twice),
                "open it in the program it comes from, save it again, and try that file");
  }
}

ZipArchive::~ZipArchive() = default;

std::optional<std::string> ZipArchive::part(const std::string& name) const {
  const zip_int64_t index = zip_name_locate(handle_->archive.get(), name.c_str(), 0);
  if (index < 0) {
    return std::nullopt;
  }
  const File file(zip_fopen_index(handle_->archive.get(), static_cast<zip_uint64_t>(index), 0));
  std::string bytes;
  if (file != nullptr) {
    constexpr std::size_t piece = 256U << 10U;
    for (;;) {
      const std::size_t had = bytes.size();
      bytes.resize(had + piece);
      const zip_int64_t got = zip_fread(file.get(), bytes.data() + had, piece);
      bytes.resize(had + (got > 0 ? static_cast<std::size_t>(got) : 0));
      if (got == 0) {
        return bytes;
      }
      if (got < 0) {
        break;
      }
      if (bytes.size() > limits_.part_bytes) {
        throw Error(ErrorKind::invalid, doing_ + ": " + name + " is larger than " +
                                            mebibytes(limits_.part_bytes) + " unpacked");
      }
    }
  }
  throw Error(ErrorKind::invalid, doing_ + ": " + name + " cannot be unpacked",
              "open it in the program it comes from, save it again, and try that file");
}

std::string zip_of(std::vector<ZipPart> parts) {
  const auto failed = [](const char* doing) {
    return Error(ErrorKind::internal, std::string("write a zip archive: cannot ") + doing);
  };
  std::sort(parts.begin(), parts.end(),
            [](const ZipPart& a, const ZipPart& b) { return a.name < b.name; });
  const Source written(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (written == nullptr) {
    throw failed("make it");
  }
  zip_source_keep(written.get());
  std::unique_ptr<zip_t, Discard> archive(
      zip_open_from_source(written.get(), ZIP_TRUNCATE, nullptr));
  if (archive == nullptr) {
    zip_source_free(written.get());
    throw failed("open it");
  }
  for (const ZipPart& part : parts) {
    Source bytes(zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0));
    const zip_int64_t index = bytes == nullptr ? -1
                                               : zip_file_add(archive.get(), part.name.c_str(),
                                                              bytes.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      throw failed("add a part");
    }
    static_cast<void>(bytes.release());
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive.get(), at, ZIP_CM_DEFLATE, 9) != 0 ||
        zip_file_set_dostime(archive.get(), at, 0, first_date, 0) != 0 ||
        zip_file_set_external_attributes(archive.get(), at, 0, ZIP_OPSYS_UNIX, unix_file) != 0) {
      throw failed("describe a part");
    }
  }
  if (zip_close(archive.get()) != 0) {
    throw failed("finish it");
  }
  static_cast<void>(archive.release());
  zip_stat_t stat;
  std::string out;
  if (zip_source_stat(written.get(), &stat) != 0 || zip_source_open(written.get()) != 0) {
    throw failed("read it back");
  }
  out.resize(stat.size);
  const zip_int64_t got = zip_source_read(written.get(), out.data(), out.size());
  zip_source_close(written.get());
  if (got < 0 || static_cast<std::size_t>(got) != out.size()) {
    throw failed("read it back");
  }
  return out;
}

}  // namespace redraft::exchange
