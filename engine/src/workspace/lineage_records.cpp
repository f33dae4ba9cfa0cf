#include "workspace/lineage_records.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace redraft::workspace {

namespace {

bool worth_recording(const Change& change) {
  return change.kind != ChangeKind::unchanged || change.typographic || change.basis != Basis::exact;
}

std::vector<std::string> names(const std::vector<std::size_t>& indices,
                               const std::vector<std::string>& anchors) {
  std::vector<std::string> out;
  out.reserve(indices.size());
  for (const std::size_t index : indices) {
    out.push_back(anchors.at(index));
  }
  return out;
}

std::vector<std::size_t> indices(const std::vector<std::string>& anchors,
                                 const AnchorIndex& index) {
  std::vector<std::size_t> out;
  for (const std::string& anchor : anchors) {
    if (const auto found = index.find(anchor); found != index.end()) {
      out.push_back(found->second);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Changes stand in the order of the later draft; a removed one right after what stood before it.
void put_in_order(std::vector<Change>& changes, std::size_t from_count) {
  std::vector<std::size_t> position_of_from(from_count, 0);
  std::vector<bool> linked(from_count, false);
  for (const Change& change : changes) {
    for (const std::size_t from : change.from) {
      if (!change.to.empty()) {
        position_of_from[from] = change.to.back() + 1;
        linked[from] = true;
      }
    }
  }
  for (std::size_t i = 1; i < from_count; ++i) {
    if (!linked[i]) {
      position_of_from[i] = position_of_from[i - 1];
    }
  }
  const auto key = [&](const Change& change) {
    return change.to.empty()
               ? std::pair{position_of_from[change.from.front()], change.from.front() + 1}
               : std::pair{change.to.front() + 1, std::size_t{0}};
  };
  std::stable_sort(changes.begin(), changes.end(),
                   [&](const Change& a, const Change& b) { return key(a) < key(b); });
}

// Marks as moved the one-to-one changes outside the longest run that kept its order (Fredman 1975).
void mark_moves(std::vector<Change>& changes) {
  std::vector<Change*> links;
  for (Change& change : changes) {
    if (change.from.size() == 1 && change.to.size() == 1) {
      links.push_back(&change);
    }
  }
  std::sort(links.begin(), links.end(),
            [](const Change* a, const Change* b) { return a->from < b->from; });
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> tails;
  std::vector<std::size_t> before(links.size(), none);
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto at = std::lower_bound(
        tails.begin(), tails.end(), i,
        [&](std::size_t a, std::size_t b) { return links[a]->to.front() < links[b]->to.front(); });
    if (at != tails.begin()) {
      before[i] = *(at - 1);
    }
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  for (Change* link : links) {
    link->moved = true;
  }
  for (std::size_t i = tails.empty() ? none : tails.back(); i != none; i = before[i]) {
    links[i]->moved = false;
  }
}

void label(Change& change, const DraftText& from, const DraftText& to) {
  if (change.from.size() > 1 || change.to.size() > 1) {
    change.kind = change.to.size() > change.from.size() ? ChangeKind::split : ChangeKind::merged;
    change.reworded = true;
    return;
  }
  const Statement& old_statement = from.document.statements[change.from.front()];
  const Statement& new_statement = to.document.statements[change.to.front()];
  change.typographic = old_statement.text != new_statement.text;
  change.reworded = change.typographic && words_hash(old_statement) != words_hash(new_statement);
  if (change.reworded) {
    change.typographic = false;
    change.kind = ChangeKind::reworded;
  } else {
    change.kind = change.moved ? ChangeKind::moved : ChangeKind::unchanged;
  }
}

struct Link {
  std::string anchor;  // on the later draft
  int confidence = 1000;
  Basis basis = Basis::exact;
};

// Where each anchor of the first draft leads after all steps.
std::unordered_map<std::string, std::vector<Link>> follow(
    const DraftText& from, std::span<const std::vector<RecordedChange>> steps) {
  std::unordered_map<std::string, std::vector<Link>> leads;
  for (const std::string& anchor : from.anchors) {
    leads[anchor] = {Link{anchor}};
  }
  for (const std::vector<RecordedChange>& step : steps) {
    std::unordered_map<std::string_view, const RecordedChange*> mentioned;
    for (const RecordedChange& change : step) {
      for (const std::string& anchor : change.from) {
        mentioned.emplace(anchor, &change);
      }
    }
    for (auto& [anchor, links] : leads) {
      std::vector<Link> next;
      for (const Link& link : links) {
        const auto found = mentioned.find(link.anchor);
        if (found == mentioned.end()) {
          next.push_back(link);
          continue;
        }
        for (const std::string& to : found->second->to) {
          next.push_back({to, std::min(link.confidence, found->second->confidence),
                          std::max(link.basis, found->second->basis)});
        }
      }
      links = std::move(next);
    }
  }
  return leads;
}

// Which of several things belong together (union-find, the smallest standing for all).
class Together {
 public:
  explicit Together(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }

  std::size_t first_of(std::size_t one) {
    while (parents_[one] != one) {
      one = parents_[one] = parents_[parents_[one]];
    }
    return one;
  }

  void join(std::size_t a, std::size_t b) {
    const auto [first, other] = std::minmax({first_of(a), first_of(b)});
    parents_[other] = first;
  }

 private:
  std::vector<std::size_t> parents_;
};

struct StandingLink {
  std::size_t to = 0;
  int confidence = 1000;
  Basis basis = Basis::exact;
};

// For each statement of the first draft, its links into the last one.
std::vector<std::vector<StandingLink>> standing_links(
    const DraftText& from, std::span<const std::vector<RecordedChange>> steps,
    const AnchorIndex& to_index) {
  const auto leads = follow(from, steps);
  std::vector<std::vector<StandingLink>> all;
  for (const std::string& anchor : from.anchors) {
    std::vector<StandingLink>& standing = all.emplace_back();
    for (const Link& link : leads.at(anchor)) {
      if (const auto found = to_index.find(link.anchor); found != to_index.end()) {
        standing.push_back({found->second, link.confidence, link.basis});
      }
    }
    if (const auto found = to_index.find(anchor); standing.empty() && found != to_index.end()) {
      standing.push_back({found->second, 1000, Basis::exact});  // went and came back
    }
  }
  return all;
}

Lineage compose(const DraftText& from, std::span<const std::vector<RecordedChange>> steps,
                const DraftText& to) {
  const std::vector<std::vector<StandingLink>> links =
      standing_links(from, steps, index_anchors(to.anchors));
  const std::size_t from_count = from.anchors.size();
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  // Statements joined by any link form one change: those of the last draft count on from the first.
  Together together(from_count + to.anchors.size());
  for (std::size_t i = 0; i < from_count; ++i) {
    for (const StandingLink& link : links[i]) {
      together.join(i, from_count + link.to);
    }
  }
  std::vector<std::size_t> change_of(from_count, none);  // by the first statement of all
  std::vector<bool> linked(to.anchors.size(), false);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < from_count; ++i) {
    std::size_t& owner = change_of[together.first_of(i)];
    if (owner == none) {
      owner = changes.size();
      changes.emplace_back();
      changes.back().kind = links[i].empty() ? ChangeKind::removed : ChangeKind::unchanged;
      changes.back().basis = links[i].empty() ? Basis::exact : Basis::pin;
    }
    Change& change = changes[owner];
    change.from.push_back(i);
    for (const StandingLink& link : links[i]) {
      change.confidence = std::min(change.confidence, link.confidence);
      change.basis = std::max(change.basis, link.basis);
      if (!linked[link.to]) {
        linked[link.to] = true;
        change.to.push_back(link.to);
      }
    }
  }
  for (std::size_t j = 0; j < to.anchors.size(); ++j) {
    if (!linked[j]) {
      Change added;
      added.kind = ChangeKind::added;
      added.to = {j};
      changes.push_back(std::move(added));
    }
  }
  for (Change& change : changes) {
    std::sort(change.to.begin(), change.to.end());
  }
  mark_moves(changes);
  for (Change& change : changes) {
    if (!change.from.empty() && !change.to.empty()) {
      label(change, from, to);
    }
  }
  put_in_order(changes, from_count);
  return {std::move(changes), {}, {}};
}

}  // namespace

AnchorIndex index_anchors(const std::vector<std::string>& anchors) {
  AnchorIndex index;
  index.reserve(anchors.size());
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    index.emplace(anchors[i], i);
  }
  return index;
}

std::vector<RecordedChange> to_record(const Lineage& lineage,
                                      const std::vector<std::string>& from_anchors,
                                      const std::vector<std::string>& to_anchors) {
  std::vector<RecordedChange> record;
  for (const Change& change : lineage.changes) {
    if (worth_recording(change)) {
      record.push_back({change.kind, change.reworded, change.typographic, change.moved,
                        names(change.from, from_anchors), names(change.to, to_anchors),
                        change.confidence, change.runner_up, change.basis});
    }
  }
  return record;
}

Lineage from_record(const std::vector<std::string>& from_anchors,
                    const std::vector<RecordedChange>& record,
                    const std::vector<std::string>& to_anchors) {
  const AnchorIndex from_index = index_anchors(from_anchors);
  const AnchorIndex to_index = index_anchors(to_anchors);
  std::vector<bool> seen(from_anchors.size(), false);
  std::vector<Change> changes;
  for (const RecordedChange& recorded : record) {
    Change change;
    change.kind = recorded.kind;
    change.reworded = recorded.reworded;
    change.typographic = recorded.typographic;
    change.moved = recorded.moved;
    change.confidence = recorded.confidence;
    change.runner_up = recorded.runner_up;
    change.basis = recorded.basis;
    change.from = indices(recorded.from, from_index);
    change.to = indices(recorded.to, to_index);
    if (change.kind == ChangeKind::restored && !recorded.to.empty()) {
      change.restored_anchor = recorded.to.front();
    }
    for (const std::size_t index : change.from) {
      seen[index] = true;
    }
    changes.push_back(std::move(change));
  }
  for (std::size_t i = 0; i < from_anchors.size(); ++i) {
    const auto found = to_index.find(from_anchors[i]);
    if (!seen[i] && found != to_index.end()) {
      Change unchanged;
      unchanged.from = {i};
      unchanged.to = {found->second};
      changes.push_back(std::move(unchanged));
    }
  }
  put_in_order(changes, from_anchors.size());
  return {std::move(changes), {}, {}};
}

Lineage from_records(const DraftText& from, std::span<const std::vector<RecordedChange>> steps,
                     const DraftText& to) {
  return steps.size() == 1 ? from_record(from.anchors, steps.front(), to.anchors)
                           : compose(from, steps, to);
}

Lineage reversed(const Lineage& lineage) {
  Lineage out;
  std::size_t from_count = 0;
  for (Change change : lineage.changes) {
    std::swap(change.from, change.to);
    switch (change.kind) {
      case ChangeKind::added:
      case ChangeKind::restored:
        change.kind = ChangeKind::removed;
        change.restored_anchor.clear();
        break;
      case ChangeKind::removed:
        change.kind = ChangeKind::added;
        break;
      case ChangeKind::split:
        change.kind = ChangeKind::merged;
        break;
      case ChangeKind::merged:
        change.kind = ChangeKind::split;
        break;
      default:
        break;
    }
    for (const std::size_t from : change.from) {
      from_count = std::max(from_count, from + 1);
    }
    out.changes.push_back(std::move(change));
  }
  put_in_order(out.changes, from_count);
  return out;
}

}  // namespace redraft::workspace
