#pragma once
// The confidential lane: the verbs. None of them writes to the audit log, and nothing else in the
// program reads what they write.

#include <cstddef>
#include <string>
#include <vector>

#include "redraft/concern.h"
#include "redraft/governance.h"

namespace redraft {

// Who opens the lane: an officer's name, as with --as, and the passphrase they chose.
struct Handler {
  std::string name;
  std::string passphrase;
};

struct NewConcern {
  std::string document;
  std::string label;   // empty: the newest draft
  std::string anchor;  // or number
  std::string about;   // the organisation it is about; may be empty
  ConcernParty raised_by;
  std::string words;
  std::optional<Instant> raised;  // nothing: now
};

[[nodiscard]] std::vector<std::string> handlers(const Governance& governance);
[[nodiscard]] std::size_t concern_count(const Governance& governance);

// Of the first handler `by` is not looked at; it makes the lane. Throws not_allowed for a name that
// is no handler's or a passphrase that does not open the lane, invalid for one too short. A handler
// who is admitted again has a new passphrase.
void admit_handler(Governance& governance, const Handler& by, const Handler& admitted);
// What they copied before stays open to them. Throws conflict for the last one.
void dismiss_handler(Governance& governance, const Handler& by, const std::string& name);

// Anyone may; what was put in only a handler can read. Throws not_allowed before there is one.
ConcernId add_concern(Governance& governance, const NewConcern& wanted);

[[nodiscard]] std::vector<Concern> concerns(const Governance& governance, const Handler& handler);
// Those that somebody raised, by their whole name, address or organisation without regard to case.
[[nodiscard]] std::vector<Concern> concerns_by(const Governance& governance, const Handler& handler,
                                               const std::string& person);
// By id or any unique beginning.
[[nodiscard]] Concern concern(const Governance& governance, const Handler& handler,
                              const std::string& id);
// See require_step(). The step is the handler's.
Concern add_concern_step(Governance& governance, const Handler& handler, const std::string& id,
                         ConcernStep step);
// Who raised it goes, and what they said first unless `keep_words`; the file is written anew.
Concern erase_concern(Governance& governance, const Handler& handler, const std::string& id,
                      bool keep_words);

}  // namespace redraft
