#include "redraft/diff_formats.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "support/catch.h"
#include "support/golden.h"

using Catch::Matchers::ContainsSubstring;
using redraft::Basis;
using redraft::ChangeKind;
using redraft::ComparedChange;
using redraft::Comparison;
using redraft::Edit;
using redraft::EditOp;
using redraft::Significance;
using redraft::Stance;
using redraft::StatementKind;
using redraft::StatementRef;
using redraft::testing::check_golden;

namespace {

constexpr EditOp keep = EditOp::keep;
constexpr EditOp insert = EditOp::insert;
constexpr EditOp remove_words = EditOp::remove;

StatementRef ref(const std::string& number, const std::string& anchor, const std::string& section,
                 const std::string& text, StatementKind kind = StatementKind::paragraph) {
  StatementRef result;
  result.number = number;
  result.anchor = anchor;
  result.section = section.empty() ? std::vector<std::string>{}
                                   : std::vector<std::string>{"Harbour charter", section};
  result.text = text;
  result.kind = kind;
  return result;
}

ComparedChange row(ChangeKind kind, std::vector<std::size_t> from, std::vector<std::size_t> to,
                   std::vector<StatementRef> before, std::vector<StatementRef> after,
                   std::vector<Edit> words) {
  ComparedChange result;
  result.change.kind = kind;
  result.change.from = std::move(from);
  result.change.to = std::move(to);
  result.change.moved = kind == ChangeKind::moved;
  result.from = std::move(before);
  result.to = std::move(after);
  result.words = std::move(words);
  result.significance =
      kind == ChangeKind::unchanged ? Significance::editorial : Significance::substantive;
  return result;
}

// Two drafts of an invented charter with a change of every kind.
Comparison charter() {
  Comparison c;
  c.from_document = c.to_document = "charter";
  c.from_label = "V0-1";
  c.to_label = "V1";
  c.changes.push_back(
      row(ChangeKind::unchanged, {0}, {0},
          {ref("1", "leadership", "Leadership", "Leadership", StatementKind::heading)},
          {ref("1", "leadership", "Leadership", "Leadership", StatementKind::heading)},
          {{keep, "Leadership"}}));
  ComparedChange reworded = row(
      ChangeKind::reworded, {1}, {1},
      {ref("1.1", "leadership-1", "Leadership", "We commit to meet boat owners 4 times a year.")},
      {ref("1.1", "leadership-1", "Leadership",
           "We recognise that we may meet boat owners 2 times a year, in public.")},
      {{keep, "We "},
       {remove_words, "commit to"},
       {insert, "recognise that we may"},
       {keep, " meet boat owners "},
       {remove_words, "4"},
       {insert, "2"},
       {keep, " times a year"},
       {insert, ", in public"},
       {keep, "."}});
  reworded.change.reworded = true;
  reworded.change.basis = Basis::inferred;
  reworded.change.confidence = 715;
  reworded.stance_change = redraft::StanceChange{{Stance::commit}, {Stance::recognise}};
  reworded.flags = {"number", "obligation"};
  c.changes.push_back(reworded);
  ComparedChange typographic = row(
      ChangeKind::unchanged, {3}, {2}, {ref("1.3", "leadership-3", "Leadership", "Open \"books\"")},
      {ref("1.2", "leadership-3", "Leadership", "Open \u201Cbooks\u201D")},
      {{keep, "Open "}, {remove_words, "\"books\""}, {insert, "\u201Cbooks\u201D"}});
  typographic.change.typographic = true;
  c.changes.push_back(typographic);
  c.changes.push_back(row(ChangeKind::removed, {4}, {},
                          {ref("1.4", "leadership-4", "Leadership", "Fees are <fixed> & *final*.",
                               StatementKind::item)},
                          {}, {{remove_words, "Fees are <fixed> & *final*."}}));
  ComparedChange split =
      row(ChangeKind::split, {5}, {3, 4},
          {ref("1.5", "leadership-5", "Leadership", "We listen to crews. We publish minutes.")},
          {ref("1.3", "leadership-5", "Leadership", "We listen to crews."),
           ref("1.4", "leadership-7", "Leadership", "We publish minutes.")},
          {{keep, "We listen to crews."},
           {remove_words, " "},
           {insert, "\n"},
           {keep, "We publish minutes."}});
  split.significance = Significance::editorial;
  c.changes.push_back(split);
  c.changes.push_back(row(ChangeKind::unchanged, {6}, {5},
                          {ref("2", "water", "Water", "Water", StatementKind::heading)},
                          {ref("2", "water", "Water", "Water", StatementKind::heading)},
                          {{keep, "Water"}}));
  c.changes.push_back(
      row(ChangeKind::moved, {2}, {6},
          {ref("1.2", "leadership-2", "Leadership",
               "The harbour board answers every letter within a month of its coming in.")},
          {ref("2.1", "leadership-2", "Water",
               "The harbour board answers every letter within a month of its coming in.")},
          {{keep, "The harbour board answers every letter within a month of its coming in."}}));
  c.changes.push_back(row(ChangeKind::added, {}, {7}, {},
                          {ref("2.2", "water-3", "Water",
                               "We need clean water {++in++} the bay ~> "
                               "always.")},
                          {{insert, "We need clean water {++in++} the bay ~> always."}}));
  c.changes.push_back(row(ChangeKind::merged, {7, 8}, {8},
                          {ref("2.1", "water-1", "Water", "We test the water."),
                           ref("2.2", "water-2", "Water", "We tell everybody.")},
                          {ref("2.3", "water-1", "Water", "We test the water and tell everybody.")},
                          {{keep, "We test the water"},
                           {remove_words, ".\nWe"},
                           {insert, " and"},
                           {keep, " tell everybody."}}));
  ComparedChange both = row(ChangeKind::reworded, {10}, {9},
                            {ref("3.1", "trade-1", "Trade",
                                 "\u0646\u0644\u062A\u0632\u0645 \u0628\u062D\u0645\u0627\u064A"
                                 "\u0629 \u0627\u0644\u0628\u064A\u0626\u0629")},
                            {ref("2.4", "trade-1", "Water",
                                 "\u0646\u0644\u062A\u0632\u0645 \u0628\u062A\u062D\u0633\u064A"
                                 "\u0646 \u0627\u0644\u0628\u064A\u0626\u0629")},
                            {{keep, "\u0646\u0644\u062A\u0632\u0645 "},
                             {remove_words, "\u0628\u062D\u0645\u0627\u064A\u0629"},
                             {insert, "\u0628\u062A\u062D\u0633\u064A\u0646"},
                             {keep, " \u0627\u0644\u0628\u064A\u0626\u0629"}});
  both.change.moved = both.change.reworded = true;
  c.changes.push_back(both);
  c.changes.push_back(row(ChangeKind::unchanged, {9}, {10},
                          {ref("3", "trade", "Trade", "Trade", StatementKind::heading)},
                          {ref("3", "trade", "Trade", "Trade", StatementKind::heading)},
                          {{keep, "Trade"}}));
  c.changes.push_back(
      row(ChangeKind::restored, {}, {11}, {},
          {ref("3.1", "trade-0", "Trade", "Fair prices for all.", StatementKind::item)},
          {{insert, "Fair prices for all."}}));
  return c;
}

// --- A reader of CriticMarkup that knows nothing of the writer but the format. -------------------

std::string unescaped(const std::string& markdown) {
  static const std::vector<std::pair<std::string, std::string>> references = {
      {"&amp;", "&"},  {"&lt;", "<"},  {"&gt;", ">"},  {"&#123;", "{"}, {"&#125;", "}"},
      {"&#126;", "~"}, {"&#43;", "+"}, {"&#45;", "-"}, {"&#61;", "="}};
  std::string text;
  for (std::size_t at = 0; at < markdown.size();) {
    const auto known = std::find_if(references.begin(), references.end(), [&](const auto& entry) {
      return markdown.compare(at, entry.first.size(), entry.first) == 0;
    });
    if (known != references.end()) {
      text += known->second;
      at += known->first.size();
    } else {
      at += markdown[at] == '\\' ? 1 : 0;
      text += markdown[at++];
    }
  }
  return text;
}

// The page with every mark accepted or every mark rejected.
std::string settled(const std::string& page, bool accept) {
  std::string text;
  for (std::size_t at = 0; at < page.size();) {
    const std::string opening = page.substr(at, 3);
    const auto until = [&](const char* closing) {
      const std::size_t end = page.find(closing, at + 3);
      REQUIRE(end != std::string::npos);
      const std::string inner = page.substr(at + 3, end - at - 3);
      at = end + 3;
      return inner;
    };
    if (opening == "{++") {
      const std::string inner = until("++}");
      text += accept ? inner : "";
    } else if (opening == "{--") {
      const std::string inner = until("--}");
      text += accept ? "" : inner;
    } else if (opening == "{~~") {
      const std::string inner = until("~~}");
      const std::size_t middle = inner.find("~>");
      REQUIRE(middle != std::string::npos);
      text += accept ? inner.substr(middle + 2) : inner.substr(0, middle);
    } else if (opening == "{>>") {
      until("<<}");
    } else {
      text += page[at++];
    }
  }
  return text;
}

// The statements of a page: blocks without bullets and heading marks, empty ones left out.
std::vector<std::string> statements_of(const std::string& page, bool accept) {
  const std::string text = settled(page, accept);
  std::vector<std::string> statements;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    std::string block = text.substr(at, end - at);
    at = end + 2;
    while (!block.empty() && block.back() == '\n') {
      block.pop_back();
    }
    const std::size_t marks = block.find_first_not_of('#');
    if (marks != 0) {
      block.erase(0, marks == std::string::npos ? block.size() : marks + 1);
    } else if (block.rfind("- ", 0) == 0) {
      block.erase(0, 2);
    }
    if (!block.empty()) {
      statements.push_back(unescaped(block));
    }
  }
  return statements;
}

