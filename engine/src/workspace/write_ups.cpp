// Write-ups taken in: once, and again when they were put right.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "redraft/error.h"
#include "store/action_store.h"
#include "store/event_store.h"
#include "store/pile_store.h"
#include "text/tokens.h"
#include "workspace/remark_taker.h"

namespace redraft {

namespace workspace {

namespace {

constexpr std::size_t longest_score = 80;  // bytes

void add_doubt(WriteUpBlock& block, const std::string& doubt) {
  block.doubt += (block.doubt.empty() ? "" : "; ") + doubt;
}

// "Action: …", "Action - …".
bool reads_as_action(const std::string& words) {
  const std::string folded = text::fold(words.substr(0, longest_score));
  return folded.starts_with("action:") || folded.starts_with("action -") ||
         folded.starts_with("actions:");
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& one) {
    return store::name_key(one) == store::name_key(name);
  });
}

// What the write-up names and the event did not have yet.
void add_names(Event& event, const WriteUp& write_up) {
  for (const WriteUpBlock& block : write_up.blocks) {
    std::vector<std::string>* const names = block.kind == WriteUpKind::prompt ? &event.prompts
                                            : block.kind == WriteUpKind::objective
                                                ? &event.objectives
                                            : block.kind == WriteUpKind::group ? &event.groups
                                                                               : nullptr;
    if (names != nullptr && !has(*names, block.text)) {
      names->push_back(sound_line("take the write-up", block.text));
    }
  }
  if (!event.held) {
    event.held = write_up.held;
  }
}

NewRemark remark_of(const WriteUpBlock& block) {
  NewRemark remark;
  remark.line = block.line;
  remark.prompt = block.prompt;
  remark.objective = block.objective;
  remark.group = block.group;
  remark.body = block.text;
  remark.reviewer.organisation = block.organisation;
  remark.reviewer.sector = block.sector;
  remark.attribution = block.attribution;
  remark.consent = block.consent;
  remark.headline = block.headline;
  return remark;
}

// Whether both tell the same, if not in the same words: one is a part of the other, or most of
// their words are shared.
bool tells_the_same(const std::string& first, const std::string& second) {
  const auto words = [](const std::string& body) {
    std::vector<std::string> list;
    for (const text::Token& token : text::tokenize(body)) {
      if (token.word) {
        list.push_back(
            text::fold(std::string_view(body).substr(token.begin, token.end - token.begin)));
      }
    }
    std::sort(list.begin(), list.end());
    return list;
  };
  const std::vector<std::string> left = words(first);
  const std::vector<std::string> right = words(second);
  std::vector<std::string> shared;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(shared));
  return !shared.empty() && (shared.size() == std::min(left.size(), right.size()) ||
                             shared.size() * 10 >= (left.size() + right.size()) * 3);
}

Finding told(const char* rule, Severity severity, std::string message, std::string hint,
             const Remark& remark, std::size_t line) {
  return {rule, severity, std::move(message), std::move(hint), {}, {}, {}, remark.id.text, line};
}

