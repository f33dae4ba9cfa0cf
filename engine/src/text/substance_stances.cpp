// Stances and modal verbs made stronger or weaker, statement by statement.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/code_points.h"
#include "text/substance_parts.h"
#include "text/tokens.h"
#include "text/vocabulary.h"

namespace redraft::text {

namespace {

// How much a stance binds those who sign; nothing for those that cannot be compared by it.
std::optional<int> strength(Stance stance) {
  switch (stance) {
    case Stance::other:
      return 0;
    case Stance::recognise:
      return 1;
    case Stance::acknowledge:
      return 2;
    case Stance::agree:
      return 3;
    case Stance::commit:
      return 4;
    case Stance::define:
    case Stance::need:
      break;
  }
  return std::nullopt;
}

std::optional<int> strength(const std::vector<Stance>& stances) {
  std::optional<int> strongest;
  for (const Stance stance : stances) {
    if (const std::optional<int> one = strength(stance); one && (!strongest || *one > *strongest)) {
      strongest = one;
    }
  }
  return strongest;
}

std::string words_for(const std::vector<Stance>& stances) {
  std::string words;
  for (const Stance stance : stances) {
    words += (words.empty() ? "" : " and ") + to_string(stance);
  }
  return words;
}

Shift shift_between(std::optional<int> from, std::optional<int> to) {
  if (!from || !to || *from == *to) {
    return Shift::changed;
  }
  return *to > *from ? Shift::strengthened : Shift::weakened;
}

struct Modal {
  std::string_view word;
  int strength;
};

constexpr std::array<Modal, 9> modals = {{{"may", 1},
                                          {"might", 1},
                                          {"can", 1},
                                          {"could", 1},
                                          {"should", 2},
                                          {"ought", 2},
                                          {"will", 3},
                                          {"shall", 3},
                                          {"must", 3}}};

// How often each modal verb was put in, less how often it was taken out.
std::array<int, modals.size()> modal_balance(const std::vector<Edit>& edits) {
  static const WordList modal_words = [] {
    WordList words;
    for (const Modal& modal : modals) {
      words.add(modal.word);
    }
    return words;
  }();
  std::array<int, modals.size()> balance{};
  for (const Edit& edit : edits) {
    if (edit.op == EditOp::keep) {
      continue;
    }
    for (const Token& token : tokenize(edit.text)) {
      const std::string_view bytes =
          std::string_view(edit.text).substr(token.begin, token.end - token.begin);
      if (bytes.size() > 6 || bytes == "May" ||  // the month, more often than not
          (!modal_words.may_hold(bytes.front(), bytes.size()) && is_ascii(bytes))) {
        continue;
      }
      const std::string folded = fold(bytes);
      for (std::size_t i = 0; i < modals.size(); ++i) {
        if (modals[i].word == folded) {
          balance[i] += edit.op == EditOp::insert ? 1 : -1;
        }
      }
    }
  }
  return balance;
}

// The modal verbs that came or went, weakest first.
struct ModalSide {
  std::string words;
  int weakest = 0;
  int strongest = 0;

  void add(const Modal& modal) {
    weakest = words.empty() ? modal.strength : weakest;
    strongest = modal.strength;
    words += (words.empty() ? "" : " and ") + std::string(modal.word);
  }
};

// Where one modal verb gave way to another. One that only came or only went is no ground to say
// what became stronger.
std::optional<StanceShift> modal_shift(const std::vector<Edit>& edits) {
  const auto balance = modal_balance(edits);
  ModalSide gone;
  ModalSide come;
  for (std::size_t i = 0; i < modals.size(); ++i) {
    if (balance[i] != 0) {
      (balance[i] < 0 ? gone : come).add(modals[i]);
    }
  }
  if (gone.words.empty() || come.words.empty()) {
    return std::nullopt;
  }
  StanceShift shift;
  shift.from = gone.words;
  shift.to = come.words;
  if (come.weakest > gone.strongest) {
    shift.shift = Shift::strengthened;
  } else if (come.strongest < gone.weakest) {
    shift.shift = Shift::weakened;
  }
  return shift;
}

}  // namespace

std::vector<StanceShift> stance_shifts(const Comparison& comparison) {
  std::vector<StanceShift> shifts;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    const ComparedChange& change = comparison.changes[i];
    if (change.from.empty() || change.to.empty() || change.change.kind == ChangeKind::unchanged) {
      continue;
    }
    if (change.stance_change) {
      const auto& [from, to] = *change.stance_change;
      shifts.push_back(
          {shift_between(strength(from), strength(to)), i, words_for(from), words_for(to)});
    }
    if (std::optional<StanceShift> shift = modal_shift(change.words)) {
      shift->change = i;
      shifts.push_back(*std::move(shift));
    }
  }
  return shifts;
}

}  // namespace redraft::text
