// What a sentence does, by the verb of its main clause. docs/statements.md has the rules in prose.
#include <algorithm>

#include "redraft/document.h"
#include "text/lines.h"
#include "text/sentences.h"
#include "text/stance_words.h"

namespace redraft {

namespace {

using text::StanceWord;
using text::WordKind;

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t near = 6;  // words between a subject's clause and its opening word

class SentenceStances {
 public:
  explicit SentenceStances(const std::vector<StanceWord>& words) : words_(words) {}

  std::vector<Stance> read() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      read_word(i);
    }
    if (found_.empty() && defines_) {
      add(Stance::define);
    }
    if (found_.empty() && needs_) {
      add(Stance::need);
    }
    return found_;
  }

 private:
  WordKind kind(std::size_t i) const {
    return i < words_.size() ? words_[i].kind : WordKind::plain;
  }

  std::string_view word(std::size_t i) const {
    return i < words_.size() ? words_[i].text : std::string_view();
  }

  // The word before i, adverbs passed over; none at the start.
  std::size_t before(std::size_t i) const {
    while (i > 0) {
      --i;
      if (words_[i].kind != WordKind::adverb) {
        return i;
      }
    }
    return none;
  }

  std::size_t after(std::size_t i) const {
    ++i;
    while (kind(i) == WordKind::adverb) {
      ++i;
    }
    return i;
  }

  void add(Stance stance) {
    if (std::find(found_.begin(), found_.end(), stance) == found_.end()) {
      found_.push_back(stance);
    }
  }

  // Whether the word is a subject that speaks for itself here: not in an if, where or that clause.
  bool is_subject(std::size_t i) const {
    if (i == none || (kind(i) != WordKind::we && kind(i) != WordKind::plural)) {
      return false;
    }
    if (kind(i) == WordKind::we) {
      return words_[i].after_comma || i == 0 || !opens_clause(i - 1);
    }
    for (std::size_t back = i; back > 0 && i - back < near && !words_[back].after_comma; --back) {
      if (opens_clause(back - 1) || kind(back - 1) == WordKind::to) {
        return false;
      }
    }
    return true;
  }

  bool opens_clause(std::size_t i) const {
    return kind(i) == WordKind::condition || word(i) == "as" || word(i) == "once";
  }

  // "we", "all" at the start, "We, the undersigned," before the word.
  bool has_subject(std::size_t i) const {
    const std::size_t at = before(i);
    if (at == none) {
      return i > 0 && (word(0) == "all" || word(0) == "both");
    }
    return is_subject(at) || (words_[i].after_comma && kind(0) == WordKind::we &&
                              words_.size() > 1 && words_[1].after_comma);
  }

  bool follows_modal(std::size_t i) const {
    const std::size_t at = before(i);
    if (at == none) {
      return false;
    }
    if (kind(at) == WordKind::modal || kind(at) == WordKind::will) {
      return has_subject(at);
    }
    if (kind(at) != WordKind::to) {
      return false;
    }
    const std::size_t wish = before(at);
    return wish != none &&
           (kind(wish) == WordKind::need || kind(wish) == WordKind::have || word(wish) == "want" ||
            word(wish) == "wish" || word(wish) == "intend" || word(wish) == "ought") &&
           has_subject(wish);
  }

  // "... and commit to": a second verb of the same subject.
  bool is_joined(std::size_t i) const {
    if (found_.empty() || i == 0) {
      return false;
    }
    const std::size_t at = before(i);
    const bool joins = at != none && word(at) == "and";
    if (!joins && !(words_[i].after_comma && at == last_verb_)) {
      return false;
    }
    return word(i + 1) == "to" || word(i + 1) == "that" || at == last_verb_ ||
           (joins && before(at) == last_verb_);
  }

  void verb(std::size_t i) {
    add(words_[i].stance);
    last_verb_ = i;
    in_that_clause_ = word(after(i)) == "that";
  }

  // "It is agreed that", "it has been agreed that".
  bool is_agreed_that(std::size_t be, std::size_t i) const {
    return kind(be) == WordKind::be && word(i + 1) == "that" && i >= 2 &&
           (word(0) == "it" || word(i - 2) == "it" || (i >= 3 && word(i - 3) == "it"));
  }

  void read_participle(std::size_t i) {
    const std::size_t at = before(i);
    if (at == none) {
      return;
    }
    const Stance stance = words_[i].stance;
    if (stance == Stance::define) {
      defines_ = defines_ || (kind(at) == WordKind::be && word(i + 1) == "as");
    } else if (kind(at) == WordKind::be && stance == Stance::commit && word(i + 1) == "to") {
      const std::size_t subject = before(at);
      if (subject == none || !opens_clause(subject)) {
        verb(i);
      }
    } else if ((kind(at) == WordKind::have && has_subject(at)) || is_agreed_that(at, i)) {
      verb(i);
    }
  }

