#include "workspace/state.h"

#include <algorithm>
#include <future>

#include "base/code_points.h"
#include "base/treacherous_marks.h"
#include "redraft/cited_number.h"
#include "redraft/error.h"
#include "redraft/nearest.h"
#include "store/comment_intake.h"
#include "workspace/lineage_records.h"

namespace redraft::workspace {

namespace {

constexpr const char* database_name = "comments.db";
constexpr const char* lock_name = "lock";

// A comment store that is not there yet, or is of an older version, is made or brought up to date
// under the writer lock. Where that cannot be (a read-only clone), there are no comments to read.
db::Database open_database(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / database_name;
  if (db::Database::is_current(file)) {
    try {
      return db::Database::open(file);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::unavailable) {
        throw;
      }
      return db::Database::open(file, db::Access::read);
    }
  }
  try {
    const store::WriterLock lock(folder / lock_name);
    return db::Database::open(file);
  } catch (const Error& error) {
    std::error_code ignored;
    if (error.kind() != ErrorKind::unavailable || std::filesystem::exists(file, ignored)) {
      throw;
    }
    return db::Database::in_memory();
  }
}

}  // namespace

State::State(store::DraftStore draft_store, Surroundings outside)
    : surroundings(std::move(outside)),
      drafts(std::move(draft_store)),
      database(std::make_unique<db::Database>(open_database(drafts.shared_folder()))),
      comments(*database),
      pile(*database),
      themes(*database),
      anchor_counts(*database) {}

std::filesystem::path State::lock_file() const {
  return drafts.shared_folder() / lock_name;
}

State::Writing::Writing(const State& state, Words words) : database_(*state.database) {
  if (!state.in_group) {
    lock_.emplace(state.lock_file());
  } else if (words == Words::caught_up) {
    state.catch_up_with_words();
  }
}

void State::catch_up_with_words() const {
  if (indexed) {
    store::index_words_after(*database, *indexed);
    indexed.reset();
  }
}

State::Writing::~Writing() {
  if (!lock_) {
    return;
  }
  try {
    static_cast<void>(database_.checkpoint());
  } catch (const Error&) {
    // Everything committed is safe in the log; the next writer tries again.
    return;
  }
}

store::DocumentEntry State::document(const std::string& name) const {
  const std::vector<store::DocumentEntry> all = drafts.documents();
  if (name.empty() && all.size() == 1) {
    return all.front();
  }
  std::vector<std::string> names;
  for (const store::DocumentEntry& entry : all) {
    if (entry.name == name) {
      return entry;
    }
    names.push_back(entry.name);
  }
  if (all.empty()) {
    throw Error(ErrorKind::not_found, "find the document: this consultation has none yet",
                "redraft add FILE.md");
  }
  if (name.empty()) {
    throw Error(ErrorKind::usage, "find the document: this consultation has several, so name one",
                nearest_hint(name, names));
  }
  throw Error(ErrorKind::not_found, "find the document: there is no document \"" + name + "\"",
              nearest_hint(name, names));
}

Draft State::draft(const std::string& document, const std::string& label) const {
  std::vector<std::string> labels;
  for (Draft& draft : drafts.drafts(document)) {
    if (draft.label == label) {
      return std::move(draft);
    }
    labels.push_back(draft.label);
  }
  throw Error(ErrorKind::not_found,
              "find the draft: " + document + " has no draft \"" + label + "\"",
              labels.empty() ? "publish one first: redraft publish " + document + " V0-1"
                             : nearest_hint(label, labels));
}

void require_text(const State& state, const store::DocumentEntry& entry, const std::string& text) {
  if (state.drafts.working_text(entry) != text) {
    throw Error(ErrorKind::conflict,
                "change " + entry.name + ": somebody has changed its working text since you saw it",
                "look at it again");
  }
}

std::optional<Draft> State::newest(const std::string& document) const {
  std::vector<Draft> all = drafts.drafts(document);
  if (all.empty()) {
    return std::nullopt;
  }
  return std::move(all.back());
}

Draft State::newest_in_consultation(const std::string& document) const {
  const std::vector<Draft> all = drafts.drafts(document);
  if (all.empty()) {
    throw Error(ErrorKind::not_found, "find the draft: " + document + " has no published draft yet",
                "redraft publish " + document + " V0-1");
  }
  const auto found = std::find_if(all.rbegin(), all.rend(), [](const Draft& draft) {
    return draft.state == DraftState::consultation;
  });
  return found == all.rend() ? all.back() : *found;
}

DraftText State::last_text(const std::string& document, ReadStances stances) const {
  const std::optional<Draft> last = newest(document);
  return last ? drafts.read(*last, stances) : DraftText{};
}

namespace {

// What match() says where there is nothing to match with, without looking for it.
Lineage all_added(const Document& document) {
  Lineage lineage;
  lineage.changes.resize(document.statements.size());
  for (std::size_t i = 0; i < lineage.changes.size(); ++i) {
    Change& change = lineage.changes[i];
    change.kind = ChangeKind::added;
    change.to = {i};
    change.basis = Basis::inferred;
  }
  return lineage;
}

}  // namespace

State::Working State::working(const store::DocumentEntry& entry, ReadStances stances) const {
  return working(entry, drafts.working_text(entry), stances);
}

