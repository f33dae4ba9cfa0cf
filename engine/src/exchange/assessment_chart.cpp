// Scores drawn: levels across in the matrix's own direction, a band a round.
#include <algorithm>

#include "base/markup.h"
#include "exchange/valid_utf8.h"
#include "redraft/engagement_output.h"

namespace redraft {

namespace {

constexpr int width = 640;
constexpr int left = 150;
constexpr int right = 20;
constexpr int band = 46;  // pixels a round
constexpr int top = 30;

std::string safe(const std::string& text) {
  return escape_html(exchange::valid_utf8(text));
}

class Scale {
 public:
  explicit Scale(const AssessmentReport& report, const AssessedDimension& dimension) {
    for (const int level : report.levels) {
      add(level);
    }
    for (const AssessedRound& round : dimension.rounds) {
      add(round.spread.whole.low / 2);
      add((round.spread.whole.high + 1) / 2);
    }
    down_ = report.levels.size() > 1 && report.levels.front() > report.levels.back();
    highest_ = std::max(highest_, lowest_ + 1);
  }

  [[nodiscard]] int at(int halves) const {
    const int steps = 2 * (highest_ - lowest_);
    const int along = down_ ? 2 * highest_ - halves : halves - 2 * lowest_;
    return left + 20 + along * (width - left - right - 40) / steps;
  }

  [[nodiscard]] int lowest() const { return lowest_; }

  [[nodiscard]] int highest() const { return highest_; }

 private:
  void add(int level) {
    lowest_ = first_ ? level : std::min(lowest_, level);
    highest_ = first_ ? level : std::max(highest_, level);
    first_ = false;
  }

  bool first_ = true;
  bool down_ = false;
  int lowest_ = 0;
  int highest_ = 1;
};

std::string number(int value) {
  return std::to_string(value);
}

std::string text_at(int x, int y, const char* anchor, const std::string& words) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" +
         words + "</text>\n";
}

// A label that would run into the drawing is cut; the table has it whole.
std::string label_of(const std::string& name) {
  constexpr std::size_t longest = 22;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U && ++letters > longest) {
      return name.substr(0, i) + "\u2026";
    }
  }
  return name;
}

// Rounds are told apart by the line of the band too, not by colour: the last is drawn through.
std::string band_of(const AssessedRound& round, const Scale& scale, int y, bool last) {
  const int low = scale.at(round.spread.whole.low);
  const int high = scale.at(round.spread.whole.high);
  const int begin = std::min(low, high) - 8;
  const int length = std::abs(high - low) + 16;
  std::string out = "<rect x=\"" + number(begin) + "\" y=\"" + number(y - 11) + "\" width=\"" +
                    number(length) + "\" height=\"22\" rx=\"11\" fill=\"currentColor\" " +
                    "fill-opacity=\"" + (last ? "0.25" : "0.06") + "\" stroke=\"currentColor\"" +
                    (last ? "" : " stroke-dasharray=\"4 3\"") + "/>\n";
  const auto groups = static_cast<int>(round.assessments.size());
  for (int i = 0; i < groups; ++i) {
    const Score score = round.assessments[static_cast<std::size_t>(i)].score;
    const int line = y - 8 + 16 * (2 * i + 1) / (2 * groups);
    const int from = std::min(scale.at(score.low), scale.at(score.high));
    const int to = std::max(scale.at(score.low), scale.at(score.high));
    out += "<line x1=\"" + number(from - 3) + "\" y1=\"" + number(line) + "\" x2=\"" +
           number(to + 3) + "\" y2=\"" + number(line) +
           "\" stroke=\"currentColor\" stroke-width=\"2\"/>\n";
  }
  return out;
}

std::string spoken(const AssessedDimension& dimension) {
  std::string words;
  for (const AssessedRound& round : dimension.rounds) {
    words += (words.empty() ? "" : ". ") + round.name + ": " + to_string(round.spread);
  }
  return words;
}

}  // namespace

std::string assessment_chart(const AssessmentReport& report, const AssessedDimension& dimension,
                             std::size_t which) {
  const Scale scale(report, dimension);
  const int bottom = top + band * static_cast<int>(dimension.rounds.size());
  const std::string id = "assessment-" + std::to_string(which);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"" +
                    id + "-title " + id + "-desc\" viewBox=\"0 0 " + number(width) + " " +
                    number(bottom + 10) + "\" font-family=\"sans-serif\" font-size=\"14\">\n" +
                    "<title id=\"" + id + "-title\">" + safe(dimension.name) +
                    " by level and round</title>\n<desc id=\"" + id +
                    "-desc\">A band for each round from its lowest to its highest score, a line in "
                    "it for each group. The table has the same. " +
                    safe(spoken(dimension)) + ".</desc>\n";
  for (int level = scale.lowest(); level <= scale.highest(); ++level) {
    const int x = scale.at(2 * level);
    svg += text_at(x, 16, "middle", number(level)) + "<line x1=\"" + number(x) +
           "\" y1=\"22\" x2=\"" + number(x) + "\" y2=\"" + number(bottom) +
           "\" stroke=\"currentColor\" stroke-opacity=\"0.3\"/>\n";
  }
  int y = top + band / 2;
  for (const AssessedRound& round : dimension.rounds) {
    svg += text_at(2, y + 5, "start", safe(label_of(round.name))) +
           band_of(round, scale, y, &round == &dimension.rounds.back());
    y += band;
  }
  return svg + "</svg>\n";
}

}  // namespace redraft
