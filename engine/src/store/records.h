#pragma once
// Record files: what redraft keeps beside the text in git. Plain lines that a person can read, that
// `git diff` shows well and that any language can parse in ten lines.
//
//   file    = "redraft-" name " " version LF  *( line )
//   line    = field *( TAB field ) LF
//   field   = bytes; TAB, LF, CR and "\" are written \t \n \r \\ and nothing else is escaped
//
// Every byte string survives a field. Reading is strict: a wrong count of fields, an unknown
// escape, a missing last line feed or an unknown version throws corrupt with the file, the line and
// why. A CR before the LF is tolerated: git may have put it there on checking out.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/time.h"

namespace redraft::store {

class RecordWriter {
 public:
  RecordWriter(std::string_view name, int version);
  void line(std::initializer_list<std::string_view> fields);

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class RecordReader {
 public:
  // Keeps a view of `bytes`. `file` is for messages.
  RecordReader(std::string_view bytes, std::string file, std::string_view name, int version);

  // Moves to the next line; false at the end.
  bool next();
  // Throws unless the line has exactly this many fields.
  void expect(std::size_t fields) const;

  [[nodiscard]] std::size_t fields() const { return fields_.size(); }

  [[nodiscard]] std::size_t line() const { return line_; }

  [[nodiscard]] std::string text(std::size_t field) const;

  // The field as it stands in the file, for fields that need no escape.
  [[nodiscard]] std::string_view raw(std::size_t field) const { return fields_.at(field); }

  [[nodiscard]] std::size_t number(std::size_t field) const;
  [[nodiscard]] bool flag(std::size_t field) const;         // "0" or "1"
  [[nodiscard]] std::string name(std::size_t field) const;  // text that is not empty
  [[nodiscard]] Instant instant(std::size_t field) const;
  // So many digits of a lower-case hexadecimal id or hash, as they stand.
  [[nodiscard]] std::string hex(std::size_t field, std::size_t digits) const;
  // Names joined by single spaces; empty for none.
  [[nodiscard]] std::vector<std::string> names(std::size_t field) const;

  // The value a word stands for; `parse` returns an optional.
  template <class Parse>
  [[nodiscard]] auto word(std::size_t field, Parse parse) const {
    const auto value = parse(raw(field));
    if (!value) {
      fail("\"" + std::string(raw(field)) + "\" is not a known word");
    }
    return *value;
  }

  // Throws corrupt naming the file and the line.
  [[noreturn]] void fail(const std::string& why) const;

 private:
  std::string_view rest_;
  std::string file_;
  std::size_t line_ = 1;
  std::vector<std::string_view> fields_;
};

// Names joined as RecordReader::names takes them apart. Throws invalid for an empty name or one
// with a space.
std::string join_names(const std::vector<std::string>& names);

}  // namespace redraft::store
