#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/code_points.h"
#include "exchange/diff_rows.h"
#include "exchange/diff_substance.h"
#include "exchange/diff_wrap.h"
#include "redraft/diff_formats.h"

namespace redraft {

namespace {

using exchange::DiffRow;
using exchange::made_visible;

constexpr std::size_t narrowest = 40;
constexpr std::size_t most_places = 12;
constexpr std::size_t glimpse = 60;  // code points of a moved statement shown where it stood

class TextPage {
 public:
  TextPage(const Comparison& comparison, const DiffTextOptions& options, const Sink& sink)
      : comparison_(comparison),
        options_(options),
        sink_(sink),
        width_(std::max(options.width, narrowest)) {}

  void run() {
    head(exchange::title_of(comparison_), 0);
    plain(summary_of(comparison_), 0);
    substance();
    title("Changes");
    std::size_t unchanged = 0;
    for (const DiffRow& row : exchange::rows_of(comparison_)) {
      if (row.change->change.kind == ChangeKind::unchanged && !options_.all) {
        ++unchanged;
        continue;
      }
      fold(unchanged);
      unchanged = 0;
      section(row);
      if (row.departed) {
        departed(*row.change);
      } else {
        change(*row.change);
      }
      give(sink_part_bytes);
    }
    fold(unchanged);
    list();
    give(0);
  }

 private:
  // What has been written, if it is as long as that.
  void give(std::size_t least) {
    if (page_.size() >= least) {
      sink_(page_);
      page_.clear();
    }
  }

  void title(const std::string& words) {
    page_ += '\n';
    head(words, 0);
  }

  // What hangs from "- ".
  void item(const std::string& text, std::size_t indent) {
    const std::size_t begin = page_.size();
    plain(text, indent + 2);
    page_.replace(begin + indent, 2, "- ");
  }

  void substance() {
    const auto lists = exchange::substance_lists(comparison_, "->");
    if (lists.empty()) {
      return;
    }
    title("What changed in substance");
    for (const exchange::SubstanceList& list : lists) {
      page_ += '\n';
      head(list.title, 2);
      for (const exchange::SubstanceLine& line : list.lines) {
        std::vector<std::string> places;
        for (std::size_t i = 0; i < std::min(line.places.size(), most_places); ++i) {
          places.push_back(line.places[i].label);
        }
        if (line.places.size() > most_places) {
          places.push_back(std::to_string(line.places.size() - most_places) + " more");
        }
        item(places.empty() ? line.text : line.text + " " + exchange::listed(places, places.size()),
             4);
      }
    }
  }

  // One line a change where they fit, in columns.
  void list() {
    const auto rows = exchange::list_of_changes(comparison_, "->");
    if (rows.empty()) {
      return;
    }
    title("List of changes");
    page_ += '\n';
    std::size_t label_width = 0;
    std::size_t kind_width = 0;
    for (const exchange::ListedChange& row : rows) {
      label_width = std::max(label_width, count_code_points(row.label));
      kind_width = std::max(kind_width, count_code_points(row.kind));
    }
    label_width = std::min(label_width, width_ * 2 / 5);
    for (const exchange::ListedChange& row : rows) {
      const std::size_t column = 4 + label_width + kind_width + 2;
      const std::size_t label = count_code_points(row.label);
      const std::size_t kind = count_code_points(row.kind);
      std::string line = "  " + made_visible(row.label, true);
      line += label > label_width ? "\n" + std::string(2 + label_width, ' ')
                                  : std::string(label_width - label, ' ');
      line += "  " + row.kind + std::string(kind_width - kind, ' ') + "  ";
      page_ += line;
      const std::size_t begin = page_.size();
      plain(row.verdict, column);
      page_.erase(begin, column);
      give(sink_part_bytes);
    }
  }

  void fold(std::size_t unchanged) {
    if (unchanged > 0) {
      page_ += "\n  " + faint("... " + exchange::unchanged_note(unchanged)) + "\n";
    }
  }

  void section(const DiffRow& row) {
    const std::vector<std::string>& path = exchange::section_of(row);
    if (path != section_) {
      section_ = path;
      page_ += '\n';
      head(path.empty() ? "(before the first heading)" : exchange::joined(path, " > "), 0);
    }
  }

  void departed(const ComparedChange& change) {
    page_ += '\n';
    head(exchange::label_of(change.from) + ": " + exchange::moved_to(change), 2);
    plain(shorten(exchange::text_of(change.from), glimpse), 4);
  }

  void change(const ComparedChange& change) {
    page_ += '\n';
    if (change.change.kind == ChangeKind::unchanged) {
      head(exchange::label_of(change, "->"), 2);
    } else {
      head(exchange::label_of(change, "->") + ": " + exchange::kind_of(change) + ", " +
               exchange::verdict_of(change),
           2);
      if (const auto remarks = exchange::remarks_of(change, "->"); !remarks.empty()) {
        plain("(" + exchange::joined(remarks, "; ") + ")", 2);
      }
    }
    exchange::wrap_edits(change.words, {width_, 4, options_.colour}, page_);
  }

  // Bold where colour is wanted.
  void head(const std::string& text, std::size_t indent) {
    page_ += options_.colour ? "\x1b[1m" : "";
    const std::size_t begin = page_.size();
    plain(text, indent);
    if (options_.colour) {
      page_.resize(std::max(begin, page_.size() - 1));  // without the line feed
      page_ += "\x1b[0m\n";
    }
  }

  void plain(const std::string& text, std::size_t indent) {
    exchange::wrap_text(text, {width_, indent, false}, page_);
  }

  std::string faint(const std::string& text) const {
    return options_.colour ? "\x1b[2m" + text + "\x1b[0m" : text;
  }

  const Comparison& comparison_;
  const DiffTextOptions& options_;
  const Sink& sink_;
  std::size_t width_;
  std::vector<std::string> section_;
  std::string page_;
};

}  // namespace

std::string diff_as_text(const Comparison& comparison, const DiffTextOptions& options) {
  std::string text;
  write_diff_as_text(comparison, options, [&](std::string_view part) { text += part; });
  return text;
}

void write_diff_as_text(const Comparison& comparison, const DiffTextOptions& options,
                        const Sink& sink) {
  TextPage(comparison, options, sink).run();
}

}  // namespace redraft
