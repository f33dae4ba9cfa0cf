#include "support/run_cli.h"

#include <sstream>

#include "cli/context.h"
#include "cli/run.h"
#include "support/catch.h"

namespace redraft::testing {

namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  bool any = false;
  for (const char c : line) {
    if (c == '\'') {
      quoted = !quoted;
      any = true;
    } else if (c == ' ' && !quoted) {
      if (any) {
        words.push_back(word);
      }
      word.clear();
      any = false;
    } else {
      word += c;
      any = true;
    }
  }
  if (any) {
    words.push_back(word);
  }
  return words;
}

}  // namespace

CliResult Cli::run(const std::vector<std::string>& words, const std::string& in) {
  std::istringstream input(in);
  std::ostringstream output;
  std::ostringstream errors;
  const FixedClock clock(now_);
  now_.milliseconds += 60'000;
  cli::Context context{
      input, output, errors, folder(), clock, randomness_, [this](const std::string& name) {
        const auto found = environment.find(name);
        return found == environment.end() ? std::nullopt : std::optional(found->second);
      }};
  context.officer = "Ottilie";
  context.in_is_terminal = at_terminal;
  context.err_is_terminal = at_terminal;
  CliResult result;
  result.status = cli::run(context, words);
  result.out = output.str();
  result.err = errors.str();
  return result;
}

CliResult Cli::operator()(const std::string& line, const std::string& in) {
  return run(split(line), in);
}

std::string Cli::transcript(const std::string& line, const std::string& in) {
  const CliResult result = (*this)(line, in);
  std::string text = "$ redraft " + line + "\n" + result.out;
  std::istringstream errors(result.err);
  for (std::string said; std::getline(errors, said);) {
    text += "! " + said + "\n";
  }
  if (result.status != 0) {
    text += "[status " + std::to_string(result.status) + "]\n";
  }
  return text;
}

std::string Cli::succeed(const std::string& line, const std::string& in) {
  const CliResult result = (*this)(line, in);
  INFO("redraft " << line << "\n" << result.out << result.err);
  REQUIRE(result.status == 0);
  return result.out;
}

const char* const first_charter = R"(# Sedlow Charter

## Leadership

We recognise that trust takes time to build.

We commit to meet residents every month and to publish what we heard.

We will act early when a service is about to change.

## Money

We agree to share the cost of transport between partners.

- We publish what we spend.
- We ask before we cut.
)";

const char* const second_charter = R"(# Sedlow Charter

## Leadership

We recognise that trust takes time to build.

We commit to meet residents every month, in the evening as well, and to publish what we heard.

## Money

We agree to share the cost of transport between partners.

We pay people for the hours that they give to this work.

- We publish what we spend.
- We ask before we cut.
)";

void start_consultation(Cli& cli) {
  cli.succeed("init");
  cli.write("charter.md", first_charter);
  cli.succeed("add charter.md");
  cli.succeed("publish charter V0-1 -m 'Draft for the workshops'");
  cli.succeed(
      "comment add charter#leadership-1 --id c-1 --kind support -m 'Well said.' --organisation "
      "'Harbour Health Board' --sector health --name 'Isla Example' --email isla@harbour.example");
  cli.succeed(
      "comment add charter#leadership-2 --id c-2 --quote 'every month' --kind suggest --suggest "
      "'every fortnight' -m 'A month is long.' --organisation 'Sedlow Town Council' --sector "
      "council");
  cli.succeed(
      "comment add charter#leadership-3 --id c-3 --quote 'act early' -m 'How early?' --sector "
      "council");
  cli.succeed(
      "comment add charter --id c-4 --kind concern -m 'Who will read this to those who cannot?'");
  cli.succeed(
      "comment add charter#money-1 --id c-5 --scope missing -m 'Nothing on paying people.' "
      "--organisation 'Loft Youth Group' --sector voluntary");
  cli.write("charter.md", second_charter);
}

std::string id_in(const std::string& output, const std::string& prefix) {
  const std::size_t at = output.find(prefix + "-");
  REQUIRE(at != std::string::npos);
  return output.substr(at, 12);
}

}  // namespace redraft::testing
