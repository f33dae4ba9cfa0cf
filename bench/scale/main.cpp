// Makes a consultation and a pile of comments for it, and asks questions of one that has taken
// them.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/consultation_texts.h"
#include "bench/scale/pile.h"
#include "bench/scale/questions.h"
#include "redraft/workspace.h"

namespace redraft::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t seed = 20240601;
// A quarter of the statements.
constexpr Edits quarter{200, 20, 15, 15};
constexpr std::size_t comments_a_reviewer = 10;

void write_file(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

int make(const fs::path& folder, std::size_t statements, std::size_t comments) {
  const fs::path consultation = folder / "consultation";
  fs::create_directories(consultation);
  Workspace::init(consultation);
  std::ofstream(consultation / ".git/config", std::ios::app)
      << "[user]\n\tname = Alex Example\n\temail = alex@example.org\n";
  const Blocks first = first_draft(statements, seed);
  write_file(consultation / "principles.md", markdown(first));
  write_file(folder / "next.md", markdown(next_draft(first, quarter, seed + 1)));
  const SystemClock clock;
  SystemRandomness randomness;
  Workspace workspace = Workspace::open(consultation, {clock, randomness, "bench"});
  workspace.add(consultation / "principles.md");
  workspace.publish({.document = "principles", .label = "V1", .summary = ""});
  const DraftText text = workspace.text("principles", "V1");
  const PileSize size{comments, comments / comments_a_reviewer + 1};
  std::ofstream lines(folder / "comments.jsonl", std::ios::binary);
  write_json_lines(lines, text, size, seed);
  std::ofstream table(folder / "comments.csv", std::ios::binary);
  write_csv(table, text, size, seed);
  return lines.flush() && table.flush() ? 0 : 1;
}

int take(const fs::path& consultation, const fs::path& file) {
  const SystemClock clock;
  SystemRandomness randomness;
  Workspace workspace = Workspace::open(consultation, {clock, randomness, "bench"});
  std::ifstream in(file, std::ios::binary);
  const ImportedComments imported = workspace.import_comments(in, {}, false);
  std::printf("%zu added, %zu there already\n", imported.added, imported.existed);
  return 0;
}

int publish(const fs::path& consultation, const std::string& label) {
  const SystemClock clock;
  SystemRandomness randomness;
  Workspace workspace = Workspace::open(consultation, {clock, randomness, "bench"});
  const Published published =
      workspace.publish({.document = "principles", .label = label, .summary = ""});
  std::printf("%zu placed, %zu in the tray\n", published.comments_placed,
              published.comments_in_tray);
  return 0;
}

int run(const std::vector<std::string>& words) {
  if (words.size() == 4 && words[0] == "make") {
    return make(words[1], std::stoul(words[2]), std::stoul(words[3]));
  }
  if (words.size() == 3 && words[0] == "take") {
    return take(words[1], words[2]);
  }
  if (words.size() == 3 && words[0] == "publish") {
    return publish(words[1], words[2]);
  }
  if (words.size() == 2 && words[0] == "ask") {
    return ask(words[1]) ? 0 : 1;
  }
  std::fprintf(stderr,
               "usage: redraft_scale make FOLDER STATEMENTS COMMENTS\n"
               "       redraft_scale take CONSULTATION FILE\n"
               "       redraft_scale publish CONSULTATION LABEL\n"
               "       redraft_scale ask CONSULTATION\n");
  return 2;
}

}  // namespace

}  // namespace redraft::bench

int main(int argc, char** argv) {
  try {
    return redraft::bench::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "redraft_scale: %s\n", error.what());
    return 70;
  }
}
