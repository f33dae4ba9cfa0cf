// Comments looked at, replied to and withdrawn.
#include <map>

#include "redraft/error.h"
#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

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

// "7.3": anchors have a hyphen.
bool is_statement_number(const std::string& name) {
  return !name.empty() && name.find_first_not_of("0123456789.") == std::string::npos;
}

struct Prepared {
  CommentFilter filter;
  std::vector<std::string> section;
  bool working = false;  // `now` is about the working text
};

// Nothing is found by what is not shown.
void require_shown(const CommentFilter& filter) {
  if (filter.audience == Audience::everyone &&
      !(filter.assignee.empty() && filter.tag.empty() && filter.theme.empty())) {
    throw Error(ErrorKind::invalid,
                "list comments: assignees, tags and themes are for staff, not for everyone",
                "leave out --public, or --assignee, --tag and --theme");
  }
}

Prepared prepare(const State& state, CommentFilter filter) {
  require_shown(filter);
  Prepared out;
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
  // Reading a draft takes longer than finding a statement's comments: only where it says something.
  const bool by_number = is_statement_number(filter.anchor);
  const std::optional<Draft> newest =
      filter.document.empty() || (filter.section.empty() && !by_number)
          ? std::nullopt
          : state.newest(filter.document);
  if (newest) {
    const DraftText text = state.drafts.read(
        filter.placed_on.empty() ? *newest : state.draft(filter.document, filter.placed_on));
    if (!filter.section.empty()) {
      out.section = section_anchors(text, filter.section);
    }
    for (std::size_t i = 0; i < text.anchors.size(); ++i) {
      if (text.document.statements[i].number == filter.anchor) {
        filter.anchor = text.anchors[i];
        break;
      }
    }
  }
  out.filter = std::move(filter);
  return out;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

std::vector<CommentCount> Workspace::comment_counts(const std::string& document) const {
  return state_->comments.counts(state_->document(document).name);
}

std::vector<Comment> Workspace::comments(const CommentFilter& filter) const {
  std::vector<Comment> out;
  each_comment(filter, [&](const Comment& comment) { out.push_back(comment); });
  return out;
}

void Workspace::each_comment(const CommentFilter& filter,
                             const std::function<void(const Comment&)>& take) const {
  const Prepared prepared = prepare(*state_, filter);
  if (!prepared.working) {
    state_->comments.each(prepared.filter, prepared.section, take);
    return;
  }
  std::map<std::string, std::unique_ptr<Placer>> placers;
  state_->comments.each(prepared.filter, prepared.section, [&](Comment comment) {
    auto& placer = placers[comment.document];
    if (!placer) {
      placer = std::make_unique<Placer>(*state_, comment.document);
    }
    for (std::size_t i = 0; i < comment.targets.size(); ++i) {
      comment.now[i] = placer->on_working_text(comment.targets[i], comment.now[i]);
    }
    take(comment);
  });
}

Comment Workspace::comment(const std::string& id, const std::string& placed_on, bool named) const {
  return comment(id, placed_on, CommentView{.named = named});
}

Comment Workspace::comment(const std::string& id, const std::string& placed_on,
                           const CommentView& view) const {
  if (placed_on != working_label) {
    return state_->comments.find(id, placed_on, view);
  }
  Comment comment = state_->comments.find(id, "", view);
  Placer placer(*state_, comment.document);
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    comment.now[i] = placer.on_working_text(comment.targets[i], comment.now[i]);
  }
  return comment;
}

ReplyId Workspace::reply(const std::string& id, const std::string& body) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (body.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorKind::invalid, "reply to " + comment.id.text + ": the reply has no text",
                "give it with -m TEXT");
  }
  require_utf8("reply to " + comment.id.text, body);
  db::Transaction rows(*state_->database);
  ReplyId reply = state_->comments.reply(comment.id, body, state_->surroundings.officer,
                                         state_->now(), state_->surroundings.randomness);
  rows.commit();
  return reply;
}

void Workspace::withdraw(const std::string& id) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (comment.status == CommentStatus::withdrawn) {
    throw Error(ErrorKind::conflict, "withdraw " + comment.id.text + ": it is withdrawn already");
  }
  db::Transaction rows(*state_->database);
  state_->comments.withdraw(comment.id, state_->surroundings.officer, state_->now());
  rows.commit();
}

}  // namespace redraft
