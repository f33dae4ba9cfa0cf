// The write-up of an event pasted, looked at, put right and taken in.
#include <algorithm>
#include <array>
#include <utility>

#include "redraft/error.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"
#include "web/write_up_form.h"

namespace redraft::web {

namespace {

constexpr std::array kinds = {WriteUpKind::remark, WriteUpKind::prompt, WriteUpKind::objective,
                              WriteUpKind::group, WriteUpKind::skip};

const char* kind_words(WriteUpKind kind) {
  switch (kind) {
    case WriteUpKind::remark:
      return "A remark";
    case WriteUpKind::prompt:
      return "A prompt";
    case WriteUpKind::objective:
      return "An objective";
    case WriteUpKind::group:
      return "A group";
    case WriteUpKind::skip:
      return "Not to be taken in";
  }
  return "";
}

ValueList kind_options(WriteUpKind chosen) {
  ValueList list;
  for (const WriteUpKind kind : kinds) {
    Values one;
    one["value"] = to_string(kind);
    one["words"] = std::string(kind_words(kind));
    one["chosen"] = kind == chosen;
    list.push_back(std::move(one));
  }
  return list;
}

// Where it stands by now comes first, as what the text says where nobody chose.
ValueList place_options(const Names& names, const std::string& now, const std::string& sent) {
  ValueList list;
  const auto add = [&](const std::string& value, const std::string& words) {
    Values one;
    one["value"] = value;
    one["words"] = words;
    one["chosen"] = sent == value;
    list.push_back(std::move(one));
  };
  add("", sent.empty() ? "As the text has it: " + (now.empty() ? std::string("none") : now)
                       : std::string("As the text has it"));
  add("=", "None");
  for (const std::string& name : names) {
    add("=" + name, name);
  }
  return list;
}

// What the guess says of commands is for the command line.
std::string doubt_words(const std::string& doubt) {
  std::string words;
  std::size_t begin = 0;
  while (begin < doubt.size()) {
    const std::size_t end = std::min(doubt.find("; ", begin), doubt.size());
    std::string one = doubt.substr(begin, end - begin);
    const std::size_t command = one.find(": `");
    one = command == std::string::npos ? one : one.substr(0, command);
    if (one.find('`') == std::string::npos) {
      words += (words.empty() ? "" : "; ") + one;
    }
    begin = end + 2;
  }
  return words.empty() ? words : with_capital(words) + ".";
}

// Guesses in their order, then what was typed besides.
ValueList cut_boxes(const WriteUpForm& form, const WriteUpBlock& uncut) {
  ValueList list;
  Names typed = form.cuts(uncut.line);
  const auto add = [&](const std::string& words, bool ticked) {
    Values one;
    one["number"] = std::to_string(list.size() + 1);
    one["words"] = words;
    one["ticked"] = ticked;
    list.push_back(std::move(one));
  };
  for (const std::string& guess : uncut.cuts) {
    const auto found = std::find(typed.begin(), typed.end(), guess);
    add(guess, found != typed.end());
    if (found != typed.end()) {
      typed.erase(found);
    }
  }
  for (const std::string& words : typed) {
    add(words, true);
  }
  return list;
}

Values remark_fields(const WriteUpForm& form, const WriteUpBlock& block, std::size_t part) {
  const auto sent = [&](const char* name) { return form.field(name, block.line, part); };
  Values one;
  one["key"] = std::to_string(block.line) + "." + std::to_string(part);
  one["body"] = block.text;
  put(one, "doubt", doubt_words(block.doubt));
  one["prompts"] = place_options(form.prompts(), block.prompt, sent("under"));
  one["objectives"] = place_options(form.objectives(), block.objective, sent("about"));
  one["groups"] = place_options(form.groups(), block.group, sent("by"));
  one["has_prompts"] = !form.prompts().empty();
  one["has_objectives"] = !form.objectives().empty();
  one["has_groups"] = !form.groups().empty();
  put(one, "organisation", block.organisation);
  put(one, "sector", block.sector);
  one["headline_ticked"] = block.headline;
  one["attributions"] = word_options({to_string(Attribution::none), to_string(Attribution::sector),
                                      to_string(Attribution::organisation)},
                                     to_string(block.attribution));
  one["who_open"] = block.headline || !block.organisation.empty() || !block.sector.empty();
  return one;
}

ValueList block_list(const WriteUpForm& form) {
  ValueList list;
  std::size_t at = 0;
  const std::vector<WriteUpBlock>& blocks = form.write_up().blocks;
  for (const WriteUpBlock& uncut : form.uncut().blocks) {
    Values one;
    one["line"] = std::to_string(uncut.line);
    one["kinds"] = kind_options(uncut.kind);
    ValueList remarks;
    std::size_t part = 0;
    for (; at < blocks.size() && blocks[at].line == uncut.line; ++at) {
      if (blocks[at].kind == WriteUpKind::remark) {
        remarks.push_back(remark_fields(form, blocks[at], ++part));
      }
    }
    one["is_remark"] = !remarks.empty();
    one["remarks"] = remarks;
    one["words"] = uncut.text;
    put(one, "block_doubt", remarks.empty() ? doubt_words(uncut.doubt) : "");
    const ValueList cuts = remarks.empty() ? ValueList() : cut_boxes(form, uncut);
    one["has_cuts"] = !cuts.empty();
    one["cuts"] = cuts;
    one["may_join"] = !list.empty();
    ValueList joined;
    for (const std::size_t line : form.joins()) {
      if (line > uncut.line && line <= uncut.last_line) {
        Values join;
        join["joined_line"] = std::to_string(line);
        joined.push_back(std::move(join));
      }
    }
    one["joined"] = joined;
    list.push_back(std::move(one));
  }
  return list;
}

void add_ends(const Visit& visit, const Event& event, Values& values) {
  values["event_title"] = event.title;
  values["event_link"] = link_to({"events", event.id.text});
  values["action"] = link_to({"events", event.id.text, "write-up"});
  put(values, "text_error", "");
  put(values, "take_error", "");
  put(values, "text", visit.request.form["text"]);
}

Response ask_for_text(Visit& visit, const Event& event, const std::string& message = {}) {
  Values values;
  add_ends(visit, event, values);
  if (!message.empty()) {
    put_error(values, "text", message);
  }
  return page(visit, "write_up", "Take in a write-up", std::move(values),
              message.empty() ? 200 : 422);
}

Response show_blocks(Visit& visit, const Event& event, const WriteUpForm& form,
                     const std::string& field = {}, const std::string& message = {}) {
  const Fields& sent = visit.request.form;
  Values values;
  add_ends(visit, event, values);
  values["count"] = count_words(form.remarks(), "remark");
  put(values, "prose", form.prose() == 0 ? "" : count_words(form.prose(), "paragraph"));
  values["seen"] = version_of(form.blocks_said());
  values["blocks"] = block_list(form);
  values["day_known"] = event.held.has_value();
  put(values, "day", event.held ? date_words(*event.held) : "");
  put(values, "held",
      sent.has("held")       ? sent["held"]
      : form.write_up().held ? to_date(*form.write_up().held)
                             : "");
  put(values, "held_error", "");
  values["has_groups"] = !form.groups().empty();
  values["group_all"] = word_options(form.groups(), sent["group_all"]);
  values["consents"] =
      consent_choices(sent.has("consent") ? sent["consent"] : to_string(RemarkConsent::not_asked));
  values["replace_ticked"] = sent["replace"] == "yes";
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "write_up_blocks", "A write-up taken apart", std::move(values),
              field.empty() ? 200 : 422);
}

Response show_taken(Visit& visit, const Event& event, const ImportedComments& taken,
                    const std::string& back) {
  Values values;
  values["event_title"] = event.title;
  values["event_link"] = link_to({"events", event.id.text});
  values["back_link"] = back;
  values["added"] = count_words(taken.added, "remark");
  values["existed"] = std::to_string(taken.existed);
  ValueList findings;
  for (const Finding& finding : taken.findings) {
    Values one;
    one["message"] =
        (finding.line == 0 ? "" : "Line " + std::to_string(finding.line) + ": ") + finding.message;
    put(one, "remark", finding.comment.starts_with("m-") ? finding.comment : "");
    findings.push_back(std::move(one));
  }
  values["findings"] = findings;
  return page(visit, "remarks_taken", "Remarks taken in", std::move(values));
}

}  // namespace

