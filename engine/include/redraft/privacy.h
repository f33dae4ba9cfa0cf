#pragma once
// What may be shown to whom: consent, moderation, redaction, and words that look like personal
// data.
//
// Staff see every comment; everyone else sees those that were approved, as far as the reviewer
// agreed, with the redacted words replaced. docs/privacy.md has the rules on one page.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/finding.h"
#include "redraft/time.h"

namespace redraft {

// What a reviewer agreed to have published. Nobody who was not asked agreed to anything.
enum class Publish { no, anonymous, organisation, named };

[[nodiscard]] std::string to_string(Publish publish);
[[nodiscard]] std::optional<Publish> parse_publish(std::string_view word);

// A reviewer's answers to the privacy questions.
struct Consent {
  Publish publish = Publish::no;
  bool confidential = false;  // asked that nothing be disclosed: then as Publish::no
  std::string reason;         // why; personal data, shown as names are
  std::string notice;         // version of the privacy notice that was accepted, or empty
  std::optional<Instant> accepted;
  bool operator==(const Consent&) const = default;
};

// What may be published after both answers.
[[nodiscard]] inline Publish allowed(const Consent& consent) {
  return consent.confidential ? Publish::no : consent.publish;
}

// Whether a comment may be shown to everyone. `redacted` is an approved one of which words are
// replaced; it is never set, only found.
enum class Moderation { pending, approved, redacted, withheld };

[[nodiscard]] std::string to_string(Moderation moderation);
[[nodiscard]] std::optional<Moderation> parse_moderation(std::string_view word);

// Words that are replaced wherever the comment is shown. The original is kept.
struct Redaction {
  std::size_t number = 0;  // names it in `redact --remove`
  std::string part;        // "body", "suggestion", or the id of a reply
  std::size_t start = 0;   // code points of that part, half-open
  std::size_t end = 0;
  std::string reason;       // a code, such as s40
  std::string explanation;  // for the redaction schedule
  Instant made;
  std::string made_by;
  bool operator==(const Redaction&) const = default;
};

// As long for one letter as for a page, so that it does not tell how much stood there.
inline constexpr std::string_view redacted_words = "[redacted]";
inline constexpr std::string_view withheld_words = "[withheld]";
inline constexpr std::string_view erased_words = "[erased]";

struct CodePointSpan {
  std::size_t start = 0;
  std::size_t end = 0;
  bool operator==(const CodePointSpan&) const = default;
};

// The text with each span, and each run of overlapping or touching ones, replaced. Spans in any
// order; what lies beyond the text is ignored.
[[nodiscard]] std::string redact(std::string_view text, std::vector<CodePointSpan> spans);

// Every place where the words stand, left to right, not overlapping.
[[nodiscard]] std::vector<CodePointSpan> places_of(std::string_view text, std::string_view words);

// author: the reviewer who wrote it, who sees their own words and what was answered to them.
enum class Audience { staff, everyone, author };

// How a comment is shown. Names are those of reviewers; everyone is shown only names that were
// agreed to, and never an original.
struct CommentView {
  Audience audience = Audience::staff;
  bool named = false;
  bool original = false;    // without redactions
  std::string author = {};  // ref, for Audience::author: the only comments that are found
};

// Words that look like an e-mail address, a telephone number, a UK postcode or a national insurance
// number. A warning for a person to judge: it misses some and takes some others for one.
enum class PersonalDataKind { email, phone, postcode, national_insurance };

[[nodiscard]] std::string to_string(PersonalDataKind kind);  // "an e-mail address"

struct PersonalData {
  PersonalDataKind kind = PersonalDataKind::email;
  CodePointSpan place;
  bool operator==(const PersonalData&) const = default;
};

// Left to right, not overlapping. Linear in the text; any bytes.
[[nodiscard]] std::vector<PersonalData> find_personal_data(std::string_view text);

// A warning "personal-data-in-text" for each, which says where and not what. `where` begins the
// message: "the reply to c-4f7k2m9qx1".
[[nodiscard]] std::vector<Finding> personal_data_findings(std::string_view where,
                                                          std::string_view text);

}  // namespace redraft
