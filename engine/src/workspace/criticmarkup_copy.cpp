#include "workspace/criticmarkup_copy.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/blank.h"
#include "base/code_points.h"
#include "workspace/criticmarkup_places.h"

namespace redraft::workspace {

namespace {

std::string plain(const std::string& markdown) {
  std::string out;
  for (const Statement& statement : parse_markdown(markdown, ReadStances::no).statements) {
    out += (out.empty() ? "" : " ") + statement.text;
  }
  return out;
}

// The spaces around words that go into a line are part of the change.
std::string plain_inline(const std::string& words) {
  const std::size_t begin = words.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) {
    return words.empty() ? "" : " ";
  }
  return (begin > 0 ? " " : "") + plain(words) + (is_blank(words.back()) ? " " : "");
}

class Copying {
 public:
  explicit Copying(const CriticText& critic) : critic_(critic), places_(critic) {
    out_.text.paragraphs = places_.paragraphs();
    out_.lines = places_.lines();
  }

  CriticCopy take() {
    for (std::size_t i = 0; i < critic_.marks.size(); ++i) {
      if (i + 1 < critic_.marks.size() && is_about(i + 1, i) && returned(i + 1, i)) {
        ++i;
      } else if (!returned(i, std::nullopt)) {
        critic_.marks[i].kind == CriticKind::comment ? comment(i) : change(i);
      }
    }
    put_in_order();
    out_.text.findings.insert(out_.text.findings.begin(), critic_.findings.begin(),
                              critic_.findings.end());
    name_lines_of_file();
    return std::move(out_);
  }

 private:
  // Whether the mark stands right behind this change, and says something about it.
  [[nodiscard]] bool is_about(std::size_t index, std::size_t change) const {
    const CriticMark& mark = critic_.marks[index];
    const CriticMark& before = critic_.marks[change];
    return before.kind == CriticKind::change && mark.kind == CriticKind::comment &&
           mark.begin == before.begin && mark.end == before.end;
  }

  [[nodiscard]] std::vector<WordRange> ranges_or_paragraph_before(std::size_t index) const {
    const CriticMark& mark = critic_.marks[index];
    std::vector<WordRange> ranges = places_.ranges(index);
    if (places_.stands_alone(mark)) {
      if (const auto before = places_.end_of_paragraph_before(mark)) {
        ranges = {*before};
      }
    }
    return ranges;
  }

  // Takes a comment of ours, with the change that it is; false where it is none.
  bool returned(std::size_t index, std::optional<std::size_t> change) {
    const CriticMark& mark = critic_.marks[index];
    const auto ticketed = mark.kind == CriticKind::comment ? read_ticket(mark.words) : std::nullopt;
    if (!ticketed || (ticketed->ticket.reply && change)) {
      return false;
    }
    const CommentTicket& ticket = ticketed->ticket;
    if (ticket.reply) {
      if (const auto found = by_id_.find(ticket.id); found != by_id_.end()) {
        WordComment& reply = out_.returned[found->second].replies.emplace_back();
        reply.author = ticket.author;
        reply.created = ticket.created;
        reply.body = ticketed->words;
      }
      return true;
    }
    const auto [known, first] = by_id_.emplace(ticket.id, out_.returned.size());
    if (first) {
      ReturnedComment& made = out_.returned.emplace_back();
      made.ticket.id = ticket.id;
      made.line = mark.line;
    }
    ReturnedComment& comment = out_.returned[known->second];
    if (!ticketed->words.empty() || ticket.kind || ticket.scope || ticket.created) {
      comment.body = ticketed->words;
      comment.ticket = ticket;
    }
    if (change) {
      const std::string& put_in = critic_.marks[*change].words;
      const bool of_its_own = ticket.scope == CommentScope::missing;
      const std::string words = of_its_own ? plain(put_in) : plain_inline(put_in);
      comment.suggestion = comment.suggestion.value_or("") + words;
    }
    for (const WordRange& range : ranges_or_paragraph_before(change.value_or(index))) {
      add(range, comment.ranges);
    }
    return true;
  }

  // Words that were marked in pieces are one range again.
  void add(const WordRange& range, std::vector<WordRange>& ranges) const {
    if (!ranges.empty() && ranges.back().paragraph == range.paragraph &&
        ranges.back().end <= range.start &&
        is_blank(slice_code_points(places_.paragraphs()[range.paragraph].before, ranges.back().end,
                                   range.start))) {
      ranges.back().end = range.end;
    } else {
      ranges.push_back(range);
    }
  }

  void comment(std::size_t index) {
    const CriticMark& mark = critic_.marks[index];
    WordComment made;
    made.body = trimmed(mark.words);
    made.ranges = ranges_or_paragraph_before(index);
    if (made.ranges.size() > max_word_range) {
      made.ranges.clear();
    }
    out_.text.comments.push_back(std::move(made));
  }