Response write_up_page(Visit& visit) {
  return ask_for_text(visit, engagement_of(visit).event(visit.part("event")));
}

Response take_write_up(Visit& visit) {
  Engagement engagement = engagement_of(visit);
  const Event event = engagement.event(visit.part("event"));
  const Fields& sent = visit.request.form;
  if (is_blank(sent["text"])) {
    return ask_for_text(visit, event, "Paste the write-up");
  }
  WriteUpForm form(sent);
  try {
    form.read(engagement, event);
    if (form.uncut().blocks.size() > most_blocks) {
      return ask_for_text(visit, event,
                          "It has more than " + std::to_string(most_blocks) +
                              " paragraphs and bullets: take it in in parts");
    }
    if (!form.misfit().empty()) {
      return show_blocks(visit, event, form, "take",
                         "Nothing begins with “" + form.misfit() + "” where it is to be cut");
    }
    if (sent["do"] != "take") {
      return show_blocks(visit, event, form);
    }
    if (!is_blank(sent["held"]) && !typed_day(sent["held"])) {
      return show_blocks(visit, event, form, "held",
                         "Enter the day it was held, such as 2026-03-21");
    }
    if (sent["seen"] != version_of(form.blocks_said())) {
      return show_blocks(visit, event, form, "take",
                         "What you changed makes other remarks: look at them, then take them in");
    }
    const ImportedComments taken = engagement.take_write_up(
        event.id.text, form.write_up(), sent["replace"] == "yes" ? Retake::replace : Retake::tell);
    const std::string link = link_to({"events", event.id.text});
    return taken.findings.empty() ? go_to(link + "?done=changed#remarks")
                                  : show_taken(visit, event, taken, link + "/write-up");
  } catch (const Error& error) {
    return ask_for_text(visit, event, refused_because(error));
  }
}

}  // namespace redraft::web
