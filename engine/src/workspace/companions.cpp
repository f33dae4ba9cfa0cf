// Links from statements to elements of other documents.
#include "redraft/companions.h"

#include <algorithm>
#include <map>

#include "redraft/lineage.h"
#include "store/signing_records.h"
#include "text/tokens.h"
#include "workspace/records.h"

namespace redraft {

namespace workspace {

namespace {

std::vector<Link> read_all(const State& state, const std::string& document) {
  return read_records(state, document, store::links_file, store::read_links);
}

// Index of the statement of that anchor or number, of that heading, or of those words alone, as a
// cell that names a dimension.
std::size_t find_element(const DraftText& text, const std::string& name) {
  const std::string folded = text::fold(name);
  for (const Section& section : text.document.sections) {
    if (text::fold(section.title) == folded) {
      return section.heading;
    }
  }
  const std::vector<Statement>& all = text.document.statements;
  const auto reads_so = [&](const Statement& one) { return text::fold(one.text) == folded; };
  const auto found = std::find_if(all.begin(), all.end(), reads_so);
  return found != all.end() && std::find_if(found + 1, all.end(), reads_so) == all.end()
             ? static_cast<std::size_t>(found - all.begin())
             : find_statement(text, name);
}

// An end as one statement, with what stands under it when it is a heading.
Statement whole(const DraftText& text, std::size_t at) {
  Statement element = text.document.statements.at(at);
  for (const std::size_t under : element_at(text, at)) {
    if (under != at) {
      element.text += '\n' + text.document.statements[under].text;
    }
  }
  return element;
}

LinkEnd end_of(const DraftText& text, std::size_t at) {
  return {text.draft.document, text.anchors.at(at), text_hash(whole(text, at))};
}

DraftText working_text(const State& state, const std::string& document) {
  return state.text(document, std::string(working_label));
}

// Links that go out from each document, and the one of that id among them.
struct Found {
  std::string document;
  std::vector<Link> links;
  std::size_t at = 0;
};

Found find_link(const State& state, const std::string& id) {
  std::vector<Link> everything;
  for (const store::DocumentEntry& entry : state.drafts.documents()) {
    for (Link& link : read_all(state, entry.name)) {
      everything.push_back(std::move(link));
    }
  }
  const Link link = find_by_id(everything, id, "link", "redraft link list");
  Found found{link.from.document, read_all(state, link.from.document), 0};
  while (found.links.at(found.at).id != link.id) {
    ++found.at;
  }
  return found;
}

std::string name_of(const LinkEnd& end) {
  return end.document + "#" + end.anchor;
}

// The texts that links are held against, each read once; nothing for a document that has none.
class Texts {
 public:
  Texts(const State& state, Audience audience) : state_(state), audience_(audience) {}

  const std::optional<DraftText>& at(const std::string& document) {
    const auto found = texts_.find(document);
    return found != texts_.end() ? found->second
                                 : texts_.emplace(document, read(document)).first->second;
  }

  StandingEnd standing(const LinkEnd& end) {
    const std::optional<DraftText>& text = at(end.document);
    StandingEnd now;
    now.label = text ? text->draft.label : std::string(working_label);
    const std::optional<std::size_t> place = text ? place_of(*text, end.anchor) : std::nullopt;
    if (!place) {
      now.standing = Standing::gone;
      return now;
    }
    const Statement& statement = text->document.statements[*place];
    now.number = statement.number;
    now.text = statement.text;
    const Statement element = whole(*text, *place);
    if (text_hash(element) != end.text) {
      now.standing = Standing::changed;
      now.text = element.text;
      now.then = words_then(end);
    }
    return now;
  }

 private:
  static std::optional<std::size_t> place_of(const DraftText& text, const std::string& anchor) {
    const auto at = std::find(text.anchors.begin(), text.anchors.end(), anchor);
    return at == text.anchors.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(at - text.anchors.begin()));
  }

  std::optional<DraftText> read(const std::string& document) const {
    try {
      if (audience_ == Audience::staff) {
        return working_text(state_, document);
      }
      const std::optional<Draft> newest = state_.newest(document);
      return newest ? std::optional(state_.text(document, newest->label)) : std::nullopt;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found) {
        throw;
      }
      return std::nullopt;
    }
  }

  // As the latest draft that reads so has it.
  std::string words_then(const LinkEnd& end) const {
    const std::vector<Draft> drafts = state_.drafts.drafts(end.document);
    for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) {
      const DraftText text = state_.text(end.document, draft->label);
      const auto place = place_of(text, end.anchor);
      if (!place) {
        continue;
      }
      const Statement element = whole(text, *place);
      if (text_hash(element) == end.text) {
        return element.text;
      }
    }
    return {};
  }

