// Themes and short lines of comments.
#include <ostream>

#include "cli/render.h"

namespace redraft::cli {

void print_comment_line(std::ostream& out, const Context& context, const Comment& comment) {
  constexpr std::size_t least = 20;
  const std::string answer = comment.disposition
                                 ? to_string(comment.disposition->decision) +
                                       (comment.disposition->released ? "" : " (drafted)")
                                 : to_string(comment.status);
  const std::string head =
      comment.id.text + "  " + answer + (comment.late ? ", late" : "") +
      (comment.reviewer.sector.empty() ? "" : "  " + printable(comment.reviewer.sector)) + "  ";
  const std::size_t used = head.size() + 5;
  out << "  " << head
      << quoted(comment.body.empty() ? comment.suggestion.value_or("") : comment.body,
                context.width > used + least ? context.width - used : least)
      << '\n';
}

void print_theme(std::ostream& out, const Context& context, const Theme& theme) {
  out << bold(context, printable(theme.name)) << "  (" << theme.id.text << ")\n";
  if (!theme.description.empty()) {
    out << wrap(printable(theme.description), context.width, 4) << '\n';
  }
  std::string counts =
      count_of(theme.comments, "comment") + ", " + std::to_string(theme.unanswered) + " unanswered";
  const char* separator = "; ";
  for (const auto& [sector, comments] : theme.sectors) {
    counts += separator + (sector.empty() ? "no sector" : printable(sector)) + " " +
              std::to_string(comments);
    separator = ", ";
  }
  out << wrap(counts, context.width, 4) << '\n';
  if (theme.response) {
    out << wrap("answer: " + to_string(theme.response->decision) +
                    (theme.response->reason.empty() ? "" : ": ") +
                    printable(theme.response->reason),
                context.width, 4)
        << '\n';
  }
  std::string ids;
  for (const CommentId& id : theme.joined_since) {
    ids += (ids.empty() ? "" : ", ") + id.text;
  }
  if (!ids.empty()) {
    out << wrap("not answered by it: " + ids, context.width, 4) << '\n';
  }
}

}  // namespace redraft::cli
