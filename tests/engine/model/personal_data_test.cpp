#include "redraft/privacy.h"
#include "support/catch.h"

using namespace redraft;

namespace {

struct Case {
  const char* text;
  const char* found;  // what stands between the places, or empty for nothing
  PersonalDataKind kind = PersonalDataKind::email;
};

}  // namespace

TEST_CASE("what looks like an address, a number or a postcode is found where it stands",
          "[personal-data]") {
  const Case cases[] = {
      {"Write to sal.broadhurn@example.net, please.", "sal.broadhurn@example.net"},
      {"<o'neil+list@mail.example.co.uk>", "o'neil+list@mail.example.co.uk"},
      {"Ring 01632 960 123 after six.", "01632 960 123", PersonalDataKind::phone},
      {"Ring (020) 7946 0000.", "(020) 7946 0000", PersonalDataKind::phone},
      {"Ring +44 20 7946 0000 or write.", "+44 20 7946 0000", PersonalDataKind::phone},
      {"Mobile 07700900123", "07700900123", PersonalDataKind::phone},
      {"I live at SW1A 1AA now.", "SW1A 1AA", PersonalDataKind::postcode},
      {"at m1 1ae, by the canal", "m1 1ae", PersonalDataKind::postcode},
      {"W1A0AX", "W1A0AX", PersonalDataKind::postcode},
      {"Mine is AB 12 34 56 C.", "AB 12 34 56 C", PersonalDataKind::national_insurance},
      {"ab123456c", "ab123456c", PersonalDataKind::national_insurance},
      {"Größe: é SW1A 1AA", "SW1A 1AA", PersonalDataKind::postcode},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const std::vector<PersonalData> found = find_personal_data(one.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == one.kind);
    const std::vector<CodePointSpan> places = places_of(one.text, one.found);
    REQUIRE(places.size() == 1);
    CHECK(found[0].place == places[0]);
  }
}

TEST_CASE("labels, dates, sections, sums and roads are not personal data", "[personal-data]") {
  for (const char* text : {"Compare V0-1 with V1.",
                           "See section 3.2 and 7.3@V1.",
                           "It costs £1,000,000 or £0.05.",
                           "On 01-03-2026 10 people came.",
                           "2026-03-01T09:30:00Z",
                           "c-4f7k2m9qx1",
                           "on the m1 1st",
                           "A4 3 pages",
                           "@everyone reads it",
                           "a@b",
                           "me@localhost",
                           "0.0000000001",
                           "call 999",
                           "0800",
                           "QQ 12 34 56 C",
                           "GB123456A",
                           "AB123456",
                           "ZZ1 1AA",
                           "S40 and s40",
                           "between 10@5",
                           "0123456789012345",
                           "principles@V1.2",
                           "The B4100 2nd left",
                           "x@y.1"}) {
    INFO(text);
    CHECK(find_personal_data(text).empty());
  }
}

TEST_CASE("a warning says where and what kind, and not what", "[personal-data]") {
  const std::vector<Finding> findings =
      personal_data_findings("the reply", "Ask sal@example.org or SW1A 1AA");

  REQUIRE(findings.size() == 2);
  CHECK(findings[0].rule == "personal-data-in-text");
  CHECK(findings[0].severity == Severity::warning);
  CHECK(findings[0].message ==
        "the reply holds what looks like an e-mail address (characters 5 to 19)");
  CHECK(findings[1].message.find("SW1A") == std::string::npos);
}

TEST_CASE("redacted words leave no trace of how many there were", "[redaction]") {
  const std::string text = "Überall steht mein Sohn, und mein Sohn liest.";

  CHECK(redact(text, places_of(text, "mein Sohn")) ==
        "Überall steht [redacted], und [redacted] liest.");
  CHECK(redact(text, {{8, 13}, {3, 9}, {13, 14}}) ==
        "Übe[redacted]mein Sohn, und mein Sohn liest.");
  CHECK(redact(text, {{0, 1000}}) == "[redacted]");
  CHECK(redact(text, {{500, 1000}, {4, 4}}) == text);
  CHECK(places_of("aaaa", "aa") == std::vector<CodePointSpan>{{0, 2}, {2, 4}});
  CHECK(places_of(text, "").empty());
}
