#include "exchange/mail_splitting.h"

#include <algorithm>
#include <array>

#include "base/blank.h"
#include "exchange/row_text.h"

namespace redraft::exchange {

namespace {

struct Line {
  std::string_view text;  // without line end, outer spaces and quote marks
  bool quoted = false;
  std::size_t number = 1;
};

Line line_of(std::string_view text, std::size_t number) {
  Line line{.text = trimmed(text), .quoted = false, .number = number};
  while (line.text.starts_with('>')) {
    line.quoted = true;
    line.text = trimmed(line.text.substr(1));
  }
  return line;
}

template <std::size_t Count>
bool begins_with_any(std::string_view lower, const std::array<std::string_view, Count>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.starts_with(word); });
}

constexpr std::array<std::string_view, 5> greetings = {"dear", "hi", "hello", "good morning",
                                                       "good afternoon"};
constexpr std::array<std::string_view, 11> closings = {
    "kind regards", "best regards", "warm regards", "regards",      "best wishes", "many thanks",
    "thanks",       "thank you",    "yours ",       "all the best", "cheers"};
constexpr std::array<std::string_view, 4> copies = {
    "-----original message", "---------- forwarded message", "________________________________",
    "begin forwarded message"};
constexpr std::array<std::string_view, 12> places = {
    "re:",        "re ",        "on ",    "para ", "paragraph ", "section ",
    "statement ", "principle ", "point ", "item ", "no. ",       "§"};

constexpr std::size_t most_in_greeting = 40;     // bytes; longer, it says something
constexpr std::size_t most_after_closing = 12;   // "Yours" and more
constexpr std::size_t most_lines_of_a_name = 6;  // below the closing words

// Words of greeting with the end, a comma or an exclamation mark after whoever is greeted, or with
// no more than two names: "Hire more drivers" and "Hello from the ward, where we disagree" say
// something.
bool is_greeting(std::string_view text) {
  const std::string lower = lower_and_trimmed(text);
  if (lower.size() > most_in_greeting) {
    return false;
  }
  return std::any_of(greetings.begin(), greetings.end(), [&](std::string_view words) {
    if (!lower.starts_with(words)) {
      return false;
    }
    const std::string_view rest = std::string_view(lower).substr(words.size());
    const bool whole_words = rest.empty() || std::string_view(" ,!").find(rest[0]) != rest.npos;
    const bool closed = rest.ends_with(',') || rest.ends_with('!');
    return whole_words && (closed || std::count(rest.begin(), rest.end(), ' ') <= 2);
  });
}

bool is_closing(std::string_view text) {
  const std::string lower = lower_and_trimmed(text);
  return std::any_of(closings.begin(), closings.end(), [&](std::string_view words) {
    return lower.starts_with(words) && lower.size() <= words.size() + most_after_closing;
  });
}

// "On 3 March 2026 at 10:12, Petra Lin wrote:", which may be wrapped over two lines.
bool introduces_quote(std::string_view text) {
  return text.ends_with("wrote:") || text.ends_with("said:") || text.ends_with("a écrit :") ||
         text.ends_with("schrieb:") || text.ends_with("ysgrifennodd:");
}

bool starts_copy(std::string_view text, std::string_view next) {
  const std::string lower = lower_and_trimmed(text);
  return begins_with_any(lower, copies) ||
         (lower.starts_with("from: ") &&
          (next.starts_with("Sent: ") || next.starts_with("Date: ") || next.starts_with("To: ")));
}

std::size_t digits_at(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789");
  return std::min({end, text.size(), std::size_t{4}});
}

// Length of "7", "7.3" or "7.3.1" at the beginning.
std::size_t number_length(std::string_view text) {
  std::size_t length = digits_at(text);
  while (length != 0 && length + 1 < text.size() && text[length] == '.') {
    const std::size_t more = digits_at(text.substr(length + 1));
    if (more == 0) {
      break;
    }
    length += 1 + more;
  }
  return length;
}

// The number that a line begins with, or nothing. A single number needs a word that says what it
// counts: "1." may begin a list of the writer's own, "2026" a year.
std::string_view number_of(std::string_view text) {
  bool named = false;
  for (bool found = true; found;) {
    found = false;
    const std::string lower = lower_and_trimmed(text.substr(0, 12)) + " ";
    for (const std::string_view place : places) {
      if (text.size() > place.size() && lower.starts_with(place)) {
        text = trimmed(text.substr(place.size()));
        named = named || (place != "on " && place != "re " && place != "re:");
        found = true;
        break;
      }
    }
  }
  const std::string_view number = text.substr(0, number_length(text));
  const std::string_view rest = text.substr(number.size());
  const bool whole = rest.empty() || rest.starts_with("\u2013") || rest.starts_with("\u2014") ||
                     std::string_view(":,.;)- \t").find(rest[0]) != std::string_view::npos;
  return whole && (named || number.find('.') != std::string_view::npos) ? number
                                                                        : std::string_view();
}

