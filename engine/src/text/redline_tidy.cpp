#include "text/redline_tidy.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::ptrdiff_t furthest_slide = 64;
constexpr std::size_t crumb_units = 3;

bool one_of(std::string_view mark, std::string_view marks) {
  return mark.size() == 1 && marks.find(mark) != std::string_view::npos;
}

bool ends_sentence(std::string_view mark) {
  return one_of(mark, ".!?") || mark == "\xE3\x80\x82" || mark == "\xD8\x9F";  // 。 and ؟
}

bool ends_clause(std::string_view mark) {
  return one_of(mark, ",;:") || mark == "\xD8\x8C" || mark == "\xEF\xBC\x8C";  // ، and ，
}

bool joins_phrases(std::string_view word) {
  static constexpr std::array<std::string_view, 8> words = {"and",  "or",    "but",   "including",
                                                            "with", "which", "where", "while"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The side that holds the extra units of a lone edit, and the place on the other side.
struct LoneEdit {
  const UnitText& longer;
  const UnitText& shorter;
  std::ptrdiff_t begin;  // units of `longer`, half-open
  std::ptrdiff_t end;
  std::ptrdiff_t place;  // unit of `shorter` that follows
};

// How natural the edit looks when it stands `shift` units further right.
int naturalness(const LoneEdit& edit, std::ptrdiff_t shift) {
  const auto begin = static_cast<std::size_t>(edit.begin + shift);
  const auto end = static_cast<std::size_t>(edit.end + shift);
  const auto place = static_cast<std::size_t>(edit.place + shift);
  const std::string_view gap = edit.shorter.gap_before(place);
  int score = 0;
  if (gap != edit.longer.gap_before(begin) && gap != edit.longer.gap_before(end)) {
    score -= 20;  // the spaces would have to change as well
  }
  const std::string_view before = begin > 0 ? edit.longer.bytes(begin - 1) : std::string_view(".");
  const std::string_view last = edit.longer.bytes(end - 1);
  if (edit.longer.gap_before(begin).find('\n') != std::string_view::npos) {
    score += 9;
  } else if (ends_sentence(before)) {
    score += ends_sentence(last) ? 9 : 3;
  } else if (ends_clause(before)) {
    score += 4;
  }
  if (joins_phrases(edit.longer.bytes(begin))) {
    score += 3;
  }
  if (ends_clause(edit.longer.bytes(begin)) && !ends_clause(last)) {
    score += 3;  // ", and B" behind A, rather than "A, and"
  }
  if (!edit.longer[end - 1].word && !ends_sentence(last) && !ends_clause(last)) {
    score -= 1;
  }
  return score;
}

class Slider {
 public:
  Slider(const UnitText& from, const UnitText& to, std::vector<UnitPair>& kept)
      : from_(from), to_(to), kept_(kept) {}

  void run() {
    for (std::size_t t = 0; t <= kept_.size(); ++t) {
      const std::size_t from_begin = t == 0 ? 0 : kept_[t - 1].from + 1;
      const std::size_t to_begin = t == 0 ? 0 : kept_[t - 1].to + 1;
      const std::size_t from_end = t == kept_.size() ? from_.size() : kept_[t].from;
      const std::size_t to_end = t == kept_.size() ? to_.size() : kept_[t].to;
      if (from_begin == from_end && to_begin < to_end) {
        slide(t, {to_, from_, signed_of(to_begin), signed_of(to_end), signed_of(from_begin)},
              &UnitPair::to);
      } else if (to_begin == to_end && from_begin < from_end) {
        slide(t, {from_, to_, signed_of(from_begin), signed_of(from_end), signed_of(to_begin)},
              &UnitPair::from);
      }
    }
  }

 private:
  static std::ptrdiff_t signed_of(std::size_t value) { return static_cast<std::ptrdiff_t>(value); }

  bool adjacent(std::size_t left) const {
    return kept_[left].from + 1 == kept_[left + 1].from && kept_[left].to + 1 == kept_[left + 1].to;
  }

  static bool equal(const LoneEdit& edit, std::ptrdiff_t one, std::ptrdiff_t other) {
    return edit.longer.bytes(static_cast<std::size_t>(one)) ==
           edit.longer.bytes(static_cast<std::size_t>(other));
  }

  // `t`: the kept pair behind the edit. `side`: the member of a pair that counts in `longer`.
  void slide(std::size_t t, const LoneEdit& edit, std::size_t UnitPair::*side) {
    std::ptrdiff_t left = 0;
    while (left < furthest_slide && left < signed_of(t) &&
           (left == 0 || adjacent(t - 1 - static_cast<std::size_t>(left))) &&
           equal(edit, edit.begin - 1 - left, edit.end - 1 - left)) {
      ++left;
    }
    std::ptrdiff_t right = 0;
    while (right < furthest_slide && right < signed_of(kept_.size() - t) &&
           (right == 0 || adjacent(t + static_cast<std::size_t>(right) - 1)) &&
           equal(edit, edit.begin + right, edit.end + right)) {
      ++right;
    }
    std::ptrdiff_t best = -left;
    int best_score = naturalness(edit, best);
    for (std::ptrdiff_t shift = -left + 1; shift <= right; ++shift) {
      const int score = naturalness(edit, shift);
      if (score >= best_score) {
        best = shift;
        best_score = score;
      }
    }
    const auto length = static_cast<std::size_t>(edit.end - edit.begin);
    for (std::ptrdiff_t i = 1; i <= -best; ++i) {
      kept_[t - static_cast<std::size_t>(i)].*side += length;
    }
    for (std::ptrdiff_t i = 0; i < best; ++i) {
      kept_[t + static_cast<std::size_t>(i)].*side -= length;
    }
  }

  const UnitText& from_;
  const UnitText& to_;
  std::vector<UnitPair>& kept_;
};

// Units between two kept runs, on both sides.
struct Hunk {
  std::size_t from, from_end, to, to_end;

  [[nodiscard]] bool only_spaces() const { return from == from_end && to == to_end; }
};

bool only_signals(const UnitText& from, const UnitText& to, const Hunk& hunk) {
  const auto all = [](const UnitText& text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (signal_of(text.bytes(i)) == Signal::none) {
        return false;
      }
    }
    return true;
  };
  return !hunk.only_spaces() && hunk.from_end - hunk.from <= 3 && hunk.to_end - hunk.to <= 3 &&
         all(from, hunk.from, hunk.from_end) && all(to, hunk.to, hunk.to_end);
}

bool is_crumb(const UnitText& text, std::size_t begin, std::size_t end) {
  if (end - begin >= crumb_units) {
    return false;
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (!says_nothing(text, i) || signal_of(text.bytes(i)) != Signal::none) {
      return false;
    }
  }
  return true;
}

// Ends of the runs of kept pairs with nothing at all between them.
std::vector<std::size_t> run_ends(const UnitText& from, const UnitText& to,
                                  const std::vector<UnitPair>& kept) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i + 1 == kept.size() || kept[i].from + 1 != kept[i + 1].from ||
        kept[i].to + 1 != kept[i + 1].to ||
        from.gap_before(kept[i + 1].from) != to.gap_before(kept[i + 1].to)) {
      ends.push_back(i + 1);
    }
  }
  return ends;
}

