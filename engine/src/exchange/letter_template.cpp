// Letters from templates. The only file of the engine that includes the Mustache library.
#include "redraft/letter_template.h"

#include <algorithm>
#include <array>

#include <kainjow/mustache.hpp>

#include "base/markup.h"
#include "exchange/lines_of.h"
#include "exchange/reports.h"
#include "exchange/valid_utf8.h"
#include "redraft/error.h"
#include "redraft/nearest.h"

namespace redraft {

namespace exchange {

namespace {

namespace mustache = kainjow::mustache;

constexpr const char* answers = "answers";

constexpr std::array<std::string_view, 11> letter_names = {
    "name",  "email", "organisation", "sector",   "ref",    "document",
    "draft", "date",  "officer",      "answered", "waiting"};

constexpr std::array<std::string_view, 11> answer_names = {
    "comment", "place",  "draft_then", "said",      "suggestion", "decision",
    "reason",  "change", "words_then", "draft_now", "words_now"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Tag {
  char kind = ' ';  // ' ' a text, '#' '^' '/' sections, '!' a comment, '?' any other
  std::string name;
};

// What stands between the next two pairs of braces; moves `at` behind them.
std::optional<Tag> next_tag(std::string_view text, std::size_t& at) {
  const std::size_t begin = text.find("{{", at);
  if (begin == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t end = text.find("}}", begin);
  if (end == std::string_view::npos) {
    throw Error(ErrorKind::invalid, "read the letter template: a \"{{\" is not closed with \"}}\"");
  }
  at = end + 2;
  std::string_view inside = text.substr(begin + 2, end - begin - 2);
  Tag tag;
  if (!inside.empty() && std::string_view("#^/!>&={").find(inside.front()) != std::string::npos) {
    tag.kind =
        std::string_view("#^/!").find(inside.front()) == std::string::npos ? '?' : inside.front();
    inside.remove_prefix(1);
  }
  const std::size_t first = inside.find_first_not_of(' ');
  const std::size_t last = inside.find_last_not_of(' ');
  tag.name = first == std::string_view::npos ? "" : inside.substr(first, last - first + 1);
  return tag;
}

[[noreturn]] void refuse_name(const std::string& name, bool in_answers) {
  std::vector<std::string_view> names(letter_names.begin(), letter_names.end());
  names.emplace_back(answers);
  if (in_answers) {
    names.insert(names.end(), answer_names.begin(), answer_names.end());
  }
  const bool of_answers = !in_answers && is_one_of(answer_names, name);
  const std::string near = nearest(name, names);
  throw Error(ErrorKind::invalid,
              "read the letter template: there is no placeholder {{" + name + "}}",
              of_answers     ? "it stands between {{#answers}} and {{/answers}}"
              : near.empty() ? "redraft letter template shows those there are"
                             : "did you mean {{" + near + "}}?");
}

// A text that the template stands for, and the sections it is in that are there where a text is.
struct Placeholder {
  std::string name;
  bool in_answers = false;
  std::vector<std::string> guards;
};

std::vector<Placeholder> placeholders(std::string_view text) {
  std::vector<Placeholder> all;
  std::vector<Tag> open;
  std::size_t at = 0;
  while (const std::optional<Tag> tag = next_tag(text, at)) {
    const bool in_answers = std::any_of(open.begin(), open.end(),
                                        [](const Tag& section) { return section.name == answers; });
    if (tag->kind == '!') {
      continue;
    }
    if (tag->kind == '/') {
      if (open.empty() || open.back().name != tag->name) {
        throw Error(ErrorKind::invalid,
                    "read the letter template: {{/" + tag->name + "}} closes what is not open",
                    open.empty() ? "" : "close {{#" + open.back().name + "}} first");
      }
      open.pop_back();
      continue;
    }
    const bool known =
        tag->kind != '?' &&
        (is_one_of(letter_names, tag->name) || (in_answers && is_one_of(answer_names, tag->name)) ||
         (tag->name == answers && tag->kind == '#' && !in_answers));
    if (!known) {
      refuse_name(tag->name, in_answers);
    }
    if (tag->kind != ' ') {
      open.push_back(*tag);
      continue;
    }
    Placeholder placeholder{tag->name, is_one_of(answer_names, tag->name), {}};
    for (const Tag& section : open) {
      if (section.kind == '#' && section.name != answers) {
        placeholder.guards.push_back(section.name);
      }
    }
    all.push_back(std::move(placeholder));
  }
  if (!open.empty()) {
    throw Error(ErrorKind::invalid,
                "read the letter template: {{" + std::string(1, open.back().kind) +
                    open.back().name + "}} is never closed",
                "end it with {{/" + open.back().name + "}}");
  }
  return all;
}

using Texts = std::map<std::string, std::string>;

Texts letter_texts(const Letter& letter, const Report& report) {
  return {{"name", letter.person.name},
          {"email", letter.person.email},
          {"organisation", letter.reviewer.organisation},
          {"sector", letter.reviewer.sector},
          {"ref", letter.reviewer.ref},
          {"document", report.document},
          {"draft", report.label},
          {"date", letter.date},
          {"officer", letter.officer},
          {"answered", count_of(letter.answers.size(), "comment")},
          {"waiting", letter.waiting == 0 ? "" : count_of(letter.waiting, "comment")}};
}

Texts answer_texts(const ReportRow& row, const Places& places) {
  const Exchange exchange = exchange_of({{&row}}, places, Where::same_statement);
  const ReportStatement* statement = places.find(row.statement_now);
  return {{"comment", row.comment},
          {"place", statement != nullptr ? statement->anchor + " (" + statement->number + ")"
                                         : row.statement_then},
          {"draft_then", row.draft_then},
          {"said", row.body},
          {"suggestion", row.suggestion.value_or("")},
          {"decision", row.decision ? to_string(*row.decision) : ""},
          {"reason", row.reason},
          {"change", row.change},
          {"words_then", exchange.then},
          {"draft_now", row.draft_now},
          {"words_now", exchange.now.empty() ? exchange.then : exchange.now}};
}

void require_texts(const std::vector<Placeholder>& wanted, bool in_answers, const Texts& texts,
                   const std::string& whose) {
  const auto is_empty = [&](const std::string& name) {
    const auto found = texts.find(name);
    return found != texts.end() && found->second.empty();
  };
  for (const Placeholder& placeholder : wanted) {
    if (placeholder.in_answers == in_answers && is_empty(placeholder.name) &&
        std::none_of(placeholder.guards.begin(), placeholder.guards.end(), is_empty)) {
      throw Error(ErrorKind::invalid,
                  "write the letter to " + whose + ": the template needs {{" + placeholder.name +
                      "}}, and there is none",
                  "put it between {{#" + placeholder.name + "}} and {{/" + placeholder.name +
                      "}}, or: redraft person correct " + whose);
    }
  }
}

// Empty texts are false, so that sections can ask for them.
void put(mustache::data& data, const Texts& texts) {
  for (const auto& [name, text] : texts) {
    data.set(name, text.empty() ? mustache::data(false) : mustache::data(valid_utf8(text)));
  }
}

std::string escaped_for(LetterForm form, const std::string& text) {
  if (form == LetterForm::plain) {
    return text;
  }
  std::string out;
  for (const std::string& line : lines_of(text)) {
    out += (out.empty() ? "" : "\\\n") + escape_markdown(line, MarkdownPlace::block);
  }
  return out;
}

}  // namespace

}  // namespace exchange

using namespace exchange;

std::string_view default_letter_template() {
  return R"({{date}}

Dear {{#name}}{{name}}{{/name}}{{^name}}colleague{{/name}},

thank you for what you said about “{{document}}”. Here is what we did about it, and how the words
stand now, in {{draft}}.

{{#answers}}
## {{comment}}{{#place}}, on {{place}}{{/place}}

You said, on {{draft_then}}:

> {{said}}{{#suggestion}}

You suggested the words:

> {{suggestion}}{{/suggestion}}

We decided: {{decision}}.{{#reason}} {{reason}}{{/reason}}{{#words_then}}

The words you commented on:

> {{words_then}}{{/words_then}}{{#words_now}}

The words now:

> {{words_now}}{{/words_now}}

{{/answers}}
{{#waiting}}
Of what you said, {{waiting}} will be answered later.

{{/waiting}}
Please tell us if you do not agree with an answer, and name the comment by the letters and figures
above it.{{#officer}}

{{officer}}{{/officer}}
)";
}

struct LetterWriter::State {
  State(const std::string& letter_template, LetterForm form, const Report& letter_report)
      : report(letter_report),
        places(letter_report),
        wanted(placeholders(letter_template)),
        rendered(letter_template) {
    rendered.set_custom_escape([form](const std::string& text) { return escaped_for(form, text); });
  }

  const Report& report;
  Places places;
  std::vector<Placeholder> wanted;
  mustache::mustache rendered;
};

LetterWriter::LetterWriter(const std::string& letter_template, LetterForm form,
                           const Report& report)
    : state_(std::make_unique<State>(letter_template, form, report)) {}

LetterWriter::~LetterWriter() = default;
LetterWriter::LetterWriter(LetterWriter&&) noexcept = default;
LetterWriter& LetterWriter::operator=(LetterWriter&&) noexcept = default;

std::string LetterWriter::write(const Letter& letter) {
  const Texts whole = letter_texts(letter, state_->report);
  require_texts(state_->wanted, false, whole, letter.reviewer.ref);
  mustache::data data;
  put(data, whole);
  mustache::data list(mustache::data::type::list);
  for (const ReportRow& row : letter.answers) {
    const Texts texts = answer_texts(row, state_->places);
    require_texts(state_->wanted, true, texts, letter.reviewer.ref);
    mustache::data one;
    put(one, texts);
    list.push_back(one);
  }
  data.set(answers, list);
  return state_->rendered.render(data);
}

}  // namespace redraft