  void change(std::size_t index) {
    const CriticMark& mark = critic_.marks[index];
    if (places_.stands_alone(mark)) {
      new_paragraphs(mark);
      return;
    }
    const std::vector<WordRange> places = places_.ranges(index);
    if (places.empty()) {
      Finding finding;
      finding.rule = "mark-nowhere";
      finding.severity = Severity::warning;
      finding.message = "line " + std::to_string(mark.line) +
                        ": a change stands in the words of no statement, and is left out";
      finding.hint = "enter it by redraft comment add --suggest";
      finding.line = mark.line;
      out_.text.findings.push_back(std::move(finding));
    }
    for (const WordRange& range : places) {
      WordChange made;
      made.range = range;
      const std::string& before = out_.text.paragraphs[range.paragraph].before;
      made.removed = slice_code_points(before, range.start, range.end);
      made.inserted = range == places.front() ? plain_inline(mark.words) : "";
      if (!made.removed.empty() || !made.inserted.empty()) {
        out_.text.changes.push_back(std::move(made));
      }
    }
  }

  void new_paragraphs(const CriticMark& mark) {
    const std::size_t line = places_.line_of(mark.begin);
    const bool above = mark.begin == places_.line_begin(mark.begin) && mark.words.ends_with('\n');
    const auto before = places_.paragraph_upto(above ? line - 1 : line);
    for (const Statement& statement : parse_markdown(mark.words, ReadStances::no).statements) {
      WordParagraph paragraph;
      paragraph.kind = statement.kind;
      paragraph.level = statement.level;
      paragraph.after = statement.text;
      new_.emplace(before ? *before + 1 : 0, std::move(paragraph));
    }
  }

  // Puts the new paragraphs between the others, and makes every text after the changes.
  void put_in_order() {
    std::vector<WordParagraph> all;
    std::vector<std::size_t> lines;
    std::vector<std::size_t> moved;  // index of each paragraph afterwards
    std::vector<WordChange> added;
    const std::size_t count = out_.text.paragraphs.size();
    for (std::size_t i = 0; i <= count; ++i) {
      const auto [begin, end] = new_.equal_range(i);
      for (auto at = begin; at != end; ++at) {
        WordChange change;
        change.range.paragraph = all.size();
        change.inserted = at->second.after;
        added.push_back(std::move(change));
        all.push_back(at->second);
        lines.push_back(0);
      }
      if (i < count) {
        moved.push_back(all.size());
        all.push_back(std::move(out_.text.paragraphs[i]));
        lines.push_back(out_.lines[i]);
      }
    }
    const auto move = [&](auto& comments) {
      for (auto& comment : comments) {
        for (WordRange& range : comment.ranges) {
          range.paragraph = moved[range.paragraph];
        }
      }
    };
    move(out_.text.comments);
    move(out_.returned);
    for (WordChange& change : out_.text.changes) {
      change.range.paragraph = moved[change.range.paragraph];
    }
    std::vector<WordChange>& changes = out_.text.changes;
    changes.insert(changes.end(), added.begin(), added.end());
    std::stable_sort(changes.begin(), changes.end(), [](const WordChange& a, const WordChange& b) {
      return std::pair(a.range.paragraph, a.range.start) <
             std::pair(b.range.paragraph, b.range.start);
    });
    out_.text.paragraphs = std::move(all);
    out_.lines = std::move(lines);
    make_after();
  }

  void make_after() {
    std::vector<WordParagraph>& paragraphs = out_.text.paragraphs;
    auto change = out_.text.changes.begin();
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      std::string after;
      std::size_t at = 0;
      for (; change != out_.text.changes.end() && change->range.paragraph == i; ++change) {
        const std::size_t start = std::max(at, change->range.start);
        after += slice_code_points(paragraphs[i].before, at, start);
        after += change->inserted;
        at = std::max(start, change->range.end);
      }
      const std::size_t length = count_code_points(paragraphs[i].before);
      after += slice_code_points(paragraphs[i].before, at, length);
      paragraphs[i].after = std::move(after);
    }
  }

  // Lines were counted in the text without what is put in.
  void name_lines_of_file() {
    std::map<std::size_t, std::size_t> more;  // line ends that the file has besides, up to a line
    std::size_t sum = 0;
    for (const CriticMark& mark : critic_.marks) {
      sum += static_cast<std::size_t>(std::count(mark.words.begin(), mark.words.end(), '\n'));
      more[places_.line_of(mark.end)] = sum;
    }
    for (std::size_t& line : out_.lines) {
      const auto after = more.lower_bound(line);
      line += line == 0 || after == more.begin() ? 0 : std::prev(after)->second;
    }
  }

  const CriticText& critic_;
  MarkPlaces places_;
  std::map<std::string, std::size_t> by_id_;       // of what was returned
  std::multimap<std::size_t, WordParagraph> new_;  // by the paragraph that they stand before
  CriticCopy out_;
};

}  // namespace

CriticCopy copy_of(const CriticText& critic) {
  return Copying(critic).take();
}

}  // namespace redraft::workspace
