#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "exchange/diff_escape.h"
#include "exchange/diff_rows.h"
#include "exchange/diff_substance.h"
#include "redraft/diff_formats.h"

namespace redraft {

namespace {

using exchange::DiffRow;
using exchange::visible_markdown;

constexpr std::string_view arrow = "\xE2\x86\x92";  // →

bool is_space(char c) {
  return c == ' ' || c == '\n';
}

// True for a letter or digit, or a character beyond ASCII that is none of the usual punctuation:
// next to such a character a mark works even inside a word.
bool is_wordlike(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  const std::string_view lead = text.substr(at, 2);
  return !(c == 0xE2 || c == 0xC2 || c == 0xEF || lead == "\xE3\x80" || c >= 0xF0);
}

// One side's text with its changed words between marks. Markdown takes a mark for one only where it
// meets a word or a space, so a change that begins or ends with punctuation is widened to the
// spaces.
class MarkedSide {
 public:
  MarkedSide(const std::vector<Edit>& edits, EditOp shown) {
    for (const Edit& edit : edits) {
      if (edit.op == EditOp::keep || edit.op == shown) {
        const std::size_t begin = text_.size();
        text_ += edit.text;
        marked_.resize(text_.size(), edit.op == shown);
        begins_.resize(text_.size());
        begins_[begin] = true;
      }
    }
  }

  std::string run(std::string_view mark) {
    widen();
    std::string result;
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = at + 1;
      while (end < text_.size() && marked_[end] == marked_[at]) {
        ++end;
      }
      const std::string piece = visible_markdown(std::string_view(text_).substr(at, end - at));
      result += marked_[at] ? std::string(mark) + piece + std::string(mark) : piece;
      at = end;
    }
    return exchange::with_breaks(result);
  }

 private:
  // Whether one mark may end and another begin here: where an edit begins at a space.
  bool parts(std::size_t at) const {
    return begins_[at] && (is_space(text_[at - 1]) || is_space(text_[at]));
  }

  bool marked_word(std::size_t at) const { return marked_[at] && !is_space(text_[at]); }

  void widen() {
    for (std::size_t at = 0; at < text_.size();) {
      if (!marked_word(at)) {
        marked_[at] = false;
        ++at;
        continue;
      }
      std::size_t end = at;
      std::size_t last = at;  // first byte of the last character
      while (end < text_.size() && marked_[end] && !(end > at && parts(end))) {
        if (!is_space(text_[end]) && (static_cast<unsigned char>(text_[end]) & 0xC0) != 0x80) {
          last = end;
        }
        ++end;
      }
      while (is_space(text_[end - 1])) {
        marked_[--end] = false;
      }
      if (!is_wordlike(text_, at)) {
        for (std::size_t back = at; back > 0 && !is_space(text_[back - 1]); --back) {
          marked_[back - 1] = true;
        }
      }
      if (!is_wordlike(text_, last)) {
        for (; end < text_.size() && !is_space(text_[end]); ++end) {
          marked_[end] = true;
        }
      }
      at = end;
    }
    join_lines();
  }

  // A mark does not reach across a line feed: each part is a paragraph of its own.
  void join_lines() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (text_[at] == '\n') {
        marked_[at] = false;
      }
    }
  }

  std::string text_;
  std::vector<bool> marked_;  // by byte
  std::vector<bool> begins_;  // an edit, by byte
};

class MarkdownPage {
 public:
  MarkdownPage(const Comparison& comparison, bool all) : comparison_(comparison), all_(all) {}

  std::string run() {
    page_ = fmt::format("# Changes: {}\n\n{}\n\n",
                        visible_markdown(exchange::title_of(comparison_), MarkdownPlace::heading),
                        visible_markdown(summary_of(comparison_), MarkdownPlace::block));
    substance();
    page_ += "## Changes\n\n";
    page_ +=
        "\"Was\" gives the words before, with those taken out ~~struck through~~; \"Now\" gives "
        "the words after, with those put in set in **bold**.\n";
    std::size_t unchanged = 0;
    for (const DiffRow& row : exchange::rows_of(comparison_)) {
      if (row.change->change.kind == ChangeKind::unchanged && !all_) {
        ++unchanged;
        continue;
      }
      fold(unchanged);
      unchanged = 0;
      section(row);
      row.departed ? departed(*row.change) : change(*row.change);
    }
    fold(unchanged);
    list();
    return std::move(page_);
  }

