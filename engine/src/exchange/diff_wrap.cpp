#include "exchange/diff_wrap.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string_view>

#include "base/code_points.h"
#include "exchange/diff_rows.h"

namespace redraft::exchange {

namespace {

constexpr const char* isolate = "\xE2\x81\xA8";      // FSI
constexpr const char* end_isolate = "\xE2\x81\xA9";  // PDI
constexpr const char* shown_space = "\xE2\x90\xA3";  // ␣
constexpr const char* shown_line = "\xC2\xB6";       // ¶

std::uint32_t code_point_at(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(
        at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0);
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80) {
    length = 1;
    return first;
  }
  if (first < 0xE0) {
    length = 2;
    return ((first & 0x1F) << 6) | (byte(1) & 0x3F);
  }
  if (first < 0xF0) {
    length = 3;
    return ((first & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
  }
  length = 4;
  return ((first & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) |
         (byte(3) & 0x3F);
}

struct Interval {
  std::uint32_t first, last;
};

template <std::size_t size>
bool within(const Interval (&intervals)[size], std::uint32_t c) {
  return std::any_of(std::begin(intervals), std::end(intervals),
                     [&](const Interval& i) { return c >= i.first && c <= i.last; });
}

// Near enough to line up text: marks take no column, East Asian characters and emoji two.
bool is_mark(std::uint32_t c) {
  static constexpr Interval marks[] = {
      {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD},  {0x0610, 0x061A}, {0x064B, 0x065F},
      {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},  {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
      {0x200B, 0x200F}, {0x2060, 0x2069},   {0x20D0, 0x20FF},  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
      {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE01EF}};
  return c >= 0x300 && within(marks, c);
}

bool is_wide(std::uint32_t c) {
  static constexpr Interval wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                                      {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                                      {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
                                      {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
  return c >= 0x1100 && within(wide, c);
}

bool is_right_to_left(std::uint32_t c) {
  static constexpr Interval scripts[] = {
      {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
  return c >= 0x590 && within(scripts, c);
}

// A stop of East Asian text, which must not begin a line.
bool clings(std::uint32_t c) {
  return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1A || c == 0xFF1B ||
         c == 0xFF1F || c == 0xFF01 || c == 0xFF09 || c == 0x300D || c == 0x300F;
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = ascii_length(text), length = 0; at < text.size(); at += length) {
    if (is_right_to_left(code_point_at(text, at, length))) {
      return true;
    }
  }
  return false;
}

// Nearly all text: made_visible() would leave it as it is. Eight bytes at once, the others one by
// one.
bool is_visible(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const auto plain = [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; };
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    const std::uint64_t below = (bytes - ones * ' ') & ~bytes;
    const std::uint64_t above = bytes | (bytes + ones);
    if (((below | above) & (ones << 7U)) != 0 &&
        !std::all_of(text.begin(), text.begin() + 8, plain)) {
      return false;
    }
  }
  return std::all_of(text.begin(), text.end(), plain);
}

// What is never broken: a word, or one East Asian character.
struct Atom {
  std::string_view bytes;     // of its edit's text
  std::uint32_t columns = 0;  // its signs for lines included
  std::uint32_t edit = 0;
  std::uint32_t lines = 0;  // how many signs for lines follow it
  EditOp op = EditOp::keep;
  bool space_before = false;
  bool may_break = false;  // before it, though no space is there
  bool first = false;      // of its edit
  bool last = false;
  bool blank = false;  // an edit of spaces and line feeds alone, shown by signs
  bool line_after = false;
};

// The printable ASCII without spaces that stands at `at`: one column a byte.
std::size_t plain_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] > ' ' && text[end] <= '~') {
    ++end;
  }
  return end - at;
}

// Edits as atoms, and the bytes of those that are not shown as they are. Its memory is kept for the
// next ones.
class Atoms {
 public:
  const std::vector<Atom>& of(const std::vector<Edit>& edits) {
    start();
    for (std::size_t i = 0; i < edits.size(); ++i) {
      const std::string_view text = shown(edits[i].text);
      const bool blank = text.find_first_not_of(" \n") == std::string::npos;
      if (blank && edits[i].op != EditOp::keep) {
        // The space that gave way to a new line says no more than the line does.
        const bool beside_line = (i > 0 && is_line(edits[i - 1], edits[i])) ||
                                 (i + 1 < edits.size() && is_line(edits[i + 1], edits[i]));
        if (text.find('\n') != std::string::npos || !beside_line) {
          add_blank(edits[i].op, static_cast<std::uint32_t>(i), text);
        }
      } else {
        add(edits[i].op, static_cast<std::uint32_t>(i), text);
      }
    }
    return atoms_;
  }

  const std::vector<Atom>& of(std::string_view text) {
    start();
    add(EditOp::keep, 0, shown(text));
    return atoms_;
  }

 private:
  void start() {
    atoms_.clear();
    shown_.clear();
    space_ = false;
  }

  std::string_view shown(std::string_view text) {
    return is_visible(text) ? text : shown_.emplace_back(made_visible(text, true));
  }

  static bool is_line(const Edit& other, const Edit& self) {
    return other.op != EditOp::keep && other.op != self.op &&
           other.text.find('\n') != std::string::npos &&
           other.text.find_first_not_of(" \n") == std::string::npos;
  }

  void add_blank(EditOp op, std::uint32_t edit, std::string_view text) {
    const bool line = text.find('\n') != std::string_view::npos;
    atoms_.push_back({text, static_cast<std::uint32_t>(text.size()), edit, 0, op, false, true, true,
                      true, true, line});
    space_ = false;
  }

  void add(EditOp op, std::uint32_t edit, std::string_view text) {
    const std::size_t first = atoms_.size();
    bool fresh = true;  // begin a new atom
    bool after_joiner = false;
    for (std::size_t at = 0, length = 1; at < text.size(); at += length) {
      std::uint32_t c = static_cast<unsigned char>(text[at]);
      if (c < 0x80) {
        length = 1;
      } else {
        c = code_point_at(text, at, length);
      }
      if (c == ' ' || c == '\n') {
        if (c == '\n' && atoms_.size() > first) {
          atoms_.back().lines += op != EditOp::keep ? 1 : 0;
          atoms_.back().columns += op != EditOp::keep ? 1 : 0;
          atoms_.back().line_after = true;
          space_ = false;
        } else {
          space_ = true;
        }
        fresh = true;
        continue;
      }
      const bool own = is_wide(c) && !clings(c) && !after_joiner;
      if (fresh || own) {
        atoms_.push_back({text.substr(at, 0), 0, edit, 0, op, space_, own && !fresh, false, false,
                          false, false});
        space_ = false;
        fresh = false;
      }
      Atom& atom = atoms_.back();
      if (const std::size_t plain = after_joiner ? 0 : plain_length(text, at); plain > 0) {
        length = plain;
        atom.columns += static_cast<std::uint32_t>(plain);
      } else {
        atom.columns += is_mark(c) || after_joiner ? 0U : is_wide(c) ? 2U : 1U;
      }
      length = std::min(length, text.size() - at);
      atom.bytes = {atom.bytes.data(), atom.bytes.size() + length};
      after_joiner = c == 0x200D;
    }
    if (atoms_.size() > first) {
      atoms_[first].first = true;
      atoms_.back().last = true;
    }
  }

  std::vector<Atom> atoms_;
  std::deque<std::string> shown_;
  bool space_ = false;
};

std::size_t columns_of(const Atom& atom) {
  const bool marked = atom.op != EditOp::keep;
  return atom.columns + (atom.space_before ? 1 : 0) + (marked && atom.first ? 2 : 0) +
         (marked && atom.last ? 2 : 0);
}

class Lines {
 public:
  Lines(const std::vector<Atom>& atoms, const WrapOptions& options, bool isolated,
        std::string& page)
      : atoms_(atoms), options_(options), isolated_(isolated), page_(page) {}

  void run() {
    std::size_t begin = 0;
    std::size_t columns = options_.indent;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      const Atom& atom = atoms_[i];
      const std::size_t own = columns_of(atom);
      // What is glued together (a word, its marks, a comma) is broken as one.
      std::size_t glued = own;
      for (std::size_t k = i + 1;
           k < atoms_.size() && !atoms_[k].space_before && !atoms_[k].may_break &&
           !atoms_[k - 1].line_after && glued <= options_.width;
           ++k) {
        glued += columns_of(atoms_[k]);
      }
      const bool breakable = atom.space_before || atom.may_break;
      if (i > begin && breakable && columns + glued > options_.width) {
        line(begin, i);
        begin = i;
        columns = options_.indent;
      }
      columns += own;
      if (atom.line_after) {
        line(begin, i + 1);
        begin = i + 1;
        columns = options_.indent;
      }
    }
    if (begin < atoms_.size()) {
      line(begin, atoms_.size());
    }
  }

 private:
  void line(std::size_t begin, std::size_t end) {
    page_.append(options_.indent, ' ');
    for (std::size_t i = begin; i < end;) {
      std::size_t stop = i + 1;
      while (stop < end && atoms_[stop].edit == atoms_[i].edit) {
        ++stop;
      }
      if (i > begin && atoms_[i].space_before) {
        page_ += ' ';
      }
      piece(i, stop);
      i = stop;
    }
    page_ += '\n';
  }

  // The part of one edit that stands in this line.
  void piece(std::size_t begin, std::size_t end) {
    const EditOp op = atoms_[begin].op;
    const bool removed = op == EditOp::remove;
    if (op != EditOp::keep && options_.colour) {
      page_ += removed ? "\x1b[31;9m" : "\x1b[32;4m";
    }
    if (op != EditOp::keep && atoms_[begin].first) {
      page_ += removed ? "[-" : "{+";
    }
    page_ += isolated_ ? isolate : "";
    for (std::size_t i = begin; i < end;) {
      if (i > begin && atoms_[i].space_before) {
        page_ += ' ';
      }
      i = run_of(i, end);
    }
    page_ += isolated_ ? end_isolate : "";
    if (op != EditOp::keep && atoms_[end - 1].last) {
      page_ += removed ? "-]" : "+}";
    }
    if (op != EditOp::keep && options_.colour) {
      page_ += "\x1b[0m";
    }
  }

  // Adds the atoms that stand in the text as they are to stand in the line, with a space between
  // them or none; returns the one that follows.
  std::size_t run_of(std::size_t i, std::size_t end) {
    if (atoms_[i].blank) {
      for (const char c : atoms_[i].bytes) {
        page_ += c == '\n' ? shown_line : shown_space;
      }
      return i + 1;
    }
    const char* const begin = atoms_[i].bytes.data();
    const char* stop = begin + atoms_[i].bytes.size();
    for (++i; i < end && atoms_[i].bytes.data() == stop + (atoms_[i].space_before ? 1 : 0); ++i) {
      stop = atoms_[i].bytes.data() + atoms_[i].bytes.size();
    }
    page_.append(begin, stop);
    for (std::uint32_t line = 0; line < atoms_[i - 1].lines; ++line) {
      page_ += shown_line;
    }
    return i;
  }

  const std::vector<Atom>& atoms_;
  const WrapOptions& options_;
  bool isolated_;
  std::string& page_;
};

// One text is laid out after the other.
Atoms& atoms() {
  thread_local Atoms made;
  return made;
}

}  // namespace

void wrap_edits(const std::vector<Edit>& edits, const WrapOptions& options, std::string& page) {
  const bool isolated = std::any_of(edits.begin(), edits.end(),
                                    [](const Edit& edit) { return has_right_to_left(edit.text); });
  Lines(atoms().of(edits), options, isolated, page).run();
}

void wrap_text(std::string_view text, const WrapOptions& options, std::string& page) {
  Lines(atoms().of(text), options, has_right_to_left(text), page).run();
}

}  // namespace redraft::exchange
