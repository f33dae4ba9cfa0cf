// Any two texts and any words: a comment is never dropped, and what it is placed on is really
// there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/code_points.h"
#include "redraft/note.h"
#include "redraft/placement.h"

using namespace redraft;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

Document document_of(std::string_view text) {
  Document document;
  Section section;
  section.title = "Section";
  document.sections.push_back(section);
  Statement heading;
  heading.kind = StatementKind::heading;
  heading.text = section.title;
  heading.section = 0;
  document.statements.push_back(heading);
  Statement statement;
  statement.text = text;
  statement.section = 0;
  document.statements.push_back(statement);
  return document;
}

Lineage lineage_of(bool reworded) {
  Lineage lineage;
  for (std::size_t i = 0; i < 2; ++i) {
    Change change;
    change.from = {i};
    change.to = {i};
    change.reworded = i == 1 && reworded;
    change.kind = change.reworded ? ChangeKind::reworded : ChangeKind::unchanged;
    lineage.changes.push_back(change);
  }
  return lineage;
}

void check_notes_stay_in_place(const std::string& markdown, const std::string& notes) {
  const std::string once = with_update_notes(markdown, notes);
  require(with_update_notes(once, notes) == once);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (size < 3 || size > 4000 || first_invalid_utf8(bytes.substr(2))) {
    return 0;
  }
  // Two bytes say which words are quoted; a zero byte parts the drafts.
  std::vector<std::string> drafts;
  std::string_view rest = bytes.substr(2);
  while (drafts.size() < 6) {
    const std::size_t end = rest.find('\0');
    drafts.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) {
      break;
    }
    rest.remove_prefix(end + 1);
  }
  check_notes_stay_in_place(drafts.front(), drafts.back());

  const std::string& first = drafts.front();
  const std::size_t length = count_code_points(first);
  const std::size_t start = data[0] % (length + 1);
  Quote wanted;
  wanted.exact = slice_code_points(first, start, start + 1 + data[1] % 32U);
  const auto located = locate_quote(first, wanted);
  if (!located) {
    return 0;
  }
  require(slice_code_points(first, located->quote.start, located->quote.end) ==
          located->quote.exact);

  Target target;
  target.anchor = "a-1";
  target.quote = located->quote;
  Placement now = placement_as_made(target);
  const std::vector<std::string> anchors = {"a", "a-1"};
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const Document from = document_of(drafts[i - 1]);
    const Document to = document_of(drafts[i]);
    const Lineage lineage = lineage_of(drafts[i - 1] != drafts[i]);
    now = PlacementStep(from, anchors, to, anchors, lineage).place(target, now);
    require(now.anchor == "a-1");
    require(now.quote.has_value() == (now.outcome != Outcome::statement));
    if (now.quote) {
      require(now.quote->start < now.quote->end);
      require(slice_code_points(drafts[i], now.quote->start, now.quote->end) == now.quote->exact);
    }
  }
  return 0;
}
