// What people and the text itself say about lineage: pins, markers, and words that come back.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "text/lineage_phases.h"

namespace redraft::text {

namespace {

constexpr std::int32_t marker_likeness =
    200;  // a marker needs at least this, or no better candidate
constexpr std::int32_t better_by =
    400;  // another that fits so much better has the text on its side
constexpr std::int32_t restored_words = 4;

std::string line_of(const Statement& statement) {
  return "line " + std::to_string(statement.line);
}

Finding marker_finding(const std::string& rule, const std::string& anchor,
                       const Statement& statement, const std::string& message,
                       const std::string& hint) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::warning;
  finding.message = message;
  finding.hint = hint;
  finding.anchor = anchor;
  finding.line = statement.line;
  return finding;
}

std::unordered_map<std::string_view, Index> index_of(const std::vector<std::string>& anchors) {
  std::unordered_map<std::string_view, Index> index;
  for (Index i = 0; i < anchors.size(); ++i) {
    if (!anchors[i].empty()) {
      index.emplace(anchors[i], i);
    }
  }
  return index;
}

// The later statements by the hash of their words, in order.
std::unordered_map<std::string, std::vector<Index>> by_words(const Document& document) {
  std::unordered_map<std::string, std::vector<Index>> found;
  for (Index i = 0; i < document.statements.size(); ++i) {
    found[words_hash(document.statements[i])].push_back(i);
  }
  return found;
}

void pin_same(Board& board, Index from, const std::vector<Index>& candidates) {
  const auto free = std::find_if(candidates.begin(), candidates.end(),
                                 [&](Index to) { return board.is_free(later, to); });
  if (free != candidates.end() && board.is_free(earlier, from)) {
    board.link(from, *free, Basis::pin);
  } else if (free != candidates.end() && board.partner(earlier, from) != none) {
    board.attach(later, *free, from, Basis::pin);  // a second "same": the officer saw a split
  } else if (free == candidates.end() && board.is_free(earlier, from) && !candidates.empty() &&
             board.partner(later, candidates.front()) != none) {
    board.attach(earlier, from, candidates.front(), Basis::pin);  // ... or a merge
  }
}

// How well `to` fits anything in the earlier draft but `except`.
std::int32_t best_other(const Board& board, const std::vector<Pair>& pairs, Index to,
                        Index except) {
  const Index exact = board.partner(later, to);
  if (exact != none && exact != except) {
    return 1000;
  }
  std::int32_t best = 0;
  for (const Pair& pair : pairs) {
    if (pair.to == to && pair.from != except) {
      best = std::max(best, pair.likeness);
    }
  }
  return best;
}

}  // namespace

void apply_pins(Board& board, const MatchInput& input) {
  if (input.pins.empty()) {
    return;
  }
  const auto anchors = index_of(input.from_anchors);
  const auto words = by_words(input.to);
  for (const Pin& pin : input.pins) {
    const auto from = anchors.find(pin.anchor);
    const auto to = words.find(pin.words);
    if (from == anchors.end() || to == words.end()) {
      continue;
    }
    if (pin.kind == PinKind::same) {
      pin_same(board, from->second, to->second);
      continue;
    }
    for (const Index candidate : to->second) {
      board.forbid(from->second, candidate);
    }
  }
}

std::vector<Index> find_restored(Board& board, const MatchInput& input) {
  std::vector<Index> restored(input.to.statements.size(), none);
  if (input.retired.empty()) {
    return restored;
  }
  std::unordered_map<std::string, std::vector<Index>> retired;
  for (Index i = 0; i < input.retired.size(); ++i) {
    retired[input.retired[i].words].push_back(i);
  }
  for (Index to = 0; to < input.to.statements.size(); ++to) {
    if (!board.is_free(later, to) || board.profiles().of(later, to).count < restored_words) {
      continue;
    }
    const auto found = retired.find(words_hash(input.to.statements[to]));
    if (found == retired.end() || found->second.empty()) {
      continue;
    }
    restored[to] = found->second.back();  // of several, the one that left last
    found->second.pop_back();
    board.reserve(later, to);
  }
  return restored;
}

