// Comments, replies and tracked changes of a Word file taken in.
#include "workspace/word_import.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/code_points.h"
#include "base/hash.h"
#include "base/line_ends.h"
#include "redraft/error.h"
#include "redraft/word.h"
#include "store/reviewers.h"
#include "workspace/criticmarkup_copy.h"
#include "workspace/row_refusal.h"
#include "workspace/taking.h"
#include "workspace/word_known_comments.h"
#include "workspace/word_placing.h"
#include "workspace/word_suggestions.h"

namespace redraft {

namespace workspace {

namespace {

// What programs write where nobody said who they are.
bool is_nobody(const std::string& author) {
  return author.empty() || author == "Author" || author == "Unknown Author" || author == "Unknown";
}

std::string decision_without_reason(const std::string& body) {
  constexpr std::string_view opening = "Decision: ";
  const std::size_t end = body.find('.');
  return body.starts_with(opening) && end != std::string::npos
             ? body.substr(opening.size(), end - opening.size())
             : std::string();
}

class WordImport {
 public:
  // Keeps references.
  WordImport(State& state, const WordText& word, const WordSource& source)
      : state_(state), word_(word), source_(source), texts_(state), intake_(intake_of(state)) {
    const std::string document = state.document(source.document).name;
    draft_ = &texts_.text(document, source.draft);
    result_.drafts.push_back(document + "@" + draft_->draft.label);
    placing_.emplace(word, *draft_);
    known_.emplace(state, *draft_);
    const std::vector<std::string> allowed = state.pile.allowed_tags();
    may_tag_ =
        allowed.empty() || std::find(allowed.begin(), allowed.end(), resolved_tag) != allowed.end();
  }

  void take(WordChanges changes) {
    result_.findings = word_.findings;
    ProgressStep step = state_.step("importing comments");
    if (changes != WordChanges::only_suggestions) {
      std::map<std::size_t, KnownComment*> threads;
      for (std::size_t i = 0; i < word_.comments.size(); ++i) {
        if (!word_.comments[i].parent) {
          step.one_more();
          threads[i] = comment(i);
        }
      }
      for (std::size_t i = 0; i < word_.comments.size(); ++i) {
        if (word_.comments[i].parent) {
          reply(word_.comments[i], threads[*word_.comments[i].parent],
                "comment " + std::to_string(i + 1));
        }
      }
    }
    if (changes != WordChanges::none) {
      for (const WordSuggestion& suggestion : word_suggestions(word_)) {
        step.one_more();
        suggest(suggestion);
      }
    }
  }

  ImportedComments result() { return std::move(result_); }

  // A comment of ours that a marked copy brings back: known by its id while nobody changed its
  // words. With other words it is another one, and nobody knows whose.
  void take_back(const ReturnedComment& from) {
    Comment shown;
    shown.body = from.body;
    shown.suggestion = from.suggestion;
    const std::string words = word_thread(shown, json::Names::hidden).entries.front().body;
    if (from.body == withheld_words || known_->knows(from.ticket.id, words)) {
      ++result_.existed;
      result_.suggestions += from.suggestion ? 1 : 0;
      take_back_replies(from, known_->with_id(from.ticket.id), true);
      return;
    }
    const bool here = is_taken(from.ticket.id);
    NewComment made = here ? new_comment("", {}, from.body)
                           : new_comment(from.ticket.author, from.ticket.created, from.body);
    made.id = here ? "" : from.ticket.id;
    made.suggestion = from.suggestion;
    made.kind = from.ticket.kind.value_or(from.suggestion ? CommentKind::suggest : made.kind);
    for (const WordRange& range : from.ranges) {
      made.targets.push_back(target_of(range, from));
    }
    if (made.targets.empty()) {
      made.targets.emplace_back().scope = CommentScope::document;
    }
    const std::optional<Stored> stored = store(made, "the comment " + from.ticket.id);
    if (stored && !here) {
      known_->add(stored->added.id, words);
    }
    take_back_replies(from, known_->with_id(from.ticket.id), here);
  }

  void tell_differences(const std::vector<std::size_t>& lines) {
    const std::vector<Finding> differences = placing_->differences(lines);
    result_.findings.insert(result_.findings.end(), differences.begin(), differences.end());
  }