// Holds a write-up against what was taken of it before.
class Retaker {
 public:
  Retaker(State& state, const Event& event, const std::vector<Remark>& before, Retake retake)
      : state_(state),
        event_(event),
        store_(*state.database),
        taker_(state, event),
        before_(before),
        retake_(retake),
        done_(before.size(), false) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      by_body_.emplace(before[i].body, i);
      if (before[i].edits != 0) {
        by_body_.emplace(store_.history(before[i].id).front().second, i);
      }
      if (before[i].line != 0 && !before[i].withdrawn) {
        by_line_.emplace(before[i].line, i);
      }
    }
  }

  ImportedComments take(const WriteUp& write_up) {
    std::vector<NewRemark> left;
    for (const WriteUpBlock& block : write_up.blocks) {
      if (block.kind == WriteUpKind::remark) {
        left.push_back(remark_of(block));
        left.back().body = sound_words("take the write-up", left.back().body);
        place_in(event_, left.back());
      }
    }
    std::erase_if(left, [&](const NewRemark& remark) { return is_there(remark); });
    std::erase_if(left, [&](const NewRemark& remark) { return stands_elsewhere(remark); });
    for (const NewRemark& remark : left) {
      ++now_[remark.line];
    }
    std::erase_if(left, [&](const NewRemark& remark) { return is_told_otherwise(remark); });
    for (const NewRemark& remark : left) {
      add(remark);
    }
    for (const WriteUpBlock& block : write_up.blocks) {
      if (block.kind != WriteUpKind::remark) {
        take_back(block);
      }
    }
    return std::move(result_);
  }

 private:
  static bool same_place(const Remark& one, const NewRemark& other) {
    return one.prompt == other.prompt && one.objective == other.objective &&
           one.group == other.group;
  }

  void add(const NewRemark& remark) {
    find_personal_data_in(remark, remark.line, result_.findings);
    taker_.add(remark);
    ++result_.added;
  }

  // The same words at the same place, from its line before from another.
  bool is_there(const NewRemark& remark) {
    std::optional<std::size_t> found;
    const auto [begin, end] = by_body_.equal_range(remark.body);
    for (auto at = begin; at != end; ++at) {
      const Remark& one = before_[at->second];
      if (!done_[at->second] && same_place(one, remark) && !gave_way(one) &&
          (!found || one.line == remark.line)) {
        found = at->second;
      }
    }
    if (found) {
      done_[*found] = true;
      ++result_.existed;
    }
    return found.has_value();
  }

  // Withdrawn, and its line tells the same in other words.
  bool gave_way(const Remark& one) const {
    const auto [begin, end] = by_line_.equal_range(one.line);
    return one.withdrawn && std::any_of(begin, end, [&](const auto& other) {
             return tells_the_same(before_[other.second].body, one.body);
           });
  }

  bool stands_elsewhere(const NewRemark& remark) {
    const auto [begin, end] = by_body_.equal_range(remark.body);
    for (auto at = begin; at != end; ++at) {
      const Remark& one = before_[at->second];
      if (done_[at->second] || one.withdrawn || one.line != remark.line) {
        continue;
      }
      done_[at->second] = true;
      if (retake_ == Retake::replace) {
        put_right(one, remark);
      } else {
        ++result_.existed;
        result_.findings.push_back(told("remark-elsewhere", Severity::warning,
                                        "it is there already, and stands elsewhere: " + one.id.text,
                                        "redraft remark edit " + one.id.text +
                                            " --prompt PROMPT, or all of them with --replace",
                                        one, remark.line));
      }
      return true;
    }
    return false;
  }

  // Its line told the same before, in other words, in more parts or in fewer.
  bool is_told_otherwise(const NewRemark& remark) {
    const auto told_by = [&](const Remark* one) {
      return one->line == remark.line && tells_the_same(one->body, remark.body);
    };
    if (std::any_of(stay_.begin(), stay_.end(), told_by)) {
      return true;
    }
    std::vector<std::size_t> old;
    const auto [begin, end] = by_line_.equal_range(remark.line);
    for (auto at = begin; at != end; ++at) {
      if (!done_[at->second] && tells_the_same(before_[at->second].body, remark.body)) {
        old.push_back(at->second);
      }
    }
    if (old.empty()) {
      return false;
    }
    for (const std::size_t one : old) {
      done_[one] = true;
    }
    return replace_line(remark, old, now_[remark.line] == 1 && old.size() == 1);
  }

  // False: the old ones are gone, and the new ones are to be added.
  bool replace_line(const NewRemark& remark, const std::vector<std::size_t>& old,
                    bool one_for_one) {
    const Remark& first = before_[old.front()];
    if (retake_ == Retake::tell) {
      result_.findings.push_back(told("remark-otherwise", Severity::warning,
                                      "the line was taken in otherwise: " + first.id.text,
                                      "--replace puts it right", first, remark.line));
      return keep(old);
    }
    if (one_for_one) {
      put_right(first, remark);
      return true;
    }
    for (const std::size_t one : old) {
      if (is_used(before_[one])) {
        result_.findings.push_back(
            told("remark-in-use", Severity::error,
                 "the line was taken in otherwise, and " + before_[one].id.text +
                     " is linked, redacted or an action's: it stays",
                 "redraft remark show " + before_[one].id.text, before_[one], remark.line));
        return keep(old);
      }
    }
    for (const std::size_t one : old) {
      withdraw(before_[one]);
    }
    return false;
  }

  // What stands there stays, and nothing that says the same is put beside it.
  bool keep(const std::vector<std::size_t>& old) {
    result_.existed += old.size();
    for (const std::size_t one : old) {
      stay_.push_back(&before_[one]);
    }
    return true;
  }

  // A block that was a remark, and is none any more.
  void take_back(const WriteUpBlock& block) {
    const auto [begin, end] = by_line_.equal_range(block.line);
    for (auto at = begin; at != end; ++at) {
      const Remark& one = before_[at->second];
      if (done_[at->second] || !tells_the_same(one.body, block.text)) {
        continue;
      }
      done_[at->second] = true;
      if (retake_ == Retake::tell || is_used(one)) {
        const bool used = retake_ == Retake::replace;
        result_.findings.push_back(told(
            used ? "remark-in-use" : "remark-otherwise", used ? Severity::error : Severity::warning,
            "it was taken in as a remark: " + one.id.text,
            used ? "redraft remark withdraw " + one.id.text : "--replace withdraws it", one,
            block.line));
      } else {
        withdraw(one);
      }
    }
  }

  void withdraw(const Remark& one) {
    store_.withdraw(one.id, state_.surroundings.officer, state_.now());
    result_.findings.push_back(told("remark-withdrawn", Severity::warning,
                                    "what the line told before is withdrawn: " + one.id.text,
                                    "redraft remark show " + one.id.text, one, one.line));
  }

  void put_right(const Remark& one, const NewRemark& remark) {
    RemarkChanges changes;
    changes.body = remark.body;
    changes.prompt = remark.prompt;
    changes.objective = remark.objective;
    changes.group = remark.group;
    store_.edit(one.id, changes, state_.surroundings.officer, state_.now());
    ++result_.existed;
    result_.findings.push_back(told("remark-put-right", Severity::warning,
                                    "it was put right: " + one.id.text,
                                    "redraft remark show " + one.id.text, one, remark.line));
  }

  bool is_used(const Remark& remark) {
    if (!used_) {
      used_.emplace();
      for (const Action& action : store::ActionStore(*state_.database).list()) {
        used_->insert(action.remark);
      }
    }
    return !remark.links.empty() || used_->count(remark.id.text) != 0 ||
           !store_.redactions(remark.id).empty();
  }

  State& state_;
  const Event& event_;
  store::RemarkStore store_;
  RemarkTaker taker_;
  const std::vector<Remark>& before_;
  Retake retake_;
  std::vector<bool> done_;
  std::multimap<std::string, std::size_t> by_body_;
  std::multimap<std::size_t, std::size_t> by_line_;
  std::map<std::size_t, std::size_t> now_;  // by line: how many are left of the write-up
  std::vector<const Remark*> stay_;         // told otherwise, and not put right
  std::optional<std::set<std::string>> used_;
  ImportedComments result_;
};

}  // namespace

}  // namespace workspace

