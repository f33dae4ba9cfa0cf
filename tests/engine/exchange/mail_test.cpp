#include "exchange/mail.h"

#include "exchange/html_text.h"
#include "exchange/mail_splitting.h"
#include "redraft/comment_files.h"
#include "support/catch.h"

using namespace redraft;
using namespace redraft::exchange;
using Catch::Matchers::Contains;

namespace {

const CommentDefaults principles = {.document = "principles", .draft = "V0-1"};

const std::string message =
    "From: Orla Pickering <orla@example.org>\r\n"
    "To: desk@example.org\r\n"
    "Subject: =?utf-8?Q?Re=3A_the_draft?=\r\n"
    "Message-ID: <abc.1@mail.example.org>\r\n"
    "Date: Tue, 3 Mar 2026 10:12:00 +0100\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "Dear all,\r\n"
    "\r\n"
    "A good draft on the whole, caf=E9 and all.\r\n"
    "\r\n"
    "On Mon, 2 Mar 2026 at 09:00, The desk\r\n"
    "<desk@example.org> wrote:\r\n"
    "> The first words.\r\n"
    ">\r\n"
    "> We may meet residents\r\n"
    "> every month.\r\n"
    "\r\n"
    "Not may: must.\r\n"
    "\r\n"
    "2.3: who pays?\r\n"
    "And when?\r\n"
    "\r\n"
    "Kind regards,\r\n"
    "Orla\r\n"
    "-- \r\n"
    "Clerk, Quay Council\r\n";

std::vector<Remark> remarks(const std::string& text) {
  return split_remarks(text);
}

}  // namespace

TEST_CASE("a message gives a comment for each thing it says", "[mail]") {
  const CommentReading reading = read_comment_file(message, principles);
  CHECK(reading.findings.empty());
  REQUIRE(reading.rows.size() == 3);
  const NewComment& whole = reading.rows[0].comment;
  CHECK(whole.id == "abc.1@mail.example.org#1");
  CHECK(whole.person == Person{.name = "Orla Pickering", .email = "orla@example.org"});
  CHECK(whole.created == parse_instant("2026-03-03T09:12:00Z"));
  CHECK(whole.channel == Channel::email);
  CHECK(whole.body == "A good draft on the whole, café and all.");
  CHECK(whole.targets.front().scope == CommentScope::document);
  const NewComment& quoted = reading.rows[1].comment;
  REQUIRE(quoted.targets.front().quote);
  CHECK(quoted.targets.front().quote->exact == "We may meet residents every month.");
  CHECK(quoted.body == "Not may: must.");
  const NewComment& numbered = reading.rows[2].comment;
  CHECK(numbered.targets.front().anchor == "2.3");
  CHECK(numbered.body == "2.3: who pays?\nAnd when?");
  CHECK(reading.rows[2].guessed);
}

TEST_CASE("every message of an mbox is read", "[mail]") {
  const std::string box = "From orla Tue Mar  3 10:12:00 2026\r\n" + message +
                          "\r\nFrom bram Tue Mar  3 10:13:00 2026\r\n"
                          "From: bram@example.org\r\n\r\nSection 2: cut it.\r\n";
  const CommentReading reading = read_comment_file(box, principles);
  REQUIRE(reading.rows.size() == 4);
  CHECK(reading.rows[0].line == 1);
  CHECK(reading.rows[3].line == 32);
  CHECK(reading.rows[3].comment.person.email == "bram@example.org");
  CHECK(reading.rows[3].comment.targets.front().scope == CommentScope::section);
  CHECK(reading.rows[3].comment.targets.front().anchor == "2");
}

TEST_CASE("a message of HTML alone is read by its text", "[mail]") {
  const CommentReading reading = read_comment_file(
      "From: bram@example.org\nContent-Type: text/html; charset=utf-8\n\n"
      "<html><head><style>p{color:red}</style></head><body><p>We like   it.</p>"
      "<blockquote><p>We may <b>meet</b></p></blockquote><div>Must.<br>Really.</div>"
      "<script>alert(1)</script></body></html>\n",
      principles);
  REQUIRE(reading.rows.size() == 2);
  CHECK(reading.rows[0].comment.body == "We like it.");
  CHECK(reading.rows[1].comment.targets.front().quote->exact == "We may meet");
  CHECK(reading.rows[1].comment.body == "Must.\nReally.");
}

