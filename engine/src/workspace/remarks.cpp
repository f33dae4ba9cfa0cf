// Remarks: taken in, put right, moderated.
#include <istream>

#include "base/code_points.h"
#include "exchange/remark_reading.h"
#include "redraft/error.h"
#include "store/remark_store.h"
#include "workspace/engaging.h"
#include "workspace/moderating.h"
#include "workspace/remark_taker.h"
#include "workspace/row_refusal.h"

namespace redraft {

using namespace workspace;

Remark Engagement::add_remark(const std::string& id, const NewRemark& remark) {
  const State::Writing writing = state_->lock();
  const Event found = event(id);
  db::Transaction rows(*state_->database);
  // One that is given singly is said once more; only an id of its source tells that it was taken.
  if (!remark.id.empty() && store::RemarkStore(*state_->database).by_source(found.id, remark.id)) {
    throw Error(ErrorKind::conflict, "add remark: the event has one with the id " + remark.id,
                "redraft remark list " + found.id.text);
  }
  const RemarkId added = RemarkTaker(*state_, found).add(remark);
  rows.commit();
  return this->remark(added.text, {.named = true, .original = true});
}

ImportedComments Engagement::import_remarks(const std::string& id, std::istream& file,
                                            bool dry_run) {
  const State::Writing writing = state_->lock();
  const Event found = event(id);
  ImportedComments result;
  db::Transaction rows(*state_->database);
  RemarkTaker taker(*state_, found);
  exchange::RemarkTableReader reader(
      {.row =
           [&](std::size_t line, NewRemark&& remark) {
             try {
               find_personal_data_in(remark, line, result.findings);
               remark.line = line;
               ++(taker.take(remark) ? result.added : result.existed);
             } catch (const Error& error) {
               result.findings.push_back(
                   refusal(error, "remark-refused", shorten(remark.id, 100), line));
             }
           },
       .finding = [&](Finding&& finding) { result.findings.push_back(std::move(finding)); }});
  std::string buffer(std::size_t{1} << 16U, '\0');
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), file.gcount() > 0) {
    reader.feed(std::string_view(buffer).substr(0, static_cast<std::size_t>(file.gcount())));
  }
  reader.finish();
  if (!dry_run) {
    rows.commit();
  }
  return result;
}

std::vector<Remark> Engagement::remarks(const RemarkFilter& filter) const {
  RemarkFilter whole = filter;
  if (!filter.event.empty()) {
    whole.event = event(filter.event).id.text;
  }
  if (!filter.document.empty() || !filter.anchor.empty() || !filter.note.empty()) {
    whole.document = document_meant(*state_, filter.document);
  }
  return store::RemarkStore(*state_->database).list(whole);
}

Remark Engagement::remark(const std::string& id, const CommentView& view) const {
  const store::RemarkStore store(*state_->database);
  const RemarkId meant = store.meant(id);
  if (std::optional<Remark> found = store.find(meant, view)) {
    return std::move(*found);
  }
  throw Error(ErrorKind::not_found, "find remark: " + meant.text + " is not shown to everyone",
              "redraft moderate " + meant.text + " --approve");
}

std::vector<std::pair<Instant, std::string>> Engagement::remark_history(
    const std::string& id) const {
  const store::RemarkStore store(*state_->database);
  return store.history(store.meant(id));
}

Remark Engagement::edit_remark(const std::string& id, const RemarkChanges& changes) {
  const State::Writing writing = state_->lock();
  store::RemarkStore store(*state_->database);
  const RemarkId meant = store.meant(id);
  const Remark before = remark(meant.text, {.original = true});
  RemarkChanges sound = changes;
  if (changes.body) {
    sound.body = sound_words("edit remark", *changes.body);
  }
  NewRemark placed;
  placed.prompt = changes.prompt.value_or("");
  placed.objective = changes.objective.value_or("");
  placed.group = changes.group.value_or("");
  place_in(event(before.event.text), placed);
  sound.prompt = changes.prompt ? std::optional(placed.prompt) : std::nullopt;
  sound.objective = changes.objective ? std::optional(placed.objective) : std::nullopt;
  sound.group = changes.group ? std::optional(placed.group) : std::nullopt;
  db::Transaction rows(*state_->database);
  store.edit(meant, sound, state_->surroundings.officer, state_->now());
  rows.commit();
  return remark(meant.text, {.named = true, .original = true});
}

void Engagement::withdraw_remark(const std::string& id) {
  const State::Writing writing = state_->lock();
  store::RemarkStore store(*state_->database);
  db::Transaction rows(*state_->database);
  store.withdraw(store.meant(id), state_->surroundings.officer, state_->now());
  rows.commit();
}

void Engagement::moderate_remarks(const std::vector<std::string>& ids, Moderation state,
                                  const std::string& reason) {
  require_verdict(state, reason);
  const State::Writing writing = state_->lock();
  store::RemarkStore store(*state_->database);
  db::Transaction rows(*state_->database);
  for (const std::string& id : ids) {
    store.moderate(store.meant(id), {state, reason, state_->now(), state_->surroundings.officer});
  }
  rows.commit();
}

std::vector<Redaction> Engagement::redact_remark(const std::string& id, const std::string& words,
                                                 const std::string& reason,
                                                 const std::string& explanation) {
  require_redaction(id, words, reason, explanation);
  const State::Writing writing = state_->lock();
  store::RemarkStore store(*state_->database);
  const Remark found = remark(id, {.original = true});
  std::vector<Redaction> made;
  db::Transaction rows(*state_->database);
  for (const CodePointSpan& place : places_of(found.body, words)) {
    Redaction redaction{0,      "body",      place.start,   place.end,
                        reason, explanation, state_->now(), state_->surroundings.officer};
    redaction.number = store.add_redaction(found.id, redaction);
    made.push_back(std::move(redaction));
  }
  if (made.empty()) {
    throw Error(ErrorKind::invalid,
                "redact " + found.id.text + ": the words are nowhere in the remark",
                "copy them from redraft remark show " + found.id.text + " --original");
  }
  rows.commit();
  return made;
}

std::vector<Redaction> Engagement::remark_redactions(const std::string& id) const {
  const store::RemarkStore store(*state_->database);
  return store.redactions(store.meant(id));
}

std::vector<HeldRemark> Engagement::held_remarks(const std::string& ref) const {
  return store::RemarkStore(*state_->database).held(ref);
}

void Engagement::remove_remark_redaction(const std::string& id, std::size_t number) {
  const State::Writing writing = state_->lock();
  store::RemarkStore store(*state_->database);
  const RemarkId meant = store.meant(id);
  db::Transaction rows(*state_->database);
  if (!store.remove_redaction(meant, number, state_->surroundings.officer, state_->now())) {
    throw Error(ErrorKind::not_found,
                "redact " + meant.text + ": it has no redaction " + std::to_string(number),
                "redraft redact " + meant.text + " --list");
  }
  rows.commit();
}

}  // namespace redraft