  void read_will(std::size_t i) {
    const std::size_t at = before(i);
    const std::size_t next = after(i);
    if (at == none) {
      return;
    }
    const bool signs = kind(at) == WordKind::we || word(at) == "signatories" ||
                       word(at) == "partners" || word(at) == "members";
    const bool again = signs && at > 0 && (word(at - 1) == "and" || words_[at].after_comma);
    if (again && (words_[at].after_comma || words_[at - 1].after_comma)) {
      in_that_clause_ = false;
    }
    const bool joined = word(at) == "and" && last_verb_ != none;
    if ((!(signs && has_subject(i)) && !joined) || in_that_clause_) {
      return;
    }
    if (kind(next) == WordKind::need || kind(next) == WordKind::have) {
      needs_ = true;
    } else if (kind(next) != WordKind::base) {
      add(Stance::commit);
      last_verb_ = i;
    }
  }

  void read_need(std::size_t i) {
    const std::size_t at = before(i);
    for (std::size_t back = i; back > 0 && i - back < 3; --back) {
      if (kind(back - 1) == WordKind::condition && word(back - 1) != "that") {
        return;
      }
    }
    needs_ = needs_ || word(i + 1) == "to" ||
             (kind(i) == WordKind::need && at != none &&
              (kind(at) == WordKind::we || word(at) == "they" || kind(at) == WordKind::will)) ||
             (word(0) == "there" && word(i + 1) == "for");
  }

  void read_define(std::size_t i) {
    const std::size_t at = before(i);
    if (at == none) {
      return;
    }
    if (kind(i) == WordKind::mean) {
      defines_ = defines_ || (kind(at) == WordKind::we && !opens_clause(before(at))) ||
                 (word(i) == "meant" && word(0) == "by") ||
                 (kind(at) == WordKind::to &&
                  (word(before(at)) == "understood" || word(before(at)) == "taken"));
    } else if (kind(i) == WordKind::means) {
      const bool noun = kind(at) == WordKind::determiner || kind(at) == WordKind::condition ||
                        word(i + 1) == "of" || word(i + 1) == "to" || word(i - 1) == "as";
      defines_ = defines_ || (!noun && i < 2 * near);
    }
  }

  void read_word(std::size_t i) {
    switch (kind(i)) {
      case WordKind::base:
        if (words_[i].stance == Stance::define) {
          defines_ = defines_ || has_subject(i);
        } else if (has_subject(i) || follows_modal(i) || is_joined(i)) {
          verb(i);
        }
        break;
      case WordKind::third:
        if (words_[i].stance == Stance::define) {
          break;
        }
        if (i > 0 && !opens_clause(before(i)) && kind(before(i)) != WordKind::determiner) {
          verb(i);
        }
        break;
      case WordKind::participle:
        read_participle(i);
        break;
      case WordKind::will:
        read_will(i);
        break;
      case WordKind::modal:
        needs_ = true;
        break;
      case WordKind::have:
        needs_ = needs_ || word(i + 1) == "to";
        break;
      case WordKind::need:
      case WordKind::needs:
        read_need(i);
        break;
      case WordKind::mean:
      case WordKind::means:
        read_define(i);
        break;
      default:
        needs_ =
            needs_ || (i > 0 && kind(i - 1) == WordKind::be &&
                       (word(i) == "needed" || (word(i) == "required" && word(i + 1) == "to")));
        defines_ = defines_ || (word(i) == "refers" && word(i + 1) == "to");
    }
  }

  const std::vector<StanceWord>& words_;
  std::vector<Stance> found_;
  std::size_t last_verb_ = none;
  bool in_that_clause_ = false;
  bool defines_ = false;
  bool needs_ = false;
};

bool asks(std::string_view sentence) {
  sentence = text::trim(sentence);
  while (!sentence.empty() &&
         (sentence.back() == '"' || sentence.back() == '\'' || sentence.back() == ')')) {
    sentence.remove_suffix(1);
  }
  return sentence.ends_with('?');
}

}  // namespace

std::vector<Stance> stances_of(std::string_view plain_text) {
  std::vector<Stance> stances;
  thread_local text::StanceWords reader;
  for (const std::string_view sentence : text::sentences(plain_text)) {
    if (asks(sentence)) {
      continue;
    }
    for (const Stance stance : SentenceStances(reader.read(sentence)).read()) {
      if (std::find(stances.begin(), stances.end(), stance) == stances.end()) {
        stances.push_back(stance);
      }
    }
  }
  return stances.empty() ? std::vector<Stance>{Stance::other} : stances;
}

}  // namespace redraft
