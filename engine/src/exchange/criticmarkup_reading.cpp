#include <algorithm>
#include <array>
#include <utility>

#include "base/code_points.h"
#include "exchange/comment_door.h"
#include "exchange/comment_reading.h"
#include "exchange/critic_words.h"
#include "redraft/criticmarkup.h"

namespace redraft {

namespace {

struct Kind {
  std::string_view opening;
  std::string_view closing;
};

constexpr std::array<Kind, 5> kinds = {
    {{"{++", "++}"}, {"{--", "--}"}, {"{~~", "~~}"}, {"{>>", "<<}"}, {"{==", "==}"}}};

const Kind* kind_at(std::string_view rest) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const Kind& kind) { return rest.starts_with(kind.opening); });
  return found == kinds.end() ? nullptr : &*found;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  CriticText take() {
    while (!rest_.empty()) {
      const std::size_t brace = rest_.find('{');
      keep(rest_.substr(0, brace));
      if (brace == std::string_view::npos) {
        break;
      }
      const Kind* const kind = kind_at(rest_);
      if (kind == nullptr) {
        keep(rest_.substr(0, 1));
      } else if (out_.marks.size() == max_critic_marks) {
        find("file-too-long", Severity::error,
             "there are more than " + std::to_string(max_critic_marks) + " marks",
             "send it in several files");
        break;
      } else {
        mark(*kind);
      }
    }
    return std::move(out_);
  }

 private:
  void keep(std::string_view words) {
    if (words.empty()) {
      return;  // one mark right behind another
    }
    out_.text += words;
    pass(words.size());
    about_.reset();
  }

  void pass(std::size_t bytes) {
    line_ += static_cast<std::size_t>(
        std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(bytes), '\n'));
    rest_.remove_prefix(bytes);
  }

  // A kind of mark that was not closed once is not looked for again: the search stays linear.
  bool closes(const Kind& kind, std::size_t& end) {
    bool& open = open_[static_cast<std::size_t>(&kind - kinds.data())];
    end = open ? std::string_view::npos : rest_.find(kind.closing, kind.opening.size());
    open = end == std::string_view::npos;
    return !open;
  }

  void mark(const Kind& kind) {
    std::size_t end = 0;
    if (!closes(kind, end)) {
      find("mark-not-closed", Severity::warning,
           std::string(kind.opening) + " has no " + std::string(kind.closing) +
               " behind it, and is read as words",
           "close it, and import the file again");
      keep(rest_.substr(0, kind.opening.size()));
      return;
    }
    const std::string_view words = rest_.substr(kind.opening.size(), end - kind.opening.size());
    const std::size_t middle = kind.opening == "{~~" ? words.find("~>") : std::string_view::npos;
    const std::string_view before = words.substr(0, middle);
    const std::string_view after = words.substr(before.size());
    if (kind.opening != "{>>" && (has_mark(before) || has_mark(after))) {
      find("mark-in-mark", Severity::warning,
           "there is a mark inside " + std::string(kind.opening) + ", and it is read as words",
           "put one behind the other");
    }
    const std::optional<CriticMark> about = std::exchange(about_, std::nullopt);
    CriticMark made{CriticKind::change, out_.text.size(), out_.text.size(), {}, line_};
    if (kind.opening == "{>>") {
      made.kind = CriticKind::comment;
      made.words = exchange::unescape_critic_words(words, kind.closing);
      made.begin = about ? about->begin : made.begin;
      made.end = about ? about->end : made.end;
      about_ = made;
    } else {
      if (kind.opening != "{++") {
        out_.text += exchange::unescape_critic_words(before, kind.closing);
      }
      made.end = out_.text.size();
      if (kind.opening == "{++") {
        made.words = exchange::unescape_critic_words(words, kind.closing);
      } else if (middle != std::string_view::npos) {
        made.words = exchange::unescape_critic_words(after.substr(2), kind.closing);
      }
      about_ = made;
    }
    if (kind.opening != "{==" && (made.begin != made.end || !made.words.empty())) {
      out_.marks.push_back(std::move(made));
    }
    pass(end + kind.closing.size());
  }

  static bool has_mark(std::string_view words) {
    for (std::size_t at = words.find('{'); at != std::string_view::npos;
         at = words.find('{', at + 1)) {
      if (kind_at(words.substr(at)) != nullptr) {
        return true;
      }
    }
    return false;
  }

  void find(const char* rule, Severity severity, const std::string& message, const char* hint) {
    constexpr std::size_t most = 100;
    if (out_.findings.size() < most || severity == Severity::error) {
      Finding finding;
      finding.rule = rule;
      finding.severity = severity;
      finding.message = "line " + std::to_string(line_) + ": " + message;
      finding.hint = hint;
      finding.line = line_;
      out_.findings.push_back(std::move(finding));
    }
  }

  std::string_view rest_;
  std::size_t line_ = 1;
  std::array<bool, kinds.size()> open_{};
  std::optional<CriticMark> about_;  // the mark that ended here
  CriticText out_;
};

}  // namespace

bool holds_criticmarkup(std::string_view text) {
  std::array<bool, kinds.size()> open{};  // kinds that are not closed from here on
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const Kind* const kind = kind_at(text.substr(at));
    if (kind == nullptr || open[static_cast<std::size_t>(kind - kinds.data())]) {
      continue;
    }
    if (text.find(kind->closing, at + kind->opening.size()) != std::string_view::npos) {
      return true;
    }
    open[static_cast<std::size_t>(kind - kinds.data())] = true;
  }
  return false;
}

CriticText read_criticmarkup(std::string_view text) {
  return Reader(text).take();
}

namespace exchange {

namespace {

// A draft without a mark on its first pages is asked for by name.
constexpr std::size_t most_before_mark = std::size_t{64} << 10U;

Recognised recognise(std::string_view beginning, bool whole, const CommentDefaults& /*defaults*/) {
  if (begins_as_table(beginning)) {
    return Recognised::no;
  }
  if (holds_criticmarkup(beginning.substr(0, most_before_mark))) {
    return Recognised::yes;
  }
  return whole || beginning.size() >= most_before_mark ? Recognised::no : Recognised::more;
}

class CriticReader : public WholeFileReader {
 public:
  CriticReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : WholeFileReader(events, {.bytes = max_critic_file_bytes,
                                 .what = "the Markdown file",
                                 .hint = "send it in several files"}) {
    static_cast<void>(defaults);
  }

 protected:
  void take(std::string_view bytes) override {
    if (bytes.starts_with(byte_order_mark)) {
      bytes.remove_prefix(byte_order_mark.size());
    }
    if (const auto byte = first_invalid_utf8(bytes)) {
      RowFaults faults;
      faults.add("file-not-utf8", "byte " + std::to_string(*byte + 1) + " of the file is not UTF-8",
                 "save the file as UTF-8");
      const auto before = bytes.substr(0, *byte);
      events().finding(faults.finding(
          1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')), ""));
      return;
    }
    events().copy(read_criticmarkup(bytes));
  }
};

}  // namespace

const CommentDoor criticmarkup_door = {.name = "criticmarkup",
                                       .called = "Markdown with CriticMarkup",
                                       .recognise = recognise,
                                       .open = open_reader<CriticReader>};

}  // namespace exchange

}  // namespace redraft