 private:
  void substance() {
    const auto lists = exchange::substance_lists(comparison_, arrow);
    if (lists.empty()) {
      return;
    }
    page_ += "## What changed in substance\n";
    for (const exchange::SubstanceList& list : lists) {
      page_ += "\n### " + list.title + "\n\n";
      for (const exchange::SubstanceLine& line : list.lines) {
        std::vector<std::string> places;
        for (const exchange::SubstancePlace& place : line.places) {
          places.push_back(place.label);
        }
        page_ +=
            "- " +
            visible_markdown(places.empty() ? line.text
                                            : line.text + " " + exchange::joined(places, ", ")) +
            "\n";
      }
    }
    page_ += "\n";
  }

  void list() {
    const auto rows = exchange::list_of_changes(comparison_, arrow);
    if (rows.empty()) {
      return;
    }
    page_ +=
        "\n## List of changes\n\n| Statement | Change | Significance | Remarks |\n"
        "| --- | --- | --- | --- |\n";
    for (const exchange::ListedChange& row : rows) {
      page_ +=
          fmt::format("| {} | {} | {} | {} |\n", visible_markdown(row.label, MarkdownPlace::cell),
                      row.kind, row.verdict, visible_markdown(row.remarks, MarkdownPlace::cell));
    }
  }

  void fold(std::size_t unchanged) {
    if (unchanged > 0) {
      page_ += "\n*" + exchange::unchanged_note(unchanged) + "*\n";
      in_list_ = false;
    }
  }

  void section(const DiffRow& row) {
    const std::vector<std::string>& path = exchange::section_of(row);
    if (path != section_ || !begun_) {
      begun_ = true;
      section_ = path;
      page_ += "\n### " +
               visible_markdown(
                   path.empty() ? "Before the first heading" : exchange::joined(path, " > "),
                   MarkdownPlace::heading) +
               "\n";
      in_list_ = false;
    }
  }

  void item(const std::string& label, const std::string& rest) {
    page_ += in_list_ ? "" : "\n";
    in_list_ = true;
    page_ += fmt::format("- **{}**: {}\n", visible_markdown(label), visible_markdown(rest));
  }

  void words(std::string_view name, const std::string& text) {
    page_ += fmt::format("  - {}: {}\n", name, text);
  }

  void departed(const ComparedChange& change) {
    item(exchange::label_of(change.from), exchange::moved_to(change));
  }

  void change(const ComparedChange& change) {
    std::string about = exchange::kind_of(change);
    if (change.change.kind != ChangeKind::unchanged) {
      about += ", " + exchange::verdict_of(change);
    }
    for (const std::string& remark : exchange::remarks_of(change, arrow)) {
      about += "; " + remark;
    }
    item(exchange::label_of(change, arrow), about);
    const auto plain = [](const std::vector<StatementRef>& refs) {
      return exchange::with_breaks(visible_markdown(exchange::text_of(refs)));
    };
    const bool same = change.words.empty() ||
                      (change.words.size() == 1 && change.words.front().op == EditOp::keep);
    if (change.from.empty()) {
      words(change.change.kind == ChangeKind::restored ? "Restored" : "Added", plain(change.to));
    } else if (change.to.empty()) {
      words("Removed", plain(change.from));
    } else if (same) {
      words("Text", plain(change.to));
    } else {
      words("Was", MarkedSide(change.words, EditOp::remove).run("~~"));
      words("Now", MarkedSide(change.words, EditOp::insert).run("**"));
    }
  }

  const Comparison& comparison_;
  bool all_;
  bool begun_ = false;
  bool in_list_ = false;
  std::vector<std::string> section_;
  std::string page_;
};

}  // namespace

std::string diff_as_markdown(const Comparison& comparison, bool all) {
  return MarkdownPage(comparison, all).run();
}

}  // namespace redraft
