#pragma once
// A write-up as its form tells it: the text, what a person said of its blocks, and where each
// remark belongs. Nothing of it is stored before it is taken in.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "redraft/engagement.h"
#include "web/event_form.h"
#include "web/server.h"

namespace redraft::web {

// More blocks than these make more fields than one form may send.
inline constexpr std::size_t most_blocks = 200;

class WriteUpForm {
 public:
  explicit WriteUpForm(const Fields& form);

  [[nodiscard]] const std::string& text() const { return text_; }

  // Reads the text with what was said of its blocks. Throws as Engagement::read_write_up().
  void read(const Engagement& engagement, const Event& event);

  // As it is to be taken in.
  [[nodiscard]] const WriteUp& write_up() const { return write_up_; }

  // The same before anything was cut, for what may be cut.
  [[nodiscard]] const WriteUp& uncut() const { return uncut_; }

  // Names of the event, and those that the write-up adds.
  [[nodiscard]] const Names& prompts() const { return prompts_; }

  [[nodiscard]] const Names& objectives() const { return objectives_; }

  [[nodiscard]] const Names& groups() const { return groups_; }

  [[nodiscard]] const std::set<std::size_t>& joins() const { return joins_; }

  // Words before which the block at this line is cut.
  [[nodiscard]] Names cuts(std::size_t line) const;

  // Words that no block can be cut before, or empty.
  [[nodiscard]] const std::string& misfit() const { return misfit_; }

  // What makes blocks of the text: another one gives other remarks.
  [[nodiscard]] std::string blocks_said() const;
  // A field of the remark that is the n-th part, from 1, of the block at this line.
  [[nodiscard]] std::string field(const std::string& name, std::size_t line,
                                  std::size_t part) const;

  [[nodiscard]] std::size_t remarks() const;
  // Paragraphs that are left out as prose.
  [[nodiscard]] std::size_t prose() const;

 private:
  void place(WriteUpBlock& block, std::size_t part) const;
  void add_names();
  void drop_misfits();
  bool add_kinds(const WriteUp& taken, std::vector<WriteUpCorrection>& said) const;

  std::map<std::string, std::string> fields_;
  std::multimap<std::size_t, std::string> cuts_;
  std::map<std::size_t, WriteUpKind> kinds_;
  std::set<std::size_t> joins_;
  std::string text_;
  std::string misfit_;
  WriteUp uncut_;
  WriteUp write_up_;
  Names prompts_, objectives_, groups_;
};

}  // namespace redraft::web