std::string side_of(const std::vector<Edit>& edits, EditOp left_out) {
  std::string text;
  for (const Edit& edit : edits) {
    text += edit.op == left_out ? "" : edit.text;
  }
  return text;
}

// A page of one reworded statement with these edits.
Comparison one_statement(const std::vector<Edit>& edits) {
  Comparison c;
  c.from_label = "OLD.md";
  c.to_label = "NEW.md";
  c.changes.push_back(row(ChangeKind::reworded, {0}, {0},
                          {ref("1", "", "", side_of(edits, insert))},
                          {ref("1", "", "", side_of(edits, remove_words))}, edits));
  return c;
}

}  // namespace

TEST_CASE("changes are counted by kind, significance and typography", "[diff]") {
  const redraft::ChangeCounts counts = redraft::count_changes(charter());

  CHECK(counts.changes == 8);
  CHECK(counts.of(ChangeKind::reworded) == 2);
  CHECK(counts.of(ChangeKind::unchanged) == 4);
  CHECK(counts.editorial == 1);
  CHECK(counts.substantive == 7);
  CHECK(counts.also_moved == 1);
  CHECK(counts.typographic == 1);
}

TEST_CASE("the summary is one paragraph", "[diff]") {
  CHECK(redraft::summary_of(charter()) ==
        "8 changes since V0-1: 2 reworded, 1 moved, 1 split, 1 merged, 1 added, 1 removed, "
        "1 restored, 1 of them moved as well; 1 editorial, 7 substantive. 1 statement differs in "
        "quotes, dashes, case or spaces alone.");
  CHECK(redraft::summary_of({"a", "V1", "a", "V2", {}}) == "No changes since V1.");
}

