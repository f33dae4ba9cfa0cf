#include "exchange/comment_reading.h"

#include <utility>
#include <variant>

#include "exchange/comment_form.h"
#include "exchange/mail.h"
#include "redraft/word.h"

namespace redraft {

namespace {

constexpr std::size_t most_in_mail_header = 80;  // bytes that tell a message from a table

// By its first line: one comment a line, or a value that goes on over several lines or holds
// several comments.
bool is_one_value(std::string_view line) {
  const std::size_t end = line.find_last_not_of(" \t\r");
  if (line.front() == '[' || std::string_view("{[,").find(line[end]) != std::string_view::npos) {
    return true;
  }
  const exchange::Json value = exchange::Json::parse(line, nullptr, false);
  return value.is_object() && exchange::holds_comments(value);
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

struct CommentFileReader::State {
  CommentDefaults defaults;
  CommentFileEvents events;
  std::string beginning;  // while nothing but space has come
  std::variant<std::monostate, exchange::LinesReader, exchange::JsonValueReader,
               exchange::MailReader, exchange::SheetReader, exchange::TableReader>
      reader;

  State(CommentDefaults defaults_given, CommentFileEvents events_given)
      : defaults(std::move(defaults_given)), events(std::move(events_given)) {}

  void choose(bool last);
  void feed(std::string_view bytes);
};

void CommentFileReader::State::choose(bool last) {
  std::string_view text = beginning;
  if (text.starts_with(exchange::byte_order_mark)) {
    text.remove_prefix(exchange::byte_order_mark.size());
  } else if (!last && exchange::byte_order_mark.starts_with(text)) {
    return;
  }
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos && !last && text.size() < max_comment_row_bytes) {
    return;
  }
  if (looks_like_word(beginning) || is_utf16(beginning)) {
    reader.emplace<exchange::SheetReader>(defaults, events);
  } else if (exchange::begins_as_mail(text)) {
    reader.emplace<exchange::MailReader>(defaults, events);
  } else if (begin == std::string_view::npos || (text[begin] != '{' && text[begin] != '[')) {
    if (text.size() < most_in_mail_header && !last) {
      return;
    }
    const bool form = exchange::begins_as_comment_form(text);
    if (defaults.map || form) {
      reader.emplace<exchange::SheetReader>(defaults, events);
    } else {
      reader.emplace<exchange::TableReader>(defaults, events);
    }
  } else {
    text.remove_prefix(begin);
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos && !last && text.size() < max_comment_row_bytes) {
      return;
    }
    if (is_one_value(text.substr(0, end))) {
      reader.emplace<exchange::JsonValueReader>(defaults, events);
    } else {
      reader.emplace<exchange::LinesReader>(defaults, events);
    }
  }
  feed(std::exchange(beginning, {}));
}

void CommentFileReader::State::feed(std::string_view bytes) {
  std::visit(
      [&](auto& chosen) {
        if constexpr (std::is_same_v<decltype(chosen), std::monostate&>) {
          beginning += bytes;
          choose(false);
        } else {
          chosen.feed(bytes);
        }
      },
      reader);
}

CommentFileReader::CommentFileReader(CommentDefaults defaults, CommentFileEvents events)
    : state_(std::make_unique<State>(std::move(defaults), std::move(events))) {}

CommentFileReader::~CommentFileReader() = default;
CommentFileReader::CommentFileReader(CommentFileReader&&) noexcept = default;
CommentFileReader& CommentFileReader::operator=(CommentFileReader&&) noexcept = default;

void CommentFileReader::feed(std::string_view bytes) {
  state_->feed(bytes);
}

void CommentFileReader::finish() {
  if (std::holds_alternative<std::monostate>(state_->reader)) {
    state_->choose(true);
  }
  std::visit(
      [](auto& chosen) {
        if constexpr (!std::is_same_v<decltype(chosen), std::monostate&>) {
          chosen.finish();
        }
      },
      state_->reader);
}

namespace {

CommentFileEvents collecting(CommentReading& reading) {
  return {.row = [&](CommentRow&& row) { reading.rows.push_back(std::move(row)); },
          .finding = [&](Finding&& finding) { reading.findings.push_back(std::move(finding)); }};
}

template <class Reader>
CommentReading read_with(std::string_view bytes, const CommentDefaults& defaults) {
  CommentReading reading;
  const CommentFileEvents events = collecting(reading);
  Reader reader(defaults, events);
  reader.feed(bytes);
  reader.finish();
  return reading;
}

}  // namespace

CommentReading read_comment_file(std::string_view bytes, const CommentDefaults& defaults) {
  return read_with<CommentFileReader>(bytes, defaults);
}

CommentReading read_comment_lines(std::string_view bytes, const CommentDefaults& defaults) {
  return read_with<exchange::LinesReader>(bytes, defaults);
}

CommentReading read_comment_csv(std::string_view bytes, const CommentDefaults& defaults) {
  return read_with<exchange::TableReader>(bytes, defaults);
}

}  // namespace redraft
