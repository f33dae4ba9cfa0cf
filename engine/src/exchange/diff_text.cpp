#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/code_points.h"
#include "exchange/diff_rows.h"
#include "exchange/diff_wrap.h"
#include "redraft/diff_formats.h"

namespace redraft {

namespace {

using exchange::DiffRow;
using exchange::made_visible;

constexpr std::size_t narrowest = 40;
constexpr std::size_t glimpse = 60;  // code points of a moved statement shown where it stood

class TextPage {
 public:
  TextPage(const Comparison& comparison, const DiffTextOptions& options)
      : comparison_(comparison), options_(options), width_(std::max(options.width, narrowest)) {}

  std::string run() {
    head(exchange::title_of(comparison_), 0);
    plain(summary_of(comparison_), 0);
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
    }
    fold(unchanged);
    return std::move(page_);
  }

 private:
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
               to_string(change.significance),
           2);
      if (const auto remarks = exchange::remarks_of(change, "->"); !remarks.empty()) {
        plain("(" + exchange::joined(remarks, "; ") + ")", 2);
      }
    }
    page_ += exchange::wrap_edits(change.words, {width_, 4, options_.colour});
  }

  // Bold where colour is wanted.
  void head(const std::string& text, std::size_t indent) {
    const std::string lines = lines_of(text, indent);
    page_ += options_.colour ? "\x1b[1m" + lines.substr(0, lines.size() - 1) + "\x1b[0m\n" : lines;
  }

  void plain(const std::string& text, std::size_t indent) { page_ += lines_of(text, indent); }

  std::string lines_of(const std::string& text, std::size_t indent) const {
    return exchange::wrap_edits({{EditOp::keep, text}}, {width_, indent, false});
  }

  std::string faint(const std::string& text) const {
    return options_.colour ? "\x1b[2m" + text + "\x1b[0m" : text;
  }

  const Comparison& comparison_;
  const DiffTextOptions& options_;
  std::size_t width_;
  std::vector<std::string> section_;
  std::string page_;
};

}  // namespace

std::string diff_as_text(const Comparison& comparison, const DiffTextOptions& options) {
  return TextPage(comparison, options).run();
}

}  // namespace redraft
