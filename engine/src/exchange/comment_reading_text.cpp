// Text that somebody pasted: out of a mail, off a flip chart, from notes of a talk.
#include <algorithm>

#include "base/code_points.h"
#include "base/hash.h"
#include "base/line_ends.h"
#include "exchange/comment_door.h"
#include "exchange/comment_reading.h"
#include "exchange/mail_splitting.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t most_text = std::size_t{1} << 20U;  // bytes

class TextReader : public WholeFileReader {
 public:
  TextReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : WholeFileReader(
            events, {.bytes = most_text, .what = "the text", .hint = "paste it in several parts"}),
        defaults_(defaults) {}

 protected:
  void take(std::string_view bytes) override {
    if (bytes.starts_with(byte_order_mark)) {
      bytes.remove_prefix(byte_order_mark.size());
    }
    const auto byte = first_invalid_utf8(bytes);
    // The same text saved by another program is read the same.
    const std::string text = with_line_feeds(bytes);
    const std::vector<Remark> remarks = byte ? std::vector<Remark>() : split_remarks(text);
    if (remarks.empty()) {
      RowFaults faults;
      if (byte) {
        faults.add("file-not-utf8",
                   "byte " + std::to_string(*byte + 1) + " of the text is not UTF-8",
                   "save it as UTF-8");
      } else {
        faults.add("text-empty", "the text says nothing", "was it pasted whole?");
      }
      events().finding(faults.finding(1, ""));
      return;
    }
    events().received({.format = "text", .content = bytes});
    // The same text pasted again is known by this.
    const std::string id = "text-" + hash128(text);
    std::size_t ordinal = 0;
    for (const Remark& remark : remarks) {
      RowFaults faults;
      RowFields fields = fields_of(remark);
      fields[Field::id] = id + "#" + std::to_string(++ordinal);
      NewComment comment = comment_of(std::move(fields), defaults_, faults);
      if (faults.any()) {
        events().finding(faults.finding(remark.line, ""));
      } else {
        events().row({.line = remark.line,
                      .comment = std::move(comment),
                      .guessed = true,
                      .from_received = true});
      }
    }
  }

 private:
  const CommentDefaults& defaults_;
};

}  // namespace

RowFields fields_of(const Remark& remark) {
  RowFields fields;
  fields[Field::body] = remark.body;
  if (!remark.number.empty()) {
    fields[Field::anchor] = remark.number;
  }
  if (!remark.quote.empty()) {
    fields[Field::exact] = remark.quote;
  }
  if (remark.number.empty() && remark.quote.empty()) {
    fields[Field::scope] = "document";
  } else if (!remark.number.empty() && remark.number.find('.') == std::string::npos) {
    fields[Field::scope] = "section";
  }
  return fields;
}

// Nothing tells pasted text from other text: it is asked for.
const CommentDoor text_door = {
    .name = "text", .called = "pasted text", .recognise = nullptr, .open = open_reader<TextReader>};

}  // namespace redraft::exchange
