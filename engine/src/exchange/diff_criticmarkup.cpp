#include <algorithm>
#include <string>
#include <vector>

#include "exchange/diff_escape.h"
#include "exchange/diff_rows.h"
#include "redraft/diff_formats.h"

namespace redraft {

namespace {

using exchange::DiffRow;
using exchange::escape_criticmarkup;

std::string marks(const std::vector<Edit>& edits) {
  std::string text;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const std::string words = escape_criticmarkup(edits[i].text);
    switch (edits[i].op) {
      case EditOp::keep:
        text += words;
        break;
      case EditOp::insert:
        text += "{++" + words + "++}";
        break;
      case EditOp::remove:
        if (i + 1 < edits.size() && edits[i + 1].op == EditOp::insert) {
          text += "{~~" + words + "~>" + escape_criticmarkup(edits[++i].text) + "~~}";
        } else {
          text += "{--" + words + "--}";
        }
    }
  }
  return text;
}

std::string remark(const std::string& text) {
  return "{>>" + escape_criticmarkup(text) + "<<}";
}

// The block's Markdown: headings by their depth, list items by a bullet, all else a paragraph.
std::string lead(const std::vector<StatementRef>& refs) {
  constexpr std::size_t deepest = 6;
  const StatementRef& first = refs.front();
  if (first.kind == StatementKind::heading) {
    return std::string(std::clamp<std::size_t>(first.section.size(), 1, deepest), '#') + " ";
  }
  return first.kind == StatementKind::item ? "- " : "";
}

std::string block(const DiffRow& row) {
  const ComparedChange& change = *row.change;
  if (row.departed) {
    return lead(change.from) + marks({{EditOp::remove, exchange::text_of(change.from)}}) +
           remark(exchange::moved_to(change));
  }
  const std::string before = lead(change.to.empty() ? change.from : change.to);
  if (exchange::is_moved(change)) {
    std::string about = exchange::moved_from(change);
    if (change.change.kind != ChangeKind::moved) {
      about += ", " + to_string(change.change.kind);
    }
    return before + marks({{EditOp::insert, exchange::text_of(change.to)}}) + remark(about);
  }
  const bool said_by_marks = change.change.kind != ChangeKind::split &&
                             change.change.kind != ChangeKind::merged &&
                             change.change.kind != ChangeKind::restored;
  return before + marks(change.words) +
         (said_by_marks ? "" : remark(to_string(change.change.kind)));
}

}  // namespace

std::string diff_as_criticmarkup(const Comparison& comparison, bool all) {
  std::string page;
  for (const DiffRow& row : exchange::rows_of(comparison)) {
    if (all || row.change->change.kind != ChangeKind::unchanged) {
      page += (page.empty() ? "" : "\n") + block(row) + "\n";
    }
  }
  return page;
}

}  // namespace redraft