bool stands_apart(std::string_view bytes) {
  const Signal signal = is_date(bytes) ? Signal::number : signal_of(bytes);
  if (signal != Signal::obligation) {
    return signal != Signal::none;
  }
  const std::string word = fold(bytes);
  return word == "must" || word == "may" || word == "shall" || word == "should";
}

// One edit in pieces: runs of changed signals, and the words between them. Spaces and punctuation
// make no piece of their own.
void cut_out(const Edit& edit, const std::map<std::string, int>& balance,
             std::vector<Edit>& result) {
  const UnitText units(edit.text);
  std::size_t begin = 0;
  std::size_t signal_end = 0;
  enum class Open { nothing, words, signals } open = Open::nothing;
  const auto cut = [&](std::size_t at) {
    result.push_back({edit.op, edit.text.substr(begin, at - begin)});
    begin = at;
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto changed = balance.find(fold(units.bytes(i)));
    if (changed != balance.end() && changed->second != 0) {
      if (open == Open::words) {
        cut(units[i].begin);
      }
      open = Open::signals;
      signal_end = units[i].end;
    } else if (units[i].word) {
      if (open == Open::signals) {
        cut(signal_end);
      }
      open = Open::words;
    }
  }
  result.push_back({edit.op, edit.text.substr(begin)});
}

}  // namespace