  const State& state_;
  Audience audience_;
  std::map<std::string, std::optional<DraftText>> texts_;
};

void check_end(const Link& link, const LinkEnd& end, const LinkEnd& other, Standing standing,
               std::vector<Finding>& findings) {
  if (standing == Standing::holds) {
    return;
  }
  Finding finding;
  finding.severity = Severity::warning;
  finding.document = end.document;
  finding.anchor = end.anchor;
  if (standing == Standing::changed) {
    finding.rule = "link-changed";
    finding.message = name_of(end) + " reads otherwise since its link with " + name_of(other) +
                      " was seen on " + to_date(link.seen);
    finding.hint = "look at both, then: redraft link confirm " + link.id.text;
  } else {
    finding.rule = "link-broken";
    finding.message = name_of(end) + " is gone, and " + name_of(other) + " is linked with it";
    finding.hint = "redraft link remove " + link.id.text;
  }
  findings.push_back(std::move(finding));
}

}  // namespace

}  // namespace workspace

using namespace workspace;

Link add_link(Governance& governance, const Address& from, const Address& to,
              const std::string& note) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const std::string source = state.document(from.document).name;
  const std::string target = state.document(to.document).name;
  const std::string doing = "link " + source + "#" + from.anchor;
  if (source == target) {
    throw Error(ErrorKind::invalid, doing + ": both ends are in " + source,
                "a link leads to another document");
  }
  public_words(doing, note);
  const DraftText source_text = working_text(state, source);
  const DraftText target_text = working_text(state, target);
  Link made{{new_id('l', state.surroundings.randomness)},
            end_of(source_text, find_statement(source_text, from.anchor)),
            end_of(target_text, find_element(target_text, to.anchor)),
            note,
            state.now()};
  std::vector<Link> all = read_all(state, source);
  for (const Link& link : all) {
    if (link.from.anchor == made.from.anchor && link.to.document == target &&
        link.to.anchor == made.to.anchor) {
      throw Error(
          ErrorKind::conflict,
          doing + ": it is linked with " + name_of(made.to) + " already, by " + link.id.text,
          "redraft link confirm " + link.id.text);
    }
  }
  all.push_back(made);
  keep_records(state, source, store::links_file, store::write_links(all),
               "Link " + name_of(made.from) + " with " + name_of(made.to));
  return made;
}

Link confirm_link(Governance& governance, const std::string& id) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  Found found = find_link(state, id);
  Link& link = found.links[found.at];
  for (LinkEnd* end : {&link.from, &link.to}) {
    const DraftText text = working_text(state, end->document);
    *end = end_of(text, find_statement(text, end->anchor));
  }
  link.seen = state.now();
  Link confirmed = link;
  keep_records(state, found.document, store::links_file, store::write_links(found.links),
               "Confirm the link of " + name_of(link.from) + " with " + name_of(link.to));
  return confirmed;
}

void remove_link(Governance& governance, const std::string& id) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  Found found = find_link(state, id);
  const std::string message = "Remove the link of " + name_of(found.links[found.at].from) +
                              " with " + name_of(found.links[found.at].to);
  found.links.erase(found.links.begin() + static_cast<std::ptrdiff_t>(found.at));
  keep_records(state, found.document, store::links_file, store::write_links(found.links), message);
}

std::vector<Link> links(const Governance& governance, const std::string& document) {
  const State& state = governance.state();
  const std::string name = document.empty() ? "" : state.document(document).name;
  std::vector<Link> out;
  for (const store::DocumentEntry& entry : state.drafts.documents()) {
    for (Link& link : read_all(state, entry.name)) {
      if (name.empty() || link.from.document == name || link.to.document == name) {
        out.push_back(std::move(link));
      }
    }
  }
  return out;
}

std::vector<StandingLink> standing_links(const Governance& governance, const std::string& document,
                                         Audience audience) {
  Texts texts(governance.state(), audience);
  std::vector<StandingLink> out;
  for (Link& link : redraft::links(governance, document)) {
    StandingLink one{link, texts.standing(link.from), texts.standing(link.to)};
    const bool both_there =
        one.from.standing != Standing::gone && one.to.standing != Standing::gone;
    if (audience == Audience::staff || both_there) {
      out.push_back(std::move(one));
    }
  }
  return out;
}

std::vector<Finding> check_links(const Governance& governance, const std::string& document) {
  std::vector<Finding> findings;
  for (const StandingLink& one : standing_links(governance, document, Audience::staff)) {
    check_end(one.link, one.link.from, one.link.to, one.from.standing, findings);
    check_end(one.link, one.link.to, one.link.from, one.to.standing, findings);
  }
  return findings;
}

}  // namespace redraft
