#include "redraft/marked_draft.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/code_points.h"
#include "base/markup.h"
#include "exchange/critic_words.h"
#include "exchange/place_line.h"
#include "redraft/criticmarkup.h"
#include "redraft/word.h"
#include "workspace/comment_ticket.h"
#include "workspace/criticmarkup_copy.h"
#include "workspace/words_in_markdown.h"

namespace redraft::workspace {

namespace {

// So many beginnings and ends of marks are in one statement at most; what would bring more stands
// on the statement. It keeps the file in proportion to its comments.
constexpr std::size_t most_edges = 64;

// One place of one comment.
struct Placed {
  const Comment* comment = nullptr;
  std::size_t target = 0;
  std::size_t statement = 0;
  std::size_t start = 0;  // code points of the statement's text; equal: on the statement
  std::size_t end = 0;
  ByteSpan bytes;  // of the file's text
  bool replaces = false;
  std::optional<CommentScope> scope;  // where its place does not say
  std::string lost;                   // words or anchor it was made on, where they are not marked
};

struct Edit {
  std::size_t at = 0;  // byte of the text
  std::size_t end = 0;
  std::string mark;
};

class Marking {
 public:
  Marking(const DraftText& draft, const std::vector<Comment>& comments) {
    const std::string clean = strip_markers(draft.document);
    document_ = parse_markdown(clean, ReadStances::no);
    for (std::size_t i = 0; i < draft.anchors.size(); ++i) {
      statement_of_.emplace(draft.anchors[i], i);
    }
    if (document_.statements.empty() ||
        document_.statements.size() != draft.document.statements.size()) {
      return;
    }
    for (const Comment& comment : comments) {
      for (std::size_t i = 0; i < comment.targets.size(); ++i) {
        place(comment, i);
      }
    }
  }

  std::string text() {
    for (;;) {
      std::string marked = write();
      if (!give_up_misread(marked)) {
        return marked;
      }
    }
  }

 private:
  void place(const Comment& comment, std::size_t number) {
    const Target& target = comment.targets[number];
    const Placement now = number < comment.now.size() ? comment.now[number] : Placement();
    const auto there = statement_of_.find(now.anchor);
    const bool known = there != statement_of_.end();
    Placed one;
    one.comment = &comment;
    one.target = number;
    one.statement = known ? there->second : 0;
    const std::string& text = document_.statements[one.statement].text;
    const bool astray = !known || now.outcome == Outcome::section || now.outcome == Outcome::tray;
    if (target.scope != CommentScope::statement) {
      one.scope = target.scope;
    } else if (astray) {
      one.lost = target.quote ? target.quote->exact : target.anchor;
    } else if (now.quote && now.quote->start < now.quote->end) {
      one.start = now.quote->start;
      one.end = now.quote->end;
    } else if (comment.suggestion && !target.quote) {
      one.scope = CommentScope::statement;
      one.end = count_code_points(text);
    }
    one.replaces = comment.suggestion && number == 0 &&
                   (one.start < one.end || one.scope == CommentScope::missing);
    find_bytes(one, text);
    placed_.push_back(std::move(one));
  }

  void find_bytes(Placed& one, const std::string& text) {
    const ByteSpan source = document_.statements[one.statement].source;
    one.bytes = {source.end, source.end};
    if (one.start == one.end) {
      return;
    }
    auto& points = points_[one.statement];
    if (points.empty()) {
      points = code_points_in_markdown(
          std::string_view(document_.source).substr(source.begin, source.end - source.begin), text);
    }
    if (one.end <= points.size()) {
      one.bytes = {source.begin + points[one.start].begin, source.begin + points[one.end - 1].end};
    }
    if (one.bytes.begin >= one.bytes.end) {
      give_up(one);
    }
  }

  // The comment stands on its statement, and says on which words it was made.
  void give_up(Placed& one) const {
    if (one.scope != CommentScope::statement) {
      one.lost = slice_code_points(document_.statements[one.statement].text, one.start, one.end);
    }
    const std::size_t end = document_.statements[one.statement].source.end;
    one.bytes = {end, end};
    one.end = one.start;
    one.replaces = false;
  }

  std::string write() {
    told_.clear();
    put_in_.clear();
    std::map<std::size_t, std::vector<Placed*>> by_statement;
    for (Placed& one : placed_) {
      by_statement[one.statement].push_back(&one);
    }
    std::vector<Edit> edits;
    for (const auto& [statement, places] : by_statement) {
      mark_statement(document_.statements[statement], places, edits);
    }
    const std::string_view text = document_.source;
    std::string out;
    std::size_t at = 0;
    for (const Edit& edit : edits) {
      out += exchange::escape_critic_text(text.substr(at, edit.at - at)) + edit.mark;
      at = edit.end;
    }
    return out + exchange::escape_critic_text(text.substr(at));
  }

