// Scores as people write them. One pass makes tokens, one finds the expressions among them; there
// must be exactly one, since a guess between two would put a score in a group's mouth.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "redraft/assessment.h"

namespace redraft {

namespace {

struct Token {
  enum class Kind { number, word, dash, stroke, sign };
  Kind kind = Kind::word;
  int halves = 0;
  bool spelled = false;  // a number in letters
  std::string word;
};

using Tokens = std::vector<Token>;
using Kind = Token::Kind;

constexpr std::array<std::string_view, 11> spelled_numbers = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

// Words that make a score mean another one.
constexpr std::array<std::string_view, 24> turning = {
    "not",  "no",    "never", "nor",    "neither", "below",  "under",  "beneath",
    "less", "lower", "above", "over",   "more",    "higher", "beyond", "least",
    "most", "up",    "down",  "almost", "nearly",  "plus",   "minus",  "without"};

constexpr std::array<std::string_view, 5> dashes = {"\u2010", "\u2011", "\u2012", "\u2013",
                                                    "\u2014"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Tokens tokens() {
    while (at_ < text_.size() && fault_.empty()) {
      next();
    }
    return std::move(tokens_);
  }

  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  bool take(std::string_view words) {
    if (text_.substr(at_).starts_with(words)) {
      at_ += words.size();
      return true;
    }
    return false;
  }

  void put(Kind kind) { tokens_.push_back({kind, 0, false, {}}); }

  void next() {
    for (const std::string_view dash : dashes) {
      if (take(dash)) {
        return put(Kind::dash);
      }
    }
    if (take("\u2212") || take("-")) {
      return put(Kind::dash);
    }
    if (take("\u00BD")) {
      tokens_.push_back({Kind::number, 1, false, {}});
      return;
    }
    if (take("\u2019") || take("\u2018") || take("\u201C") || take("\u201D") || take("\u00A0")) {
      return;
    }
    const char c = text_[at_];
    if (is_digit(c)) {
      return number();
    }
    if (is_letter(c)) {
      return word();
    }
    ++at_;
    if (c == '/') {
      put(Kind::stroke);
    } else if (c == '<' || c == '>' || c == '+' || c == '%' || c == '~' || c == '=') {
      tokens_.push_back({Kind::sign, 0, false, std::string(1, c)});
    }
  }

  void word() {
    Token token;
    while (at_ < text_.size() &&
           (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '\'') &&
           !text_.substr(at_).starts_with("\u00BD") && !at_dash()) {
      const char c = text_[at_++];
      token.word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (token.word.empty()) {  // a byte that begins no word
      ++at_;
      return;
    }
    const auto* const found = std::find(spelled_numbers.begin(), spelled_numbers.end(), token.word);
    if (found != spelled_numbers.end()) {
      token.kind = Kind::number;
      token.spelled = true;
      token.halves = 2 * static_cast<int>(found - spelled_numbers.begin());
    }
    tokens_.push_back(std::move(token));
  }

  [[nodiscard]] bool at_dash() const {
    return std::any_of(dashes.begin(), dashes.end(),
                       [&](std::string_view dash) { return text_.substr(at_).starts_with(dash); });
  }

  void number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) {
      ++at_;
    }
    const std::string_view digits = text_.substr(begin, at_ - begin);
    std::string_view part;
    if (at_ + 1 < text_.size() && (text_[at_] == '.' || text_[at_] == ',') &&
        is_digit(text_[at_ + 1])) {
      const std::size_t point = ++at_;
      while (at_ < text_.size() && is_digit(text_[at_])) {
        ++at_;
      }
      part = text_.substr(point, at_ - point);
    }
    const bool letters =
        at_ < text_.size() && is_letter(text_[at_]) && !text_.substr(at_).starts_with("\u00BD") &&
        !at_dash() && !text_.substr(at_).starts_with("\u2212") &&
        !text_.substr(at_).starts_with("\u2019") && !text_.substr(at_).starts_with("\u201D") &&
        !text_.substr(at_).starts_with("\u00A0");
    if (letters) {  // "5s", "2nd"
      return word();
    }
    if (digits.size() > 2) {  // a year, a count of people
      return put(Kind::word);
    }
    int halves = 2 * std::stoi(std::string(digits));
    if (!part.empty()) {
      const std::size_t last = part.find_last_not_of('0');
      const std::string_view value = last == std::string_view::npos ? "" : part.substr(0, last + 1);
      if (!value.empty() && value != "5") {
        fault_ = "\"" + std::string(text_.substr(begin, std::min<std::size_t>(at_ - begin, 20))) +
                 "\" is neither a level nor half of one";
        return;
      }
      halves += value.empty() ? 0 : 1;
    }
    tokens_.push_back({Kind::number, halves, false, {}});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Tokens tokens_;
  std::string fault_;
};

class Finder {
 public:
  // `tight`: nothing stands between the first mark and what follows it.
  Finder(Tokens tokens, bool tight) : tokens_(std::move(tokens)), tight_(tight) {
    // "one" is a number only where there is none in digits.
    const bool digits = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
      return token.kind == Kind::number && !token.spelled;
    });
    for (Token& token : tokens_) {
      if (digits && token.spelled) {
        token.kind = Kind::word;
      }
    }
  }

