#include "exchange/comment_door.h"
#include "exchange/comment_reading.h"
#include "redraft/error.h"

namespace redraft::exchange {

namespace {

class WordReader : public WholeFileReader {
 public:
  WordReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : WholeFileReader(events, {.bytes = max_word_file_bytes,
                                 .what = "the Word file",
                                 .hint = "take out the pictures, and send it again"}) {
    static_cast<void>(defaults);
  }

 protected:
  void take(std::string_view bytes) override {
    try {
      events().copy(read_word(bytes));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::invalid) {
        throw;
      }
      Finding finding;
      finding.rule = "file-refused";
      finding.message = error.what();
      finding.hint = error.hint();
      finding.line = 1;
      events().finding(std::move(finding));
    }
  }
};

Recognised recognise(std::string_view beginning, bool whole, const CommentDefaults& /*defaults*/) {
  constexpr std::size_t signature = 4;
  if (looks_like_word(beginning)) {
    return Recognised::yes;
  }
  return whole || beginning.size() >= signature ? Recognised::no : Recognised::more;
}

}  // namespace

const CommentDoor word_door = {.name = "word",
                               .called = "a Word file",
                               .recognise = recognise,
                               .open = open_reader<WordReader>};

}  // namespace redraft::exchange
