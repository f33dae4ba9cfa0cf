#include "redraft/binding.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "redraft/lineage.h"

namespace redraft {

namespace {

using Places = std::map<std::string_view, std::size_t>;

Places places_of(const DraftText& text) {
  Places places;
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    places.emplace(text.anchors[i], i);
  }
  return places;
}

// The statements it is about, with their words then.
std::vector<BoundStatement> bound(const Binding& binding, const DraftText& draft) {
  if (!binding.statements.empty()) {
    return binding.statements;
  }
  std::vector<BoundStatement> all;
  for (std::size_t i = 0; i < draft.anchors.size(); ++i) {
    all.push_back({draft.anchors[i], text_hash(draft.document.statements[i])});
  }
  return all;
}

}  // namespace

Binding bind_to(const DraftText& draft, const std::vector<std::size_t>& statements) {
  Binding binding{
      draft.draft.document, draft.draft.label, draft.draft.commit, draft.draft.text, {}};
  for (const std::size_t at : statements) {
    BoundStatement one{draft.anchors.at(at), text_hash(draft.document.statements.at(at))};
    if (std::find(binding.statements.begin(), binding.statements.end(), one) ==
        binding.statements.end()) {
      binding.statements.push_back(std::move(one));
    }
  }
  return binding;
}

BindingStanding standing_of(const Binding& binding, const DraftText& draft, const DraftText& now) {
  BindingStanding out;
  const std::vector<BoundStatement> then = bound(binding, draft);
  const Places places = places_of(now);
  bool in_order = true;
  std::size_t last = 0;
  std::size_t left = 0;
  for (const BoundStatement& one : then) {
    const auto found = places.find(one.anchor);
    if (found == places.end()) {
      out.statements.push_back({one.anchor, Standing::gone});
      continue;
    }
    ++left;
    in_order = in_order && (left == 1 || found->second > last);
    last = found->second;
    const bool same = text_hash(now.document.statements[found->second]) == one.text;
    out.statements.push_back({one.anchor, same ? Standing::holds : Standing::changed});
  }
  const bool whole = binding.statements.empty();
  if (whole) {
    const Places before = places_of(draft);
    for (const std::string& anchor : now.anchors) {
      if (before.count(anchor) == 0) {
        out.statements.push_back({anchor, Standing::added});
      }
    }
  }
  if (left == 0 && !then.empty()) {
    out.standing = Standing::gone;
  } else if (out.differing() != 0 || (whole && !in_order)) {
    out.standing = Standing::changed;
  }
  return out;
}

}  // namespace redraft
