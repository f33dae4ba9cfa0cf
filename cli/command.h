#pragma once
// One entry of the command table. A command with verbs ("comment add") holds them as sub-commands.

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"

namespace redraft::cli {

using Arguments = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(Context& context, const Arguments& arguments);
  std::vector<std::string_view> verbs = {};  // for help and completion
};

// The table, in the order help shows it.
const std::vector<Command>& commands();

// Null when there is none.
const Command* find_command(std::string_view name);

// Runs the verb that the first argument names. Throws usage for an unknown or missing one.
struct Verb {
  std::string_view name;
  int (*run)(Context& context, const Arguments& arguments);
};

int run_verb(std::string_view noun, const std::vector<Verb>& verbs, Context& context,
             const Arguments& arguments);

int cmd_add(Context& context, const Arguments& arguments);
int cmd_apply(Context& context, const Arguments& arguments);
int cmd_bundle(Context& context, const Arguments& arguments);
int cmd_check(Context& context, const Arguments& arguments);
int cmd_comment(Context& context, const Arguments& arguments);
int cmd_compare(Context& context, const Arguments& arguments);
int cmd_completion(Context& context, const Arguments& arguments);
int cmd_diff(Context& context, const Arguments& arguments);
int cmd_drafts(Context& context, const Arguments& arguments);
int cmd_export(Context& context, const Arguments& arguments);
int cmd_help(Context& context, const Arguments& arguments);
int cmd_import(Context& context, const Arguments& arguments);
int cmd_init(Context& context, const Arguments& arguments);
int cmd_letter(Context& context, const Arguments& arguments);
int cmd_lineage(Context& context, const Arguments& arguments);
int cmd_log(Context& context, const Arguments& arguments);
int cmd_moderate(Context& context, const Arguments& arguments);
int cmd_note(Context& context, const Arguments& arguments);
int cmd_notes(Context& context, const Arguments& arguments);
int cmd_person(Context& context, const Arguments& arguments);
int cmd_privacy(Context& context, const Arguments& arguments);
int cmd_publish(Context& context, const Arguments& arguments);
int cmd_rebuild(Context& context, const Arguments& arguments);
int cmd_redact(Context& context, const Arguments& arguments);
int cmd_report(Context& context, const Arguments& arguments);
int cmd_respond(Context& context, const Arguments& arguments);
int cmd_serve(Context& context, const Arguments& arguments);
int cmd_show(Context& context, const Arguments& arguments);
int cmd_stamp(Context& context, const Arguments& arguments);
int cmd_state(Context& context, const Arguments& arguments);
int cmd_statements(Context& context, const Arguments& arguments);
int cmd_status(Context& context, const Arguments& arguments);
int cmd_theme(Context& context, const Arguments& arguments);
int cmd_unbundle(Context& context, const Arguments& arguments);
int cmd_version(Context& context, const Arguments& arguments);

// Verbs that have a file of their own.
int cmd_comment_add(Context& context, const Arguments& arguments);
int cmd_comment_list(Context& context, const Arguments& arguments);
int cmd_comment_search(Context& context, const Arguments& arguments);
int cmd_comment_assign(Context& context, const Arguments& arguments);
int cmd_comment_tag(Context& context, const Arguments& arguments);
int cmd_comment_tags(Context& context, const Arguments& arguments);
int cmd_comment_campaigns(Context& context, const Arguments& arguments);
int cmd_comment_import(Context& context, const Arguments& arguments);
int cmd_comment_map(Context& context, const Arguments& arguments);
int cmd_comment_export(Context& context, const Arguments& arguments);
int cmd_person_invite(Context& context, const Arguments& arguments);

}  // namespace redraft::cli