std::vector<Edit> set_signals_apart(std::vector<Edit> edits) {
  std::vector<Edit> result;
  result.reserve(edits.size());
  for (std::size_t begin = 0; begin < edits.size();) {
    if (edits[begin].op == EditOp::keep) {
      result.push_back(std::move(edits[begin++]));
      continue;
    }
    std::map<std::string, int> balance;
    std::size_t end = begin;
    for (; end < edits.size() && edits[end].op != EditOp::keep; ++end) {
      if (!may_hold_signals(edits[end].text)) {
        continue;
      }
      const UnitText units(edits[end].text);
      for (std::size_t i = 0; i < units.size(); ++i) {
        if (stands_apart(units.bytes(i))) {
          balance[fold(units.bytes(i))] += edits[end].op == EditOp::insert ? 1 : -1;
        }
      }
    }
    const bool changed = std::any_of(balance.begin(), balance.end(),
                                     [](const auto& word) { return word.second != 0; });
    for (; begin < end; ++begin) {
      if (changed) {
        cut_out(edits[begin], balance, result);
      } else {
        result.push_back(std::move(edits[begin]));
      }
    }
  }
  return result;
}

void slide_edits(const UnitText& from, const UnitText& to, std::vector<UnitPair>& kept) {
  Slider(from, to, kept).run();
}

void drop_crumbs(const UnitText& from, const UnitText& to, std::vector<UnitPair>& kept) {
  const std::vector<std::size_t> ends = run_ends(from, to, kept);
  std::vector<UnitPair> result;
  result.reserve(kept.size());
  std::size_t begin = 0;
  for (std::size_t run = 0; run < ends.size(); begin = ends[run++]) {
    const std::size_t end = ends[run];
    const UnitPair first = kept[begin];
    const UnitPair last = kept[end - 1];
    const bool at_end = run + 1 == ends.size();
    const Hunk left = {result.empty() ? 0 : result.back().from + 1, first.from,
                       result.empty() ? 0 : result.back().to + 1, first.to};
    const Hunk right = {last.from + 1, at_end ? from.size() : kept[end].from, last.to + 1,
                        at_end ? to.size() : kept[end].to};
    const bool crumb = !left.only_spaces() && !right.only_spaces() &&
                       is_crumb(from, first.from, last.from + 1) && !only_signals(from, to, left) &&
                       !only_signals(from, to, right);
    if (!crumb) {
      result.insert(result.end(), kept.begin() + static_cast<std::ptrdiff_t>(begin),
                    kept.begin() + static_cast<std::ptrdiff_t>(end));
    }
  }
  kept = std::move(result);
}

bool better_whole(const UnitText& from, const UnitText& to, const std::vector<UnitPair>& kept) {
  const auto words = [](const UnitText& text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      count += text[i].word ? 1 : 0;
    }
    return count;
  };
  const std::size_t from_words = words(from);
  const std::size_t to_words = words(to);
  std::size_t kept_words = 0;
  std::size_t runs = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept_words += from[kept[i].from].word ? 1 : 0;
    runs += i == 0 || kept[i - 1].from + 1 != kept[i].from || kept[i - 1].to + 1 != kept[i].to;
  }
  const bool mostly_changed = 2 * kept_words * 10 < 4 * (from_words + to_words);
  // One text that stands nearly whole inside the other is worth seeing there.
  const std::size_t shorter = std::min(from_words, to_words);
  const bool contained = kept_words * 10 >= 6 * shorter &&
                         (kept_words >= 3 * runs || (kept_words == shorter && runs == 1));
  return mostly_changed && !(contained && kept_words > 0);
}

}  // namespace redraft::text