using namespace workspace;

WriteUp Engagement::read_write_up(const std::string& id, const std::string& text,
                                  const std::vector<WriteUpCorrection>& corrections) const {
  WriteUp write_up = redraft::read_write_up(text, event(id), corrections);
  for (WriteUpBlock& block : write_up.blocks) {
    if (block.kind != WriteUpKind::remark) {
      continue;
    }
    const ScoreReading reading = block.text.size() <= longest_score && !block.text.ends_with('?')
                                     ? parse_score(block.text)
                                     : ScoreReading{};
    if (reading.score) {
      add_doubt(block,
                "reads as a score, " + to_string(*reading.score) + ": `assess add --remark`");
    } else if (level_of_parts(block.text)) {
      add_doubt(block, "may be an exception to a score: `assess add --exception`");
    } else if (reads_as_action(block.text)) {
      add_doubt(block, "reads as an action: `action add --remark`");
    }
  }
  return write_up;
}

ImportedComments Engagement::take_write_up(const std::string& id, const WriteUp& write_up,
                                           Retake retake) {
  const State::Writing writing = state_->lock();
  Event found = event(id);
  add_names(found, write_up);
  db::Transaction rows(*state_->database);
  store::EventStore(*state_->database).replace(found, state_->surroundings.officer, state_->now());
  RemarkFilter all;
  all.event = found.id.text;
  all.original = true;
  all.withdrawn = true;
  const std::vector<Remark> before = remarks(all);
  ImportedComments result = Retaker(*state_, found, before, retake).take(write_up);
  rows.commit();
  return result;
}

}  // namespace redraft
