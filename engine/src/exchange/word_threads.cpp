// How comments of ours read in a Word file.
#include "redraft/word.h"

namespace redraft {

namespace {

constexpr const char* nameless_officer = "Editor";

std::string author_of(const Comment& comment, json::Names names) {
  std::string label = comment.reviewer.organisation;
  if (names == json::Names::shown && comment.person) {
    label = comment.person->name.empty() ? comment.person->email : comment.person->name;
  }
  const std::string& ref = comment.reviewer.ref;
  return label.empty() || ref.empty() ? label + ref : label + ", " + ref;
}

std::string with_suggestion(const Comment& comment) {
  if (!comment.suggestion) {
    return comment.body;
  }
  return comment.body + (comment.body.empty() ? "" : "\n") +
         "Suggested wording: " + *comment.suggestion;
}

bool is_ref(std::string_view text) {
  constexpr std::size_t length = 12;
  return text.size() == length && text.starts_with("r-") &&
         text.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz", 2) == std::string_view::npos;
}

}  // namespace

WordThread word_thread(const Comment& comment, json::Names names) {
  WordThread thread;
  const std::string author = author_of(comment, names);
  thread.entries.push_back({author, comment.created, with_suggestion(comment)});
  for (const Reply& reply : comment.replies) {
    const bool own = reply.author == comment.reviewer.ref;
    thread.entries.push_back({own                    ? author
                              : reply.author.empty() ? nameless_officer
                                                     : reply.author,
                              reply.created, reply.body});
  }
  if (comment.disposition && comment.disposition->released) {
    const Disposition& answer = *comment.disposition;
    thread.entries.push_back({answer.decided_by.empty() ? nameless_officer : answer.decided_by,
                              answer.decided,
                              "Decision: " + to_string(answer.decision) + "." +
                                  (answer.reason.empty() ? "" : " " + answer.reason)});
  }
  thread.resolved = comment.status != CommentStatus::open;
  return thread;
}

std::string ref_in_word_author(std::string_view author) {
  const std::size_t comma = author.rfind(", ");
  const std::string_view last = comma == std::string_view::npos ? author : author.substr(comma + 2);
  return is_ref(last) ? std::string(last) : std::string();
}

}  // namespace redraft
