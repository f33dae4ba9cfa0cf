#include "engine/text/placement_cases.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "redraft/placement.h"
#include "text/tokens.h"

namespace redraft::testing {

namespace {

std::size_t index_of(const CaseDraft& draft, const std::string& anchor) {
  const auto at = std::find(draft.anchors.begin(), draft.anchors.end(), anchor);
  if (at == draft.anchors.end()) {
    throw std::runtime_error(draft.label + " has no " + anchor);
  }
  return static_cast<std::size_t>(at - draft.anchors.begin());
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) {
    words.push_back(word);
  }
  return words;
}

std::string folded_words(const std::string& text) {
  std::string words;
  for (const text::Token& token : text::tokenize(text)) {
    if (token.word) {
      words += text::fold(text.substr(token.begin, token.end - token.begin)) + ' ';
    }
  }
  return words;
}

std::optional<std::string> braced(const std::string& line) {
  const std::size_t begin = line.find('{');
  const std::size_t end = line.rfind('}');
  if (begin == std::string::npos || end == std::string::npos) {
    return std::nullopt;
  }
  return line.substr(begin + 1, end - begin - 1);
}

CaseComment read_comment(const std::string& line, const CaseDraft& made_on) {
  // comment [section|missing|document] ANCHOR [{words}]
  CaseComment comment;
  std::vector<std::string> words = words_of(line.substr(0, line.find('{')));
  words.erase(words.begin());
  if (!words.empty()) {
    if (const auto scope = parse_comment_scope(words.front())) {
      comment.target.scope = *scope;
      words.erase(words.begin());
    }
  }
  if (!words.empty()) {
    comment.target.anchor = words.front();
  }
  if (auto exact = braced(line)) {
    // |: what stands before it is the quote's prefix, to choose one of several
    Quote wanted;
    const std::size_t bar = exact->find('|');
    wanted.prefix = bar == std::string::npos ? "" : exact->substr(0, bar);
    wanted.exact = bar == std::string::npos ? *exact : exact->substr(bar + 1);
    const std::size_t at = index_of(made_on, comment.target.anchor);
    const auto located = locate_quote(made_on.document.statements[at].text, wanted);
    if (!located || located->ambiguous) {
      throw std::runtime_error("the quoted words are not there, or several times: " + line);
    }
    comment.target.quote = located->quote;
  }
  return comment;
}

void apply_row(Lineage& lineage, const CaseDraft& from, const CaseDraft& to,
               const std::string& row) {
  const std::vector<std::string> words = words_of(row);
  const std::string& verb = words.at(0);
  std::vector<std::size_t> sources, targets;
  std::vector<std::string> numbers;
  bool right = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "->") {
      right = true;
    } else if (!words[i].empty() && words[i].find_first_not_of("0123456789") == std::string::npos) {
      numbers.push_back(words[i]);
    } else if (right) {
      targets.push_back(index_of(to, words[i]));
    } else if (verb != "restored") {
      sources.push_back(index_of(from, words[i]));
    }
  }
  const auto touches = [&](const Change& change) {
    const auto in = [](const std::vector<std::size_t>& all, const std::vector<std::size_t>& some) {
      return std::any_of(some.begin(), some.end(), [&](std::size_t one) {
        return std::find(all.begin(), all.end(), one) != all.end();
      });
    };
    return in(change.from, sources) || in(change.to, targets);
  };
  if (verb == "question") {
    LineageQuestion question;
    question.from = sources.at(0);
    question.to = targets.at(0);
    if (targets.size() > 1) {
      question.other_to = targets[1];
    }
    question.linked =
        std::any_of(lineage.changes.begin(), lineage.changes.end(), [&](const Change& change) {
          return change.from == std::vector{sources[0]} && change.to == std::vector{targets[0]};
        });
    lineage.questions.push_back(question);
  } else if (verb == "moved" || verb == "confidence" || verb == "pin") {
    for (Change& change : lineage.changes) {
      if (touches(change)) {
        change.moved = change.moved || verb == "moved";
        if (change.moved && change.kind == ChangeKind::unchanged) {
          change.kind = ChangeKind::moved;
        }
        change.confidence = verb == "confidence" ? std::stoi(numbers.at(0)) : change.confidence;
        change.basis = verb == "pin" ? Basis::pin : change.basis;
      }
    }
  } else if (verb == "restored") {
    for (Change& change : lineage.changes) {
      if (change.kind == ChangeKind::added && to.anchors[change.to.at(0)] == words.at(1)) {
        change.kind = ChangeKind::restored;
        change.restored_anchor = words.at(1);
      }
    }
  } else {
    std::erase_if(lineage.changes, touches);
    Change change;
    change.kind = verb == "linked" ? ChangeKind::reworded : *parse_change_kind(verb);
    change.reworded = verb == "linked";
    change.from = sources;
    change.to = targets;
    change.basis = Basis::inferred;
    lineage.changes.push_back(change);
  }
}

}  // namespace

