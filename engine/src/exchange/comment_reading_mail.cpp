#include "base/code_points.h"
#include "exchange/comment_door.h"
#include "exchange/comment_reading.h"
#include "exchange/html_text.h"
#include "exchange/mail.h"
#include "exchange/mail_splitting.h"

namespace redraft::exchange {

namespace {

RowFields fields_of(const Mail& mail, const Remark& remark, std::size_t ordinal) {
  RowFields fields = fields_of(remark);
  const auto put = [&](Field field, const std::string& text) {
    if (!text.empty()) {
      fields[field] = text;
    }
  };
  put(Field::id, mail.id.empty() ? "" : mail.id + "#" + std::to_string(ordinal));
  put(Field::name, mail.name);
  put(Field::email, mail.email);
  put(Field::created, mail.sent ? to_rfc3339(*mail.sent) : "");
  put(Field::channel, "email");
  return fields;
}

constexpr const char* paste =
    "save it again; or take its text in, by redraft comment import - --format text";

// A message is long by what came with it, which is not read: then its words do.
std::string what_is_kept(const Mail& mail) {
  if (mail.bytes.size() <= max_received_bytes) {
    return std::string(mail.bytes);
  }
  return "From: " + mail.name + " <" + mail.email + ">\n" +
         (mail.sent ? "Date: " + to_rfc3339(*mail.sent) + "\n" : "") + "Message-ID: <" + mail.id +
         ">\n\n" + mail.text.substr(0, max_received_bytes);
}

class MailReader : public WholeFileReader {
 public:
  MailReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : WholeFileReader(events, {.what = "the mail", .hint = "save the messages in several files"}),
        defaults_(defaults) {}

 protected:
  void take(std::string_view bytes) override {
    if (const auto line = line_of_too_many_headers(bytes)) {
      RowFaults faults;
      faults.add(
          "mail-headers",
          "the message has more than " + std::to_string(most_mail_headers) + " headers and parts",
          paste);
      events().finding(faults.finding(*line, {}));
      return;
    }
    each_mail(bytes, [&](const Mail& mail) {
      if (mail.cut || mail.too_deep || mail.html_too_deep) {
        refuse(mail);
      } else {
        take_mail(mail);
      }
    });
  }

 private:
  // Half a message would be taken for the whole of it when it comes again.
  void refuse(const Mail& mail) {
    RowFaults faults;
    if (mail.cut) {
      faults.add("mail-cut", "the message ends before its last part does", paste);
    } else if (mail.html_too_deep) {
      faults.add("mail-nested",
                 "its HTML has elements more than " + std::to_string(most_html_nesting) + " deep",
                 paste);
    } else {
      faults.add("mail-nested",
                 "parts stand more than " + std::to_string(most_mail_nesting) + " deep in it",
                 paste);
    }
    events().finding(faults.finding(mail.line, shorten(mail.id, 100)));
  }

  void take_mail(const Mail& mail) {
    if (mail.lies) {
      warn("mail-encoding", "the message is not in the encoding that it names", mail,
           "look at its letters outside ASCII");
    }
    for (const std::string& name : mail.attachments) {
      warn("mail-attachment", "\"" + name + "\", which came with the message, was not read", mail,
           "save it, and import it by itself");
    }
    const std::string kept = what_is_kept(mail);
    events().received({.format = "mail", .content = kept});
    std::size_t ordinal = 0;
    for (const Remark& remark : split_remarks(mail.text)) {
      RowFaults faults;
      NewComment comment = comment_of(fields_of(mail, remark, ++ordinal), defaults_, faults);
      if (faults.any()) {
        events().finding(faults.finding(mail.line, shorten(mail.id, 100)));
      } else {
        events().row({.line = mail.line,
                      .comment = std::move(comment),
                      .guessed = true,
                      .from_received = true});
      }
    }
    if (ordinal == 0) {
      warn("mail-empty", "the message says nothing of its own", mail,
           "if there is something in it, enter it by redraft comment add");
    }
  }

  void warn(const char* rule, const std::string& what, const Mail& mail, const char* hint) {
    RowFaults faults;
    faults.add(rule, what, hint);
    Finding finding = faults.finding(mail.line, shorten(mail.id, 100));
    finding.severity = Severity::warning;
    events().finding(std::move(finding));
  }

  const CommentDefaults& defaults_;
};

// As much as tells a header of a message from that of a table.
constexpr std::size_t most_in_header = 80;

Recognised recognise(std::string_view beginning, bool whole, const CommentDefaults& /*defaults*/) {
  if (begins_as_mail(beginning)) {
    return Recognised::yes;
  }
  const bool other = !beginning.empty() &&
                     std::string_view("{[ \t\r\n").find(beginning[0]) != std::string_view::npos;
  return other || whole || beginning.size() >= most_in_header ? Recognised::no : Recognised::more;
}

}  // namespace

const CommentDoor mail_door = {
    .name = "mail", .called = "e-mail", .recognise = recognise, .open = open_reader<MailReader>};

}  // namespace redraft::exchange