// Whether a line says nothing beside the number.
bool is_bare_number(std::string_view text, std::string_view number) {
  return text.substr(static_cast<std::size_t>(number.data() - text.data()) + number.size())
             .find_first_not_of(":,.;)- \t") == std::string_view::npos;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) {
    for (std::size_t number = 1; !text.empty(); ++number) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines_.push_back(line_of(text.substr(0, end), number));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    leave_out_end();
  }

  std::vector<Remark> remarks() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].quoted) {
        i = take_quote(i);
      } else if (!is_introduction(i) && !(said_nothing() && is_greeting(lines_[i].text))) {
        take_line(lines_[i]);
      }
    }
    close();
    return std::move(remarks_);
  }

 private:
  // The signature, the copy of an earlier message, the closing words and the name under them.
  void leave_out_end() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view next = i + 1 < lines_.size() ? lines_[i + 1].text : "";
      if (!lines_[i].quoted && (lines_[i].text == "--" || starts_copy(lines_[i].text, next))) {
        lines_.resize(i);
      }
    }
    drop_blank_end();
    std::size_t written = 0;  // lines at the end that are not blank
    for (std::size_t i = lines_.size(); i > 0 && written <= most_lines_of_a_name; --i) {
      const Line& line = lines_[i - 1];
      if (!line.quoted && is_closing(line.text)) {
        lines_.resize(i - 1);
        drop_blank_end();
        return;
      }
      if (line.quoted) {
        return;
      }
      written += line.text.empty() ? 0U : 1U;
    }
  }

  void drop_blank_end() {
    while (!lines_.empty() && lines_.back().text.empty()) {
      lines_.pop_back();
    }
  }

  bool said_nothing() const { return remarks_.empty() && now_.body.empty(); }

  // The line, or two, above a quote that say who wrote it.
  bool is_introduction(std::size_t at) const {
    const auto above_quote = [&](std::size_t line) {
      std::size_t next = line + 1;
      while (next < lines_.size() && !lines_[next].quoted && lines_[next].text.empty()) {
        ++next;
      }
      return next < lines_.size() && lines_[next].quoted;
    };
    return (introduces_quote(lines_[at].text) && above_quote(at)) ||
           (lines_[at].text.starts_with("On ") && at + 1 < lines_.size() &&
            introduces_quote(lines_[at + 1].text) && above_quote(at + 1));
  }

  std::size_t take_quote(std::size_t at) {
    close();
    now_ = {};
    std::string paragraph;
    for (; at < lines_.size() && lines_[at].quoted; ++at) {
      const std::string_view text = lines_[at].text;
      if (!text.empty()) {
        paragraph += (paragraph.empty() ? "" : " ") + std::string(text);
      }
      if (text.empty() || at + 1 == lines_.size() || !lines_[at + 1].quoted) {
        now_.quote = paragraph.empty() ? now_.quote : paragraph;
        paragraph.clear();
      }
    }
    // "7.3 We will ..." as a draft prints it.
    const std::string_view number = number_of(now_.quote);
    if (!number.empty()) {
      now_.number = number;
      now_.quote = trimmed(now_.quote.substr(now_.quote.find(number) + number.size()));
    }
    return at - 1;
  }

  void take_line(const Line& line) {
    const std::string_view number = number_of(line.text);
    if (!number.empty()) {
      close();
      now_ = {.number = std::string(number), .quote = {}, .body = {}, .line = line.number};
      if (is_bare_number(line.text, number)) {
        return;
      }
    }
    if (now_.body.empty()) {
      now_.line = line.number;
      now_.body = line.text;
    } else {
      now_.body += '\n';
      now_.body += line.text;
    }
  }

  // What was said of the place, if anything was.
  void close() {
    while (!now_.body.empty() && now_.body.back() == '\n') {
      now_.body.pop_back();
    }
    if (!now_.body.empty()) {
      remarks_.push_back(now_);
    }
    now_.body.clear();
  }

  std::vector<Line> lines_;
  std::vector<Remark> remarks_;
  Remark now_;
};

}  // namespace

std::vector<Remark> split_remarks(std::string_view text) {
  return Splitter(text).remarks();
}

}  // namespace redraft::exchange
