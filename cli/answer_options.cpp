#include "cli/answer_options.h"

#include "cli/privacy_options.h"
#include "cli/text_input.h"

namespace redraft::cli {

namespace {

constexpr const char* decisions =
    "accepted, accepted-in-part, already-covered, not-accepted, out-of-scope, deferred, duplicate, "
    "noted, withdrawn";

}  // namespace

std::vector<Option> answer_options() {
  std::vector<Option> described = {
      {"decision", "DECISION", decisions},
      {"change", "ADDRESS", "DOC#ANCHOR@LABEL: the statement that carries it out"},
      {"draft", "", "keep it private until `redraft publish` or `redraft respond --release`"}};
  const std::vector<Option> reason = text_options("the reason");
  described.insert(described.end(), reason.begin(), reason.end());
  return described;
}

Disposition read_answer(Context& context, const Options& options, const std::string& command) {
  const auto decision = choice(options, "decision", parse_decision, decisions);
  if (!decision) {
    throw Error(ErrorKind::usage, "redraft " + command + ": give --decision",
                "redraft " + command + " --help");
  }
  Disposition answer;
  answer.decision = *decision;
  answer.change = options.value("change");
  answer.released = !options.has("draft");
  if (has_text(options)) {
    answer.reason = read_text(context, options, "the reason");
    warn_of_personal_data(context, "the reason", answer.reason);
  }
  return answer;
}

}  // namespace redraft::cli
