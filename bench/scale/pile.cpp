#include "bench/scale/pile.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "bench/pairs/dice.h"
#include "bench/pairs/vocabulary.h"
#include "bench/pairs/word_lists.h"

namespace redraft::bench {

namespace {

constexpr std::array<std::string_view, 12> sectors = {
    "local government", "health board",      "voluntary",
    "community group",  "care provider",     "housing",
    "education",        "professional body", "union",
    "faith group",      "business",          "member of the public"};
constexpr std::array<std::string_view, 7> kinds = {"support",  "object",    "question", "suggest",
                                                   "evidence", "editorial", "concern"};
constexpr std::array<std::string_view, 6> channels = {"web",     "workshop", "email",
                                                      "meeting", "survey",   "letter"};
constexpr std::array<std::string_view, 24> first_names = {
    "Alba",  "Bram",  "Cora",  "Davin", "Esme",  "Fergus", "Greta", "Hamid",
    "Ines",  "Joss",  "Kirsa", "Lorn",  "Marit", "Niall",  "Orla",  "Pavel",
    "Quill", "Rhona", "Sorin", "Tove",  "Ulla",  "Vikram", "Wilma", "Yusuf"};
constexpr std::array<std::string_view, 9> openings = {
    "We think that", "In our experience", "Please say",      "Our members told us that",
    "We doubt that", "It would help if",  "Nobody explains", "At the workshop people said that",
    "We ask that"};

struct Remark {
  std::string id, kind, body, suggestion, organisation, sector, name, email, created, channel;
  std::string anchor, quote;
};

class Pile {
 public:
  Pile(const DraftText& text, PileSize size, std::uint64_t seed)
      : text_(text),
        size_(size),
        dice_(seed),
        nouns_(english_nouns),
        verbs_(english_verbs),
        adjectives_(english_adjectives),
        joints_(english_joints) {
    for (int i = 0; i < 40; ++i) {
      campaigns_.push_back(prose(45));
    }
  }

  Remark next(std::size_t number) {
    Remark remark;
    remark.id = "survey-" + std::to_string(number + 1);
    remark.kind = dice_.of(kinds);
    remark.channel = dice_.of(channels);
    remark.created = instant(number);
    reviewer(remark);
    place(remark);
    remark.body = dice_.per_mille(100) ? dice_.of(campaigns_) : prose(dice_.between(30, 60));
    if (dice_.per_mille(5)) {
      remark.body += " Ring 01632 960" + std::to_string(dice_.between(100, 999)) + ".";
    }
    if (remark.kind == "suggest") {
      remark.suggestion = prose(dice_.between(8, 20));
    }
    return remark;
  }

 private:
  std::string prose(std::size_t words) {
    std::string out(dice_.of(openings));
    for (std::size_t i = 3; i < words; ++i) {
      const std::size_t turn = dice_.below(8);
      const Ranked& list = turn < 3 ? nouns_ : turn < 5 ? verbs_ : turn < 6 ? adjectives_ : joints_;
      std::string word(list.pick(dice_));
      std::replace(word.begin(), word.end(), '_', ' ');
      out += (dice_.below(14) == 0 ? ", " : " ") + word;
    }
    return out + ".";
  }

