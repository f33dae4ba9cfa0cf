#include "cli/understood_comments.h"

#include <algorithm>
#include <ostream>
#include <sstream>
#include <vector>

#include "cli/render.h"
#include "redraft/error.h"

namespace redraft::cli {

namespace {

std::string called(const std::string& format) {
  for (const CommentFormat& known : comment_formats()) {
    if (known.name == format) {
      return std::string(known.called);
    }
  }
  return "a file of another kind";
}

void print_sheet(Context& context, const ReadSheet& sheet) {
  std::vector<std::vector<std::string>> rows = {{"column", "read as", "cells", "heading"}};
  for (const ReadSheet::Column& column : sheet.columns) {
    rows.push_back({column.letter, column.read_as.empty() ? "-" : column.read_as,
                    std::to_string(column.cells), quoted(column.heading, 48)});
  }
  context.out << table(rows) << count_of(sheet.rows, "row") << " read";
  if (sheet.skipped != 0) {
    context.out << ", " << sheet.skipped << " skipped";
  }
  context.out << '\n';
}

void print_first_comments(Context& context, const ImportedComments& imported) {
  if (imported.understood.empty()) {
    return;
  }
  std::vector<std::vector<std::string>> rows = {{"line", "on", "kind", "comment"}};
  for (const UnderstoodComment& one : imported.understood) {
    const std::string place = one.anchor.empty() ? one.in_tray ? "the tray" : "the document"
                              : one.in_tray      ? "the tray, near " + one.anchor
                                                 : one.anchor;
    rows.push_back({one.line == 0 ? "-" : std::to_string(one.line),
                    place + (one.words.empty() ? "" : " " + quoted(one.words, 32)),
                    to_string(one.kind), quoted(one.body, 48)});
  }
  context.out << table(rows);
  if (imported.added > imported.understood.size()) {
    context.out << "... and " << imported.added - imported.understood.size() << " more\n";
  }
}

std::string replies(std::size_t count) {
  return count == 1 ? "1 reply" : std::to_string(count) + " replies";
}

// The whole of a file that a person is asked about.
std::string held(std::istream& file) {
  constexpr std::size_t most = max_comment_value_bytes;
  std::string bytes(most + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.size() > most) {
    throw Error(ErrorKind::usage,
                "redraft comment import: over " + std::to_string(most >> 20U) +
                    " MiB, the file is not held in memory until you agree",
                "look at it with --dry-run, take it in with --yes");
  }
  return bytes;
}

bool agreed(Context& context) {
  context.err << "Take them in? [y/N] " << std::flush;
  std::string answer;
  std::getline(context.in, answer);
  return answer == "y" || answer == "Y" || answer == "yes" || answer == "Yes" || answer == "YES";
}

}  // namespace

void print_understood(Context& context, const ImportedComments& imported) {
  if (imported.sheet) {
    print_sheet(context, *imported.sheet);
  }
  print_first_comments(context, imported);
  const auto unreadable = static_cast<std::size_t>(
      std::count_if(imported.findings.begin(), imported.findings.end(),
                    [](const Finding& finding) { return finding.severity == Severity::error; }));
  context.out << "Read as " << called(imported.format) << ": "
              << count_of(imported.added + imported.existed, "comment");
  if (imported.suggestions != 0) {
    context.out << " (" << count_of(imported.suggestions, "suggestion") << ')';
  }
  if (imported.replies != 0) {
    context.out << ", " << replies(imported.replies);
  }
  for (const std::string& draft : imported.drafts) {
    context.out << (&draft == &imported.drafts.front() ? " on " : ", ") << printable(draft);
  }
  if (unreadable != 0) {
    context.out << "; " << unreadable << " that cannot be read";
  }
  context.out << '\n' << std::flush;
  print_findings(context.err, context, imported.findings);
}

void print_taken(Context& context, const ImportedComments& imported, bool dry_run) {
  context.out << (dry_run ? "Would add " : "Added ") << count_of(imported.added, "comment") << ", "
              << imported.existed << " there already, " << imported.in_tray << " in the tray";
  if (imported.replies != 0) {
    context.out << ", " << replies(imported.replies);
  }
  if (imported.late != 0) {
    context.out << ", " << imported.late << " late";
  }
  context.out << '\n';
}

std::optional<ImportedComments> take_in(Context& context, Workspace& workspace, std::istream& file,
                                        const CommentDefaults& defaults, Asking asking) {
  if (asking == Asking::no) {
    return workspace.import_comments(file, defaults, false, [&](const ImportedComments& imported) {
      if (!context.json) {
        print_understood(context, imported);
      }
    });
  }
  // Nobody is kept from writing while a person reads.
  const std::string bytes = held(file);
  std::istringstream once(bytes);
  print_understood(context, workspace.import_comments(once, defaults, true));
  if (!agreed(context)) {
    return std::nullopt;
  }
  std::istringstream again(bytes);
  return workspace.import_comments(again, defaults, false);
}

}  // namespace redraft::cli