TEST_CASE("every format shows a change of each kind", "[diff]") {
  const Comparison comparison = charter();

  check_golden("engine/exchange/golden/diff.txt", redraft::diff_as_text(comparison));
  check_golden("engine/exchange/golden/diff-all.txt",
               redraft::diff_as_text(comparison, {60, false, true}));
  check_golden("engine/exchange/golden/diff-colour.txt",
               redraft::diff_as_text(comparison, {80, true, false}));
  check_golden("engine/exchange/golden/diff.md", redraft::diff_as_markdown(comparison));
  check_golden("engine/exchange/golden/diff-all.md", redraft::diff_as_markdown(comparison, true));
  check_golden("engine/exchange/golden/diff.html", redraft::diff_as_html(comparison));
  check_golden("engine/exchange/golden/diff-critic.md", redraft::diff_as_criticmarkup(comparison));
  check_golden("engine/exchange/golden/diff-critic-all.md",
               redraft::diff_as_criticmarkup(comparison, true));
}

TEST_CASE("CriticMarkup of everything gives back both texts in their order", "[diff]") {
  const std::string page = redraft::diff_as_criticmarkup(charter(), true);

  CHECK(statements_of(page, false) ==
        std::vector<std::string>{
            "Leadership", "We commit to meet boat owners 4 times a year.",
            "The harbour board answers every letter within a month of its coming in.",
            "Open \"books\"", "Fees are <fixed> & *final*.",
            "We listen to crews. We publish minutes.", "Water",
            "We test the water.\nWe tell everybody.", "Trade",
            "\u0646\u0644\u062A\u0632\u0645 \u0628\u062D\u0645\u0627\u064A\u0629 "
            "\u0627\u0644\u0628\u064A\u0626\u0629"});
  CHECK(statements_of(page, true) ==
        std::vector<std::string>{
            "Leadership", "We recognise that we may meet boat owners 2 times a year, in public.",
            "Open \u201Cbooks\u201D", "We listen to crews.\nWe publish minutes.", "Water",
            "The harbour board answers every letter within a month of its coming in.",
            "We need clean water {++in++} the bay ~> always.",
            "We test the water and tell everybody.",
            "\u0646\u0644\u062A\u0632\u0645 \u0628\u062A\u062D\u0633\u064A\u0646 "
            "\u0627\u0644\u0628\u064A\u0626\u0629",
            "Trade", "Fair prices for all."});
}

