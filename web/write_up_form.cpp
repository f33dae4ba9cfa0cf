#include "web/write_up_form.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "web/around.h"
#include "web/wording.h"
#include "web/working_text.h"

namespace redraft::web {

namespace {

std::size_t line_of(const std::string& text) {
  constexpr std::size_t longest = 8;
  const bool number = !text.empty() && text.size() <= longest &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  return number ? std::stoul(text) : 0;
}

void add_name(Names& names, const std::string& name) {
  if (place_in(names, name) == 0) {
    names.push_back(name);
  }
}

// "kind.12" as "kind" and 12.
std::pair<std::string, std::size_t> named_line(const std::string& field) {
  const std::size_t dot = field.find('.');
  return dot == std::string::npos ? std::pair(field, std::size_t{0})
                                  : std::pair(field.substr(0, dot), line_of(field.substr(dot + 1)));
}

}  // namespace

WriteUpForm::WriteUpForm(const Fields& form) : text_(with_line_feeds(form["text"])) {
  for (const auto& [name, value] : form.entries()) {
    const auto [what, line] = named_line(name);
    if (what == "cut" && line != 0 && !is_blank(value)) {
      cuts_.emplace(line, value);
    } else if (what == "kind" && line != 0) {
      if (const auto kind = parse_write_up_kind(value)) {
        kinds_.emplace(line, *kind);
      }
    } else if (what == "join") {
      joins_.insert(line_of(value));
    } else {
      fields_.emplace(name, value);
    }
  }
  joins_.erase(0);
}

Names WriteUpForm::cuts(std::size_t line) const {
  Names words;
  const auto [begin, end] = cuts_.equal_range(line);
  for (auto at = begin; at != end; ++at) {
    words.push_back(at->second);
  }
  return words;
}

std::string WriteUpForm::blocks_said() const {
  std::string said;
  for (const std::size_t line : joins_) {
    said += "join " + std::to_string(line) + "\n";
  }
  for (const WriteUpBlock& block : write_up_.blocks) {
    said += std::to_string(block.line) + " " + to_string(block.kind) + " " +
            std::to_string(block.text.size()) + "\n";
  }
  return said;
}

std::string WriteUpForm::field(const std::string& name, std::size_t line, std::size_t part) const {
  const auto found = fields_.find(name + "." + std::to_string(line) + "." + std::to_string(part));
  return found == fields_.end() ? std::string() : found->second;
}

// What a person said of blocks that are taken for something else. False where there is none.
bool WriteUpForm::add_kinds(const WriteUp& taken, std::vector<WriteUpCorrection>& said) const {
  const std::size_t before = said.size();
  for (const WriteUpBlock& block : taken.blocks) {
    const auto kind = kinds_.find(block.line);
    if (kind != kinds_.end() && kind->second != block.kind && joins_.count(block.line) == 0) {
      said.push_back({block.line, WriteUpCorrection::What::kind, kind->second, {}});
    }
  }
  return said.size() != before;
}

// Cuts are only made where their words stand, each place once.
void WriteUpForm::drop_misfits() {
  std::multimap<std::size_t, std::string> fit;
  for (const WriteUpBlock& block : uncut_.blocks) {
    std::map<std::string, std::size_t> from;
    for (const std::string& words : cuts(block.line)) {
      const std::size_t found = block.text.find(" " + words, from[words]);
      if (found != std::string::npos && block.kind == WriteUpKind::remark) {
        from[words] = found + 1;
        fit.emplace(block.line, words);
      } else if (block.kind == WriteUpKind::remark) {
        misfit_ = words;
      }
    }
  }
  cuts_ = std::move(fit);
}

void WriteUpForm::read(const Engagement& engagement, const Event& event) {
  const std::string& id = event.id.text;
  uncut_ = engagement.read_write_up(id, text_, {});
  std::vector<WriteUpCorrection> said;
  for (const WriteUpBlock& block : uncut_.blocks) {
    if (joins_.count(block.line) != 0 && &block != &uncut_.blocks.front()) {
      said.push_back({block.line, WriteUpCorrection::What::join, WriteUpKind::remark, {}});
    }
  }
  // What one block is changes what others are taken for.
  constexpr int most_passes = 4;
  const auto asked = fields_.find("do");
  for (const WriteUpBlock& block : uncut_.blocks) {
    if (block.prose && asked != fields_.end() && asked->second == "prose") {
      kinds_[block.line] = WriteUpKind::remark;
    }
  }
  add_kinds(uncut_, said);
  for (int pass = 0; pass < most_passes; ++pass) {
    uncut_ = engagement.read_write_up(id, text_, said);
    if (!add_kinds(uncut_, said)) {
      break;
    }
  }
  drop_misfits();
  for (const auto& [line, words] : cuts_) {
    said.push_back({line, WriteUpCorrection::What::cut, WriteUpKind::remark, words});
  }
  write_up_ = engagement.read_write_up(id, text_, said);
  prompts_ = event.prompts;
  objectives_ = event.objectives;
  groups_ = event.groups;
  add_names();
  std::size_t part = 0;
  std::size_t line = 0;
  for (WriteUpBlock& block : write_up_.blocks) {
    part = block.line == line ? part + 1 : 1;
    line = block.line;
    if (block.kind == WriteUpKind::remark) {
      place(block, part);
    }
  }
  if (const auto held = fields_.find("held"); held != fields_.end()) {
    write_up_.held = typed_day(held->second);
  }
}

void WriteUpForm::add_names() {
  for (const WriteUpBlock& block : write_up_.blocks) {
    if (block.kind == WriteUpKind::prompt) {
      add_name(prompts_, block.text);
    } else if (block.kind == WriteUpKind::objective) {
      add_name(objectives_, block.text);
    } else if (block.kind == WriteUpKind::group) {
      add_name(groups_, block.text);
    }
  }
}

// A name is sent behind "="; without it, the remark belongs where the text has it.
void WriteUpForm::place(WriteUpBlock& block, std::size_t part) const {
  for (const auto& [name, names, value] : {std::tuple("under", &prompts_, &block.prompt),
                                           {"about", &objectives_, &block.objective},
                                           {"by", &groups_, &block.group}}) {
    const std::string sent = field(name, block.line, part);
    const std::string chosen = sent.empty() ? sent : sent.substr(1);
    if (!sent.empty() && (chosen.empty() || place_in(*names, chosen) != 0)) {
      *value = chosen;
    }
  }
  const auto all = fields_.find("group_all");
  if (block.group.empty() && field("by", block.line, part).empty() && all != fields_.end() &&
      place_in(groups_, all->second) != 0) {
    block.group = all->second;
  }
  block.organisation = field("organisation", block.line, part);
  block.sector = field("sector", block.line, part);
  block.attribution =
      parse_attribution(field("attribution", block.line, part)).value_or(Attribution::none);
  block.headline = field("headline", block.line, part) == "yes";
  const auto consent = fields_.find("consent");
  block.consent = consent == fields_.end()
                      ? RemarkConsent::not_asked
                      : parse_remark_consent(consent->second).value_or(RemarkConsent::not_asked);
}

std::size_t WriteUpForm::remarks() const {
  return static_cast<std::size_t>(
      std::count_if(write_up_.blocks.begin(), write_up_.blocks.end(),
                    [](const auto& block) { return block.kind == WriteUpKind::remark; }));
}

std::size_t WriteUpForm::prose() const {
  return static_cast<std::size_t>(std::count_if(write_up_.blocks.begin(), write_up_.blocks.end(),
                                                [](const auto& block) { return block.prose; }));
}

}  // namespace redraft::web
