// Comments brought together from the parts they are scattered over, and put beside the text.
#include <algorithm>
#include <map>
#include <utility>

#include "base/code_points.h"
#include "base/hash.h"
#include "exchange/valid_utf8.h"
#include "exchange/word_body.h"
#include "exchange/word_package.h"
#include "redraft/error.h"
#include "redraft/word.h"

namespace redraft {

namespace exchange {

namespace {

constexpr std::size_t longest_thread = 64;  // replies to replies followed up to their beginning

struct ReadComment {
  std::string id;
  std::string paragraph_id;  // of its last paragraph: what the other parts know it by
  WordComment comment;
};

struct Extended {
  std::string parent;
  bool resolved = false;
};

void gather_text(pugi::xml_node parent, std::string& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      out += node.text().get();
    } else if (name == "tab") {
      out += '\t';
    } else if (name == "br" || name == "cr") {
      out += '\n';
    } else if (name != "del" && name != "rPr" && name != "pPr" && name != "instrText") {
      gather_text(node, out);
    }
  }
}

std::vector<ReadComment> read_comments(const pugi::xml_document& document) {
  std::vector<ReadComment> out;
  for (const pugi::xml_node node : document.document_element().children()) {
    if (local_name(node) != "comment") {
      continue;
    }
    ReadComment read;
    read.id = attribute_of(node, "id");
    read.comment.author = valid_utf8(attribute_of(node, "author"));
    read.comment.created = word_date(attribute_of(node, "date"));
    std::string body;
    for (const pugi::xml_node paragraph : node.children()) {
      std::string line;
      gather_text(paragraph, line);
      body += (body.empty() ? "" : "\n") + line;
      read.paragraph_id = attribute_of(paragraph, "paraId");
    }
    const std::size_t first = body.find_first_not_of(" \t\n");
    const std::size_t last = body.find_last_not_of(" \t\n");
    read.comment.body =
        first == std::string::npos ? "" : valid_utf8(body.substr(first, last - first + 1));
    if (out.size() == max_word_comments) {
      throw Error(
          ErrorKind::invalid,
          "read the Word file: it has more than " + std::to_string(max_word_comments) + " comments",
          "split it into several files");
    }
    out.push_back(std::move(read));
  }
  return out;
}

std::map<std::string, Extended> read_extended(const WordPackage& package) {
  std::map<std::string, Extended> out;
  if (const auto document = package.beside("commentsExtended")) {
    for (const pugi::xml_node node : document->document_element().children()) {
      const std::string_view done = attribute_of(node, "done");
      out[attribute_of(node, "paraId")] = {attribute_of(node, "paraIdParent"),
                                           done == "1" || done == "true"};
    }
  }
  return out;
}

// The true instants that newer versions of Word write beside the local ones.
std::map<std::string, Instant> read_utc_dates(const WordPackage& package) {
  std::map<std::string, Instant> out;
  const auto ids = package.beside("commentsIds");
  const auto dates = package.beside("commentsExtensible");
  if (!ids || !dates) {
    return out;
  }
  std::map<std::string, std::string> paragraph_of;
  for (const pugi::xml_node node : ids->document_element().children()) {
    paragraph_of[attribute_of(node, "durableId")] = attribute_of(node, "paraId");
  }
  for (const pugi::xml_node node : dates->document_element().children()) {
    const auto found = paragraph_of.find(attribute_of(node, "durableId"));
    const std::optional<Instant> date = word_date(attribute_of(node, "dateUtc"));
    if (found != paragraph_of.end() && date) {
      out.emplace(found->second, *date);
    }
  }
  return out;
}

// The comment that begins the thread of this one, by their paragraphs; empty for the first itself.
std::string thread_of(const std::map<std::string, Extended>& extended, const std::string& id) {
  std::string first = id;
  for (std::size_t i = 0; i < longest_thread; ++i) {
    const auto found = extended.find(first);
    if (found == extended.end() || found->second.parent.empty()) {
      return first == id ? std::string() : first;
    }
    first = found->second.parent;
  }
  return {};
}

void sort_by_place(std::vector<ReadComment>& comments, const WordBody& body) {
  std::map<std::string, std::size_t> place;
  for (const std::string& id : body.comments_in_order) {
    place.emplace(id, place.size());
  }
  const auto rank = [&](const ReadComment& read) {
    const auto found = place.find(read.id);
    return found == place.end() ? place.size() : found->second;
  };
  std::stable_sort(comments.begin(), comments.end(),
                   [&](const ReadComment& a, const ReadComment& b) { return rank(a) < rank(b); });
}

void join_threads(std::vector<ReadComment>& comments,
                  const std::map<std::string, Extended>& extended) {
  std::map<std::string, std::size_t> by_paragraph;
  for (std::size_t i = 0; i < comments.size(); ++i) {
    if (!comments[i].paragraph_id.empty()) {
      by_paragraph.emplace(comments[i].paragraph_id, i);
    }
  }
  for (std::size_t i = 0; i < comments.size(); ++i) {
    const auto known = extended.find(comments[i].paragraph_id);
    if (comments[i].paragraph_id.empty() || known == extended.end()) {
      continue;
    }
    comments[i].comment.resolved = known->second.resolved;
    const auto first = by_paragraph.find(thread_of(extended, comments[i].paragraph_id));
    if (first != by_paragraph.end() && first->second != i) {
      comments[i].comment.parent = first->second;
    }
  }
}

void pass_over(std::vector<Finding>& findings, const char* rule, std::size_t count,
               const std::string& what) {
  if (count != 0) {
    Finding finding;
    finding.rule = rule;
    finding.severity = Severity::warning;
    finding.message = "passed over in the Word file: " + std::to_string(count) + " " + what;
    findings.push_back(std::move(finding));
  }
}

}  // namespace

