#include "bench/consultation_texts.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>
#include <utility>

namespace redraft::bench {

namespace {

constexpr std::size_t statements_per_section = 25;
constexpr std::size_t thousand = 1000;

constexpr std::array<std::string_view, 10> openings = {
    "We recognise that",      "We acknowledge that",
    "We agree that",          "We commit to work so that",
    "It is accepted that",    "Partners know that",
    "Over the coming years,", "People have told us that",
    "We need to show that",   "In every place,"};

constexpr std::array<std::string_view, 40> actors = {
    "carers",           "local boards",   "volunteers",      "young people",    "care homes",
    "community nurses", "patient groups", "housing teams",   "advocates",       "clinics",
    "ward managers",    "pharmacists",    "town councils",   "schools",         "interpreters",
    "faith groups",     "commissioners",  "peer workers",    "night staff",     "link workers",
    "trustees",         "midwives",       "day centres",     "older residents", "families",
    "auditors",         "call handlers",  "rural practices", "drivers",         "trainers",
    "veterans",         "new arrivals",   "tenants",         "charities",       "hospices",
    "foster parents",   "chairs",         "planners",        "librarians",      "apprentices"};

constexpr std::array<std::string_view, 40> verbs = {
    "share",    "publish",  "review",   "fund",    "protect", "explain", "measure", "design",
    "support",  "question", "simplify", "record",  "renew",   "discuss", "deliver", "widen",
    "test",     "host",     "report",   "prepare", "honour",  "repair",  "extend",  "compare",
    "describe", "improve",  "answer",   "shape",   "lead",    "welcome", "gather",  "lower",
    "adapt",    "balance",  "connect",  "defend",  "finish",  "open",    "trust",   "value"};

constexpr std::array<std::string_view, 60> objects = {
    "decisions",    "budgets",    "waiting times", "meetings",     "records",    "buildings",
    "promises",     "complaints", "services",      "transport",    "plans",      "standards",
    "contracts",    "feedback",   "notices",       "training",     "interviews", "research",
    "risks",        "referrals",  "surveys",       "visits",       "maps",       "timetables",
    "priorities",   "skills",     "evidence",      "equipment",    "charges",    "outcomes",
    "translations", "workshops",  "reasons",       "drafts",       "letters",    "rights",
    "duties",       "barriers",   "appointments",  "stories",      "lessons",    "figures",
    "minutes",      "targets",    "grants",        "partnerships", "gardens",    "kitchens",
    "networks",     "handovers",  "pathways",      "rotas",        "helplines",  "forecasts",
    "inductions",   "agendas",    "forms",         "hours",        "habits",     "venues"};

constexpr std::array<std::string_view, 30> qualities = {
    "early",   "shared",  "plain",    "local",  "fair",   "lasting", "joint",   "open",
    "careful", "modest",  "regional", "annual", "honest", "small",   "public",  "quiet",
    "timely",  "written", "agreed",   "broad",  "useful", "patient", "visible", "trusted",
    "steady",  "simple",  "warm",     "formal", "daily",  "firm"};

constexpr std::array<std::string_view, 20> joints = {
    "because",     "so that",    "before",   "whenever",  "although",    "while",  "once",
    "and in turn", "even where", "provided", "just as",   "until",       "unless", "wherever",
    "in case",     "as soon as", "now that", "and where", "but only if", "since"};

class Pen {
 public:
  explicit Pen(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return random_() % count; }

  bool one_in(std::size_t count) { return below(count) == 0; }

  template <std::size_t count>
  std::string_view of(const std::array<std::string_view, count>& words) {
    return words[below(count)];
  }

  void clause(std::string& text) {
    for (const std::string_view word :
         {of(qualities), of(actors), of(verbs), of(qualities), of(objects)}) {
      text += ' ';
      text += word;
    }
  }

  std::string statement() {
    std::string text(of(openings));
    clause(text);
    for (std::size_t clauses = 3 + below(5); clauses > 0; --clauses) {
      text += one_in(3) ? ", " : " ";
      text += of(joints);
      clause(text);
    }
    text += '.';
    if (one_in(3)) {
      text += " We will";
      clause(text);
      text += '.';
    }
    if (one_in(20)) {
      text +=
          " This is the board\xE2\x80\x99s \xE2\x80\x9Cliving\xE2\x80\x9D promise \xE2\x80\x93 no "
          "less.";
    }
    return one_in(10) ? "- " + text : text;
  }

  std::string heading() {
    std::string text = "##";
    for (const std::string_view word : {of(qualities), of(objects), of(actors)}) {
      text += ' ';
      text += word;
    }
    return text;
  }

  // From a tenth to a half of the words.
  std::string reworded(const std::string& before) {
    const std::size_t share = 2 + below(9);
    std::string after;
    std::size_t begin = 0;
    while (begin < before.size()) {
      const std::size_t end = std::min(before.find(' ', begin), before.size());
      after += begin > 2 && one_in(share) ? of(objects) : before.substr(begin, end - begin);
      after += end < before.size() ? " " : "";
      begin = end + 1;
    }
    return after;
  }

 private:
  std::mt19937_64 random_;
};

bool is_heading(const std::string& block) {
  return block.front() == '#';
}

}  // namespace

Blocks first_draft(std::size_t statements, std::uint64_t seed) {
  Pen pen(seed);
  Blocks blocks = {"# Working together"};
  while (blocks.size() < statements) {
    blocks.push_back(blocks.size() % statements_per_section == 1 ? pen.heading() : pen.statement());
  }
  return blocks;
}

Blocks next_draft(const Blocks& before, const Edits& edits, std::uint64_t seed) {
  Pen pen(seed);
  Blocks after;
  Blocks moving;
  for (const std::string& block : before) {
    const std::size_t lot = pen.below(thousand);
    if (is_heading(block) || lot >= edits.reworded + edits.moved + edits.removed) {
      after.push_back(block);
    } else if (lot < edits.reworded) {
      after.push_back(pen.reworded(block));
    } else if (lot < edits.reworded + edits.moved) {
      moving.push_back(block);
    }
    if (pen.below(thousand) < edits.added) {
      after.push_back(pen.statement());
    }
  }
  // All at once: places drawn first, so that the cost is one pass.
  std::vector<std::pair<std::size_t, std::string>> places;
  for (std::string& block : moving) {
    places.emplace_back(1 + pen.below(after.size() - 1), std::move(block));
  }
  std::sort(places.begin(), places.end());
  Blocks placed;
  auto next = places.begin();
  for (std::size_t i = 0; i < after.size(); ++i) {
    for (; next != places.end() && next->first == i; ++next) {
      placed.push_back(std::move(next->second));
    }
    placed.push_back(std::move(after[i]));
  }
  return placed;
}

std::string markdown(const Blocks& blocks) {
  std::string text;
  for (const std::string& block : blocks) {
    text += block;
    text += "\n\n";
  }
  return text;
}

}  // namespace redraft::bench
