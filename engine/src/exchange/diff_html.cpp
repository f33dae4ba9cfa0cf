#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "exchange/diff_escape.h"
#include "exchange/diff_html_style.h"
#include "exchange/diff_rows.h"
#include "exchange/diff_substance.h"
#include "redraft/diff_formats.h"
#include "redraft/html_page.h"

namespace redraft {

namespace {

using exchange::DiffRow;
using exchange::visible_html;

constexpr std::string_view arrow = "\xE2\x86\x92";  // →

// Words for those who hear the page; everybody else sees the line under or through the text. In a
// bdi, which does not count when a browser looks for the direction of the paragraph.
std::string unseen(std::string_view words) {
  return fmt::format("<bdi class=\"unseen\" lang=\"en\">{}</bdi>", words);
}

std::string with_lines(std::string_view text) {
  std::string result;
  std::size_t begin = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', begin)) {
    result +=
        visible_html(text.substr(begin, at - begin)) + "<span class=\"line\">\xC2\xB6</span><br>";
    begin = at + 1;
  }
  return result + visible_html(text.substr(begin));
}

std::string words_of(const std::vector<Edit>& edits) {
  std::string html;
  for (const Edit& edit : edits) {
    switch (edit.op) {
      case EditOp::keep:
        html += with_lines(edit.text);
        break;
      case EditOp::insert:
        html += "<ins>" + unseen(" inserted: ") + with_lines(edit.text) +
                unseen(" end of insertion ") + "</ins>";
        break;
      case EditOp::remove:
        html += "<del>" + unseen(" deleted: ") + with_lines(edit.text) +
                unseen(" end of deletion ") + "</del>";
    }
  }
  return html;
}

class HtmlPage {
 public:
  HtmlPage(const Comparison& comparison, const DiffHtmlOptions& options)
      : comparison_(comparison), options_(options) {
    if (!options.language.starts_with("en")) {
      language_ = " lang=\"" + visible_html(options.language) + "\"";
    }
  }

