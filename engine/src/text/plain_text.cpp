#include "redraft/plain_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/code_points.h"
#include "redraft/error.h"
#include "text/plain_text_headings.h"
#include "text/plain_text_lines.h"
#include "text/plain_text_markdown.h"
#include "text/plain_text_pieces.h"

namespace redraft {

namespace {

using text::Piece;
using Corrections = std::map<std::size_t, PlainTextCorrection>;  // the last word on each line

// Markdown has six levels of headings, and a list as deep as that is deep enough.
constexpr std::size_t deepest_level = 6;

void correct(Piece& piece, const PlainTextCorrection& correction) {
  PlainTextBlock& block = piece.block;
  if (block.kind == PlainTextKind::item && correction.kind != PlainTextKind::item &&
      piece.ordered) {
    block.text = piece.label + ' ' + block.text;
  }
  if (block.kind == PlainTextKind::table && correction.kind != PlainTextKind::table) {
    std::replace(block.text.begin(), block.text.end(), '\t', ' ');
    std::replace(block.text.begin(), block.text.end(), '\n', ' ');
    block.text = text::clean_text(block.text);
  }
  block.kind = correction.kind;
  block.level = correction.kind == PlainTextKind::heading
                    ? std::clamp<std::size_t>(correction.level, 1, deepest_level)
                    : 0;
  block.doubt.clear();
  piece.corrected = true;
}

Finding unused(const PlainTextCorrection& correction) {
  Finding finding;
  finding.rule = "correction-unused";
  finding.severity = Severity::warning;
  finding.line = correction.line;
  finding.message = "no block begins at line " + std::to_string(correction.line) +
                    ", so the correction to " + to_string(correction.kind) + " has no effect";
  finding.hint = "The preview names the line each block begins at.";
  return finding;
}

Finding doubtful(const Piece& piece, std::size_t neighbour_level) {
  const PlainTextBlock& block = piece.block;
  Finding finding;
  finding.rule = "plain-text-doubt";
  finding.severity = Severity::warning;
  finding.line = piece.doubt_line != 0 ? piece.doubt_line : block.line;
  finding.message = "\"" + shorten(block.text, 60) + "\" was read as a " + to_string(block.kind) +
                    ": it " + block.doubt;
  const bool to_heading = block.kind == PlainTextKind::paragraph && piece.doubt_line == 0;
  finding.hint = "--set " + std::to_string(finding.line) +
                 (to_heading ? "=heading:" + std::to_string(neighbour_level) : "=paragraph");
  if (piece.doubt_line != 0) {
    finding.message = "\"" + shorten(block.text, 60) + "\": " + block.doubt;
  }
  return finding;
}

}  // namespace

PlainTextReading read_plain_text(std::string_view text,
                                 const std::vector<PlainTextCorrection>& corrections) {
  if (const auto bad = first_invalid_utf8(text)) {
    throw Error(ErrorKind::invalid,
                "read plain text: it is not UTF-8 from byte " + std::to_string(*bad) + " on",
                "Save it as UTF-8.");
  }
  Corrections wanted;
  std::set<std::size_t> starts;
  for (const PlainTextCorrection& correction : corrections) {
    wanted[correction.line] = correction;
    starts.insert(correction.line);
  }
  std::vector<Piece> pieces = text::read_pieces(text, starts);
  PlainTextReading reading;
  for (Piece& piece : pieces) {
    const auto found = wanted.find(piece.block.line);
    if (found != wanted.end()) {
      correct(piece, found->second);
      wanted.erase(found);
    }
  }
  text::find_headings(pieces);
  std::size_t level = 2;
  for (const Piece& piece : pieces) {
    if (piece.block.kind == PlainTextKind::heading) {
      level = piece.block.level;
    }
    if (!piece.block.doubt.empty()) {
      reading.findings.push_back(doubtful(piece, level));
    }
    reading.blocks.push_back(piece.block);
  }
  for (const auto& [line, correction] : wanted) {
    reading.findings.push_back(unused(correction));
  }
  reading.markdown = text::write_markdown(pieces);
  return reading;
}

}  // namespace redraft
