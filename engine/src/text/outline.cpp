#include "text/outline.h"

#include <utility>

namespace redraft::text {

namespace {

constexpr std::size_t title_section = 0;

}  // namespace

void Outline::open(Document& document, std::string title, std::size_t level,
                   std::size_t statement) {
  while (!open_.empty() && document.sections[open_.back()].level >= level) {
    open_.pop_back();
  }
  Section section;
  section.parent = current();
  section.level = level;
  section.heading = statement;
  section.title = std::move(title);
  const bool is_title = has_title_ && document.sections.empty();
  if (is_title) {
    section.number = "0";
  } else if (section.parent == no_section || (has_title_ && section.parent == title_section)) {
    section.number = std::to_string(++outermost_);
  } else {
    section.number = next_number(document);
  }
  open_.push_back(document.sections.size());
  counted_.push_back(0);
  document.sections.push_back(std::move(section));
}

std::string Outline::next_number(const Document& document) {
  const std::size_t section = current();
  if (section == no_section || (has_title_ && section == title_section)) {
    return "0." + std::to_string(++before_);
  }
  return document.sections[section].number + '.' + std::to_string(++counted_[section]);
}

}  // namespace redraft::text
