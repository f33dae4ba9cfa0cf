#include "store/residue.h"

#include <algorithm>
#include <cstdint>

#include "git/durable_files.h"

namespace redraft::store {

namespace {

constexpr std::size_t shortest = 5;
constexpr std::size_t longest_whole = 200;
constexpr std::size_t buckets = 1U << 18U;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// Of the first five bytes; any function does that spreads them.
std::size_t bucket(const char* bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < shortest; ++i) {
    value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
  }
  return static_cast<std::size_t>((value * 0x9e3779b97f4a7c15ULL) >> 46U) & (buckets - 1);
}

}  // namespace

WordSearch::WordSearch(std::vector<std::string> words)
    : words_(std::move(words)), begins_(buckets, false) {
  std::erase_if(words_, [](const std::string& word) { return word.size() < shortest; });
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  for (const std::string& word : words_) {
    begins_[bucket(word.data())] = true;
  }
}

void WordSearch::search(std::string_view bytes, std::vector<bool>& found) const {
  for (std::size_t i = 0; i + shortest <= bytes.size(); ++i) {
    if (!begins_[bucket(bytes.data() + i)]) {
      continue;
    }
    const std::string_view rest = bytes.substr(i);
    const std::string_view beginning = rest.substr(0, shortest);
    for (auto word = std::lower_bound(words_.begin(), words_.end(), beginning);
         word != words_.end() && word->compare(0, shortest, beginning) == 0; ++word) {
      if (rest.starts_with(*word)) {
        found[static_cast<std::size_t>(word - words_.begin())] = true;
      }
    }
  }
}

std::vector<std::string> texts_of(const HeldPerson& held, bool words) {
  std::vector<std::string> texts = {held.person.name, held.person.email, held.source_ref};
  for (const Received& received : held.received) {
    texts.push_back(received.content);
  }
  for (const HeldConsent& given : held.consents) {
    texts.push_back(given.consent.reason);
  }
  for (const HeldComment& one : held.comments) {
    texts.push_back(one.source_id);
    if (!words) {
      continue;
    }
    texts.push_back(one.comment.body);
    texts.push_back(one.comment.suggestion.value_or(""));
    for (const EarlierWords& before : one.history) {
      texts.push_back(before.body);
      texts.push_back(before.suggestion.value_or(""));
    }
    for (const Reply& reply : one.comment.replies) {
      texts.push_back(reply.body);
    }
    for (const ReviewerReaction& reaction : one.reactions) {
      texts.push_back(reaction.note);
    }
    for (const Target& target : one.comment.targets) {
      if (target.quote && target.quote->end == 0) {
        texts.push_back(target.quote->exact);
      }
    }
  }
  for (const HeldReply& one : held.replies) {
    texts.push_back(words ? one.reply.body : "");
  }
  std::erase(texts, "");
  return texts;
}

std::vector<std::string> traces(const std::vector<std::string>& texts) {
  std::vector<std::string> words;
  for (const std::string& text : texts) {
    if (text.size() <= longest_whole) {
      words.push_back(text);
    }
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      while (end < text.size() && is_word(text[end])) {
        ++end;
      }
      if (end - begin >= shortest) {
        words.push_back(text.substr(begin, end - begin));
        words.push_back(lowered(words.back()));
      }
      begin = end + 1;
    }
  }
  return words;
}

namespace {

// Of the comment store's own files none may be opened here (see Database::bytes). The log is empty
// after a checkpoint, and what is shared about it holds no text.
std::string bytes_of(const db::Database& database, const std::filesystem::path& file) {
  const std::string store = database.file().filename().string();
  const std::string name = file.filename().string();
  if (name == store) {
    return database.bytes();
  }
  if (name == store + "-wal" || name == store + "-shm") {
    return {};
  }
  return git::read_file(file).value_or("");
}

}  // namespace

std::vector<std::filesystem::path> files_with_residue(const db::Database& database,
                                                      const std::filesystem::path& folder,
                                                      const std::vector<std::string>& words) {
  const WordSearch search(words);
  std::vector<bool> alive(search.words().size(), false);
  database.each_row([&](const std::string&, const std::string&, std::string_view texts) {
    search.search(texts, alive);
    search.search(lowered(texts), alive);
  });
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_regular_file()) {
      continue;
    }
    std::vector<bool> in_file(search.words().size(), false);
    search.search(bytes_of(database, entry.path()), in_file);
    for (std::size_t i = 0; i < in_file.size(); ++i) {
      if (in_file[i] && !alive[i]) {
        found.push_back(entry.path());
        break;
      }
    }
  }
  return found;
}

std::vector<std::string> rows_that_hold(const db::Database& database,
                                        const std::vector<std::string>& texts) {
  const WordSearch search(texts);
  std::vector<std::string> rows;
  database.each_row([&](const std::string& table, const std::string& key, std::string_view row) {
    if (table == "person") {
      return;  // a namesake has a right to the name
    }
    std::vector<bool> found(search.words().size(), false);
    search.search(row, found);
    if (std::find(found.begin(), found.end(), true) != found.end()) {
      rows.push_back(table + " " + key);
    }
  });
  return rows;
}

}  // namespace redraft::store
