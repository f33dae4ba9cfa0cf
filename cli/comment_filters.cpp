#include "cli/comment_filters.h"

#include "redraft/error.h"

namespace redraft::cli {

namespace {

constexpr const char* kinds = "support, object, question, suggest, evidence, editorial, concern";

std::string assignee_of(const Context& context, const std::string& given) {
  if (given != "mine") {
    return given;
  }
  if (context.officer.empty()) {
    throw Error(ErrorKind::usage, "read --assignee: \"mine\" needs to know who you are",
                "redraft --as NAME ...");
  }
  return context.officer;
}

}  // namespace

std::vector<Option> filter_options() {
  return {
      {"made-on", "LABEL", "made on this draft"},
      {"section", "ANCHOR", "standing in this section, by its heading's anchor"},
      {"sector", "NAME", ""},
      {"organisation", "NAME", ""},
      {"kind", "KIND", kinds},
      {"status", "STATUS", "open, answered, withdrawn"},
      {"outcome", "OUTCOME", "exact, adjusted, statement, section, tray"},
      {"tray", "", "only those whose place a person must decide: --outcome tray"},
      {"assignee", "NAME", "given to this officer; \"mine\", or \"nobody\""},
      {"tag", "TAG", ""},
      {"theme", "THEME", "in this theme"},
      {"late", "", "only those that came after the consultation had closed"},
      {"reaction", "REACTION", "to the answer: satisfied, objects, no-reply; none: not heard of"}};
}

CommentFilter filter_of(const Context& context, const Options& options, const std::string& where) {
  const Address address = where.empty() ? Address{} : Context::read_address(context.open(), where);
  CommentFilter filter;
  filter.document = address.document;
  filter.anchor = address.anchor;
  filter.placed_on = address.label;
  filter.draft = options.value("made-on");
  filter.section = options.value("section");
  filter.sector = options.value("sector");
  filter.organisation = options.value("organisation");
  filter.kind = choice(options, "kind", parse_comment_kind, kinds);
  filter.status = choice(options, "status", parse_comment_status, "open, answered, withdrawn");
  filter.outcome = options.has("tray") ? Outcome::tray
                                       : choice(options, "outcome", parse_outcome,
                                                "exact, adjusted, statement, section, tray");
  filter.assignee = assignee_of(context, options.value("assignee"));
  filter.tag = options.value("tag");
  filter.theme = options.value("theme");
  filter.late = options.has("late");
  filter.reaction =
      choice(options, "reaction", parse_reaction, "satisfied, objects, no-reply, none");
  return filter;
}

std::vector<Option> choosing_options() {
  std::vector<Option> options = {
      {"where", "", "instead of IDs: all that the address and these filters find"},
      {"search", "WORDS", "holding these words, as in `redraft comment search`"}};
  const std::vector<Option> filters = filter_options();
  options.insert(options.end(), filters.begin(), filters.end());
  return options;
}

Chosen chosen_by(const Context& context, const Options& options, std::size_t first) {
  Chosen chosen;
  if (options.has("where")) {
    if (options.words() > first + 1) {
      throw Error(ErrorKind::usage, "choose comments: --where takes one address, not ids",
                  "leave --where out to name comments by their ids");
    }
    chosen.filter = filter_of(context, options, options.word(first));
    chosen.filter->text = options.value("search");
    return chosen;
  }
  for (const Option& option : choosing_options()) {
    if (options.has(option.name)) {
      throw Error(ErrorKind::usage, "choose comments: --" + option.name + " is a filter",
                  "add --where to mean every comment that it finds");
    }
  }
  for (std::size_t i = first; i < options.words(); ++i) {
    chosen.ids.push_back(options.word(i));
  }
  if (chosen.ids.empty()) {
    throw Error(ErrorKind::usage, "choose comments: no comment is named",
                "give ids, or --where and filters");
  }
  return chosen;
}

std::size_t number_of(const Options& options, const std::string& name, std::size_t otherwise) {
  const auto given = options.optional(name);
  if (!given) {
    return otherwise;
  }
  if (given->empty() || given->size() > 9 ||
      given->find_first_not_of("0123456789") != std::string::npos) {
    throw Error(ErrorKind::usage, "read --" + name + ": \"" + *given + "\" is not a number");
  }
  return std::stoul(*given);
}

}  // namespace redraft::cli