TEST_CASE("no letter is lost where the encoding is not said, or is another", "[mail]") {
  const auto [charset, bytes, text, lies] =
      GENERATE(table<std::string, std::string, std::string, bool>(
          {{"", "caf\xC3\xA9 \xE2\x82\xAC", "caf\u00E9 \u20AC", false},
           {"us-ascii", "caf\xC3\xA9", "caf\u00E9", false},
           {"utf-8", "caf\xE9, it\x92s", "caf\u00E9, it\u2019s", true},
           {"", "caf\xE9", "caf\u00E9", true},
           {"ISO-8859-1", "caf\xE9, it\x92s", "caf\u00E9, it\u2019s", false},
           {"iso-8859-2", "\xB1", "\u0105", false},
           {"shift_jis", "\x83\x65\x83\x58\x83\x67", "\u30C6\u30B9\u30C8", false},
           {"shift_jis", "caf\xFF", "caf\u00FF", true},
           {"klingon", "caf\xC3\xA9", "caf\u00E9", true}}));
  INFO(charset << " " << text);
  const CommentReading reading = read_comment_file(
      "From: bram@example.org\nContent-Type: text/plain" +
          (charset.empty() ? "" : "; charset=" + charset) + "\n\nThe " + bytes + "\n",
      principles);

  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].comment.body == "The " + text);
  REQUIRE(reading.findings.size() == (lies ? 1U : 0U));
  if (lies) {
    CHECK(reading.findings[0].rule == "mail-encoding");
    CHECK(reading.findings[0].severity == Severity::warning);
  }
}

TEST_CASE("of a mailbox that is cut short, whole messages are taken", "[mail]") {
  const std::string parts =
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n7.3: How?\n";
  const CommentReading reading = read_comment_file(
      "From a Tue Mar  3 10:12:00 2026\nFrom: a@example.org\n" + parts + "--b--\n\n" +
          "From b Tue Mar  3 10:12:00 2026\nFrom: b@example.org\n" + parts,
      principles);

  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].comment.person.email == "a@example.org");
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == "mail-cut");
  CHECK(reading.findings[0].line == 11);
}

TEST_CASE("an attachment is named, not read", "[mail]") {
  const CommentReading reading = read_comment_file(
      "From: bram@example.org\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee there.\n"
      "--x\nContent-Type: application/pdf; name=\"our view.pdf\"\n"
      "Content-Disposition: attachment; filename=\"our view.pdf\"\n\nabc\n--x--\n",
      principles);
  CHECK(reading.rows.size() == 1);
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].severity == Severity::warning);
  CHECK_THAT(reading.findings[0].message, Contains("our view.pdf"));
}

TEST_CASE("a message that only quotes says so", "[mail]") {
  const CommentReading reading = read_comment_file(
      "From: bram@example.org\n\nHello,\n\n> We meet.\n\nThanks\nBram\n", principles);
  CHECK(reading.rows.empty());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == "mail-empty");
}

TEST_CASE("tables are not taken for mail", "[mail]") {
  CHECK(begins_as_mail("From: a@example.org\n"));
  CHECK(begins_as_mail("received: by x\n"));
  CHECK(begins_as_mail("From bram Tue\n"));
  CHECK_FALSE(begins_as_mail("body,anchor\n"));
  CHECK_FALSE(begins_as_mail("Comment: what,From: who\n"));
  CHECK_FALSE(begins_as_mail(""));
}

TEST_CASE("a copy of the earlier message is left out", "[mail]") {
  const auto* copy =
      GENERATE("-----Original Message-----\nFrom: desk\n", "From: desk@example.org\nSent: Monday\n",
               "________________________________\nFrom: desk\n");
  CHECK(remarks("Fine by us.\n\n" + std::string(copy) + "2.3 is long.\n") ==
        std::vector<Remark>{{.number = "", .quote = "", .body = "Fine by us.", .line = 1}});
}

