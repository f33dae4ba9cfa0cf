#include "cli/render.h"

#include <algorithm>
#include <ostream>

namespace redraft::cli {

namespace {

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

void wrap_line(std::string& out, std::string_view line, std::size_t width, std::size_t indent) {
  out.append(indent, ' ');
  std::size_t used = 0;
  while (!line.empty()) {
    const std::size_t space = line.find(' ');
    const std::string_view word = line.substr(0, space);
    line = space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
    const std::size_t length = columns(word);
    if (used != 0 && used + 1 + length > width) {
      out += '\n';
      out.append(indent, ' ');
      used = 0;
    }
    if (used != 0) {
      out += ' ';
      ++used;
    }
    out += word;
    used += length;
  }
}

bool runs_right_to_left(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    const bool main_block = lead >= 0xD6 && lead <= 0xDF;  // U+0580 to U+07FF: Hebrew to NKo
    const bool forms = lead == 0xEF && next >= 0xAC && next <= 0xBB;  // U+FB00 to U+FEFF
    if (main_block || forms) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  const std::size_t room = width > indent + 20 ? width - indent : 20;
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    wrap_line(out, text.substr(0, end), room, indent);
    if (end == std::string_view::npos) {
      return out;
    }
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) {
      ++i;
    }
    out += (byte < 0x20 && byte != '\n') || byte == 0x7F || c1 ? '?' : text[i];
  }
  return runs_right_to_left(out) ? "\u2068" + out + "\u2069" : out;
}

std::string quoted(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t used = 0;
  for (const char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts && ++used > limit) {
      return "\"" + printable(out) + "…\"";
    }
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return "\"" + printable(out) + "\"";
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      widths[i] = std::max(widths[i], columns(row[i]));
    }
  }
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += row[i];
      if (i + 1 < row.size()) {
        out.append(widths[i] - columns(row[i]) + 2, ' ');
      }
    }
    out += '\n';
  }
  return out;
}

std::string bold(const Context& context, const std::string& text) {
  return context.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string count_of(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

bool print_findings(std::ostream& out, const Context& context,
                    const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    std::string where;
    const bool placed = finding.message.starts_with("line ") ||
                        finding.message.starts_with("sheet ") ||
                        finding.message.starts_with("file: ");
    if (finding.line != 0 && !placed) {
      where = "line " + std::to_string(finding.line) + ": ";
    }
    const std::string text = to_string(finding.severity) + " " + finding.rule + ": " + where +
                             printable(finding.message);
    out << wrap(text, context.width, 2).substr(2) << '\n';
    if (!finding.hint.empty()) {
      out << "  hint: " << finding.hint << '\n';
    }
  }
  return has_error(findings);
}

namespace {

// "for Ottilie; tags: money, transport; themes: Buses".
std::string work_line(const Comment& comment) {
  std::string line = comment.assignee.empty() ? "" : "for " + printable(comment.assignee);
  const auto add = [&](const char* noun, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      line += i != 0 ? ", " : (line.empty() ? "" : "; ") + std::string(noun) + ": ";
      line += printable(names[i]);
    }
  };
  add("tags", comment.tags);
  add("themes", comment.themes);
  return line;
}

}  // namespace

std::string placement_line(const Comment& comment, std::size_t target) {
  const Target& made = comment.targets.at(target);
  const Placement& now = comment.now.at(target);
  std::string line = "then ";
  line += !made.anchor.empty() ? made.anchor
          : made.scope == CommentScope::statement
              ? std::string("somewhere")
              : "the whole " + to_string(CommentScope::document);
  if (made.quote) {
    line += " " + quoted(made.quote->exact, 60);
  }
  line += " (" + comment.draft + ") -> now ";
  line += now.anchor.empty() ? (now.outcome == Outcome::tray ? "in the tray" : "the whole document")
                             : now.anchor;
  if (now.quote) {
    line += " " + quoted(now.quote->exact, 60);
  }
  line += " (" + now.draft + "): " + to_string(now.outcome);
  for (std::size_t i = 0; i < now.happened.size(); ++i) {
    line += (i == 0 ? ", its statement " : " and ") + now.happened[i];
  }
  if (now.decided_by == DecidedBy::person) {
    line += ", placed by a person";
  }
  if (!now.reason.empty()) {
    line += "; " + now.reason;
  }
  return line;
}

void print_heading(std::ostream& out, const Context& context, const Comment& comment) {
  std::string head = bold(context, comment.id.text) + "  " + to_string(comment.kind) + ", " +
                     to_string(comment.status) + (comment.late ? ", late" : "");
  if (comment.moderation != Moderation::pending) {
    head += ", " + to_string(comment.moderation);
  }
  const std::string organisation = printable(comment.reviewer.organisation);
  const std::string sector = printable(comment.reviewer.sector);
  if (organisation.empty() || sector.empty()) {
    head += organisation.empty() && sector.empty() ? "" : "  " + organisation + sector;
  } else {
    head += "  " + organisation + " (" + sector + ")";
  }
  if (comment.person) {
    head += "  " + printable(comment.person->name) +
            (comment.person->email.empty() ? "" : " <" + printable(comment.person->email) + ">");
  }
  out << head << '\n';
}

std::string reaction_line(const ReviewerReaction& reaction) {
  return "reaction: " + to_string(reaction.reaction) + " (" + to_date(reaction.given) + ", to \"" +
         to_string(reaction.decision) + "\")" + (reaction.note.empty() ? "" : ": ") +
         printable(reaction.note);
}

void print_comment(std::ostream& out, const Context& context, const Comment& comment) {
  print_heading(out, context, comment);
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    out << wrap(placement_line(comment, i), context.width, 2) << '\n';
  }
  if (!comment.body.empty()) {
    out << wrap(printable(comment.body), context.width, 4) << '\n';
  }
  if (comment.suggestion) {
    out << wrap("suggests: " + quoted(*comment.suggestion, 400), context.width, 4) << '\n';
  }
  if (const std::string work = work_line(comment); !work.empty()) {
    out << wrap(work, context.width, 4) << '\n';
  }
  if (comment.entry) {
    const Entry& entry = *comment.entry;
    out << wrap("entered" + (entry.by.empty() ? "" : " by " + printable(entry.by)) + " (" +
                    to_string(comment.channel) +
                    "); agreed to publishing: " + to_string(entry.agreed),
                context.width, 4)
        << '\n';
    if (!entry.words.empty()) {
      out << wrap("as received: " + printable(entry.words), context.width, 4) << '\n';
    }
  }
  for (const Reply& reply : comment.replies) {
    out << wrap("reply" + (reply.author.empty() ? "" : " by " + printable(reply.author)) + ": " +
                    printable(reply.body),
                context.width, 6)
        << '\n';
  }
  for (const std::optional<Disposition>& answer : {comment.disposition, comment.drafted}) {
    if (answer) {
      out << wrap("answer: " + to_string(answer->decision) +
                      (answer->released ? "" : " (drafted, not released)") +
                      (answer->reason.empty() ? "" : ": " + printable(answer->reason)) +
                      (answer->change.empty() ? "" : " [" + answer->change + "]"),
                  context.width, 4)
          << '\n';
    }
  }
  if (comment.reaction) {
    out << wrap(reaction_line(*comment.reaction), context.width, 4) << '\n';
  }
}

}  // namespace redraft::cli
