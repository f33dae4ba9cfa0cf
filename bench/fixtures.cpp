#include "bench/fixtures.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>

#include "bench/consultation_texts.h"

namespace redraft::bench {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t seed = 20240601;
constexpr Edits many_edits{100, 30, 30, 50};
constexpr Edits few_edits{10, 0, 0, 0};

void write_file(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

Surroundings surroundings() {
  static const SystemClock clock;
  static SystemRandomness randomness;
  return {clock, randomness, "bench"};
}

template <class Make>
const std::string& made_once(std::map<std::size_t, std::string>& texts, std::size_t statements,
                             const Make& make) {
  const auto found = texts.find(statements);
  return found != texts.end() ? found->second : texts.emplace(statements, make()).first->second;
}

}  // namespace

Folder::Folder() {
  const char* chosen = std::getenv("TMPDIR");
  std::string name =
      (fs::path(chosen == nullptr ? "/tmp" : chosen) / "redraft-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("make a folder " + name);
  }
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Consultation::Consultation(const std::string& text) {
  Workspace::init(folder_.path());
  std::ofstream(folder_.path() / ".git/config", std::ios::app)
      << "[user]\n\tname = Alex Example\n\temail = alex@example.org\n";
  write(text);
  open().add(folder_.path() / (std::string(document) + ".md"));
}

Consultation::Consultation(const Consultation& other) {
  fs::copy(other.folder_.path(), folder_.path(), fs::copy_options::recursive);
}

Workspace Consultation::open() const {
  return Workspace::open(folder_.path(), surroundings());
}

void Consultation::write(const std::string& text) const {
  write_file(folder_.path() / (std::string(document) + ".md"), text);
}

Published Consultation::publish(const std::string& label) const {
  PublishRequest request;
  request.document = document;
  request.label = label;
  return open().publish(request);
}

const std::string& first_text(std::size_t statements) {
  static std::map<std::size_t, std::string> texts;
  return made_once(texts, statements, [&] { return markdown(first_draft(statements, seed)); });
}

const std::string& next_text(std::size_t statements) {
  static std::map<std::size_t, std::string> texts;
  return made_once(texts, statements, [&] {
    return markdown(next_draft(first_draft(statements, seed), many_edits, seed + 1));
  });
}

const std::string& retouched_text(std::size_t statements) {
  static std::map<std::size_t, std::string> texts;
  return made_once(texts, statements, [&] {
    return markdown(next_draft(first_draft(statements, seed), few_edits, seed + 2));
  });
}

const Consultation& published(std::size_t statements) {
  static std::map<std::size_t, Consultation> made;
  const auto found = made.find(statements);
  if (found != made.end()) {
    return found->second;
  }
  const Consultation& consultation =
      made.try_emplace(statements, first_text(statements)).first->second;
  consultation.publish("V1");
  return consultation;
}

}  // namespace redraft::bench
