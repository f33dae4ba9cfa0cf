// Many comments taken in, and placed on the next draft.
#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "bench/fixtures.h"
#include "bench/stopwatch.h"

namespace redraft::bench {

namespace {

constexpr std::size_t statements = 10'000;

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

// Two comments a statement, one of them on some of its words; JSON Lines. Words with quotes of
// their own are left out, so that nothing has to be escaped.
std::string comments_file(std::size_t count) {
  const Workspace workspace = published(statements).open();
  const DraftText text = workspace.text(document, "V1");
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = i / 2 % text.anchors.size();
    const std::string& words = text.document.statements[at].text;
    const std::size_t begin = words.find(' ', words.size() / 3) + 1;
    const std::size_t end = std::min(words.find(' ', begin + 30), words.size());
    lines += R"({"id": "imported-)" + std::to_string(i) +
             R"(", "kind": "question", "body": "Please say who answers for this, and by when. )" +
             R"(We ask for group )" + std::to_string(i) +
             R"(.", "reviewer": {"sector": "voluntary", "organisation": )" +
             quoted("Group " + std::to_string(i % 97)) +
             R"(}, "made_on": {"document": "principles", "draft": "V1", "anchor": )" +
             quoted(text.anchors[at]);
    if (i % 2 == 0 && begin < end) {
      lines += R"(, "quote": {"exact": )" + quoted(words.substr(begin, end - begin)) + "}";
    }
    lines += "}}\n";
  }
  return lines;
}

void import_into(const Consultation& consultation, const std::string& lines, std::size_t count) {
  std::istringstream file(lines);
  const ImportedComments imported = consultation.open().import_comments(file, {}, false);
  if (imported.added != count) {
    throw std::runtime_error("imported " + std::to_string(imported.added) + " comments: " +
                             (imported.findings.empty() ? "" : imported.findings.front().message));
  }
}

void import_comments(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const std::string lines = comments_file(count);
  for (auto _ : state) {
    const Consultation consultation(published(statements));
    measure(state, [&] { import_into(consultation, lines, count); });
  }
}

// Publishing the next draft of 10,000 statements with so many comments on the one before.
void publish_commented(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const Consultation commented(published(statements));
  import_into(commented, comments_file(count), count);
  for (auto _ : state) {
    const Consultation consultation(commented);
    consultation.write(next_text(statements));
    Published published;
    measure(state, [&] { published = consultation.publish("V2"); });
    state.counters["rows"] = static_cast<double>(published.comments_placed);
  }
}

BENCHMARK(import_comments)->Arg(20'000)->Iterations(1)->UseManualTime();
BENCHMARK(publish_commented)->Arg(0)->Arg(20'000)->Iterations(1)->UseManualTime();

}  // namespace

}  // namespace redraft::bench