std::optional<Instant> word_date(std::string text) {
  if (text.find('T') != std::string::npos && text.find('Z') == std::string::npos &&
      text.find('+') == std::string::npos && text.rfind('-') < text.find('T')) {
    text += 'Z';
  }
  try {
    return parse_instant(text);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace exchange

using namespace exchange;

WordText read_word(std::string_view bytes) {
  const WordPackage package(bytes);
  const auto style_part = package.beside("styles");
  const WordStyles styles(style_part ? &*style_part : nullptr);
  WordBody body = read_word_body(package.body(), styles);

  WordText word;
  if (const auto document = package.beside("comments")) {
    std::vector<ReadComment> comments = read_comments(*document);
    sort_by_place(comments, body);
    join_threads(comments, read_extended(package));
    const std::map<std::string, Instant> dates = read_utc_dates(package);
    for (ReadComment& read : comments) {
      if (const auto date = dates.find(read.paragraph_id); date != dates.end()) {
        read.comment.created = date->second;
      }
      if (const auto ranges = body.ranges.find(read.id); ranges != body.ranges.end()) {
        read.comment.ranges = ranges->second;
      }
      word.comments.push_back(std::move(read.comment));
    }
  }
  word.paragraphs = std::move(body.paragraphs);
  word.changes = std::move(body.changes);
  pass_over(word.findings, "word-format-change", body.format_changes,
            "tracked change(s) of format");
  pass_over(word.findings, "word-drawing", body.drawings, "picture(s) or text box(es)");
  pass_over(word.findings, "word-footnote", body.notes, "footnote(s)");
  return word;
}

std::string word_bookmark(std::string_view anchor) {
  constexpr std::size_t longest = 40;
  constexpr std::size_t hash_digits = 8;
  std::string name = "_rd_";
  for (const char c : anchor) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += kept ? c : '_';
  }
  if (name.size() > longest) {
    name.resize(longest - hash_digits - 1);
    name += "_" + hash128(anchor).substr(0, hash_digits);
  }
  return name;
}

}  // namespace redraft
