// What goes back to reviewers: letters; and what they say to it.
#include <map>

#include "base/hash.h"
#include "git/durable_files.h"
#include "redraft/error.h"
#include "redraft/letter_template.h"
#include "store/letter_store.h"
#include "store/reaction_store.h"
#include "store/reviewers.h"
#include "workspace/outbox.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

namespace fs = std::filesystem;

constexpr const char* template_file = "letter.md";

// The same answers make the same letter, whatever its template and date.
std::string digest_of(const std::vector<ReportRow>& rows) {
  std::string bytes;
  for (const ReportRow& row : rows) {
    for (const std::string& part :
         {row.comment, row.body, row.suggestion.value_or(""), to_string(*row.decision), row.reason,
          row.change, row.words_then, row.draft_now, row.words_now, row.change_words}) {
      bytes += std::to_string(part.size()) + ":" + part;
    }
  }
  return hash128(bytes);
}

std::string template_of(const State& state, const LetterRequest& request) {
  if (!request.letter_template.empty()) {
    return request.letter_template;
  }
  return git::read_file(state.drafts.shared_folder() / template_file)
      .value_or(std::string(default_letter_template()));
}

// One letter a person, in the order in which they first said something. Takes the report's rows.
std::vector<Letter> letters_of(const State& state, Report& report) {
  const std::vector<ReportRow> rows = std::move(report.rows);
  report.rows.clear();
  std::vector<Letter> letters;
  std::map<std::string, std::size_t> known;
  for (const ReportRow& row : rows) {
    if (row.withdrawn) {
      continue;
    }
    if (known.emplace(row.reviewer, letters.size()).second) {
      letters.push_back({.reviewer = {row.reviewer, row.organisation, row.sector},
                         .person = store::find_person(*state.database, row.reviewer),
                         .date = to_date(state.now()),
                         .officer = state.surroundings.officer,
                         .answers = {}});
    }
    Letter& letter = letters[known.at(row.reviewer)];
    if (row.decision) {
      letter.answers.push_back(row);
    } else {
      ++letter.waiting;
    }
  }
  return letters;
}

bool is_nameless(const Person& person) {
  return person.name.empty() && person.email.empty();
}

}  // namespace

}  // namespace workspace

using namespace workspace;

Letters Workspace::write_letters(const LetterRequest& request) {
  const State::Writing writing = state_->lock();
  const std::string letter_template = template_of(*state_, request);
  Report report = this->report(
      {.document = request.document, .label = request.label, .reviewer = request.reviewer});
  LetterWriter writer(letter_template, request.form, report);
  Letters result;
  const fs::path folder = request.folder.empty() ? state_->drafts.shared_folder() / "letters"
                                                 : fs::path(request.folder);
  result.folder = fs::absolute(folder).lexically_normal().string();
  store::LetterStore store(*state_->database);
  std::vector<std::pair<std::string, std::string>> files;  // name and text
  db::Transaction rows(*state_->database);
  for (const Letter& letter : letters_of(*state_, report)) {
    const std::string& ref = letter.reviewer.ref;
    const std::string digest = digest_of(letter.answers);
    if (letter.answers.empty() || is_nameless(letter.person)) {
      ++(letter.answers.empty() ? result.unanswered : result.nameless);
      continue;
    }
    if (!request.again && store.last_digest(ref, report.document) == digest) {
      ++result.before;
      continue;
    }
    const WrittenLetter written{
        ref,
        report.document,
        report.label,
        letter.answers.size(),
        result.folder,
        ref + "-" + report.document + (request.form == LetterForm::markdown ? ".md" : ".txt"),
        state_->now(),
        state_->surroundings.officer};
    try {
      files.emplace_back(written.file, writer.write(letter));
    } catch (const Error& error) {
      result.findings.push_back({"letter-not-written",
                                 Severity::error,
                                 error.what(),
                                 error.hint(),
                                 report.document,
                                 report.label,
                                 {},
                                 {},
                                 0});
      continue;
    }
    store.add(written, digest);
    result.letters.push_back(written);
  }
  if (request.dry_run || result.letters.empty()) {
    return result;
  }
  // Killed before the rows are kept, the next run writes the same files again.
  open_outbox(result.folder);
  for (const auto& [file, text] : files) {
    put_letter(result.folder, file, text);
  }
  write_outbox_index(*state_, result.folder);
  rows.commit();
  return result;
}

std::vector<WrittenLetter> Workspace::letters(const std::string& document) const {
  return store::LetterStore(*state_->database)
      .list(document.empty() ? document : state_->document(document).name);
}

void Workspace::react(const std::string& id, Reaction reaction, const std::string& note,
                      std::optional<Instant> given) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  require_utf8("note a reaction to " + comment.id.text, note);
  if (given && *given > state_->now()) {
    throw Error(ErrorKind::invalid, "note a reaction to " + comment.id.text + ": " +
                                        to_date(*given) + " is still to come");
  }
  db::Transaction rows(*state_->database);
  store::ReactionStore(*state_->database)
      .add(comment.id, {.reaction = reaction,
                        .note = note,
                        .given = given.value_or(state_->now()),
                        .recorded = state_->now(),
                        .recorded_by = state_->surroundings.officer});
  rows.commit();
}

std::vector<ReviewerReaction> Workspace::reactions(const std::string& id) const {
  return store::ReactionStore(*state_->database).history(state_->comments.find(id, "", false).id);
}

}  // namespace redraft