TEST_CASE("years, dates, lists and times of day are not numbers of statements", "[mail]") {
  for (const std::string text :
       {"2026 is soon.", "On 3 March we met.", "1. First of all, thanks for this.",
        "Thanks to 7 of you, we could."}) {
    REQUIRE(remarks(text).size() == 1);
    CHECK(remarks(text).front().number.empty());
  }
}

TEST_CASE("numbers are found as people write them", "[mail]") {
  const auto [text, number] =
      GENERATE(table<std::string, std::string>({{"7.3: weak", "7.3"},
                                                {"7.3 - weak", "7.3"},
                                                {"7.3 – weak", "7.3"},
                                                {"Re 7.3, weak", "7.3"},
                                                {"On statement 7.3.1 we disagree", "7.3.1"},
                                                {"Principle 7: weak", "7"},
                                                {"(7.3) weak", ""},
                                                {"para 12.1. Weak", "12.1"},
                                                {"§ 4.2 weak", "4.2"}}));
  REQUIRE(remarks(text).size() == 1);
  CHECK(remarks(text).front().number == number);
  CHECK(remarks(text).front().body == text);
}

TEST_CASE("a number on a line of its own heads what follows", "[mail]") {
  CHECK(remarks("7.3\nToo weak.\n\n8.1\n\nToo strong.\n") ==
        std::vector<Remark>{{.number = "7.3", .quote = "", .body = "Too weak.", .line = 2},
                            {.number = "8.1", .quote = "", .body = "Too strong.", .line = 6}});
}

TEST_CASE("a quoted statement may bring its number", "[mail]") {
  CHECK(
      remarks("> 7.3 We may meet.\nMust.\n") ==
      std::vector<Remark>{{.number = "7.3", .quote = "We may meet.", .body = "Must.", .line = 2}});
}

TEST_CASE("a short letter is kept whole but for greeting and closing", "[mail]") {
  CHECK(remarks("Dear Ms Quill,\n\nNo.\n\nYours sincerely,\n\nA. Reader\n") ==
        std::vector<Remark>{{.number = "", .quote = "", .body = "No.", .line = 3}});
  CHECK(remarks("").empty());
  CHECK(remarks("\n>\n>\n\n").empty());
}

TEST_CASE("what only begins like a greeting is kept", "[mail]") {
  const auto first = [](const std::string& line) { return remarks(line + "\n\nMore.\n")[0].line; };
  for (const char* const greeting :
       {"Hi", "Hi!", "Hi Petra", "Hello Petra Lin,", "Dear all,", "Dear colleagues",
        "Good morning, all of you on the team,", "HELLO THERE"}) {
    CAPTURE(greeting);
    CHECK(first(greeting) == 3);
  }
  for (const char* const words :
       {"Hire more drivers", "Highlight the risks to carers", "Hindsight helps nobody",
        "Hello from all of us who disagree", "Dearer fares for carers are wrong", "High time"}) {
    CAPTURE(words);
    CHECK(first(words) == 1);
  }
}

TEST_CASE("hostile HTML is only text", "[mail]") {
  CHECK(text_of_html("") == "");
  CHECK(text_of_html("<p>a<p>b") == "a\n\nb\n\n");
  CHECK(text_of_html(std::string(5000, '<') + "x").value().size() <= 10'010);
}

TEST_CASE("no word of HTML is lost by standing deep in it: the message is refused", "[mail]") {
  const auto nested = [](int depth) {
    std::string html;
    for (int i = 0; i < depth; ++i) {
      html += "<div>";
    }
    return html + "deep";
  };
  CHECK(text_of_html(nested(150)) == "deep\n");
  for (const int depth : {220, 300, 5000}) {
    CHECK_FALSE(text_of_html(nested(depth)));
  }
  const CommentReading reading = read_comment_file(
      "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/html\n\n" + nested(300) + "\n",
      principles);
  CHECK(reading.rows.empty());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == "mail-nested");
  CHECK(reading.findings[0].message.find("200 deep") != std::string::npos);
}
