// What changed between two drafts as tracked changes of a Word file: accepted they give the later
// draft, rejected the earlier one.
#include <algorithm>
#include <map>
#include <utility>

#include "base/code_points.h"
#include "exchange/diff_rows.h"
#include "exchange/word_blocks.h"
#include "exchange/word_file.h"
#include "redraft/word.h"

namespace redraft {

namespace exchange {

namespace {

constexpr const char* author = "redraft";

// Blocks of a draft by their statement.
std::map<std::size_t, const RichBlock*> by_statement(const RichText& text) {
  std::map<std::size_t, const RichBlock*> out;
  for (const RichBlock& block : text.blocks) {
    if (block.statement) {
      out.emplace(*block.statement, &block);
    }
  }
  return out;
}

class RedlineWriter {
 public:
  RedlineWriter(const WordSide& from, const WordSide& to, const Comparison& comparison)
      : from_(from),
        to_(to),
        file_(title_of(comparison), to.draft.draft.published),
        date_(word_date_of(to.draft.draft.published)),
        from_blocks_(by_statement(from.text)),
        titled_(has_title(from.text)) {
    plan(comparison);
  }

  std::string write() {
    write_blocks(file_, to_.text, [&](pugi::xml_node paragraph, const RichBlock& block) {
      statement(paragraph, block);
    });
    depart(file_.body(), {}, at_end_);
    return file_.bytes();
  }

 private:
  // A row that leaves something at its place: what was removed, or went elsewhere.
  struct Departure {
    const ComparedChange* change;
    bool moved;  // its words arrive elsewhere under the same name
  };

  // The edits of a change, and how far they are written.
  struct Stream {
    std::vector<Edit> edits;
    std::size_t at = 0;           // edit
    std::size_t written = 0;      // bytes of it
    std::size_t from_part = 0;    // of ComparedChange::change.from
    std::size_t from_offset = 0;  // code points in it
  };

  void plan(const Comparison& comparison) {
    std::vector<Departure> waiting;
    for (const DiffRow& row : rows_of(comparison)) {
      const ComparedChange& change = *row.change;
      if (row.departed) {
        waiting.push_back({&change, one_to_one(change)});
        continue;
      }
      if (change.change.to.empty()) {
        waiting.push_back({&change, false});
        continue;
      }
      if (!one_to_one(change) && !change.change.from.empty() && !is_moved(change) &&
          !flows(change)) {
        waiting.push_back({&change, false});
      }
      std::vector<Departure>& here = before_[change.change.to.front()];
      here.insert(here.end(), waiting.begin(), waiting.end());
      waiting.clear();
      for (const std::size_t to : change.change.to) {
        change_of_.emplace(to, &change);
      }
    }
    at_end_ = std::move(waiting);
  }

  static bool one_to_one(const ComparedChange& change) {
    return change.change.from.size() == 1 && change.change.to.size() == 1;
  }

  // Whether a split or merge can be shown as paragraphs cut or joined where they stand.
  [[nodiscard]] bool flows(const ComparedChange& change) const {
    const Change& lineage = change.change;
    const auto plain = [](const DraftText& draft, const std::vector<std::size_t>& statements) {
      for (std::size_t i = 0; i < statements.size(); ++i) {
        const StatementKind kind = draft.document.statements[statements[i]].kind;
        if ((i > 0 && statements[i] != statements[i - 1] + 1) ||
            (kind != StatementKind::paragraph && kind != StatementKind::item)) {
          return false;
        }
      }
      return true;
    };
    return !change.words.empty() && plain(from_.draft, lineage.from) &&
           plain(to_.draft, lineage.to);
  }

