// A draft with its comments as a Word file.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/code_points.h"
#include "exchange/place_line.h"
#include "exchange/word_blocks.h"
#include "exchange/word_file.h"
#include "redraft/word.h"

namespace redraft {

namespace exchange {

namespace {

constexpr std::string_view place_opening = "[On ";

// Comments by statement, in order of their first word, longer ranges first.
std::map<std::size_t, std::vector<CommentOnWords>> place_comments(
    WordFile& file, const DraftText& draft, const RichText& text,
    const std::vector<Comment>& comments, json::Names names) {
  std::map<std::string, std::size_t> statement_of;
  for (std::size_t i = 0; i < draft.anchors.size(); ++i) {
    statement_of.emplace(draft.anchors[i], i);
  }
  const auto first = std::find_if(text.blocks.begin(), text.blocks.end(),
                                  [](const RichBlock& block) { return block.statement; });

  struct Placed {
    std::size_t statement;
    CommentOnWords on;
    WordThread thread;
  };

  std::vector<Placed> placed;
  const auto place = [&](const Comment& comment, std::size_t number) {
    Placed one{first == text.blocks.end() ? 0 : *first->statement, {}, word_thread(comment, names)};
    const Target& target = comment.targets[number];
    const Placement now = number < comment.now.size() ? comment.now[number] : Placement();
    const auto there = statement_of.find(now.anchor);
    if (there != statement_of.end()) {
      one.statement = there->second;
    }
    const std::size_t length = count_code_points(draft.document.statements.at(one.statement).text);
    one.on = {0, length, {}};
    if (there != statement_of.end() && now.quote && now.quote->end > now.quote->start) {
      one.on.start = std::min(now.quote->start, length);
      one.on.end = std::min(now.quote->end, length);
    }
    const bool astray = there == statement_of.end() || now.outcome == Outcome::section;
    std::string line;
    if (astray && target.scope == CommentScope::statement) {
      line = target.quote ? target.quote->exact : target.anchor;
    } else if (number > 0) {
      line =
          "place " + std::to_string(number + 1) + " of " + std::to_string(comment.targets.size());
    }
    if (!line.empty()) {
      std::string& body = one.thread.entries.front().body;
      body += (body.empty() ? "" : "\n") + place_line(comment.draft, line);
    }
    if (number > 0) {
      one.thread.entries.resize(1);  // what was answered stands once
    }
    placed.push_back(std::move(one));
  };
  for (const Comment& comment : comments) {
    for (std::size_t i = 0; i < comment.targets.size(); ++i) {
      place(comment, i);
    }
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::tuple(a.statement, a.on.start, b.on.end) <
           std::tuple(b.statement, b.on.start, a.on.end);
  });
  std::map<std::size_t, std::vector<CommentOnWords>> out;
  for (Placed& one : placed) {
    one.on.ids = file.add_thread(one.thread);
    out[one.statement].push_back(std::move(one.on));
  }
  return out;
}

}  // namespace

std::string place_line(const std::string& draft, const std::string& place) {
  return std::string(place_opening) + draft + ": " + place + "]";
}

}  // namespace exchange

using namespace exchange;

std::string without_place_line(const std::string& body) {
  const std::size_t line = body.rfind('\n') == std::string::npos ? 0 : body.rfind('\n') + 1;
  const bool is_place =
      body.compare(line, place_opening.size(), place_opening) == 0 && body.ends_with(']');
  return is_place ? body.substr(0, line == 0 ? 0 : line - 1) : body;
}

std::string word_of_draft(const DraftText& draft, const RichText& text,
                          const std::vector<Comment>& comments, json::Names names) {
  WordFile file(draft.draft.document + " " + draft.draft.label, draft.draft.published);
  const auto by_statement = draft.document.statements.empty()
                                ? std::map<std::size_t, std::vector<CommentOnWords>>()
                                : place_comments(file, draft, text, comments, names);
  write_blocks(file, text, [&](pugi::xml_node paragraph, const RichBlock& block) {
    const std::string& anchor = draft.anchors.at(*block.statement);
    const Bookmark bookmark(file, paragraph, anchor);
    const auto found = by_statement.find(*block.statement);
    write_runs(file, paragraph, block.runs,
               found == by_statement.end() ? std::vector<CommentOnWords>() : found->second);
  });
  return file.bytes();
}

}  // namespace redraft
