#pragma once
// Adoption: an organisation signs one draft, refuses it, or says that it cannot consent; takes its
// signature back; signs a later draft again. A register that everyone may read: organisations and
// the roles of signatories, never a person's name.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/binding.h"
#include "redraft/ids.h"
#include "redraft/time.h"

namespace redraft {

using AdoptionId = Id<struct AdoptionTag>;

enum class AdoptionOutcome { signs, refuses, cannot_consent, withdraws };

[[nodiscard]] std::string to_string(AdoptionOutcome outcome);  // "signed", "refused", …
[[nodiscard]] std::optional<AdoptionOutcome> parse_adoption_outcome(std::string_view word);

// A statement that the organisation signs with a proviso, or not at all.
struct Reservation {
  BoundStatement on;
  std::string words;
  bool operator==(const Reservation&) const = default;
};

// One entry of the register; entries are added, never changed. The last of an organisation counts.
struct Adoption {
  AdoptionId id;
  AdoptionOutcome outcome = AdoptionOutcome::signs;
  Binding on;  // always a whole draft; of a withdrawal, the one that had been signed
  std::string organisation;
  std::string sector;
  std::string role;    // of the signatory: "Chief executive"
  Instant given;       // the day of the signature
  std::string reason;  // why not; of a signature, what it says beside the reservations
  std::vector<Reservation> reservations;
  bool operator==(const Adoption&) const = default;
};

struct NewAdoption {
  std::string document;
  std::string label;  // empty: the newest draft
  AdoptionOutcome outcome = AdoptionOutcome::signs;
  std::string organisation;
  std::string sector;  // empty, as role: as it was the last time
  std::string role;
  std::optional<Instant> given;  // nothing: today
  std::string reason;
  // Statement (anchor or number) and words.
  std::vector<std::pair<std::string, std::string>> reservations;
  // An organisation that signed with reservations before says of each that it stands or falls.
  enum class Earlier { ask, keep, drop } earlier = Earlier::ask;
};

// One organisation now.
struct AdoptionEntry {
  Adoption adoption;                              // its last entry
  BindingStanding standing;                       // of the draft it is about, in the newest draft
  std::vector<std::string> reservations_changed;  // anchors whose words are other or gone by now
  std::size_t entries = 1;                        // it has made in all
};

struct AdoptionRegister {
  std::string document;
  std::string label;                   // the newest draft
  std::vector<AdoptionEntry> entries;  // one an organisation, in the order of first signing
  std::vector<Adoption> history;       // every entry, oldest first
};

}  // namespace redraft