  void statement(pugi::xml_node paragraph, const RichBlock& block) {
    const std::size_t to = *block.statement;
    if (const auto found = before_.find(to); found != before_.end()) {
      depart(paragraph.parent(), paragraph, found->second);
    }
    const Bookmark bookmark(file_, paragraph, to_.draft.anchors.at(to));
    const auto found = change_of_.find(to);
    const std::size_t length = code_points(block.runs);
    if (found == change_of_.end() || found->second->change.kind == ChangeKind::unchanged) {
      if (found == change_of_.end() || !found->second->change.typographic ||
          found->second->words.empty()) {
        write_slice(file_, paragraph, block.runs, 0, length, "w:t");
        return;
      }
    }
    const ComparedChange& change = *found->second;
    const bool moved = is_moved(change);
    if (one_to_one(change) && moved) {
      arrive(paragraph, block, change);
    } else if (one_to_one(change) || (!moved && !change.change.from.empty() && flows(change))) {
      flow(paragraph, block, change);
    } else {
      write_slice(file_, tracked(paragraph, "w:ins"), block.runs, 0, length, "w:t");
      mark_paragraph(paragraph, "w:ins");
    }
  }

  static std::size_t code_points(const std::vector<RichRun>& runs) {
    std::size_t sum = 0;
    for (const RichRun& run : runs) {
      sum += count_code_points(run.text);
    }
    return sum;
  }

  pugi::xml_node tracked(pugi::xml_node parent, const char* kind) {
    pugi::xml_node node = add(parent, kind);
    with(node, "w:id", file_.new_id());
    with(node, "w:author", author);
    return with(node, "w:date", date_);
  }

  // Says that the end of the paragraph was put in, taken out or moved.
  void mark_paragraph(pugi::xml_node paragraph, const char* kind) {
    tracked(add(WordFile::properties(paragraph), "w:rPr"), kind);
  }

  // Paragraphs that stood here, before `next` or at the end.
  void depart(pugi::xml_node parent, pugi::xml_node next, const std::vector<Departure>& gone) {
    for (const Departure& one : gone) {
      for (const std::size_t from : one.change->change.from) {
        const auto found = from_blocks_.find(from);
        if (found == from_blocks_.end()) {
          continue;
        }
        RichBlock block = *found->second;
        if (block.cell) {
          block.cell.reset();
          block.list.reset();
        }
        const pugi::xml_node paragraph = open_paragraph(file_, parent, block, titled_);
        if (next) {
          parent.insert_move_before(paragraph, next);
        }
        const char* kind = one.moved ? "w:moveFrom" : "w:del";
        const std::string range = one.moved ? open_move(paragraph, "From", *one.change) : "";
        write_slice(file_, tracked(paragraph, kind), block.runs, 0, code_points(block.runs),
                    one.moved ? "w:t" : "w:delText");
        if (one.moved) {
          with(add(paragraph, "w:moveFromRangeEnd"), "w:id", range);
        }
        mark_paragraph(paragraph, kind);
      }
    }
  }

  std::string open_move(pugi::xml_node paragraph, const char* end, const ComparedChange& change) {
    std::string id = file_.new_id();
    const auto name = moves_.emplace(&change, "move" + std::to_string(moves_.size() + 1)).first;
    pugi::xml_node node = add(paragraph, ("w:move" + std::string(end) + "RangeStart").c_str());
    with(node, "w:id", id);
    with(node, "w:author", author);
    with(node, "w:date", date_);
    with(node, "w:name", name->second);
    return id;
  }

  // Words that came from elsewhere; those that are new besides are put in.
  void arrive(pugi::xml_node paragraph, const RichBlock& block, const ComparedChange& change) {
    const std::string id = open_move(paragraph, "To", change);
    std::size_t at = 0;
    for (const Edit& edit : change.words) {
      if (edit.op == EditOp::remove) {
        continue;
      }
      const std::size_t end = at + count_code_points(edit.text);
      write_slice(file_, tracked(paragraph, edit.op == EditOp::keep ? "w:moveTo" : "w:ins"),
                  block.runs, at, end, "w:t");
      at = end;
    }
    if (change.words.empty()) {
      write_slice(file_, tracked(paragraph, "w:moveTo"), block.runs, 0, code_points(block.runs),
                  "w:t");
    }
    with(add(paragraph, "w:moveToRangeEnd"), "w:id", id);
    mark_paragraph(paragraph, "w:moveTo");
  }