  std::string run() {
    const std::string title = "Changes: " + exchange::title_of(comparison_);
    page_ = fmt::format("<h1>{}</h1>\n<p>{}</p>\n", visible_html(title),
                        visible_html(summary_of(comparison_)));
    page_ +=
        "<p class=\"key\">Words <ins>underlined</ins> were inserted; words "
        "<del>struck through</del> were deleted. "
        "<a href=\"#list\">List of changes</a></p>\n";
    substance();
    page_ += "<h2>Changes</h2>\n";
    std::size_t unchanged = 0;
    for (const DiffRow& row : exchange::rows_of(comparison_)) {
      if (row.change->change.kind == ChangeKind::unchanged && !options_.all) {
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
    return html_page(title, page_,
                     {language_.empty() ? std::string_view(options_.language) : "en",
                      exchange::diff_html_style});
  }

 private:
  // Where the page shows the change, or nothing.
  std::string target_of(std::size_t change) const {
    const bool changed = comparison_.changes[change].change.kind != ChangeKind::unchanged;
    return changed || options_.all ? fmt::format("change-{}", change + 1) : std::string();
  }

  std::string id_of(const ComparedChange& change) const {
    return target_of(static_cast<std::size_t>(&change - comparison_.changes.data()));
  }

  std::string linked(const exchange::SubstancePlace& place) const {
    const std::string target = target_of(place.change);
    const std::string label = visible_html(place.label);
    return target.empty() ? label : fmt::format("<a href=\"#{}\">{}</a>", target, label);
  }

  void substance() {
    const auto lists = exchange::substance_lists(comparison_, arrow);
    if (lists.empty()) {
      return;
    }
    page_ += "<section id=\"substance\">\n<h2>What changed in substance</h2>\n";
    for (const exchange::SubstanceList& list : lists) {
      page_ += "<h3>" + visible_html(list.title) + "</h3>\n<ul>\n";
      for (const exchange::SubstanceLine& line : list.lines) {
        page_ += "<li>" + visible_html(line.text);
        for (const exchange::SubstancePlace& place : line.places) {
          page_ += (&place == line.places.data() ? " " : ", ") + linked(place);
        }
        page_ += "</li>\n";
      }
      page_ += "</ul>\n";
    }
    page_ += "</section>\n";
  }

  void fold(std::size_t unchanged) {
    if (unchanged > 0) {
      page_ += "<p class=\"fold\">" + exchange::unchanged_note(unchanged) + "</p>\n";
    }
  }

  void section(const DiffRow& row) {
    const std::vector<std::string>& path = exchange::section_of(row);
    if (path == section_ && begun_) {
      return;
    }
    begun_ = true;
    section_ = path;
    page_ += "<h3 dir=\"auto\" class=\"place\"" + language_ + ">" + section_name(path) + "</h3>\n";
  }

  static std::string section_name(const std::vector<std::string>& path) {
    std::string html;
    for (const std::string& title : path) {
      html += (html.empty() ? "<bdi>" : " &gt; <bdi>") + visible_html(title) + "</bdi>";
    }
    return html.empty() ? "Before the first heading" : html;
  }

  void departed(const ComparedChange& change) {
    const std::string id = id_of(change);
    page_ += fmt::format(
        "<section class=\"change departed\" id=\"{}-before\">\n<h4>{}: <a "
        "href=\"#{}\">{}</a></h4>\n"
        "<p dir=\"auto\" class=\"gone\"{}>{}</p>\n</section>\n",
        id, visible_html(exchange::label_of(change.from)), id,
        visible_html(exchange::moved_to(change)), language_,
        with_lines(exchange::text_of(change.from)));
  }

  void change(const ComparedChange& change) {
    const std::string label = visible_html(exchange::label_of(change, arrow));
    if (change.change.kind == ChangeKind::unchanged) {
      page_ += fmt::format(
          "<section class=\"change\" id=\"{}\">\n<h4>{}</h4>\n<p dir=\"auto\"{}>{}</p>\n"
          "</section>\n",
          id_of(change), label, language_, words_of(change.words));
      return;
    }
    const std::string verdict = exchange::verdict_of(change);
    const std::string kind = exchange::kind_of(change) + ", " + verdict;
    const std::string remarks =
        visible_html(exchange::joined(exchange::remarks_of(change, arrow), "; "));
    page_ += fmt::format("<section class=\"change\" id=\"{}\">\n<h4>{}: {}</h4>\n", id_of(change),
                         label, kind);
    if (!remarks.empty()) {
      page_ += fmt::format(
          "<p class=\"remarks\">{}{}</p>\n", remarks,
          exchange::is_moved(change)
              ? fmt::format(" (<a href=\"#{}-before\">where it stood</a>)", id_of(change))
              : "");
    }
    page_ +=
        fmt::format("<p dir=\"auto\"{}>{}</p>\n</section>\n", language_, words_of(change.words));
    rows_ += fmt::format(
        "<tr><th scope=\"row\"><a href=\"#{}\">{}</a></th><td>{}</td><td>{}</td>"
        "<td>{}</td><td>{}</td></tr>\n",
        id_of(change), label, section_name(exchange::section_of({&change, false})),
        exchange::kind_of(change), verdict, remarks);
  }

  void list() {
    page_ += "<section id=\"list\">\n<h2>List of changes</h2>\n";
    if (rows_.empty()) {
      page_ += "<p>There are none.</p>\n</section>\n";
      return;
    }
    page_ +=
        "<div class=\"wide\" role=\"region\" aria-label=\"List of changes\" tabindex=\"0\">\n"
        "<table>\n<caption>Every change, in the order of the later text</caption>\n"
        "<thead><tr><th scope=\"col\">Statement</th><th scope=\"col\">Section</th>"
        "<th scope=\"col\">Change</th><th scope=\"col\">Significance</th>"
        "<th scope=\"col\">Remarks</th></tr></thead>\n<tbody>\n" +
        rows_ + "</tbody>\n</table>\n</div>\n</section>\n";
  }

  const Comparison& comparison_;
  const DiffHtmlOptions& options_;
  std::string language_;  // attribute of the document's own words, where the page's are in another
  bool begun_ = false;
  std::vector<std::string> section_;
  std::string page_;
  std::string rows_;  // of the list of changes
};

}  // namespace

std::string diff_as_html(const Comparison& comparison, const DiffHtmlOptions& options) {
  return HtmlPage(comparison, options).run();
}

}  // namespace redraft
