#include "workspace/comment_filters.h"

#include "redraft/cited_number.h"
#include "redraft/error.h"

namespace redraft::workspace {

namespace {

// Anchors of every statement in the section that the heading opens, subsections included.
std::vector<std::string> section_anchors(const DraftText& text, const std::string& heading) {
  const std::size_t statement = find_statement(text, heading);
  const std::size_t wanted = text.document.statements[statement].section;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.document.statements.size(); ++i) {
    std::size_t at = text.document.statements[i].section;
    while (at != no_section && at != wanted) {
      at = text.document.sections[at].parent;
    }
    if (at == wanted && wanted != no_section) {
      out.push_back(text.anchors[i]);
    }
  }
  return out;
}

// Numbers are made of digits and points; other names need no look into a long text.
bool can_be_number(const std::string& name) {
  return !name.empty() && name.find_first_not_of("0123456789.") == std::string::npos;
}

// Nothing is found by what is not shown.
void require_shown(const CommentFilter& filter) {
  if (filter.audience != Audience::staff && (!filter.assignee.empty() || !filter.tag.empty() ||
                                             !filter.theme.empty() || filter.reaction)) {
    throw Error(ErrorKind::invalid,
                "list comments: assignees, tags, themes and reactions are for staff, not everyone",
                "leave out --public, or --assignee, --tag, --theme and --reaction");
  }
}

}  // namespace

PreparedFilter prepare(const State& state, CommentFilter filter) {
  require_shown(filter);
  if (!filter.text.empty()) {
    state.catch_up_with_words();
  }
  PreparedFilter out;
  if (!filter.document.empty() || state.drafts.documents().size() == 1) {
    filter.document = state.document(filter.document).name;
  }
  const auto known = [&](const std::string& label) {
    if (!label.empty()) {
      static_cast<void>(state.draft(filter.document, label));
    }
  };
  known(filter.draft);
  out.working = filter.placed_on == working_label;
  if (out.working) {
    filter.placed_on.clear();
  }
  known(filter.placed_on);
  if (!filter.theme.empty()) {
    filter.theme = state.themes.find(filter.theme).name;
  }
  const bool ask_text = !filter.section.empty() || can_be_number(filter.anchor);
  const std::optional<Draft> newest =
      filter.document.empty() || !ask_text ? std::nullopt : state.newest(filter.document);
  if (newest) {
    const DraftText text = state.drafts.read(
        filter.placed_on.empty() ? *newest : state.draft(filter.document, filter.placed_on));
    if (!filter.section.empty()) {
      out.section = section_anchors(text, filter.section);
    }
    if (!statements_of_number(text.document, filter.anchor).empty()) {
      filter.anchor = text.anchors[find_statement(text, filter.anchor)];
    }
  }
  out.filter = std::move(filter);
  return out;
}

}  // namespace redraft::workspace
