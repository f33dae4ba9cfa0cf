// A file taken as the new working text, after a look at what was understood and what it would do.
#include "redraft/error.h"
#include "redraft/plain_text.h"
#include "redraft/word.h"
#include "web/comment_page.h"
#include "web/decoding.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"
#include "web/working_text.h"

namespace redraft::web {

namespace {

// A file as it was understood.
struct Understood {
  std::string markdown;
  std::vector<Finding> findings;
  std::size_t comments = 0;  // that it carries; they are taken in elsewhere
  std::size_t tracked = 0;   // changes that were accepted or rejected
};

bool ends_with(const std::string& name, std::string_view ending) {
  return name.size() >= ending.size() &&
         name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
}

Understood read_word_file(const Visit& visit, const std::string& document,
                          const std::string& bytes) {
  const WordText word = read_word(bytes);
  const bool reject = visit.request.form["tracked"] == "reject";
  const PlainTextReading reading = visit.workspace.read_word_text(
      document, bytes, word, reject ? TrackedChanges::reject : TrackedChanges::accept);
  Understood out{reading.markdown, word.findings, word.comments.size(), word.changes.size()};
  out.findings.insert(out.findings.end(), reading.findings.begin(), reading.findings.end());
  return out;
}

Understood understand(const Visit& visit, const std::string& document, const SentFile& file) {
  if (looks_like_word(file.bytes) || ends_with(file.name, ".docx")) {
    return read_word_file(visit, document, file.bytes);
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string text = file.bytes;
  if (text.rfind(byte_order_mark, 0) == 0) {
    text.erase(0, byte_order_mark.size());
  }
  if (!is_text(text)) {
    throw Error(ErrorKind::invalid,
                "read the file: it is neither a Word file (.docx) nor text in UTF-8");
  }
  text = with_line_feeds(text);
  if (ends_with(file.name, ".txt")) {
    const PlainTextReading reading = read_plain_text(text, {});
    return {reading.markdown, reading.findings, 0, 0};
  }
  return {text, parse_markdown(text, ReadStances::no).findings, 0, 0};
}

Response show_upload(Visit& visit, const std::string& document, const std::string& error = {}) {
  Values values;
  values["document"] = document;
  values["document_link"] = link_to({"d", document});
  values["text_link"] = link_to({"text", document});
  values["upload_link"] = link_to({"upload", document});
  values["seen"] = version_of(working_text(visit, document));
  values["rejects"] = visit.request.form["tracked"] == "reject";
  put(values, "file_error", "");
  if (!error.empty()) {
    put_error(values, "file", error);
  }
  return page(visit, "upload", "A file as the new text of " + document, std::move(values),
              error.empty() ? 200 : 422);
}

std::string count_of_kinds(const Document& document) {
  std::size_t headings = 0;
  for (const Statement& statement : document.statements) {
    headings += statement.kind == StatementKind::heading ? 1 : 0;
  }
  return count_words(document.statements.size() - headings, "statement") + " under " +
         count_words(headings, "heading");
}

Response show_understood(Visit& visit, const std::string& document, const SentFile& file,
                         const Understood& understood) {
  const Document read = parse_markdown(understood.markdown, ReadStances::no);
  Values values;
  values["document"] = document;
  values["document_link"] = link_to({"d", document});
  values["text_link"] = link_to({"text", document});
  values["upload_link"] = link_to({"upload", document});
  // Of the text that was there when the file was chosen: who changed it since is asked about.
  values["seen"] = visit.request.form["seen"];
  values["name"] = file.name;
  values["counts"] = count_of_kinds(read);
  put(values, "carried",
      understood.comments == 0 ? ""
                               : "It carries " + count_words(understood.comments, "comment") +
                                     ", which stay in it: redraft comment import takes them in.");
  put(values, "tracked",
      understood.tracked == 0
          ? ""
          : count_words(understood.tracked, "tracked change") +
                (visit.request.form["tracked"] == "reject" ? " rejected." : " accepted."));
  ValueList findings;
  for (const Finding& finding : understood.findings) {
    Values one;
    one["message"] =
        (finding.line == 0 ? "" : "Line " + std::to_string(finding.line) + ": ") + finding.message;
    findings.push_back(std::move(one));
  }
  values["has_findings"] = !findings.empty();
  values["findings"] = findings;
  values["text"] = understood.markdown;
  values["preview_html"] = render_html(read, {});
  put(values, "changes_link", "");
  add_effect(visit, document, understood.markdown, values);
  return page(visit, "understood", "What was understood of the file", std::move(values));
}

}  // namespace

Response upload_page(Visit& visit) {
  return show_upload(visit, visit.workspace.resolve_document(visit.part("document")));
}

Response upload_text(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  if (visit.request.files.empty() || visit.request.files.front().name.empty()) {
    return show_upload(visit, document, "Choose a file");
  }
  const SentFile& file = visit.request.files.front();
  try {
    const Understood understood = understand(visit, document, file);
    if (parse_markdown(understood.markdown, ReadStances::no).statements.empty()) {
      return show_upload(visit, document, "The file holds no text");
    }
    return show_understood(visit, document, file, understood);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::unavailable) {
      throw;
    }
    return show_upload(visit, document, why(error));
  }
}

}  // namespace redraft::web
