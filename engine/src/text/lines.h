#pragma once
// A text as lines, by the line endings CommonMark knows: LF, CR LF, CR. Lines count from 1.

#include <cstddef>
#include <string_view>
#include <vector>

namespace redraft::text {

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // An empty text has no line; an ending at the very end opens no further line.
  std::size_t count() const { return begins_.size(); }

  std::size_t begin(std::size_t line) const { return begins_[line - 1]; }

  // Where the line's ending starts.
  std::size_t end(std::size_t line) const;

  // Where the next line begins, or the text ends.
  std::size_t next(std::size_t line) const {
    return line < begins_.size() ? begins_[line] : text_.size();
  }

  // With its ending.
  std::string_view whole(std::size_t line) const {
    return text_.substr(begin(line), next(line) - begin(line));
  }

  std::string_view text(std::size_t line) const {
    return text_.substr(begin(line), end(line) - begin(line));
  }

 private:
  std::string_view text_;  // borrowed
  std::vector<std::size_t> begins_;
};

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// ASCII white space.
inline bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view trim(std::string_view text);

// Columns of the white space that the line begins with; a tab goes to the next multiple of four.
std::size_t indentation(std::string_view line);

}  // namespace redraft::text