std::vector<Finding> apply_markers(Board& board, const MatchInput& input) {
  std::vector<Finding> findings;
  if (input.from.statements.empty()) {
    return findings;
  }
  std::map<std::string_view, std::vector<Index>> marked;
  for (Index to = 0; to < input.to.statements.size(); ++to) {
    if (!input.to.statements[to].marker.empty()) {
      marked[input.to.statements[to].marker].push_back(to);
    }
  }
  if (marked.empty()) {
    return findings;
  }
  const auto anchors = index_of(input.from_anchors);
  const Profiles& profiles = board.profiles();
  Scorer scorer(profiles);
  std::vector<Pair> pairs = shared_words_pairs(board, Among::without_equal, {});
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.to != b.to ? a.to < b.to : a.from < b.from;
  });
  const auto candidates = [&](Index to) {
    const auto first = std::lower_bound(pairs.begin(), pairs.end(), to,
                                        [](const Pair& p, Index i) { return p.to < i; });
    const auto last =
        std::upper_bound(first, pairs.end(), to, [](Index i, const Pair& p) { return i < p.to; });
    return std::vector<Pair>(first, last);
  };
  for (const auto& [marker, places] : marked) {
    const std::string anchor(marker);
    const Statement& first = input.to.statements[places.front()];
    const auto known = anchors.find(marker);
    if (known == anchors.end()) {
      findings.push_back(
          marker_finding("marker-unknown", anchor, first,
                         "the marker @" + anchor + " at " + line_of(first) +
                             " names no statement of the last draft; the text alone was compared",
                         "remove the marker, or correct the anchor"));
      continue;
    }
    const Index from = known->second;
    Index keeper = places.front();
    for (const Index to : places) {
      const bool settled = board.partner(earlier, from) == to;
      const bool keeps = board.partner(earlier, from) == keeper;
      if (settled ||
          (!keeps && scorer.score(from, to).likeness > scorer.score(from, keeper).likeness)) {
        keeper = to;
      }
    }
    for (const Index to : places) {
      if (to == keeper) {
        continue;
      }
      if (board.partner(earlier, from) != to) {
        board.forbid(from, to);
      }
      if (profiles.same_words(from, to) && board.is_free(later, to)) {
        board.reserve(later, to);  // a plain copy is new, whatever else looks like it
      }
    }
    if (places.size() > 1) {
      const Statement& copy =
          input.to.statements[places.front() == keeper ? places[1] : places.front()];
      findings.push_back(marker_finding(
          "marker-copied", anchor, copy,
          "the marker @" + anchor + " stands at " + line_of(input.to.statements[keeper]) +
              " and again at " + line_of(copy) +
              "; the first keeps the anchor, the copy is a new statement",
          "remove the marker from the copy"));
    }
    if (!board.is_free(earlier, from) && board.partner(earlier, from) == keeper) {
      continue;
    }
    const std::int32_t alike = scorer.score(from, keeper).likeness;
    const std::int32_t other = best_other(board, candidates(keeper), keeper, from);
    const bool taken = board.basis(later, keeper) == Basis::pin ||
                       board.basis(earlier, from) == Basis::pin || board.is_forbidden(from, keeper);
    const bool source_gone =
        board.partner(earlier, from) != none;  // its exact words stand elsewhere
    const bool text_wins =
        alike < marker_likeness ? other > alike || source_gone : other - alike >= better_by;
    if (taken || text_wins || (source_gone && alike < 1000)) {
      findings.push_back(
          marker_finding("marker-on-other-text", anchor, input.to.statements[keeper],
                         "the marker @" + anchor + " at " + line_of(input.to.statements[keeper]) +
                             " stands on other words than that statement's; the text was followed",
                         "check the statement, or pin it with redraft lineage link"));
      continue;
    }
    if (board.partner(later, keeper) != none) {
      board.unlink(board.partner(later, keeper), keeper);
    }
    if (board.partner(earlier, from) != none) {
      board.unlink(from, board.partner(earlier, from));
    }
    if (board.is_free(earlier, from) && board.is_free(later, keeper)) {
      board.link(from, keeper, Basis::marker);
    }
  }
  return findings;
}

}  // namespace redraft::text
