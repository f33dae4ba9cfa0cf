#pragma once
// Letters to reviewers: one file a person, from a template (letter_template.h), in a folder of its
// own that no git takes in.

#include <cstddef>
#include <string>
#include <vector>

#include "redraft/finding.h"
#include "redraft/time.h"

namespace redraft {

enum class LetterForm { plain, markdown };

struct LetterRequest {
  std::string document = {};
  std::string label = {};   // the draft of "now"; empty: the newest in consultation
  std::string folder = {};  // empty: "letters" beside the comment store
  // Empty: that of the consultation, the file "letter.md" beside the comment store, or the default.
  std::string letter_template = {};
  LetterForm form = LetterForm::markdown;
  std::string reviewer = {};  // ref or e-mail address; empty: everyone
  bool again = false;         // also who was written the same before
  bool dry_run = false;
};

struct WrittenLetter {
  std::string reviewer;  // ref
  std::string document;
  std::string draft;
  std::size_t answers = 0;
  std::string folder;
  std::string file;  // its name there
  Instant written;
  std::string written_by;
};

struct Letters {
  std::string folder;
  std::vector<WrittenLetter> letters;
  std::size_t before = 0;         // reviewers who were written the same before
  std::size_t unanswered = 0;     // with no comment that is answered
  std::size_t nameless = 0;       // with neither name nor address
  std::vector<Finding> findings;  // letters that could not be written, and why
};

}  // namespace redraft