 private:
  // Who wrote it: known by the ref in the name, else by the name; nameless ones by their words, so
  // that they are the same when the file comes again.
  void put_author(const std::string& author, const std::string& words, Reviewer& reviewer,
                  Person& person) const {
    reviewer.organisation = source_.organisation;
    reviewer.sector = source_.sector;
    reviewer.ref = ref_in_word_author(author);
    if (!reviewer.ref.empty()) {
      reviewer.organisation.clear();
    } else if (is_nobody(author) && source_.person != Person()) {
      person = source_.person;
    } else if (is_nobody(author)) {
      reviewer.ref = "word-" + hash128(with_line_feeds(words));
    } else {
      person.name = author;
    }
  }

  [[nodiscard]] NewComment new_comment(const std::string& author, std::optional<Instant> created,
                                       const std::string& body) const {
    NewComment out;
    out.document = draft_->draft.document;
    out.draft = draft_->draft.label;
    out.body = body;
    out.created = created;
    out.channel = source_.channel.value_or(Channel::import);
    out.late = source_.late;
    put_author(author, body + (created ? to_rfc3339(*created) : ""), out.reviewer, out.person);
    return out;
  }

  [[nodiscard]] bool is_taken(const std::string& id) const {
    try {
      static_cast<void>(state_.comments.find(id, "", {}));
      return true;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found) {
        throw;
      }
      return false;
    }
  }

  [[nodiscard]] Target target_of(WordRange range, const ReturnedComment& from) const {
    if (from.ticket.scope == CommentScope::document) {
      return {CommentScope::document, {}, {}};
    }
    if (from.ticket.scope) {
      range.end = range.start;
    }
    WordPlacing::Found found = placing_->find(range);
    if (from.ticket.scope && found.certain) {
      found.target.scope = *from.ticket.scope;
    }
    return from.suggestion ? only_if_certain(std::move(found), range) : found.target;
  }

  // Words that are only alike may not be replaced: a person looks.
  [[nodiscard]] Target only_if_certain(WordPlacing::Found found, const WordRange& range) const {
    if (!found.certain && found.target.scope == CommentScope::statement && found.target.quote) {
      found.target.quote = Quote{placing_->words(range), {}, {}, 0, 0};
    }
    return std::move(found.target);
  }

  KnownComment* comment(std::size_t index) {
    const WordComment& from = word_.comments[index];
    NewComment made = new_comment(from.author, from.created, from.body);
    for (const WordRange& range : from.ranges) {
      Target target = placing_->find(range).target;
      if (std::find(made.targets.begin(), made.targets.end(), target) == made.targets.end()) {
        made.targets.push_back(std::move(target));
      }
    }
    if (made.targets.empty()) {
      made.targets.emplace_back().scope = CommentScope::document;
    }
    if (from.body == withheld_words) {
      ++result_.existed;
      return nullptr;
    }
    if (KnownComment* known = known_->find(from, made.targets.front().anchor)) {
      ++result_.existed;
      if (from.resolved && !known->resolved) {
        mark_resolved(known->id);
        known->resolved = true;
      }
      return known;
    }
    if (KnownComment* known = known_->with_reply(from)) {
      return known;
    }
    const std::optional<Stored> stored = store(made, "comment " + std::to_string(index + 1));
    if (!stored) {
      return nullptr;
    }
    if (from.resolved && !stored->added.existed) {
      mark_resolved(stored->added.id);
    }
    KnownComment& known = known_->add(stored->added.id, from.body);
    if (stored->added.existed) {
      for (const Reply& reply : state_.comments.find(stored->added.id.text, "", {}).replies) {
        known.add(statement_text(reply.body), reply.created);
      }
    }
    return &known;
  }

  void mark_resolved(const CommentId& id) {
    if (may_tag_) {
      state_.pile.add_tag(id, resolved_tag, state_.surroundings.officer, state_.now());
      return;
    }
    warn("word-resolved", id.text + " was resolved in the " + source_.called,
         "to have such comments tagged, put \"resolved\" on the list of tags");
  }

  // `here`: the comment was there before, so that a reply that it does not have is a changed or new
  // one, and nobody knows whose.
  void take_back_replies(const ReturnedComment& of, KnownComment* thread, bool here) {
    for (WordComment from : of.replies) {
      const KnownComment* const known = known_->with_reply(from);
      if (known == nullptr || thread == nullptr || known->id != thread->id) {
        from.author = here ? "" : from.author;
        from.created = here ? std::nullopt : from.created;
        reply(from, thread, "a reply to " + of.ticket.id);
      }
    }
  }

