#pragma once
// Consultations on disk for the benchmarks, removed when they go out of scope.

#include <cstddef>
#include <filesystem>
#include <string>

#include "redraft/workspace.h"

namespace redraft::bench {

inline constexpr const char* document = "principles";

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A consultation of one document.
class Consultation {
 public:
  explicit Consultation(const std::string& text);
  // A copy of another, files and all.
  Consultation(const Consultation& other);
  Consultation& operator=(const Consultation&) = delete;

  [[nodiscard]] Workspace open() const;
  void write(const std::string& text) const;
  // As one process of the command line does it: opened, published, closed.
  Published publish(const std::string& label) const;

 private:
  Folder folder_;
};

// The texts that several benchmarks share, made once. The next ones have 10 % reworded, 3 % moved,
// 3 % removed and 5 % added; the retouched one has 1 % reworded.
const std::string& first_text(std::size_t statements);
const std::string& next_text(std::size_t statements);
const std::string& retouched_text(std::size_t statements);

// `first_text` published as V1, made once.
const Consultation& published(std::size_t statements);

}  // namespace redraft::bench
