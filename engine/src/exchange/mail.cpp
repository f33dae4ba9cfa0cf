#include "exchange/mail.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <gmime/gmime.h>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/html_text.h"
#include "exchange/row_text.h"
#include "exchange/text_encoding.h"
#include "exchange/valid_utf8.h"

namespace redraft::exchange {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

template <class Object>
using Held = std::unique_ptr<Object, Unref>;

struct FreeOptions {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

void note_warning(gint64 /*offset*/, GMimeParserWarning warning, const gchar* /*item*/,
                  gpointer cut) {
  if (warning == GMIME_WARN_TRUNCATED_MESSAGE) {
    *static_cast<bool*>(cut) = true;
  }
}

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

// What a part holds, without its transfer encoding.
std::string bytes_of(GMimeObject* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(part));
  if (content == nullptr) {
    return {};
  }
  const Held<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// Nothing where the bytes are not in that encoding, or nobody knows it.
std::optional<std::string> converted(const std::string& bytes, const std::string& charset) {
  gsize length = 0;
  char* const text = g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8",
                               charset.c_str(), nullptr, &length, nullptr);
  if (text == nullptr) {
    return std::nullopt;
  }
  std::string out(text, length);
  g_free(text);
  return out;
}

// Not by GMime's own conversion: it leaves out what is not in the encoding that is named, and words
// would be gone. Mail without an encoding, or in "ASCII", is UTF-8 often enough; what says that it
// is Latin-1 is Windows-1252.
std::string content_of(GMimeObject* part, Mail& mail) {
  const char* const named = g_mime_text_part_get_charset(GMIME_TEXT_PART(part));
  const std::string charset = lower_and_trimmed(named == nullptr ? "" : named);
  std::string bytes = bytes_of(part);
  const bool is_utf8 = !first_invalid_utf8(bytes);
  if (charset.empty() || charset == "us-ascii" || charset == "utf-8") {
    mail.lies = mail.lies || !is_utf8;
  } else if (charset == "iso-8859-1" || charset == "windows-1252") {
    return text_of_windows_1252(bytes);
  } else if (std::optional<std::string> text = converted(bytes, charset)) {
    return *std::move(text);
  } else {
    mail.lies = true;
  }
  return is_utf8 ? bytes : text_of_windows_1252(bytes);
}

void add(std::string& to, const std::string& text) {
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
      add(texts.html, content_of(part, mail));
    } else if (g_mime_content_type_is_type(type, "text", "plain") != 0) {
      add(texts.plain, content_of(part, mail));
    }
  } else if (name != nullptr) {
    mail.attachments.push_back(shorten(text_or_empty(name), 100));
  }
}

// A message inside a message is an attachment: its words are not the sender's.
void read_parts(GMimeObject* part, Texts& texts, Mail& mail, std::size_t depth) {
  if (part == nullptr) {
    return;
  }
  if (depth > most_mail_nesting) {
    mail.too_deep = true;
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
  if (!trimmed(texts.plain).empty()) {
    mail.text = std::move(texts.plain);
  } else if (auto text = text_of_html(texts.html)) {
    mail.text = *std::move(text);
  } else {
    mail.html_too_deep = true;
  }
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

std::optional<std::size_t> line_of_too_many_headers(std::string_view bytes) {
  const bool box = bytes.starts_with("From ");
  bool among_headers = true;
  bool holds_message = false;  // whose headers begin behind the blank line
  std::size_t count = 0;
  std::size_t begins = 1;
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    text = text.substr(0, text.find_last_not_of('\r') + 1);
    if (box && text.starts_with("From ")) {
      begins = line;
      count = 0;
      among_headers = true;
    } else if (text.starts_with("--")) {
      among_headers = true;
      ++count;
    } else if (text.empty()) {
      among_headers = std::exchange(holds_message, false);
    } else if (among_headers && text.find(':') < text.find_first_of(" \t")) {
      holds_message = holds_message || text.find("message/") != std::string_view::npos;
      ++count;
    }
    if (count > most_mail_headers) {
      return begins;
    }
  }
  return std::nullopt;
}

void each_mail(std::string_view bytes, const std::function<void(Mail&&)>& each) {
  start_gmime();
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(),
                           bytes.starts_with("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
  bool cut = false;
  const std::unique_ptr<GMimeParserOptions, FreeOptions> options(g_mime_parser_options_new());
  g_mime_parser_options_set_warning_callback(options.get(), note_warning, &cut);
  std::size_t line = 1;
  std::size_t counted = 0;  // bytes whose line feeds are in `line`
  do {
    const auto at = static_cast<std::size_t>(std::max<gint64>(0, g_mime_parser_tell(parser.get())));
    const std::size_t upto = std::min(at, bytes.size());
    line += static_cast<std::size_t>(
        std::count(bytes.begin() + static_cast<std::ptrdiff_t>(counted),
                   bytes.begin() + static_cast<std::ptrdiff_t>(std::max(counted, upto)), '\n'));
    counted = std::max(counted, upto);
    const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
    if (!message && !cut) {
      return;
    }
    Mail mail = message ? read_message(message.get()) : Mail();
    mail.line = line;
    mail.cut = std::exchange(cut, false);
    const auto end =
        static_cast<std::size_t>(std::max<gint64>(0, g_mime_parser_tell(parser.get())));
    mail.bytes = bytes.substr(upto, std::max(upto, std::min(end, bytes.size())) - upto);
    each(std::move(mail));
  } while (g_mime_parser_eos(parser.get()) == 0);
}

}  // namespace redraft::exchange