  void mark_statement(const Statement& statement, const std::vector<Placed*>& places,
                      std::vector<Edit>& edits) {
    std::set<std::size_t> edges;
    std::vector<const Placed*> on_words;
    for (Placed* const one : places) {
      if (one->start == one->end) {
        continue;
      }
      if (edges.size() + 2 > most_edges &&
          (edges.count(one->bytes.begin) == 0 || edges.count(one->bytes.end) == 0)) {
        give_up(*one);
        continue;
      }
      // Words can be replaced but once.
      one->replaces =
          one->replaces && std::none_of(on_words.begin(), on_words.end(), [&](const Placed* other) {
            return other->replaces && other->bytes.begin < one->bytes.end &&
                   one->bytes.begin < other->bytes.end;
          });
      edges.insert(one->bytes.begin);
      edges.insert(one->bytes.end);
      on_words.push_back(one);
    }
    // Behind a mark that ends the statement it would be about those words.
    const bool first = edges.count(statement.source.end) != 0;
    Edit points{first ? statement.source.begin : statement.source.end, 0, {}};
    points.end = points.at;
    Edit missing{statement.source.end, statement.source.end, {}};
    for (const Placed* const one : places) {
      if (one->start == one->end && one->replaces) {
        const bool cell = statement.kind == StatementKind::cell;
        missing.mark += (cell ? "{++ " : "{++\n\n") +
                        exchange::escape_critic_words(written(*one->comment), "++}") + "++}" +
                        said(*one);
      } else if (one->start == one->end) {
        points.mark += said(*one);
      }
    }
    if (first) {
      edits.push_back(points);
    }
    mark_words(edges, on_words, edits);
    if (!first) {
      edits.push_back(points);
    }
    edits.push_back(std::move(missing));
  }

  void mark_words(const std::set<std::size_t>& edges, const std::vector<const Placed*>& places,
                  std::vector<Edit>& edits) {
    for (auto at = edges.begin(); at != edges.end() && std::next(at) != edges.end(); ++at) {
      Edit edit{*at, *std::next(at), {}};
      const std::string_view words =
          std::string_view(document_.source).substr(edit.at, edit.end - edit.at);
      const auto covers = [&](const Placed* one) {
        return one->bytes.begin <= edit.at && edit.end <= one->bytes.end;
      };
      std::vector<const Placed*> here;
      std::copy_if(places.begin(), places.end(), std::back_inserter(here), covers);
      if (here.empty()) {
        continue;
      }
      // What replaces the words says so in its mark, and then why.
      std::stable_partition(here.begin(), here.end(),
                            [](const Placed* one) { return one->replaces; });
      edit.mark = here.front()->replaces
                      ? replaced(words, *here.front())
                      : "{==" + exchange::escape_critic_words(words, "==}") + "==}";
      for (const Placed* const one : here) {
        edit.mark += said(*one);
      }
      edits.push_back(std::move(edit));
    }
  }

  std::string replaced(std::string_view words, const Placed& one) {
    const bool first = put_in_.insert(one.comment->id.text).second;
    const std::string put_in = first ? written(*one.comment) : "";
    return put_in.empty() ? "{--" + exchange::escape_critic_words(words, "--}") + "--}"
                          : "{~~" + exchange::escape_critic_words(words, "~~}") + "~>" +
                                exchange::escape_critic_words(put_in, "~~}") + "~~}";
  }

  // The suggested words as Markdown.
  static std::string written(const Comment& comment) {
    return escape_markdown(*comment.suggestion);
  }

  // The comment's own mark, and behind it its replies and decision: its words once, its ticket each
  // time.
  std::string said(const Placed& one) {
    const Comment& comment = *one.comment;
    CommentTicket ticket;
    ticket.id = comment.id.text;
    std::string words;
    std::string replies;
    if (told_.insert(comment.id.text).second) {
      Comment shown = comment;
      shown.suggestion = one.replaces ? std::nullopt : comment.suggestion;
      const WordThread thread = word_thread(shown, json::Names::hidden);
      words = thread.entries.front().body;
      ticket.author = thread.entries.front().author;
      ticket.created = thread.entries.front().created;
      for (std::size_t i = 1; i < thread.entries.size(); ++i) {
        const WordEntry& entry = thread.entries[i];
        CommentTicket reply;
        reply.id = comment.id.text;
        reply.reply = true;
        reply.author = entry.author;
        reply.created = entry.created;
        replies += mark(entry.body, reply);
      }
      if (!one.lost.empty()) {
        words += (words.empty() ? "" : "\n") + exchange::place_line(comment.draft, one.lost);
      }
      ticket.scope = one.scope;
      const CommentKind plain = one.replaces ? CommentKind::suggest : CommentKind::question;
      ticket.kind = comment.kind == plain ? std::nullopt : std::optional(comment.kind);
    }
    return mark(words, ticket) + replies;
  }

  static std::string mark(const std::string& words, const CommentTicket& ticket) {
    return "{>>" + exchange::escape_critic_words(with_ticket(words, ticket), "<<}") + "<<}";
  }

  // Whether a mark does not stand where it was meant to; such a comment stands on its statement.
  bool give_up_misread(const std::string& marked) {
    std::map<std::string, std::set<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>>>
        read;
    for (const ReturnedComment& comment : copy_of(read_criticmarkup(marked)).returned) {
      for (const WordRange& range : comment.ranges) {
        read[comment.ticket.id].insert({range.paragraph, {range.start, range.end}});
      }
    }
    bool misread = false;
    for (Placed& one : placed_) {
      if (one.start != one.end &&
          read[one.comment->id.text].count({one.statement, {one.start, one.end}}) == 0) {
        give_up(one);
        misread = true;
      }
    }
    return misread;
  }

  Document document_;
  std::map<std::string, std::size_t> statement_of_;
  std::map<std::size_t, std::vector<ByteSpan>> points_;  // by statement
  std::vector<Placed> placed_;
  std::set<std::string> told_;    // ids of comments whose words are written
  std::set<std::string> put_in_;  // ... whose suggestion is
};

}  // namespace

}  // namespace redraft::workspace

namespace redraft {

std::string marked_draft(const DraftText& draft, const std::vector<Comment>& comments) {
  return workspace::Marking(draft, comments).text();
}

}  // namespace redraft
