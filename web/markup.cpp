#include "web/markup.h"

#include <algorithm>
#include <array>

#include "redraft/percent.h"
#include "redraft/rules.h"

namespace redraft::web {

namespace {

std::string said(std::string_view words) {
  return "<span class=\"govuk-visually-hidden\"> [" + std::string(words) + "] </span>";
}

std::string inserted(const std::string& text) {
  return "<ins>" + said("inserted:") + escape(text) + said("end of insertion") + "</ins>";
}

std::string deleted(const std::string& text) {
  return "<del>" + said("deleted:") + escape(text) + said("end of deletion") + "</del>";
}

// Bytes before the code point of this index.
std::size_t byte_of(std::string_view text, std::size_t code_point) {
  std::size_t at = 0;
  for (; at < text.size() && code_point > 0; --code_point) {
    do {
      ++at;
    } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return at;
}

std::string mark_of(const DraftText& text, std::size_t index,
                    const std::map<std::string, std::size_t>& comments) {
  const Statement& statement = text.document.statements[index];
  const std::string& anchor = text.anchors[index];
  std::string mark = "<a class=\"m\" href=\"" + percent_encoded(text.draft.label) + "/" +
                     percent_encoded(anchor) + "\">" + escape(statement.number);
  if (statement.kind == StatementKind::heading) {
    mark += " · section";
  }
  for (const Stance stance : statement.stances) {
    mark += stance == Stance::other ? "" : " · " + to_string(stance);
  }
  const auto found = comments.find(anchor);
  if (found != comments.end()) {
    mark += " · <b>" + count_words(found->second, "comment") + "</b>";
  } else if (takes_comments(text.draft.state)) {
    mark += " · comment";
  }
  return mark + "</a>";
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string redline_html(const std::vector<Edit>& edits) {
  std::string html;
  for (const Edit& edit : edits) {
    html += edit.op == EditOp::keep     ? escape(edit.text)
            : edit.op == EditOp::insert ? inserted(edit.text)
                                        : deleted(edit.text);
  }
  return html;
}

std::string side_html(const std::vector<Edit>& edits, Side side) {
  const EditOp own = side == Side::before ? EditOp::remove : EditOp::insert;
  std::string html;
  for (const Edit& edit : edits) {
    if (edit.op == EditOp::keep) {
      html += escape(edit.text);
    } else if (edit.op == own) {
      html += own == EditOp::remove ? deleted(edit.text) : inserted(edit.text);
    }
  }
  return html;
}

std::string marked_html(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t begin = byte_of(text, start);
  const std::size_t after = end <= start ? begin : byte_of(text, end);
  if (after == begin) {
    return escape(text);
  }
  return escape(text.substr(0, begin)) + "<mark>" + escape(text.substr(begin, after - begin)) +
         "</mark>" + escape(text.substr(after));
}

std::string marked_html(std::string_view text, std::vector<CodePointSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](const CodePointSpan& left, const CodePointSpan& right) {
    return left.start < right.start;
  });
  std::string html;
  std::size_t done = 0;  // bytes
  for (std::size_t i = 0; i < spans.size();) {
    std::size_t end = spans[i].end;
    const std::size_t begin = std::max(done, byte_of(text, spans[i].start));
    for (++i; i < spans.size() && spans[i].start <= end; ++i) {
      end = std::max(end, spans[i].end);
    }
    const std::size_t after = std::max(begin, byte_of(text, end));
    html += escape(text.substr(done, begin - done)) + "<mark>" +
            escape(text.substr(begin, after - begin)) + "</mark>";
    done = after;
  }
  return html + escape(text.substr(done));
}

std::string words_between(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t begin = byte_of(text, start);
  return std::string(text.substr(begin, std::max(begin, byte_of(text, end)) - begin));
}

std::string draft_html(const DraftText& text, const std::map<std::string, std::size_t>& comments) {
  std::vector<std::string> marks;
  marks.reserve(text.anchors.size());
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    marks.push_back(mark_of(text, i, comments));
  }
  return render_html(text.document, text.anchors, marks);
}

std::string date_words(Instant instant) {
  constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
  const std::string date = to_date(instant);  // 2026-03-01
  const std::size_t month =
      static_cast<std::size_t>(date[5] - '0') * 10 + static_cast<std::size_t>(date[6] - '0');
  const std::string day = date.substr(date[8] == '0' ? 9 : 8);
  return day + " " + months.at(month - 1) + " " + date.substr(0, 4);
}

std::string count_words(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace redraft::web