  std::vector<Score> scores() {
    std::vector<Score> found;
    while (at_ < tokens_.size()) {
      if (const auto score = expression()) {
        found.push_back(*score);
      } else {
        ++at_;
      }
    }
    return found;
  }

  // What keeps the words from being a score, or nothing.
  [[nodiscard]] std::string turned() const {
    if (is(0, Kind::dash) && is(1, Kind::number) && tight_) {
      return "\"-\" makes it another score";
    }
    const std::size_t last = tokens_.size() - 1;
    if (last > 0 && is(last - 1, Kind::number) &&
        (is(last, Kind::dash) || word(last, "to") || word(last, "or"))) {
      return "it is a range without an end";
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind == Kind::stroke && i > 0 && i + 1 < tokens_.size() &&
          tokens_[i - 1].kind == Kind::number && tokens_[i + 1].kind == Kind::number &&
          !is_half(i)) {
        return "\"/\" may be a half, a range or \"out of\"";
      }
      if (token.kind == Kind::sign) {
        return "\"" + token.word + "\" makes it another score";
      }
      if (token.kind == Kind::word &&
          (std::find(turning.begin(), turning.end(), token.word) != turning.end() ||
           token.word.ends_with("n't"))) {
        return "\"" + token.word + "\" makes it another score";
      }
    }
    return {};
  }

 private:
  [[nodiscard]] bool word(std::size_t i, std::string_view text) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::word && tokens_[i].word == text;
  }

  [[nodiscard]] bool is(std::size_t i, Kind kind) const {
    return i < tokens_.size() && tokens_[i].kind == kind;
  }

  // A stroke in "1/2" behind a whole number.
  [[nodiscard]] bool is_half(std::size_t stroke) const {
    return stroke >= 2 && tokens_[stroke - 1].halves == 2 && tokens_[stroke + 1].halves == 4 &&
           tokens_[stroke - 2].kind == Kind::number && tokens_[stroke - 2].halves % 2 == 0;
  }

  // A number with its half, at `i`; moves behind it.
  std::optional<int> value(std::size_t& i) const {
    if (!is(i, Kind::number)) {
      return std::nullopt;
    }
    int halves = tokens_[i].halves;
    ++i;
    if (halves % 2 != 0) {
      return halves;
    }
    if (is(i, Kind::number) && tokens_[i].halves == 1) {  // 3 ½
      ++i;
      return halves + 1;
    }
    if (is(i, Kind::number) && is(i + 1, Kind::stroke) && is(i + 2, Kind::number) &&
        is_half(i + 1)) {
      i += 3;
      return halves + 1;
    }
    std::size_t half = i;
    half += word(half, "and") ? 1 : 0;
    half += word(half, "a") ? 1 : 0;
    if (word(half, "half")) {
      i = half + 1;
      return halves + 1;
    }
    return halves;
  }

  std::optional<Score> expression() {
    std::size_t i = at_;
    const bool between = word(i, "between");
    i += between || word(i, "from") ? 1 : 0;
    const std::optional<int> first = value(i);
    if (!first) {
      return std::nullopt;
    }
    std::size_t end = i;
    const bool joined =
        is(i, Kind::dash) || word(i, "to") || word(i, "or") || (between && word(i, "and"));
    std::optional<int> second;
    if (joined) {
      ++i;
      second = value(i);
      end = second ? i : end;
    }
    at_ = end;
    const int other = second.value_or(*first);
    return Score{std::min(*first, other), std::max(*first, other)};
  }

  Tokens tokens_;
  bool tight_;
  std::size_t at_ = 0;
};

}  // namespace

ScoreReading parse_score(std::string_view words) {
  Lexer lexer(words);
  Tokens tokens = lexer.tokens();
  if (!lexer.fault().empty()) {
    return {std::nullopt, lexer.fault()};
  }
  Finder finder(std::move(tokens), words.find_first_of("0123456789") < words.find(' '));
  const std::vector<Score> scores = finder.scores();
  if (scores.empty()) {
    return {std::nullopt, "there is no score in it"};
  }
  if (const std::string turned = finder.turned(); !turned.empty()) {
    return {std::nullopt, turned};
  }
  if (scores.size() > 1) {
    return {std::nullopt,
            "there are " + std::to_string(scores.size()) + " scores in it: which one is meant?"};
  }
  return {scores.front(), {}};
}

std::optional<Score> level_of_parts(std::string_view words) {
  const auto ends_word = [&](std::size_t at) {
    return at >= words.size() || std::string_view(" .,;:!?)").find(words[at]) != words.npos;
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool begins = i == 0 || words[i - 1] == ' ' || words[i - 1] == '(';
    if (begins && words[i] >= '0' && words[i] <= '9' && words[i + 1] == 's' && ends_word(i + 2)) {
      const int halves = 2 * (words[i] - '0');
      return Score{halves, halves};
    }
  }
  return std::nullopt;
}

AssessmentNote parse_exception(std::string_view words) {
  AssessmentNote note;
  note.kind = AssessmentNoteKind::exception;
  const std::size_t colon = words.find(": ");
  note.scope = colon == words.npos ? "" : words.substr(0, colon);
  note.body = colon == words.npos ? words : words.substr(colon + 2);
  note.score = parse_score(note.body).score;
  if (!note.score) {
    note.score = level_of_parts(note.body);
  }
  return note;
}

}  // namespace redraft
