#include "exchange/diff_wrap.h"

#include <algorithm>
#include <cstdint>
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

bool has_right_to_left(const std::vector<Edit>& edits) {
  for (const Edit& edit : edits) {
    for (std::size_t at = ascii_length(edit.text), length = 0; at < edit.text.size();
         at += length) {
      if (is_right_to_left(code_point_at(edit.text, at, length))) {
        return true;
      }
    }
  }
  return false;
}

// Nearly all text: made_visible() would leave it as it is.
bool is_visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

// What is never broken: a word, or one East Asian character.
struct Atom {
  EditOp op = EditOp::keep;
  std::uint32_t edit = 0;
  std::uint32_t begin = 0;  // in AtomText::bytes, half-open
  std::uint32_t end = 0;
  std::uint32_t columns = 0;
  bool space_before = false;
  bool may_break = false;  // before it, though no space is there
  bool first = false;      // of its edit
  bool last = false;
  bool line_after = false;
};

struct AtomText {
  std::vector<Atom> atoms;
  std::string bytes;

  std::string_view of(const Atom& atom) const {
    return std::string_view(bytes).substr(atom.begin, atom.end - atom.begin);
  }
};

// The printable ASCII without spaces that stands at `at`: one column a byte.
std::size_t plain_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] > ' ' && text[end] <= '~') {
    ++end;
  }
  return end - at;
}

class Atoms {
 public:
  AtomText of(const std::vector<Edit>& edits) {
    for (std::size_t i = 0; i < edits.size(); ++i) {
      const std::string& written = edits[i].text;
      const std::string visible = is_visible(written) ? "" : made_visible(written, true);
      const std::string_view text = visible.empty() ? written : visible;
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
    return std::move(made_);
  }

 private:
  static bool is_line(const Edit& other, const Edit& self) {
    return other.op != EditOp::keep && other.op != self.op &&
           other.text.find('\n') != std::string::npos &&
           other.text.find_first_not_of(" \n") == std::string::npos;
  }

  void begin(Atom atom) {
    atom.begin = static_cast<std::uint32_t>(made_.bytes.size());
    atom.end = atom.begin;
    made_.atoms.push_back(atom);
  }

  // Adds to the last atom.
  void append(std::string_view bytes) {
    made_.bytes += bytes;
    made_.atoms.back().end = static_cast<std::uint32_t>(made_.bytes.size());
  }

  void add_blank(EditOp op, std::uint32_t edit, std::string_view text) {
    const auto columns = static_cast<std::uint32_t>(text.size());
    begin({op, edit, 0, 0, columns, false, true, true, true, false});
    for (const char c : text) {
      append(c == '\n' ? shown_line : shown_space);
      made_.atoms.back().line_after = made_.atoms.back().line_after || c == '\n';
    }
    space_ = false;
  }

  void add(EditOp op, std::uint32_t edit, std::string_view text) {
    std::vector<Atom>& atoms = made_.atoms;
    const std::size_t first = atoms.size();
    bool fresh = true;  // begin a new atom
    bool after_joiner = false;
    for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
      const std::uint32_t c = code_point_at(text, at, length);
      if (c == ' ' || c == '\n') {
        if (c == '\n' && atoms.size() > first) {
          if (op != EditOp::keep) {
            append(shown_line);
            ++atoms.back().columns;
          }
          atoms.back().line_after = true;
          space_ = false;
        } else {
          space_ = true;
        }
        fresh = true;
        continue;
      }
      const bool own = is_wide(c) && !clings(c) && !after_joiner;
      if (fresh || own) {
        begin({op, edit, 0, 0, 0, space_, own && !fresh, false, false, false});
        space_ = false;
        fresh = false;
      }
      if (const std::size_t plain = after_joiner ? 0 : plain_length(text, at); plain > 0) {
        length = plain;
        atoms.back().columns += static_cast<std::uint32_t>(plain);
      } else {
        atoms.back().columns += is_mark(c) || after_joiner ? 0U : is_wide(c) ? 2U : 1U;
      }
      append(text.substr(at, length));
      after_joiner = c == 0x200D;
    }
    if (atoms.size() > first) {
      atoms[first].first = true;
      atoms.back().last = true;
    }
  }

  AtomText made_;
  bool space_ = false;
};

std::size_t columns_of(const Atom& atom) {
  const bool marked = atom.op != EditOp::keep;
  return atom.columns + (atom.space_before ? 1 : 0) + (marked && atom.first ? 2 : 0) +
         (marked && atom.last ? 2 : 0);
}

class Lines {
 public:
  Lines(const WrapOptions& options, bool isolated) : options_(options), isolated_(isolated) {}

  std::string run(const AtomText& atom_text) {
    const std::vector<Atom>& atoms = atom_text.atoms;
    std::size_t begin = 0;
    std::size_t columns = options_.indent;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      // What is glued together (a word, its marks, a comma) is broken as one.
      std::size_t glued = columns_of(atoms[i]);
      for (std::size_t k = i + 1;
           k < atoms.size() && !atoms[k].space_before && !atoms[k].may_break &&
           !atoms[k - 1].line_after && glued <= options_.width;
           ++k) {
        glued += columns_of(atoms[k]);
      }
      const bool breakable = atoms[i].space_before || atoms[i].may_break;
      if (i > begin && breakable && columns + glued > options_.width) {
        line(atom_text, begin, i);
        begin = i;
        columns = options_.indent;
      }
      columns += columns_of(atoms[i]);
      if (atoms[i].line_after) {
        line(atom_text, begin, i + 1);
        begin = i + 1;
        columns = options_.indent;
      }
    }
    if (begin < atoms.size()) {
      line(atom_text, begin, atoms.size());
    }
    return std::move(text_);
  }

 private:
  void line(const AtomText& atom_text, std::size_t begin, std::size_t end) {
    const std::vector<Atom>& atoms = atom_text.atoms;
    text_.append(options_.indent, ' ');
    for (std::size_t i = begin; i < end;) {
      std::size_t stop = i + 1;
      while (stop < end && atoms[stop].edit == atoms[i].edit) {
        ++stop;
      }
      if (i > begin && atoms[i].space_before) {
        text_ += ' ';
      }
      piece(atom_text, i, stop);
      i = stop;
    }
    text_ += '\n';
  }

  // The part of one edit that stands in this line.
  void piece(const AtomText& atom_text, std::size_t begin, std::size_t end) {
    const std::vector<Atom>& atoms = atom_text.atoms;
    const EditOp op = atoms[begin].op;
    const bool removed = op == EditOp::remove;
    if (op != EditOp::keep && options_.colour) {
      text_ += removed ? "\x1b[31;9m" : "\x1b[32;4m";
    }
    if (op != EditOp::keep && atoms[begin].first) {
      text_ += removed ? "[-" : "{+";
    }
    text_ += isolated_ ? isolate : "";
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && atoms[i].space_before) {
        text_ += ' ';
      }
      text_ += atom_text.of(atoms[i]);
    }
    text_ += isolated_ ? end_isolate : "";
    if (op != EditOp::keep && atoms[end - 1].last) {
      text_ += removed ? "-]" : "+}";
    }
    if (op != EditOp::keep && options_.colour) {
      text_ += "\x1b[0m";
    }
  }

  const WrapOptions& options_;
  bool isolated_;
  std::string text_;
};

}  // namespace

std::string wrap_edits(const std::vector<Edit>& edits, const WrapOptions& options) {
  return Lines(options, has_right_to_left(edits)).run(Atoms().of(edits));
}

}  // namespace redraft::exchange