CaseDraft case_draft(const std::string& label, const std::vector<std::string>& lines) {
  CaseDraft draft;
  draft.label = label;
  std::vector<std::size_t> open;
  for (const std::string& line : lines) {
    const std::size_t level = line.find_first_not_of('#');
    const std::size_t begin = line.find_first_not_of(' ', level);
    const std::size_t colon = line.find(": ", begin);
    if (colon == std::string::npos) {
      draft.rows.push_back(line);
      continue;
    }
    Statement statement;
    // The text is Markdown, so that emphasis can come and go.
    statement.text = parse_markdown(line.substr(colon + 2)).statements.at(0).text;
    draft.anchors.push_back(line.substr(begin, colon - begin));
    if (level > 0) {
      while (!open.empty() && draft.document.sections[open.back()].level >= level) {
        open.pop_back();
      }
      Section section;
      section.title = statement.text;
      section.level = level;
      section.parent = open.empty() ? no_section : open.back();
      section.heading = draft.document.statements.size();
      open.push_back(draft.document.sections.size());
      draft.document.sections.push_back(section);
      statement.kind = StatementKind::heading;
      statement.level = level;
    }
    statement.section = open.empty() ? no_section : open.back();
    draft.document.statements.push_back(statement);
  }
  return draft;
}

Lineage case_lineage(const CaseDraft& from, const CaseDraft& to) {
  Lineage lineage;
  for (std::size_t i = 0; i < to.anchors.size(); ++i) {
    const auto at = std::find(from.anchors.begin(), from.anchors.end(), to.anchors[i]);
    Change change;
    change.to = {i};
    if (at == from.anchors.end()) {
      change.kind = ChangeKind::added;
    } else {
      change.from = {static_cast<std::size_t>(at - from.anchors.begin())};
      const std::string& before = from.document.statements[change.from[0]].text;
      const std::string& after = to.document.statements[i].text;
      change.reworded = folded_words(before) != folded_words(after);
      change.typographic = !change.reworded && before != after;
      change.kind = change.reworded ? ChangeKind::reworded : ChangeKind::unchanged;
    }
    lineage.changes.push_back(change);
  }
  for (std::size_t i = 0; i < from.anchors.size(); ++i) {
    if (std::find(to.anchors.begin(), to.anchors.end(), from.anchors[i]) == to.anchors.end()) {
      Change change;
      change.kind = ChangeKind::removed;
      change.from = {i};
      lineage.changes.push_back(change);
    }
  }
  for (const std::string& row : to.rows) {
    apply_row(lineage, from, to, row);
  }
  return lineage;
}

std::vector<PlacementCase> read_placement_cases(const std::string& name) {
  const std::filesystem::path file =
      std::filesystem::path(REDRAFT_SOURCE_DIR) / "tests/engine/text/placement-cases" / name;
  std::ifstream in(file);
  if (!in) {
    throw std::runtime_error("no placement cases at " + file.string());
  }
  std::vector<PlacementCase> cases(1);
  std::string label;
  std::vector<std::string> lines;
  const auto finish_draft = [&] {
    if (!label.empty()) {
      cases.back().drafts.push_back(case_draft(label, lines));
    }
    label.clear();
    lines.clear();
  };
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) {
      continue;
    }
    if (line.rfind("---", 0) == 0) {
      finish_draft();
      cases.emplace_back();
    } else if (cases.back().title.empty()) {
      cases.back().title = line;
    } else if (line.rfind("draft ", 0) == 0) {
      finish_draft();
      label = line.substr(6);
    } else if (line.rfind("comment ", 0) == 0) {
      finish_draft();
      try {
        cases.back().comments.push_back(read_comment(line, cases.back().drafts.at(0)));
      } catch (const std::exception& fault) {
        throw std::runtime_error(name + ":" + std::to_string(number) + ": " + fault.what());
      }
      cases.back().comments.back().line = number;
    } else if (!label.empty()) {
      lines.push_back(line);
    } else {
      const std::size_t space = line.find(' ');
      cases.back()
          .comments.at(cases.back().comments.size() - 1)
          .expected.emplace_back(line.substr(0, space), line.substr(space + 1));
    }
  }
  finish_draft();
  return cases;
}

std::string describe(const Placement& placement) {
  std::string text = to_string(placement.outcome);
  text += placement.anchor.empty() ? "" : " " + placement.anchor;
  text += placement.quote ? " {" + placement.quote->exact + "}" : "";
  for (const std::string& word : placement.happened) {
    text += " " + word;
  }
  for (std::size_t i = 0; i < placement.candidates.size(); ++i) {
    text += (i == 0 ? " ? " : " ") + placement.candidates[i];
  }
  return text;
}

}  // namespace redraft::testing
