#include "base/code_points.h"
#include "exchange/comment_reading.h"
#include "exchange/mail.h"
#include "exchange/mail_splitting.h"

namespace redraft::exchange {

namespace {

RowFields fields_of(const Mail& mail, const Remark& remark, std::size_t ordinal) {
  RowFields fields;
  const auto put = [&](Field field, const std::string& text) {
    if (!text.empty()) {
      fields[field] = text;
    }
  };
  put(Field::id, mail.id.empty() ? "" : mail.id + "#" + std::to_string(ordinal));
  put(Field::body, remark.body);
  put(Field::name, mail.name);
  put(Field::email, mail.email);
  put(Field::created, mail.sent ? to_rfc3339(*mail.sent) : "");
  put(Field::channel, "email");
  put(Field::anchor, remark.number);
  put(Field::exact, remark.quote);
  if (remark.number.empty() && remark.quote.empty()) {
    fields[Field::scope] = "document";
  } else if (!remark.number.empty() && remark.number.find('.') == std::string::npos) {
    fields[Field::scope] = "section";
  }
  return fields;
}

}  // namespace

void MailReader::feed(std::string_view bytes) {
  if (text_.size() + bytes.size() > max_comment_value_bytes) {
    too_long_ = true;
    text_.clear();
  } else if (!too_long_) {
    text_ += bytes;
  }
}

void MailReader::finish() {
  if (too_long_) {
    RowFaults faults;
    faults.add("file-too-long",
               "the mail is longer than " + std::to_string(max_comment_value_bytes >> 20) + " MB",
               "save the messages in several files");
    events_.finding(faults.finding(1, ""));
    return;
  }
  each_mail(text_, [&](const Mail& mail) { take(mail); });
}

void MailReader::take(const Mail& mail) {
  for (const std::string& name : mail.attachments) {
    warn("mail-attachment", "\"" + name + "\", which came with the message, was not read", mail,
         "save it, and import it by itself");
  }
  std::size_t ordinal = 0;
  for (const Remark& remark : split_remarks(mail.text)) {
    RowFaults faults;
    NewComment comment = comment_of(fields_of(mail, remark, ++ordinal), defaults_, faults);
    if (faults.any()) {
      events_.finding(faults.finding(mail.line, shorten(mail.id, 100)));
    } else {
      events_.row({.line = mail.line, .comment = std::move(comment), .guessed = true});
    }
  }
  if (ordinal == 0) {
    warn("mail-empty", "the message says nothing of its own", mail,
         "if there is something in it, enter it by redraft comment add");
  }
}

void MailReader::warn(const char* rule, const std::string& what, const Mail& mail,
                      const char* hint) {
  RowFaults faults;
  faults.add(rule, what, hint);
  Finding finding = faults.finding(mail.line, shorten(mail.id, 100));
  finding.severity = Severity::warning;
  events_.finding(std::move(finding));
}

}  // namespace redraft::exchange
