// CriticMarkup, read back by a reader that knows nothing of the writer but the format.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "compared_texts.h"
#include "redraft/diff_formats.h"
#include "support/catch.h"

using redraft::Edit;
using redraft::EditOp;
using redraft::testing::charter;
using redraft::testing::insert;
using redraft::testing::keep;
using redraft::testing::one_statement;
using redraft::testing::remove_words;
using redraft::testing::side_of;

namespace {

std::string unescaped(const std::string& markdown) {
  static const std::vector<std::pair<std::string, std::string>> references = {
      {"&amp;", "&"},  {"&lt;", "<"},  {"&gt;", ">"},  {"&#123;", "{"}, {"&#125;", "}"},
      {"&#126;", "~"}, {"&#62;", ">"}, {"&#43;", "+"}, {"&#45;", "-"},  {"&#61;", "="}};
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
      std::string inner = page.substr(at + 3, end - at - 3);
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

}  // namespace

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
