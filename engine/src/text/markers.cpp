#include "text/markers.h"

#include <algorithm>

#include "redraft/document.h"
#include "redraft/error.h"
#include "text/lines.h"

namespace redraft::text {

namespace {

constexpr std::string_view opening = "<!--";
constexpr std::string_view closing = "-->";
constexpr std::size_t longest_anchor = 100;

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

// Length of the spaces and the marker that the text begins with, or 0.
std::size_t marker_length(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos || !text.substr(begin).starts_with(opening)) {
    return 0;
  }
  const std::size_t end = text.substr(0, begin + 2 * longest_anchor).find(closing, begin);
  if (end == std::string_view::npos) {
    return 0;
  }
  const std::size_t length = end + closing.size();
  return anchor_in(text.substr(begin, length - begin)).empty() ? 0 : length;
}

// "*" or "2." at the end of a paragraph opens no list, but would with something behind it.
bool is_bare_list_mark(std::string_view line) {
  line = trim(line);
  if (line == "-" || line == "+" || line == "*") {
    return true;
  }
  return line.size() > 1 && line.size() <= 10 && (line.back() == '.' || line.back() == ')') &&
         line.find_first_not_of("0123456789") == line.size() - 1;
}

// A marker here would not be read as a comment, or would turn the words before it into something
// else.
bool takes_no_marker(std::string_view content) {
  if ((content.starts_with('[') && content.ends_with("]:")) ||
      is_bare_list_mark(content.substr(content.find_last_of("\r\n") + 1))) {
    return true;
  }
  for (std::size_t at = content.find('<'); at != std::string_view::npos;
       at = content.find('<', at + 1)) {
    const std::string_view tag = content.substr(at + 1, 2);
    if (tag.starts_with('?') || (tag.size() == 2 && tag[0] == '!' && tag[1] != '-')) {
      return true;
    }
  }
  return false;
}

std::string with_markers(const Document& document, const std::vector<std::string>& anchors) {
  const std::string_view source = document.source;
  std::string result;
  result.reserve(source.size() + 32 * anchors.size());
  std::size_t copied = 0;
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    const Statement& statement = document.statements[i];
    std::size_t end = statement.source.end;
    result += source.substr(copied, end - copied);
    while (const std::size_t length =
               statement.marker.empty() ? 0 : marker_length(source.substr(end))) {
      end += length;
    }
    copied = end;
    if (i < anchors.size() && !anchors[i].empty() &&
        !takes_no_marker(markdown_of(document, statement))) {
      result += " <!-- @" + anchors[i] + " -->";
    }
  }
  return result += source.substr(copied);
}

}  // namespace

bool is_anchor(std::string_view word) {
  if (word.empty() || word.size() > longest_anchor || word.front() == '-' || word.back() == '-' ||
      word.find("--") != std::string_view::npos) {
    return false;
  }
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string_view anchor_in(std::string_view comment) {
  if (comment.size() < opening.size() + closing.size() || !comment.starts_with(opening) ||
      !comment.ends_with(closing)) {
    return {};
  }
  const std::string_view inner =
      trim_blanks(comment.substr(opening.size(), comment.size() - opening.size() - closing.size()));
  const std::string_view word = inner.starts_with('@') ? inner.substr(1) : std::string_view();
  return is_anchor(word) ? word : std::string_view();
}

TrailingMarkers trailing_markers(std::string_view content,
                                 const std::vector<std::string>& comments) {
  TrailingMarkers found;
  found.length = content.size();
  for (auto comment = comments.rbegin(); comment != comments.rend(); ++comment) {
    const std::string_view rest = content.substr(0, found.length);
    const std::string_view anchor = anchor_in(*comment);
    if (anchor.empty() || !rest.ends_with(*comment)) {
      break;
    }
    std::size_t length = rest.size() - comment->size();
    while (length > 0 && is_blank(rest[length - 1])) {
      --length;
    }
    if (length == 0 || rest[length - 1] == '\n' || rest[length - 1] == '\r') {
      break;
    }
    found.length = length;
    found.anchor = found.anchor.empty() ? anchor : found.anchor;
    ++found.count;
  }
  return found;
}

}  // namespace redraft::text

namespace redraft {

namespace {

constexpr std::size_t most_attempts = 16;
constexpr std::size_t no_difference = static_cast<std::size_t>(-1);

// The first statement that reads differently in the two.
std::size_t first_difference(const Document& plain, const Document& stamped) {
  const std::size_t common = std::min(plain.statements.size(), stamped.statements.size());
  for (std::size_t i = 0; i < common; ++i) {
    const Statement& one = plain.statements[i];
    const Statement& other = stamped.statements[i];
    if (one.text != other.text || one.kind != other.kind || one.number != other.number ||
        one.cell != other.cell || markdown_of(plain, one) != markdown_of(stamped, other)) {
      return i;
    }
  }
  return plain.statements.size() == stamped.statements.size() ? no_difference : common;
}

}  // namespace

std::string stamp_markers(const Document& document, const std::vector<std::string>& anchors) {
  if (!anchors.empty() && anchors.size() != document.statements.size()) {
    throw Error(ErrorKind::internal,
                "stamp markers: there are " + std::to_string(document.statements.size()) +
                    " statements and " + std::to_string(anchors.size()) + " anchors");
  }
  for (const std::string& anchor : anchors) {
    if (!anchor.empty() && !text::is_anchor(anchor)) {
      throw Error(ErrorKind::internal, "stamp markers: \"" + anchor + "\" is no anchor");
    }
  }
  // takes_no_marker knows the usual cases in which a marker would change the reading; what it does
  // not know is found by reading the result, and goes without a marker.
  std::vector<std::string> kept = anchors;
  for (std::size_t attempt = 0; attempt < most_attempts; ++attempt) {
    std::string stamped = text::with_markers(document, kept);
    const std::size_t at = first_difference(document, parse_markdown(stamped));
    if (at == no_difference) {
      return stamped;
    }
    for (std::size_t i = at > 0 ? at - 1 : 0; i < kept.size() && i <= at + 1; ++i) {
      kept[i].clear();
    }
  }
  return text::with_markers(document, {});
}

std::string strip_markers(const Document& document) {
  return text::with_markers(document, {});
}

}  // namespace redraft
