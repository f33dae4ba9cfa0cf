#include "exchange/mail.h"

#include <algorithm>
#include <memory>

#include <gmime/gmime.h>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/html_text.h"
#include "exchange/row_text.h"
#include "exchange/valid_utf8.h"

namespace redraft::exchange {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

template <class Object>
using Held = std::unique_ptr<Object, Unref>;

// GMime wants to be told once, and never again: it keeps tables for the life of the process.
void start_gmime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : valid_utf8(text);
}

void read_sender(GMimeMessage* message, Mail& mail) {
  InternetAddressList* const list = g_mime_message_get_from(message);
  if (list == nullptr || internet_address_list_length(list) == 0) {
    return;
  }
  InternetAddress* const sender = internet_address_list_get_address(list, 0);
  mail.name = text_or_empty(internet_address_get_name(sender));
  if (INTERNET_ADDRESS_IS_MAILBOX(sender)) {
    mail.email = text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender)));
  }
}

struct Texts {
  std::string plain;
  std::string html;
};

std::string content_of(GMimeObject* part) {
  char* const text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
  const std::string content = text_or_empty(text);
  g_free(text);
  return content;
}

void add(std::string& to, std::string text) {
  to += to.empty() || text.empty() ? "" : "\n";
  to += text;
}

void read_part(GMimeObject* part, Texts& texts, Mail& mail) {
  if (!GMIME_IS_PART(part)) {
    return;
  }
  const char* const name = g_mime_part_get_filename(GMIME_PART(part));
  if (GMIME_IS_TEXT_PART(part) && name == nullptr && !g_mime_part_is_attachment(GMIME_PART(part))) {
    GMimeContentType* const type = g_mime_object_get_content_type(part);
    if (g_mime_content_type_is_type(type, "text", "html") != 0) {
      add(texts.html, content_of(part));
    } else if (g_mime_content_type_is_type(type, "text", "plain") != 0) {
      add(texts.plain, content_of(part));
    }
  } else if (name != nullptr) {
    mail.attachments.push_back(shorten(text_or_empty(name), 100));
  }
}

// A message inside a message is an attachment: its words are not the sender's.
void read_parts(GMimeObject* part, Texts& texts, Mail& mail, int depth) {
  constexpr int deepest = 20;
  if (part == nullptr || depth > deepest) {
    return;
  }
  if (GMIME_IS_MESSAGE_PART(part)) {
    mail.attachments.emplace_back("a forwarded message");
  } else if (GMIME_IS_MULTIPART(part)) {
    GMimeMultipart* const parts = GMIME_MULTIPART(part);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
      read_parts(g_mime_multipart_get_part(parts, i), texts, mail, depth + 1);
    }
  } else {
    read_part(part, texts, mail);
  }
}

Mail read_message(GMimeMessage* message) {
  Mail mail;
  mail.id = text_or_empty(g_mime_message_get_message_id(message));
  read_sender(message, mail);
  if (GDateTime* const date = g_mime_message_get_date(message)) {
    mail.sent = Instant{g_date_time_to_unix(date) * 1000};
  }
  Texts texts;
  read_parts(g_mime_message_get_mime_part(message), texts, mail, 0);
  mail.text = trimmed(texts.plain).empty() ? text_of_html(texts.html) : std::move(texts.plain);
  return mail;
}

}  // namespace

bool begins_as_mail(std::string_view bytes) {
  if (bytes.starts_with("From ")) {
    return true;
  }
  const std::size_t colon = bytes.substr(0, 80).find(':');
  if (colon == std::string_view::npos || colon + 1 >= bytes.size() || bytes[colon + 1] != ' ') {
    return false;
  }
  constexpr std::string_view headers[] = {"arc-seal",
                                          "authentication-results",
                                          "cc",
                                          "content-type",
                                          "date",
                                          "delivered-to",
                                          "dkim-signature",
                                          "from",
                                          "message-id",
                                          "mime-version",
                                          "received",
                                          "reply-to",
                                          "return-path",
                                          "subject",
                                          "to"};
  const std::string name = lower_and_trimmed(bytes.substr(0, colon));
  return name.starts_with("x-") || std::count(std::begin(headers), std::end(headers), name) != 0;
}

void each_mail(std::string_view bytes, const std::function<void(Mail&&)>& each) {
  start_gmime();
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(),
                           bytes.starts_with("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
  std::size_t line = 1;
  std::size_t counted = 0;  // bytes whose line feeds are in `line`
  do {
    const auto at = static_cast<std::size_t>(std::max<gint64>(0, g_mime_parser_tell(parser.get())));
    const std::size_t upto = std::min(at, bytes.size());
    line += static_cast<std::size_t>(
        std::count(bytes.begin() + static_cast<std::ptrdiff_t>(counted),
                   bytes.begin() + static_cast<std::ptrdiff_t>(std::max(counted, upto)), '\n'));
    counted = std::max(counted, upto);
    const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) {
      return;
    }
    Mail mail = read_message(message.get());
    mail.line = line;
    const auto end =
        static_cast<std::size_t>(std::max<gint64>(0, g_mime_parser_tell(parser.get())));
    mail.bytes = bytes.substr(upto, std::max(upto, std::min(end, bytes.size())) - upto);
    each(std::move(mail));
  } while (g_mime_parser_eos(parser.get()) == 0);
}

}  // namespace redraft::exchange
