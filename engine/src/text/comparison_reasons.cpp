#include "text/comparison_reasons.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/comparison_significance.h"
#include "text/defined_terms.h"
#include "text/redline_units.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

struct Balance {
  Signal signal = Signal::none;
  bool date = false;
  int count = 0;  // insertions up, removals down
};

using Balances = std::map<std::string, Balance>;  // by folded word

void count_signals(const Edit& edit, Balances& counts) {
  const UnitText units(edit.text);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string_view bytes = units.bytes(i);
    const bool date = is_date(bytes);
    const Signal signal = date ? Signal::number : signal_of(bytes);
    if (signal != Signal::none) {
      Balance& balance = counts[fold(bytes)];
      balance.signal = signal;
      balance.date = date;
      balance.count += edit.op == EditOp::insert ? 1 : -1;
    }
  }
}

void add_changed(const Balances& counts, ChangedSignals& found) {
  for (const auto& [word, balance] : counts) {
    if (balance.count != 0) {
      found.number = found.number || (balance.signal == Signal::number && !balance.date);
      found.date = found.date || balance.date;
      found.obligation = found.obligation || balance.signal == Signal::obligation;
      found.negation = found.negation || balance.signal == Signal::negation;
    }
  }
}

bool starts_with_capital(std::string_view word) {
  UChar32 first = 0;
  U8_GET(reinterpret_cast<const std::uint8_t*>(word.data()), 0, 0,
         static_cast<std::int32_t>(word.size()), first);
  return u_isupper(first) != 0;
}

// The words that are capitalised where no sentence begins, folded.
std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  bool opening = true;  // a capital says nothing here
  std::size_t last_end = 0;
  for (const Token& token : tokenize(text)) {
    const std::string_view bytes = text.substr(token.begin, token.end - token.begin);
    opening = opening ||
              text.substr(last_end, token.begin - last_end).find('\n') != std::string_view::npos;
    last_end = token.end;
    if (!token.word) {
      // After quotes and brackets as well: what they open may be a sentence.
      opening = bytes != "," && bytes != ";" && bytes != "-" && bytes != "&";
      continue;
    }
    if (!opening && starts_with_capital(bytes) && !is_date(bytes) &&
        signal_of(bytes) == Signal::none) {
      if (std::string folded = fold(bytes); !is_stop_word(folded)) {
        names.push_back(std::move(folded));
      }
    }
    opening = false;
  }
  return names;
}

// Whether one of the folded names is no word of the text.
bool lacks(std::string_view text, std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<bool> found(names.size(), false);
  std::size_t missing = names.size();
  if (missing == 0) {
    return false;
  }
  for (const Token& token : tokenize(text)) {
    const FoldedForm word(text.substr(token.begin, token.end - token.begin));
    const auto name = std::lower_bound(names.begin(), names.end(), word.view());
    const auto place = static_cast<std::size_t>(name - names.begin());
    if (token.word && name != names.end() && *name == word.view() && !found[place]) {
      found[place] = true;
      if (--missing == 0) {
        return false;
      }
    }
  }
  return true;
}

bool has_capital(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    if (c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) != 0) {
      return true;
    }
  }
  return false;
}

// What is kept stands on both sides: a name that one lacks begins in what was changed.
bool may_change_names(const std::vector<Edit>& edits) {
  return std::any_of(edits.begin(), edits.end(), [](const Edit& edit) {
    return edit.op != EditOp::keep && has_capital(edit.text);
  });
}

bool has_heading(const std::vector<StatementRef>& refs) {
  return std::any_of(refs.begin(), refs.end(),
                     [](const StatementRef& ref) { return ref.kind == StatementKind::heading; });
}

// Titles are written in capitals for other reasons.
bool names_differ(const ComparedChange& change) {
  if (has_heading(change.from) || has_heading(change.to) || !may_change_names(change.words)) {
    return false;
  }
  const std::string before = text_before(change.words);
  const std::string after = text_after(change.words);
  return lacks(after, names_in(before)) || lacks(before, names_in(after));
}

bool definitions_differ(const ComparedChange& change) {
  const std::vector<DefinedTerm> before = defined_terms(change.from);
  const std::vector<DefinedTerm> after = defined_terms(change.to);
  return !std::equal(before.begin(), before.end(), after.begin(), after.end(),
                     [](const DefinedTerm& one, const DefinedTerm& other) {
                       return same_words(one.sentence, other.sentence);
                     });
}

std::string without_spaces(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result),
               [](char c) { return c != ' ' && c != '\n'; });
  return result;
}

std::vector<Reason> substantive_reasons(const ComparedChange& change, const ChangedSignals& signals,
                                        bool elsewhere) {
  std::vector<Reason> reasons;
  const auto add_if = [&](bool found, Reason reason) {
    if (found) {
      reasons.push_back(reason);
    }
  };
  add_if(elsewhere, Reason::section);
  if (elsewhere && same_words(text_before(change.words), text_after(change.words))) {
    return reasons;  // else it would not be substantive
  }
  const std::size_t general = reasons.size();
  add_if(definitions_differ(change), Reason::definition);
  add_if(change.stance_change.has_value(), Reason::stance);
  add_if(signals.obligation, Reason::obligation);
  add_if(signals.negation, Reason::negation);
  add_if(signals.date, Reason::date);
  add_if(signals.number, Reason::number);
  add_if(names_differ(change), Reason::name);
  add_if(reasons.size() == general, Reason::words);
  return reasons;
}

std::vector<Reason> editorial_reasons(const ComparedChange& change) {
  std::vector<Reason> reasons;
  const std::string before = text_before(change.words);
  const std::string after = text_after(change.words);
  if (!same_spelling(before, after)) {
    reasons.push_back(Reason::spelling);
  } else if (without_spaces(before) != without_spaces(after)) {
    reasons.push_back(Reason::typography);
  }
  if (change.change.moved || change.change.kind == ChangeKind::moved) {
    reasons.push_back(Reason::moved);
  }
  if (change.change.kind == ChangeKind::split) {
    reasons.push_back(Reason::split);
  }
  if (change.change.kind == ChangeKind::merged) {
    reasons.push_back(Reason::merged);
  }
  if (reasons.empty()) {
    reasons.push_back(Reason::typography);  // spaces alone
  }
  return reasons;
}

}  // namespace

ChangedSignals changed_signals(const std::vector<Edit>& edits) {
  ChangedSignals found;
  Balances counts;  // of the changed stretch being read
  for (const Edit& edit : edits) {
    if (edit.op == EditOp::keep) {
      add_changed(counts, found);
      counts.clear();
    } else if (may_hold_signals(edit.text)) {
      count_signals(edit, counts);
    }
  }
  add_changed(counts, found);
  return found;
}

std::vector<std::string> flags_of(const ChangedSignals& signals) {
  std::vector<std::string> flags;
  if (signals.number || signals.date) {
    flags.emplace_back("number");
  }
  if (signals.obligation) {
    flags.emplace_back("obligation");
  }
  if (signals.negation) {
    flags.emplace_back("negation");
  }
  return flags;
}

std::vector<Reason> reasons_of(const ComparedChange& change, const ChangedSignals& signals,
                               bool elsewhere) {
  switch (change.change.kind) {
    case ChangeKind::unchanged:
      return {};
    case ChangeKind::added:
      return {Reason::added};
    case ChangeKind::removed:
      return {Reason::removed};
    case ChangeKind::restored:
      return {Reason::restored};
    default:
      return change.significance == Significance::substantive
                 ? substantive_reasons(change, signals, elsewhere)
                 : editorial_reasons(change);
  }
}

}  // namespace redraft::text
