#include "workspace/taking.h"

#include <algorithm>
#include <vector>

#include "base/blank.h"
#include "base/code_points.h"
#include "redraft/comment_length.h"
#include "redraft/error.h"
#include "redraft/placement.h"

namespace redraft::workspace {

namespace {

std::string listed(const std::vector<std::string>& anchors) {
  std::string out;
  for (const std::string& anchor : anchors) {
    out += (out.empty() ? "" : ", ") + anchor;
  }
  return out;
}

// Without a name it was the officer; whether it was agreed to follows from what was answered.
void complete_entry(const State& state, NewComment& comment) {
  Entry& entry = *comment.entry;
  entry.by = entry.by.empty() ? state.surroundings.officer : entry.by;
  if (comment.consent) {
    entry.agreed = allowed(*comment.consent) == Publish::no ? Agreed::no : Agreed::yes;
  }
}

}  // namespace

void require_sound(const NewComment& comment) {
  if (is_blank(comment.body) && !comment.suggestion) {
    throw Error(ErrorKind::invalid, "add comment: it has no text",
                "give it with -m TEXT or -F FILE");
  }
  if (comment.body.size() > longest_comment ||
      (comment.suggestion && comment.suggestion->size() > longest_comment)) {
    throw Error(ErrorKind::invalid, "add comment: the text is longer than 64 KiB",
                "send long evidence as a file and say in the comment where it is");
  }
  for (const std::string* text :
       {&comment.id, &comment.body, &comment.reviewer.organisation, &comment.reviewer.sector,
        &comment.person.name, &comment.person.email}) {
    require_utf8("add comment", *text);
  }
  require_utf8("add comment", comment.suggestion.value_or(""));
  if (comment.entry) {
    require_utf8("add comment", comment.entry->by + comment.entry->words);
  }
  if (comment.consent) {
    require_utf8("add comment", comment.consent->reason + comment.consent->notice);
  }
}

const DraftText& DraftTexts::text(const std::string& document, const std::string& label) {
  const auto key = std::pair{document, label};
  const auto found = texts_.find(key);
  if (found != texts_.end()) {
    return found->second;
  }
  const Draft draft =
      label.empty() ? state_.newest_in_consultation(document) : state_.draft(document, label);
  return texts_.emplace(key, state_.drafts.read(draft)).first->second;
}

const std::string& DraftTexts::document(const std::string& name) {
  const auto found = documents_.find(name);
  return found != documents_.end()
             ? found->second
             : documents_.emplace(name, state_.document(name).name).first->second;
}

Whereabouts& DraftTexts::whereabouts(const std::string& document, const std::string& label) {
  const auto key = std::pair{document, label};
  return whereabouts_.try_emplace(key, text(document, label)).first->second;
}

const Closing& DraftTexts::closing(const Draft& draft) {
  const auto key = std::pair{draft.document, draft.label};
  const auto found = closings_.find(key);
  return found != closings_.end() ? found->second
                                  : closings_.emplace(key, closing_of(state_, draft)).first->second;
}

PlacementAsMade& DraftTexts::as_made(const std::string& document, const std::string& label) {
  const auto key = std::pair{document, label};
  return as_made_.try_emplace(key, text(document, label)).first->second;
}

Placer& DraftTexts::placer(State& state, const std::string& document) {
  auto& placer = placers_[document];
  if (!placer) {
    placer = std::make_unique<Placer>(state, document);
  }
  return *placer;
}

Whereabouts& complete_but_places(const State& state, DraftTexts& texts, NewComment& comment,
                                 Locating locating) {
  const bool strict = locating == Locating::certain;
  require_sound(comment);
  comment.document = texts.document(comment.document);
  const DraftText& text = texts.text(comment.document, comment.draft);
  comment.draft = text.draft.label;
  if (comment.entry) {
    complete_entry(state, comment);
  }
  const Instant created = comment.created.value_or(state.now());
  if (strict && !comment.late) {
    require_in_time(text.draft, texts.closing(text.draft), created);
  }
  comment.late = comment.late || is_late(texts.closing(text.draft), created);
  if (comment.targets.empty()) {
    comment.targets.emplace_back();
  }
  comment.created = created;
  return texts.whereabouts(comment.document, comment.draft);
}

void find_places(Whereabouts& whereabouts, NewComment& comment, Locating locating) {
  const bool strict = locating == Locating::certain;
  for (Target& target : comment.targets) {
    LocatedTarget located = whereabouts.locate(target);
    if (strict && located.outcome == Located::not_there) {
      throw Error(ErrorKind::invalid,
                  "place the comment: \"" + shorten(target.quote->exact, 60) + "\" is not in " +
                      (target.anchor.empty() ? comment.document : target.anchor) + " on " +
                      comment.draft,
                  "copy the words from redraft show " + comment.document + "@" + comment.draft);
    }
    if (strict && located.outcome == Located::several) {
      throw Error(ErrorKind::invalid,
                  "place the comment: \"" + shorten(target.quote->exact, 60) +
                      "\" stands more than once on " + comment.draft + ": " + listed(located.where),
                  "name the statement, or quote more words");
    }
    target = std::move(located.target);
  }
}

void complete(const State& state, DraftTexts& texts, NewComment& comment, Locating locating) {
  Whereabouts& whereabouts = complete_but_places(state, texts, comment, locating);
  if (locating != Locating::done) {
    find_places(whereabouts, comment, locating);
  }
}

void note_understood(const NewComment& comment, const Stored& stored, std::size_t line,
                     ImportedComments& imported) {
  constexpr std::size_t most_shown = 80;
  imported.suggestions += comment.suggestion ? 1 : 0;
  const std::string draft = comment.document + "@" + comment.draft;
  if (std::find(imported.drafts.begin(), imported.drafts.end(), draft) == imported.drafts.end()) {
    imported.drafts.push_back(draft);
  }
  if (stored.added.existed || imported.understood.size() == max_understood) {
    return;
  }
  const Target& target = comment.targets.front();
  UnderstoodComment one;
  one.line = line;
  one.anchor = target.anchor;
  one.words = target.quote ? shorten(target.quote->exact, most_shown) : "";
  one.in_tray = stored.in_tray;
  one.kind = comment.kind;
  one.body =
      shorten(comment.body.empty() ? comment.suggestion.value_or("") : comment.body, most_shown);
  imported.understood.push_back(std::move(one));
}

store::CommentIntake intake_of(State& state) {
  return {*state.database, state.surroundings.officer, state.now(), state.surroundings.randomness};
}

Stored put(State& state, DraftTexts& texts, store::CommentIntake& intake,
           const NewComment& comment) {
  Stored stored;
  stored.added = intake.add(comment);
  if (stored.added.existed) {
    return stored;
  }
  const std::size_t sequence = texts.text(comment.document, comment.draft).draft.sequence;
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    Placement placement = texts.as_made(comment.document, comment.draft).of(comment.targets[i]);
    if (placement.outcome == Outcome::tray) {
      state.comments.put_placement(stored.added.id, i, sequence, placement);
    }
    placement = texts.placer(state, comment.document)
                    .carry_forward(stored.added.id, i, comment.targets[i], placement, sequence);
    stored.in_tray = stored.in_tray || placement.outcome == Outcome::tray;
  }
  return stored;
}

}  // namespace redraft::workspace