TEST_CASE("CriticMarkup stays unambiguous whatever marks the text holds", "[diff]") {
  CHECK(rc::check([] {
    const auto piece = rc::gen::map(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
            std::vector<std::string>{"{++",   "++}", "{--",  "--}", "{~~",    "~>", "~~}", "{>>",
                                     "<<}",   "{==", "==}",  "+",   "-",      "~",  ">",   "<",
                                     "&amp;", "\\",  "word", " ",   "1.",     "#",  "*",   "_",
                                     "`",     "[",   "]",    "|",   "&#123;", "="}))),
        [](const std::vector<std::string>& pieces) {
          std::string text;
          for (const std::string& part : pieces) {
            text += part;
          }
          return text;
        });
    std::vector<Edit> edits = {{keep, "First " + *piece}};
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
      const EditOp op = edits.back().op == keep     ? *rc::gen::element(remove_words, insert)
                        : edits.back().op == insert ? keep
                                                    : *rc::gen::element(insert, keep);
      edits.push_back({op, *piece});
    }
    edits.push_back({edits.back().op == keep ? insert : keep, "last"});
    const std::string page = redraft::diff_as_criticmarkup(one_statement(edits));

    RC_ASSERT(statements_of(page, false) == std::vector<std::string>{side_of(edits, insert)});
    RC_ASSERT(statements_of(page, true) == std::vector<std::string>{side_of(edits, remove_words)});
  }));
}

TEST_CASE("no text from a document reaches a terminal as a command", "[diff]") {
  const Comparison c = one_statement({{keep, "a\x1b[2J\u202Eb\u0085 "}, {insert, "c\a \u2067d"}});

  const std::string text = redraft::diff_as_text(c);

  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\a') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("a<U+001B>[2J<U+202E>b<U+0085> {+c<U+0007> <U+2067>d+}"));
}

TEST_CASE("no text from a document reaches a page as an element", "[diff]") {
  Comparison c = one_statement({{keep, "<script>alert('x')</script> & \"y\" "}, {insert, "<b>"}});
  c.changes[0].to[0].section = {"<i>Title</i>"};
  c.to_label = "</title><script>";

  const std::string page = redraft::diff_as_html(c, {"en\"><script>", false});

  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<i>") == std::string::npos);
  CHECK(page.find("<b>") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring("&lt;script&gt;alert(&#39;x&#39;)"));
}

TEST_CASE("the page is in English around a document in another language", "[diff]") {
  const std::string welsh = redraft::diff_as_html(charter(), {"cy", false});
  const std::string english = redraft::diff_as_html(charter(), {"en-GB", false});

  CHECK_THAT(welsh, ContainsSubstring("<html lang=\"en\">"));
  CHECK_THAT(welsh, ContainsSubstring("<p dir=\"auto\" lang=\"cy\">We "));
  CHECK_THAT(english, ContainsSubstring("<html lang=\"en-GB\">"));
  CHECK(english.find("lang=\"en-GB\">We") == std::string::npos);
}

TEST_CASE("lines of a terminal keep to their width, marks and wide characters counted", "[diff]") {
  const std::size_t width = GENERATE(40u, 61u, 80u);
  std::vector<Edit> edits;
  for (int i = 0; i < 40; ++i) {
    edits.push_back({keep, i % 3 == 0 ? "We keep a good many words " : "words"});
    edits.push_back({i % 2 == 0 ? insert : remove_words, " put in, or taken out,"});
  }

  const std::string text = redraft::diff_as_text(one_statement(edits), {width, false, false});
  const std::string wide = redraft::diff_as_text(
      one_statement({{insert,
                      "\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883\u6211\u4EEC\u627F"
                      "\u8BFA\u4FDD\u62A4\u73AF\u5883\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4"
                      "\u73AF\u5883\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883"}}),
      {40, false, false});

  std::size_t longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  CHECK(longest <= width);
  CHECK_THAT(wide, ContainsSubstring("\n    {+\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883"
                                     "\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883\u6211\n"));
}

TEST_CASE("marks of Markdown are widened to where Markdown sees them", "[diff]") {
  const std::string page = redraft::diff_as_markdown(one_statement({{keep, "Open"},
                                                                    {insert, ", honest"},
                                                                    {keep, " government and 5"},
                                                                    {remove_words, "0"},
                                                                    {insert, "1"},
                                                                    {keep, " parks"}}));

  CHECK_THAT(page, ContainsSubstring("- Was: Open government and 5~~0~~ parks\n"));
  CHECK_THAT(page, ContainsSubstring("- Now: **Open, honest** government and 5**1** parks\n"));
}

TEST_CASE("spaces that changed alone are shown as such", "[diff]") {
  const std::string text = redraft::diff_as_text(
      one_statement({{keep, "We"}, {remove_words, "  "}, {insert, " "}, {keep, "act"}}));

  CHECK_THAT(text, ContainsSubstring("We[-\u2423\u2423-]{+\u2423+}act"));
}
