// What is said to somebody who mistypes, and to somebody who asks.
#include <sstream>

#include "cli/command.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/run_cli.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("a mistyped command line is status 2, says why, and writes nothing to the output",
          "[cli]") {
  const auto [line, why] = GENERATE(table<std::string, std::string>({
      {"publsh", "did you mean redraft publish?"},
      {"comment ad", "did you mean redraft comment add?"},
      {"comment", "redraft comment"},
      {"xyzzy", "redraft help"},
      {"--jsn status", "--jsn"},
      {"--color sometimes status", "sometimes"},
      {"-C", "-C needs a value"},
      {"status --verbose", "--verbose"},
      {"statements charter --jso", "--jso"},
      {"diff charter V1 V2 --form html", "--form"},
      {"publish charter", "publish"},
      {"publish charter V1 extra words", "publish"},
      {"publish charter V1 --state nearly", "nearly"},
      {"diff charter --format odt", "odt"},
      {"show charter --format odt", "odt"},
      {"comment add charter --kind rant -m no", "rant"},
      {"respond c-1 --decision perhaps", "perhaps"},
      {"respond c-1", "--decision"},
      {"state charter closed", "principles@V1"},
      {"comment place c-1", "--at"},
      {"help publsh", "publsh"},
      {"completion tcsh", "bash"},
  }));
  Cli cli;
  start_consultation(cli);

  const CliResult result = cli(line);

  INFO("redraft " << line);
  CHECK(result.status == 2);
  CHECK_THAT(result.err, StartsWith("redraft") && Contains(why));
  CHECK(result.out.empty());
}

TEST_CASE("without a command the overview comes, with the status of a mistake", "[cli]") {
  Cli cli;

  CHECK(cli("").status == 2);
  CHECK(cli("--help").status == 0);
  CHECK(cli("help").out == cli("--help").out);
}

TEST_CASE("every word of the help is as it was reviewed", "[cli]") {
  Cli cli;
  std::string help = cli.transcript("help");
  for (const cli::Command& command : cli::commands()) {
    help += "\n" + cli.transcript("help " + std::string(command.name));
  }

  check_golden("cli/golden/help.txt", help);
}

TEST_CASE("help is the same after the command as before it", "[cli]") {
  Cli cli;

  for (const std::string command : {"publish", "status", "comment add", "diff", "note import"}) {
    INFO(command);
    CHECK(cli.succeed(command + " --help") == cli.succeed("help " + command));
    CHECK_THAT(cli.succeed(command + " --help"), Contains("redraft " + command));
  }
}

TEST_CASE("every example in the help is a command line that is understood", "[cli]") {
  Cli cli;
  cli.succeed("init");
  Cli nowhere;  // without a consultation `serve` ends once its options are read
  for (const cli::Command& command : cli::commands()) {
    std::istringstream help(cli.succeed("help " + std::string(command.name)));
    for (std::string line; std::getline(help, line);) {
      const std::size_t begin = line.find("  redraft ");
      if (begin != 0) {
        continue;
      }
      std::string example = line.substr(std::string("  redraft ").size(), line.find(" > ") - 10);
      for (char& c : example) {
        c = c == '"' ? '\'' : c;
      }
      const CliResult result = command.name == "serve" ? nowhere(example) : cli(example);
      INFO(line << "\n" << result.err);
      CHECK(result.status != 2);
      CHECK(result.status != 70);
    }
  }
}

TEST_CASE("errors under --json are one object on the other stream", "[cli]") {
  Cli cli;
  start_consultation(cli);

  for (const std::string line :
       {"--json show charter@V9", "show charter@V9 --json", "--json publsh"}) {
    const CliResult result = cli(line);
    INFO(line);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, StartsWith("{\n  \"schema\": \"redraft/error/1\""));
  }
}

TEST_CASE("colour comes when it is asked for, and never into a file", "[cli]") {
  Cli cli;
  start_consultation(cli);

  CHECK(cli.succeed("diff charter").find('\x1b') == std::string::npos);
  CHECK(cli.succeed("--color=always diff charter").find('\x1b') != std::string::npos);
  CHECK(cli.succeed("--color=always --json diff charter").find('\x1b') == std::string::npos);
}

TEST_CASE("two drafts may be named as everywhere else", "[cli][usage]") {
  Cli cli;
  start_consultation(cli);
  cli.succeed("publish charter V0-2");
  const std::string shown = cli.succeed("diff charter V0-1 V0-2");

  CHECK(cli.succeed("diff charter@V0-1 charter@V0-2") == shown);
  CHECK(cli.succeed("diff charter@V0-1 V0-2") == shown);
  CHECK(cli.succeed("diff @V0-1 @V0-2") == shown);
  for (const char* words : {"charter@V0-1 charter@V0-2 V0-2", "charter@V0-1 model@V0-2",
                            "charter#leadership-1@V0-1 V0-2"}) {
    CAPTURE(words);
    CHECK(cli(std::string("diff ") + words).status == 2);
  }
}

TEST_CASE("a text that is already Markdown is taken from standard input or a file", "[cli]") {
  Cli cli;
  start_consultation(cli);
  cli.write("remark.txt", "From a file.\n");

  CHECK_THAT(cli.succeed("comment add charter#money-2 -F -", "From standard input.\n"),
             Contains("From standard input."));
  CHECK_THAT(cli.succeed("comment add charter#money-2 -F remark.txt"), Contains("From a file."));
  CHECK(cli("comment add charter#money-2").status == 2);
  CHECK(cli("comment add charter#money-2 -m one -F remark.txt").status == 2);
}
