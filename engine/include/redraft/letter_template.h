#pragma once
// What a letter says: what a reviewer said, what was done about it, the words then and now.
//
// A template is Mustache: {{name}} stands for a text, {{#answers}} ... {{/answers}} is repeated for
// each comment that is answered, {{#x}} ... {{/x}} is left out where x is empty, and {{^x}} ...
// {{/x}} is there only then. docs/handing-back.md lists the placeholders.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"
#include "redraft/letter.h"
#include "redraft/report.h"

namespace redraft {

// What one letter is made of.
struct Letter {
  Reviewer reviewer;
  Person person;
  std::string date;     // of writing
  std::string officer;  // who writes, or empty
  std::vector<ReportRow> answers;
  std::size_t waiting = 0;  // their comments that are not answered yet
};

// In Markdown, and readable as it stands.
[[nodiscard]] std::string_view default_letter_template();

class LetterWriter {
 public:
  // Throws invalid, with the nearest name as hint, for a placeholder that is none, and for a
  // section that is not closed. The report is what the rows of letters are from; it must outlive
  // the writer.
  LetterWriter(const std::string& letter_template, LetterForm form, const Report& report);
  ~LetterWriter();
  LetterWriter(const LetterWriter&) = delete;
  LetterWriter& operator=(const LetterWriter&) = delete;
  LetterWriter(LetterWriter&&) noexcept;
  LetterWriter& operator=(LetterWriter&&) noexcept;

  // Throws invalid, naming the placeholder, where the template stands for a text that is empty for
  // this person and does not say what then. Texts are escaped in Markdown.
  [[nodiscard]] std::string write(const Letter& letter);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace redraft