  // Spread over 60 days, in the order of the file but for some that were handed in later.
  std::string instant(std::size_t number) {
    constexpr std::size_t minutes_a_day = 1440;
    constexpr std::size_t minutes = 60 * minutes_a_day;
    const std::size_t minute =
        std::min(minutes - 1, number * minutes / size_.comments + dice_.below(600));
    const std::size_t day = minute / minutes_a_day;
    const auto two = [](std::size_t value) {
      return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return "2026-0" + std::to_string(day < 30 ? 4 : 5) + "-" + two(day % 30 + 1) + "T" +
           two(minute / 60 % 24) + ":" + two(minute % 60) + ":" + two(dice_.below(60)) + "Z";
  }

  void reviewer(Remark& remark) {
    const std::size_t who = dice_.below(size_.reviewers);
    Dice own(who + 1);  // the same person each time
    const std::string first(own.of(first_names));
    remark.name = first + " " + std::string(own.of(first_names)) + "sen";
    remark.email = first + "." + std::to_string(who) + "@example.org";
    const std::size_t group = own.below(size_.reviewers / 20 + 1);
    Dice theirs(group + 1'000'003);
    remark.organisation = "Group " + std::to_string(group) + " for " +
                          std::string(nouns_.pick(theirs)) + " and " +
                          std::string(nouns_.pick(theirs));
    remark.sector = theirs.of(sectors);
  }

  void place(Remark& remark) {
    const std::size_t count = text_.anchors.size();
    const std::size_t at =
        dice_.per_mille(300) ? nouns_.pick_rank(dice_) * 7919 % count : dice_.below(count);
    remark.anchor = text_.anchors[at];
    const std::string& words = text_.document.statements[at].text;
    if (dice_.per_mille(500) && words.size() > 60) {
      const std::size_t begin = words.find(' ', dice_.below(words.size() - 50)) + 1;
      const std::size_t end = words.find(' ', begin + dice_.between(15, 35));
      if (begin != 0 && end != std::string::npos) {
        remark.quote = words.substr(begin, end - begin);
      }
    }
  }

  const DraftText& text_;
  PileSize size_;
  Dice dice_;
  Ranked nouns_, verbs_, adjectives_, joints_;
  std::vector<std::string> campaigns_;
};

// The words hold neither control characters nor backslashes.
std::string json(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"') {
      out += '\\';
    }
    out += letter;
  }
  return out + '"';
}

std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string out = "\"";
  for (const char letter : text) {
    out += letter;
    if (letter == '"') {
      out += '"';
    }
  }
  return out + '"';
}

}  // namespace

void write_json_lines(std::ostream& out, const DraftText& text, PileSize size, std::uint64_t seed) {
  Pile pile(text, size, seed);
  for (std::size_t i = 0; i < size.comments; ++i) {
    const Remark remark = pile.next(i);
    out << R"({"id":)" << json(remark.id) << R"(,"kind":)" << json(remark.kind) << R"(,"body":)"
        << json(remark.body);
    if (!remark.suggestion.empty()) {
      out << R"(,"suggestion":)" << json(remark.suggestion);
    }
    out << R"(,"reviewer":{"organisation":)" << json(remark.organisation) << R"(,"sector":)"
        << json(remark.sector) << R"(,"name":)" << json(remark.name) << R"(,"email":)"
        << json(remark.email) << R"(},"created":)" << json(remark.created) << R"(,"channel":)"
        << json(remark.channel) << R"(,"made_on":{"document":)" << json(text.draft.document)
        << R"(,"draft":)" << json(text.draft.label) << R"(,"anchor":)" << json(remark.anchor);
    if (!remark.quote.empty()) {
      out << R"(,"quote":{"exact":)" << json(remark.quote) << '}';
    }
    out << "}}\n";
  }
}

void write_csv(std::ostream& out, const DraftText& text, PileSize size, std::uint64_t seed) {
  Pile pile(text, size, seed);
  out << "id,kind,body,suggestion,organisation,sector,name,email,created,channel,document,draft,"
         "anchor,quote\n";
  for (std::size_t i = 0; i < size.comments; ++i) {
    const Remark remark = pile.next(i);
    for (const std::string_view value :
         {std::string_view(remark.id), std::string_view(remark.kind), std::string_view(remark.body),
          std::string_view(remark.suggestion), std::string_view(remark.organisation),
          std::string_view(remark.sector), std::string_view(remark.name),
          std::string_view(remark.email), std::string_view(remark.created),
          std::string_view(remark.channel), std::string_view(text.draft.document),
          std::string_view(text.draft.label), std::string_view(remark.anchor)}) {
      out << cell(value) << ',';
    }
    out << cell(remark.quote) << '\n';
  }
}

}  // namespace redraft::bench
