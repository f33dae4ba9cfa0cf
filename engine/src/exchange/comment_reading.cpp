#include <array>
#include <utility>

#include "exchange/comment_door.h"
#include "exchange/csv.h"
#include "exchange/row_faults.h"
#include "redraft/error.h"

namespace redraft {

namespace exchange {

namespace {

constexpr std::array<const CommentDoor*, 9> doors = {&other_door, &sheet_door,        &word_door,
                                                     &mail_door,  &json_door,         &lines_door,
                                                     &text_door,  &criticmarkup_door, &csv_door};

// What --format may name: all but other_door, which reads nothing.
std::span<const CommentDoor* const> named_doors() {
  return comment_doors().subspan(1);
}

}  // namespace

std::span<const CommentDoor* const> comment_doors() {
  return doors;
}

void WholeFileReader::feed(std::string_view bytes) {
  if (bytes_.size() + bytes.size() > limit_.bytes) {
    too_long_ = true;
    bytes_.clear();
  } else if (!too_long_) {
    bytes_ += bytes;
  }
}

void WholeFileReader::finish() {
  if (too_long_) {
    RowFaults faults;
    faults.add(
        "file-too-long",
        std::string(limit_.what) + " is longer than " + std::to_string(limit_.bytes >> 20U) + " MB",
        limit_.hint);
    events_.finding(faults.finding(1, ""));
    return;
  }
  take(bytes_);
}

}  // namespace exchange

using exchange::CommentDoor;
using exchange::Recognised;

struct CommentFileReader::State {
  CommentDefaults defaults;
  CommentFileEvents events;
  std::string beginning;    // until it tells what kind of file it is
  std::size_t look_at = 1;  // how much of it there must be to look again
  const CommentDoor* door = nullptr;
  std::unique_ptr<exchange::CommentReader> reader;

  State(CommentDefaults defaults_given, CommentFileEvents events_given)
      : defaults(std::move(defaults_given)), events(std::move(events_given)) {
    if (defaults.format.empty()) {
      return;
    }
    for (const CommentDoor* one : exchange::named_doors()) {
      if (one->name == defaults.format) {
        open(*one);
        return;
      }
    }
    throw Error(ErrorKind::usage, "read comments: there is no format \"" + defaults.format + "\"",
                "there are: " + comment_format_names());
  }

  void open(const CommentDoor& chosen) {
    door = &chosen;
    reader = chosen.open(defaults, events);
    reader->feed(std::exchange(beginning, {}));
  }

  void choose(bool whole) {
    std::string_view text = beginning;
    if (text.starts_with(exchange::byte_order_mark)) {
      text.remove_prefix(exchange::byte_order_mark.size());
    } else if (!whole && exchange::byte_order_mark.starts_with(text)) {
      return;
    }
    for (const CommentDoor* one : exchange::comment_doors()) {
      const Recognised answer =
          one->recognise == nullptr ? Recognised::no : one->recognise(text, whole, defaults);
      if (answer == Recognised::yes) {
        open(*one);
        return;
      }
      if (answer == Recognised::more && !whole) {
        return;
      }
    }
    if (whole) {
      open(*exchange::comment_doors().back());
    }
  }
};

CommentFileReader::CommentFileReader(CommentDefaults defaults, CommentFileEvents events)
    : state_(std::make_unique<State>(std::move(defaults), std::move(events))) {}

CommentFileReader::~CommentFileReader() = default;
CommentFileReader::CommentFileReader(CommentFileReader&&) noexcept = default;
CommentFileReader& CommentFileReader::operator=(CommentFileReader&&) noexcept = default;

void CommentFileReader::feed(std::string_view bytes) {
  if (state_->reader) {
    state_->reader->feed(bytes);
    return;
  }
  state_->beginning += bytes;
  // Twice as much each time: a file that comes byte by byte is not looked at once a byte.
  if (state_->beginning.size() >= state_->look_at) {
    state_->look_at = 2 * state_->beginning.size();
    state_->choose(false);
  }
}

void CommentFileReader::finish() {
  if (!state_->reader) {
    state_->choose(true);
  }
  state_->reader->finish();
}

std::string_view CommentFileReader::format() const {
  return state_->door == nullptr ? std::string_view() : state_->door->name;
}

std::vector<CommentFormat> comment_formats() {
  std::vector<CommentFormat> formats;
  for (const CommentDoor* door : exchange::named_doors()) {
    formats.push_back({door->name, door->called});
  }
  return formats;
}

std::string comment_format_names() {
  std::string names;
  for (const CommentDoor* door : exchange::named_doors()) {
    names += (names.empty() ? "" : ", ") + std::string(door->name);
  }
  return names;
}

CommentReading read_comment_file(std::string_view bytes, const CommentDefaults& defaults) {
  CommentReading reading;
  CommentFileReader reader(
      defaults,
      {.row = [&](CommentRow&& row) { reading.rows.push_back(std::move(row)); },
       .finding = [&](Finding&& finding) { reading.findings.push_back(std::move(finding)); },
       .sheet = {},
       .received = [](const ReceivedText&) {},
       .reply = [&](ReplyRow&& reply) { reading.replies.push_back(std::move(reply)); },
       .copy = [&](MarkedCopy&& copy) { reading.copies.push_back(std::move(copy)); }});
  reader.feed(bytes);
  reader.finish();
  return reading;
}

CommentReading read_comment_lines(std::string_view bytes, const CommentDefaults& defaults) {
  CommentDefaults as_lines = defaults;
  as_lines.format = exchange::lines_door.name;
  return read_comment_file(bytes, as_lines);
}

CommentReading read_comment_csv(std::string_view bytes, const CommentDefaults& defaults) {
  CommentDefaults as_csv = defaults;
  as_csv.format = exchange::csv_door.name;
  return read_comment_file(bytes, as_csv);
}

}  // namespace redraft
