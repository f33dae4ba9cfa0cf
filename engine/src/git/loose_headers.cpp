#include "git/loose_headers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include <git2/sys/odb_backend.h>
#include <zlib.h>

#include "git/handles.h"

namespace redraft::git {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t inflated_at_once = 64;  // MAX_HEADER_LEN of libgit2's odb_loose.c
constexpr int before_the_others = 100;        // libgit2's own have 1 and 2

// What libgit2 calls, with the folder that the loose objects are in.
struct Guard {
  git_odb_backend base;  // first: libgit2 knows no more of it
  fs::path objects;
};

// The beginning of what zlib reads from the file; empty where it reads nothing.
std::string beginning_of(std::ifstream& file) {
  std::array<char, 1024> packed{};
  file.read(packed.data(), packed.size());
  std::array<Bytef, inflated_at_once> text{};
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) {
    return {};
  }
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(file.gcount());
  stream.next_out = text.data();
  stream.avail_out = text.size();
  const int code = inflate(&stream, Z_SYNC_FLUSH);
  inflateEnd(&stream);
  const std::size_t read = text.size() - stream.avail_out;
  return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR
             ? std::string(reinterpret_cast<const char*>(text.data()), read)
             : std::string();
}

// Whether the text begins with a header, and does not go on behind the length that it names.
bool is_sound(std::string_view text) {
  const std::size_t space = text.find(' ');
  const std::size_t end = text.find('\0');
  if (space == std::string_view::npos || end == std::string_view::npos || end <= space + 1) {
    return false;
  }
  const std::string_view kind = text.substr(0, space);
  const std::string_view length = text.substr(space + 1, end - space - 1);
  constexpr std::array<std::string_view, 4> kinds = {"blob", "commit", "tag", "tree"};
  std::size_t named = 0;
  const auto [stop, error] = std::from_chars(length.data(), length.data() + length.size(), named);
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() && error == std::errc() &&
         stop == length.data() + length.size() && text.size() - end - 1 <= named;
}

int look(const git_odb_backend* backend, const git_oid* id) {
  std::array<char, GIT_OID_HEXSZ + 1> hex{};
  git_oid_tostr(hex.data(), hex.size(), id);
  const std::string_view name(hex.data(), GIT_OID_HEXSZ);
  std::ifstream file(
      reinterpret_cast<const Guard*>(backend)->objects / name.substr(0, 2) / name.substr(2),
      std::ios::binary);
  if (!file || is_sound(beginning_of(file))) {
    return GIT_PASSTHROUGH;
  }
  git_error_set_str(GIT_ERROR_ODB, "the header of the loose object is damaged");
  return GIT_ERROR;
}

int read(void** /*data*/, std::size_t* /*length*/, git_object_t* /*kind*/, git_odb_backend* backend,
         const git_oid* id) {
  return look(backend, id);
}

int read_header(std::size_t* /*length*/, git_object_t* /*kind*/, git_odb_backend* backend,
                const git_oid* id) {
  return look(backend, id);
}

int each(git_odb_backend* /*backend*/, git_odb_foreach_cb /*call*/, void* /*payload*/) {
  return 0;  // it has no objects of its own
}

void free_guard(git_odb_backend* backend) {
  delete reinterpret_cast<Guard*>(backend);
}

}  // namespace

void guard_loose_headers(git_repository* repository) {
  const std::string doing = "open git's objects";
  git_buf folder{};
  check(git_repository_item_path(&folder, repository, GIT_REPOSITORY_ITEM_OBJECTS), doing);
  auto guard = std::make_unique<Guard>(Guard{{}, fs::path(folder.ptr)});
  git_buf_dispose(&folder);
  check(git_odb_init_backend(&guard->base, GIT_ODB_BACKEND_VERSION), doing);
  guard->base.read = read;
  guard->base.read_header = read_header;
  guard->base.foreach = each;
  guard->base.free = free_guard;
  const OdbHandle odb = acquire<OdbHandle>(doing, git_repository_odb, repository);
  check(git_odb_add_backend(odb.get(), &guard->base, before_the_others), doing);
  static_cast<void>(guard.release());  // the object database frees it
}

}  // namespace redraft::git
