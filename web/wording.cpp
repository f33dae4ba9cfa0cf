#include "web/wording.h"

#include "redraft/comment_length.h"

namespace redraft::web {

std::string state_words(DraftState state) {
  switch (state) {
    case DraftState::working:
      return "being written";
    case DraftState::consultation:
      return "open for comments";
    case DraftState::closed:
      return "closed for comments";
    case DraftState::final:
      return "final";
    case DraftState::adopted:
      return "adopted";
    case DraftState::superseded:
      return "replaced by a later draft";
  }
  return {};
}

std::string kind_words(CommentKind kind) {
  switch (kind) {
    case CommentKind::support:
      return "I support this";
    case CommentKind::object:
      return "I object to this";
    case CommentKind::question:
      return "I have a question";
    case CommentKind::suggest:
      return "I suggest other wording";
    case CommentKind::evidence:
      return "I have evidence or experience to add";
    case CommentKind::editorial:
      return "There is a slip in spelling or grammar";
    case CommentKind::concern:
      return "I am worried about this";
  }
  return {};
}

std::string publish_words(Publish publish) {
  switch (publish) {
    case Publish::no:
      return "Not at all: only the people working on this read it";
    case Publish::anonymous:
      return "My words, without name or organisation";
    case Publish::organisation:
      return "My words, with my organisation and sector";
    case Publish::named:
      return "My words, with my name, organisation and sector";
  }
  return {};
}

std::string moderation_words(Moderation moderation) {
  switch (moderation) {
    case Moderation::pending:
      return "not yet public";
    case Moderation::withheld:
      return "not published";
    case Moderation::approved:
    case Moderation::redacted:
      break;
  }
  return {};
}

std::string outcome_words(const Placement& now) {
  switch (now.outcome) {
    case Outcome::exact:
      return "The words stand unchanged.";
    case Outcome::adjusted:
      return "The words were changed in part.";
    case Outcome::statement:
      return "The words are gone; their statement is still there.";
    case Outcome::section:
      return now.anchor.empty() ? "The statement and its section are gone."
                                : "The statement was removed; its section is still there.";
    case Outcome::tray:
      return "An editor will say where this belongs now.";
  }
  return {};
}

std::string change_words(ChangeKind kind, bool reworded, bool moved) {
  std::string words = to_string(kind);
  if (reworded && kind != ChangeKind::reworded) {
    words += ", reworded";
  }
  if (moved && kind != ChangeKind::moved) {
    words += ", moved";
  }
  return words;
}

std::string change_words(const ComparedChange& change) {
  std::string words = change_words(change.change.kind, change.change.reworded, change.change.moved);
  if (change.change.kind == ChangeKind::unchanged) {
    return words;
  }
  words += change.significance == Significance::substantive ? "; of substance" : "; editorial";
  std::string reasons;
  for (const Reason reason : change.reasons) {
    if (to_string(reason) != to_string(change.change.kind)) {
      reasons += (reasons.empty() ? "" : ", ") + to_string(reason);
    }
  }
  return with_capital(words) + (reasons.empty() ? "" : " (" + reasons + ")");
}

std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string why(const Error& error) {
  const std::string message = error.what();
  const std::size_t colon = message.find(": ");
  return with_capital(colon == std::string::npos ? message : message.substr(colon + 2));
}

std::string too_long(std::string_view words) {
  return "Shorten this: it has " + std::to_string(words.size()) + " bytes, and at most " +
         std::to_string(longest_comment) + " are taken, about as many letters of English";
}

std::string beginning(const std::string& text) {
  constexpr std::size_t most = 100;
  if (text.size() <= most) {
    return text;
  }
  std::size_t end = text.rfind(' ', most);
  if (end == std::string::npos || end == 0) {
    for (end = most; (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U; --end) {
    }
  }
  return text.substr(0, end) + " …";
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace redraft::web
