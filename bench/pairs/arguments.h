#pragma once
// What redraft_pairs was asked for: plain words and "--name value", and the drafts they stand for.

#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/pairs/draft.h"
#include "bench/pairs/truth.h"

namespace redraft::bench {

class Arguments {
 public:
  explicit Arguments(std::vector<std::string> words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words[at].rfind("--", 0) != 0) {
        plain_.push_back(words[at]);
      } else if (at + 1 < words.size()) {
        options_[words[at].substr(2)] = words[at + 1];
        ++at;
      } else {
        throw std::invalid_argument(words[at] + " wants a value");
      }
    }
  }

  [[nodiscard]] const std::string& plain(std::size_t at) const {
    if (at >= plain_.size()) {
      throw std::invalid_argument("too few arguments");
    }
    return plain_[at];
  }

  [[nodiscard]] std::string text(const std::string& name) const {
    const auto option = options_.find(name);
    return option == options_.end() ? "" : option->second;
  }

  [[nodiscard]] std::size_t number(const std::string& name, std::size_t otherwise) const {
    const std::string value = text(name);
    return value.empty() ? otherwise : std::stoul(value);
  }

 private:
  std::vector<std::string> plain_;
  std::map<std::string, std::string> options_;
};

struct Chain {
  std::vector<Draft> drafts;
  Truth truth;  // from the first to the last
};

// A first draft and those made from it, one after the other.
[[nodiscard]] Chain chain_of(std::size_t statements, std::size_t drafts, std::uint64_t seed);
[[nodiscard]] Chain chain_of(const Arguments& arguments, std::uint64_t seed);

[[nodiscard]] std::uint64_t seed_of(const Arguments& arguments);

// Of a file, or std::runtime_error.
[[nodiscard]] std::string content(const std::string& file);

}  // namespace redraft::bench