  void reply(const WordComment& from, KnownComment* thread, const std::string& what) {
    if (thread == nullptr || statement_text(from.body).empty() || thread->holds(from) ||
        parse_decision(decision_without_reason(from.body))) {
      return;  // not taken, there already, or a decision of ours that was changed since
    }
    Reviewer reviewer;
    Person person;
    put_author(from.author, from.body, reviewer, person);
    try {
      require_utf8("take in a reply", from.body);
      const std::string ref =
          store::reviewer_ref(*state_.database, reviewer, person, state_.surroundings.randomness);
      const Instant created = from.created.value_or(state_.now());
      state_.comments.reply_of(ref, created, thread->id, from.body, state_.surroundings.officer,
                               state_.now(), state_.surroundings.randomness);
      thread->add(statement_text(from.body), created);
      ++result_.replies;
      warn_of_personal_data(from.body, thread->id);
    } catch (const Error& error) {
      reject(what, error);
    }
  }

  void suggest(const WordSuggestion& suggestion) {
    NewComment made = new_comment(suggestion.author, suggestion.created, suggestion.body);
    made.kind = CommentKind::suggest;
    made.suggestion = suggestion.replacement;
    made.targets.push_back(only_if_certain(placing_->find(suggestion.range), suggestion.range));
    store(made, "a tracked change");
  }

  std::optional<Stored> store(NewComment& made, const std::string& what) {
    try {
      complete(state_, texts_, made, Locating::done);
      const Stored stored = put(state_, texts_, intake_, made);
      intake_.finish();  // replies and tags come in between
      ++(stored.added.existed ? result_.existed : result_.added);
      result_.in_tray += stored.in_tray ? 1 : 0;
      result_.late += !stored.added.existed && made.late ? 1 : 0;
      note_understood(made, stored, 0, result_);
      if (!stored.added.existed) {
        warn_of_personal_data(made.body, stored.added.id);
        warn_of_personal_data(made.suggestion.value_or(""), stored.added.id);
      }
      return stored;
    } catch (const Error& error) {
      reject(what, error);
      return std::nullopt;
    }
  }

  void warn_of_personal_data(const std::string& text, const CommentId& id) {
    for (Finding& finding : personal_data_findings("the comment", text)) {
      finding.comment = id.text;
      tell(std::move(finding));
    }
  }

  void reject(const std::string& what, const Error& error) {
    Finding finding = refusal(error, "row-rejected", {}, 0);
    finding.message.insert(0, what + " of the " + source_.called + ": ");
    tell(std::move(finding));
  }

  void warn(const char* rule, const std::string& message, const std::string& hint) {
    Finding finding;
    finding.rule = rule;
    finding.severity = Severity::warning;
    finding.message = message;
    finding.hint = hint;
    tell(std::move(finding));
  }

  void tell(Finding finding) {
    finding.document = draft_->draft.document;
    finding.draft = draft_->draft.label;
    result_.findings.push_back(std::move(finding));
  }

  State& state_;
  const WordText& word_;
  const WordSource& source_;
  DraftTexts texts_;
  store::CommentIntake intake_;
  const DraftText* draft_ = nullptr;
  std::optional<WordPlacing> placing_;
  std::optional<KnownComments> known_;
  ImportedComments result_;
  bool may_tag_ = false;
};

}  // namespace

ImportedComments take_copy(State& state, const WordText& word, const WordSource& source,
                           WordChanges changes) {
  WordImport import(state, word, source);
  import.take(changes);
  return import.result();
}

ImportedComments take_copy(State& state, const CriticText& critic, const WordSource& source,
                           WordChanges changes) {
  const CriticCopy copy = copy_of(critic);
  WordImport import(state, copy.text, source);
  import.take(changes);
  for (const ReturnedComment& comment : copy.returned) {
    if (changes != WordChanges::none || !comment.suggestion) {
      import.take_back(comment);
    }
  }
  import.tell_differences(copy.lines);
  return import.result();
}

}  // namespace workspace

ImportedComments Workspace::import_word(const WordText& word, const WordSource& source,
                                        WordChanges changes, bool dry_run) {
  const workspace::State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  ImportedComments imported = workspace::take_copy(*state_, word, source, changes);
  if (!dry_run) {
    rows.commit();
  }
  return imported;
}

}  // namespace redraft
