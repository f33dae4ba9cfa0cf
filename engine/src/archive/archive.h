#pragma once
// Archives of named files, written and read as streams: the only floor that knows libarchive.
//
// What is written depends on names and bytes alone: no times, owners or modes, so the same files in
// the same order are the same archive. What is read may come from anybody: whatever is no plain
// file (link, folder, device) or cannot be read is Error(corrupt), and nothing is written to disk
// here.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace redraft::archive {

enum class Format {
  tar_zstd,  // for us: `tar --zstd -xf` reads it too
  zip,       // for everybody else
};

class Writer {
 public:
  // Takes the archive's bytes as they come; what it throws comes out of the call that wrote.
  using Out = std::function<void(std::string_view bytes)>;

  Writer(Format format, Out out);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // A file from here on; write() then gives exactly `size` bytes of it. '/' between folders.
  void begin(const std::string& name, std::uint64_t size);
  void write(std::string_view bytes);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct Entry {
  std::string name;  // as it stands there: not to be trusted as a path
  std::uint64_t size = 0;
};

// Reads Format::tar_zstd only.
class Reader {
 public:
  // Fills the buffer and returns how many bytes it put there; 0 at the end.
  using In = std::function<std::size_t(char* buffer, std::size_t room)>;

  explicit Reader(In in);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Nothing at the end. What was not read of the file before is passed over.
  std::optional<Entry> next();
  // The next bytes of the file, valid until the next call; empty at its end.
  std::string_view read();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace redraft::archive
