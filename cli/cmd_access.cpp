// Who is on the team and how they sign in at the web desk; tokens for programs.
#include <charconv>
#include <ostream>

#include "cli/access_options.h"
#include "cli/password_input.h"
#include "cli/render.h"
#include "redraft/desk_json.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

const std::string role_help =
    "moderator, editor, officer, privacy-lead or administrator; may be given more than once";

std::string words_of(const Roles& roles) {
  std::string words;
  for (const Role role : roles) {
    words += (words.empty() ? "" : ", ") + to_string(role);
  }
  return words;
}

void say(Context& context, std::string_view what, const std::string& words) {
  context.out << (context.json ? json::done(what, 1) : words + "\n");
}

int add(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "access add",
      .words = "NAME --role ROLE... [--no-password]",
      .about =
          "Puts somebody on the team, who then signs in at the web desk by name and password. "
          "The name stands with what they do, as with --as. Asks for the password on a terminal, "
          "without showing it; otherwise the first line of standard input is the password.",
      .options = {{"role", "ROLE", role_help},
                  {"no-password", "", "they sign in by links of person invite only"}},
      .examples = {"redraft access add Ottilie --role officer --role administrator --no-password",
                   "redraft access add Bram --role editor"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Roles roles = roles_of(*options, "access add");
  Workspace workspace = context.open();
  const std::string password =
      options->has("no-password") ? "" : read_password(context, options->word(0));
  workspace.add_staff(options->word(0), roles, password);
  say(context, "added-staff", options->word(0) + " is on the team: " + words_of(roles));
  return 0;
}

int password(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "access password",
      .words = "NAME",
      .about =
          "Sets the password of somebody on the team and signs them out everywhere. Asks for it on "
          "a terminal, without showing it; otherwise the first line of standard input is it.",
      .options = {},
      .examples = {"redraft access password Bram"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  workspace.set_password(options->word(0), read_password(context, options->word(0)));
  say(context, "set-password", options->word(0) + " has another password");
  return 0;
}

int roles(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "access roles",
      .words = "NAME --role ROLE...",
      .about = "Gives somebody on the team these roles and no others; they sign in again.",
      .options = {{"role", "ROLE", role_help}},
      .examples = {"redraft access roles Bram --role editor --role moderator"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Roles given = roles_of(*options, "access roles");
  context.open().set_roles(options->word(0), given);
  say(context, "set-roles", options->word(0) + " is now: " + words_of(given));
  return 0;
}

int remove(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "access remove",
      .words = "NAME",
      .about = "Takes somebody off the team and signs them out. What they did keeps their name.",
      .options = {},
      .examples = {"redraft access remove Bram"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  context.open().remove_staff(options->word(0));
  say(context, "removed-staff", options->word(0) + " is off the team");
  return 0;
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "access list",
                       .words = "",
                       .about = "Lists the team and the programs that have a token.",
                       .options = {},
                       .examples = {"redraft access list"},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Workspace workspace = context.open();
  const std::vector<Staff> team = workspace.staff();
  const std::vector<AccessToken> tokens = workspace.tokens();
  if (context.json) {
    context.out << json::access(team, tokens);
    return 0;
  }
  for (const Staff& one : team) {
    context.out << bold(context, printable(one.name)) << "  " << words_of(one.roles)
                << (one.has_password ? "" : "; no password")
                << (one.sessions == 0 ? "" : "; signed in") << '\n';
  }
  for (const AccessToken& token : tokens) {
    context.out << bold(context, printable(token.name)) << "  " << words_of(token.roles)
                << "; a program, until " << to_rfc3339(token.expires) << '\n';
  }
  return 0;
}

int end(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "access end",
      .words = "(NAME | --everybody)",
      .about = "Signs somebody out everywhere: one of the team by name, a reviewer by ref.",
      .options = {{"everybody", "", "ends every session there is"}},
      .examples = {"redraft access end Bram", "redraft access end --everybody"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (options->has("everybody") == (options->words() == 1)) {
    throw Error(ErrorKind::usage, "redraft access end: give a name, or --everybody",
                "redraft access end --help");
  }
  const std::size_t ended = context.open().end_sessions(options->word(0));
  context.out << (context.json ? json::done("ended-sessions", ended)
                               : count_of(ended, "session") + " ended\n");
  return 0;
}

int token(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "access token",
      .words = "NAME --role ROLE... [--days N]",
      .about =
          "Prints a token for a program that uses the JSON interface of the web desk; it sends "
          "\"Authorization: Bearer TOKEN\". Shown this once: only its hash is kept.",
      .options = {{"role", "ROLE", role_help}, {"days", "N", "how long it lasts; 365 if left out"}},
      .examples = {"redraft access token \"case system\" --role editor --days 90"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::string given = options->optional("days").value_or("365");
  std::int64_t days = 0;
  const auto [stop, error] = std::from_chars(given.data(), given.data() + given.size(), days);
  if (error != std::errc() || stop != given.data() + given.size() || days < 1 || days > 3650) {
    throw Error(ErrorKind::usage, "redraft access token: --days takes a number from 1 to 3650");
  }
  const Instant expires{context.clock.now().milliseconds + days * day_milliseconds};
  const std::string secret =
      context.open().add_token(options->word(0), roles_of(*options, "access token"), expires);
  context.out << (context.json ? json::token(secret, expires) : secret + "\n");
  return 0;
}

int revoke(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "access revoke",
                       .words = "NAME",
                       .about = "Ends the token of a program.",
                       .options = {},
                       .examples = {"redraft access revoke \"case system\""},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  context.open().remove_token(options->word(0));
  say(context, "revoked-token", "The token of " + options->word(0) + " is over");
  return 0;
}

}  // namespace

int cmd_access(Context& context, const Arguments& arguments) {
  return run_verb("access",
                  {{"add", add},
                   {"password", password},
                   {"roles", roles},
                   {"list", list},
                   {"remove", remove},
                   {"end", end},
                   {"token", token},
                   {"revoke", revoke}},
                  context, arguments);
}

}  // namespace redraft::cli