  // Writes the change's words up to the end of this paragraph.
  void flow(pugi::xml_node paragraph, const RichBlock& block, const ComparedChange& change) {
    const auto [entry, fresh] = streams_.try_emplace(&change);
    Stream& stream = entry->second;
    if (fresh) {
      stream.edits = change.words;
    }
    std::size_t to_offset = 0;
    while (stream.at < stream.edits.size()) {
      const Edit& edit = stream.edits[stream.at];
      const std::string_view rest = std::string_view(edit.text).substr(stream.written);
      const std::string_view line = rest.substr(0, rest.find('\n'));
      const std::size_t length = count_code_points(line);
      if (length == 0) {
        // nothing before the line's end
      } else if (edit.op == EditOp::remove) {
        write_slice(file_, tracked(paragraph, "w:del"), from_runs(change, stream),
                    stream.from_offset, stream.from_offset + length, "w:delText");
        stream.from_offset += length;
      } else {
        write_slice(file_, edit.op == EditOp::insert ? tracked(paragraph, "w:ins") : paragraph,
                    block.runs, to_offset, to_offset + length, "w:t");
        to_offset += length;
        stream.from_offset += edit.op == EditOp::keep ? length : 0;
      }
      stream.written += line.size();
      if (line.size() == rest.size()) {
        ++stream.at;
        stream.written = 0;
        continue;
      }
      ++stream.written;  // the line feed between two statements
      if (edit.op != EditOp::insert) {
        ++stream.from_part;
        stream.from_offset = 0;
      }
      if (edit.op == EditOp::remove) {
        join_removed(paragraph, block);
      } else {
        if (edit.op == EditOp::insert) {
          mark_paragraph(paragraph, "w:ins");
        }
        return;
      }
    }
  }

  static std::vector<RichRun> runs_of(const std::map<std::size_t, const RichBlock*>& blocks,
                                      std::size_t statement) {
    const auto found = blocks.find(statement);
    return found == blocks.end() ? std::vector<RichRun>() : found->second->runs;
  }

  [[nodiscard]] std::vector<RichRun> from_runs(const ComparedChange& change,
                                               const Stream& stream) const {
    return stream.from_part < change.change.from.size()
               ? runs_of(from_blocks_, change.change.from[stream.from_part])
               : std::vector<RichRun>();
  }

  // What is written so far was a paragraph of its own, whose end was taken out.
  void join_removed(pugi::xml_node paragraph, const RichBlock& block) {
    pugi::xml_node parent = paragraph.parent();
    const pugi::xml_node before = open_paragraph(file_, parent, block, false);
    parent.insert_move_before(before, paragraph);
    pugi::xml_node child = paragraph.first_child();
    while (child) {
      const pugi::xml_node next = child.next_sibling();
      if (std::string_view(child.name()) != "w:pPr") {
        pugi::xml_node(before).append_move(child);
      }
      child = next;
    }
    mark_paragraph(before, "w:del");
  }

  const WordSide& from_;
  const WordSide& to_;
  WordFile file_;
  std::string date_;
  std::map<std::size_t, const RichBlock*> from_blocks_;
  bool titled_;
  std::map<std::size_t, std::vector<Departure>> before_;  // by statement of the later draft
  std::vector<Departure> at_end_;
  std::map<std::size_t, const ComparedChange*> change_of_;  // by statement of the later draft
  std::map<const ComparedChange*, std::string> moves_;
  std::map<const ComparedChange*, Stream> streams_;
};

}  // namespace

}  // namespace exchange

std::string word_of_redline(const WordSide& from, const WordSide& to,
                            const Comparison& comparison) {
  return exchange::RedlineWriter(from, to, comparison).write();
}

}  // namespace redraft