State::Working State::working(const store::DocumentEntry& entry, const std::string& markdown,
                              ReadStances stances) const {
  const ProgressStep step = this->step("comparing the working text with the last draft");
  Working out;
  // Read beside the last draft, which takes as long.
  std::future<Document> reading = std::async(std::launch::async, parse_markdown, markdown, stances);
  out.before = last_text(entry.name, stances);
  out.document = reading.get();
  std::vector<Pin> pins;
  for (const store::LabelledPin& labelled : drafts.pins(entry.name)) {
    if (labelled.label.empty()) {
      pins.push_back(labelled.pin);
    }
  }
  const MatchInput input{out.before.document, out.document, out.before.anchors, pins,
                         out.before.retired};
  out.lineage = input.from.statements.empty() && input.retired.empty() ? all_added(out.document)
                                                                       : match(input);
  out.anchors = assign_anchors(input, out.lineage);
  return out;
}

DraftText State::text_or_newest(const std::string& document, const std::string& label) const {
  const std::optional<Draft> newest = label.empty() ? this->newest(document) : std::nullopt;
  return newest ? drafts.read(*newest)
                : text(document, label.empty() ? std::string(working_label) : label);
}

DraftText State::text(const std::string& document, const std::string& label) const {
  if (label != working_label) {
    return drafts.read(draft(document, label));
  }
  const store::DocumentEntry entry = this->document(document);
  Working found = working(entry);
  DraftText out;
  out.draft.document = entry.name;
  out.draft.label = working_label;
  out.draft.previous = found.before.draft.label;
  out.draft.sequence = found.before.draft.label.empty() ? 1 : found.before.draft.sequence + 1;
  out.draft.state = DraftState::working;
  out.draft.statements = found.document.statements.size();
  out.document = std::move(found.document);
  out.anchors = std::move(found.anchors);
  return out;
}

Lineage State::lineage(const DraftText& from, const DraftText& to) const {
  if (from.draft.sequence > to.draft.sequence) {
    return reversed(lineage(to, from));
  }
  std::vector<std::vector<RecordedChange>> steps;
  for (const Draft& draft : drafts.drafts(from.draft.document)) {
    if (draft.sequence > from.draft.sequence && draft.sequence <= to.draft.sequence) {
      steps.push_back(drafts.lineage(draft));
    }
  }
  if (to.draft.state == DraftState::working) {
    Working found = working(document(to.draft.document));
    if (steps.empty()) {
      return std::move(found.lineage);
    }
    steps.push_back(to_record(found.lineage, found.before.anchors, found.anchors));
  }
  return from_records(from, steps, to);
}

void require_utf8(const std::string& doing, const std::string& text) {
  if (const auto bad = first_invalid_utf8(text)) {
    throw Error(ErrorKind::invalid, doing + ": byte " + std::to_string(*bad) + " is not UTF-8",
                "save the text as UTF-8 and try again");
  }
  if (text.find('\0') != std::string::npos) {
    throw Error(ErrorKind::invalid, doing + ": the text holds a NUL character", "remove it");
  }
}

std::string sound_name(const std::string& doing, const std::string& name) {
  require_utf8(doing, name);
  constexpr std::size_t longest = 100;
  const std::size_t begin = name.find_first_not_of(" \t");
  if (begin == std::string::npos) {
    throw Error(ErrorKind::invalid, doing + ": the name is empty");
  }
  std::string out = name.substr(begin, name.find_last_not_of(" \t") - begin + 1);
  const bool control = has_treacherous_marks(out);
  if (control || out.size() > longest) {
    throw Error(ErrorKind::invalid,
                doing + ": \"" + shorten(out, 40) + "\" is no name: " +
                    (control ? "it holds a line end, a control character or a mark that "
                               "turns the direction of writing round"
                             : "it is longer than " + std::to_string(longest) + " bytes"),
                "use a few words on one line");
  }
  return out;
}

std::string nearest_hint(const std::string& word, const std::vector<std::string>& names) {
  constexpr std::size_t few = 6;
  if (names.empty()) {
    return {};
  }
  const std::string near = nearest(word, {names.begin(), names.end()});
  if (!near.empty()) {
    return "did you mean " + near + "?";
  }
  std::string hint = names.size() > few ? "there are, among others: " : "there are: ";
  for (std::size_t i = 0; i < std::min(few, names.size()); ++i) {
    hint += (i == 0 ? "" : ", ") + names[i];
  }
  return hint;
}

std::size_t find_statement(const DraftText& text, const std::string& anchor_or_number) {
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    if (text.anchors[i] == anchor_or_number) {
      return i;
    }
  }
  const std::vector<std::size_t> numbered = statements_of_number(text.document, anchor_or_number);
  const std::string draft = text.draft.document + " " + text.draft.label;
  if (numbered.size() == 1) {
    return numbered.front();
  }
  if (!numbered.empty()) {
    const std::string& place = text.anchors[numbered.front()];
    const std::string& printed = text.anchors[numbered.back()];
    throw Error(ErrorKind::invalid,
                "find the statement: \"" + anchor_or_number + "\" may be two statements of " +
                    draft + ": " + printed + ", which the text numbers so, and " + place +
                    ", which is counted so",
                "name it by its anchor, " + printed + " or " + place);
  }
  throw Error(ErrorKind::not_found,
              "find the statement: " + draft + " has no statement \"" + anchor_or_number + "\"",
              nearest_hint(anchor_or_number, text.anchors));
}

}  // namespace redraft::workspace
