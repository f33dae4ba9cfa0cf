#include "cli/comment_tray.h"

#include <algorithm>
#include <ostream>

#include "cli/render.h"

namespace redraft::cli {

namespace {

constexpr std::size_t candidates_shown = 3;
constexpr std::size_t words_shown = 140;

// "  label  text", later lines under the text.
std::string field(const Context& context, const std::string& label, const std::string& text) {
  constexpr std::size_t column = 8;
  std::string line = wrap(text, context.width, column);
  return line.replace(0, column, "  " + label + std::string(column - 2 - label.size(), ' ')) + "\n";
}

}  // namespace

const TrayPrinter::Words& TrayPrinter::words_on(const std::string& document,
                                                const std::string& label) {
  const auto key = std::pair{document, label};
  const auto found = words_.find(key);
  if (found != words_.end()) {
    return found->second;
  }
  Words& words = words_[key];
  const DraftText text = workspace_.text(document, label);
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    words.emplace(text.anchors[i], text.document.statements[i].text);
  }
  return words;
}

void TrayPrinter::print(const Comment& comment) {
  print_heading(context_.out, context_, comment);
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    print_place(comment, i);
  }
  if (!comment.body.empty()) {
    context_.out << field(context_, "says", printable(comment.body));
  }
  if (comment.suggestion) {
    context_.out << field(context_, "wants", quoted(*comment.suggestion, words_shown));
  }
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    print_ways_out(comment, i);
  }
}

void TrayPrinter::print_place(const Comment& comment, std::size_t target) {
  const Placement& now = comment.now[target];
  if (now.outcome != Outcome::tray) {
    context_.out << wrap(placement_line(comment, target), context_.width, 2) << '\n';
    return;
  }
  const Target& made = comment.targets[target];
  std::string then = (made.anchor.empty() ? "somewhere" : made.anchor) + " on " + comment.draft;
  if (made.quote) {
    then += ": " + quoted(made.quote->exact, words_shown);
  } else if (!made.anchor.empty()) {
    const Words& words = words_on(comment.document, comment.draft);
    const auto statement = words.find(made.anchor);
    then += statement == words.end() ? "" : ": " + quoted(statement->second, words_shown);
  }
  context_.out << field(context_, "then", then);
  const Words& words = words_on(comment.document, now.draft);
  for (std::size_t i = 0; i < std::min(now.candidates.size(), candidates_shown); ++i) {
    const auto statement = words.find(now.candidates[i]);
    context_.out << field(
        context_, i == 0 ? "now" : "or",
        now.candidates[i] + " on " + now.draft + ": " +
            quoted(statement == words.end() ? "" : statement->second, words_shown));
  }
  if (now.candidates.size() > candidates_shown) {
    context_.out << field(context_, "or",
                          std::to_string(now.candidates.size() - candidates_shown) + " more");
  }
  if (!now.reason.empty()) {
    context_.out << field(context_, "why", printable(now.reason));
  }
}

void TrayPrinter::print_ways_out(const Comment& comment, std::size_t target) {
  const Placement& now = comment.now[target];
  if (now.outcome != Outcome::tray) {
    return;
  }
  const std::string place = "redraft comment place " + comment.id.text +
                            (target == 0 ? "" : " --target " + std::to_string(target + 1));
  context_.out << "  do    " << place << " --at "
               << (now.candidates.empty() ? "ANCHOR" : now.candidates.front()) << '\n'
               << "        or --refuse: it stands on no statement any more\n";
}

}  // namespace redraft::cli
