// Any bytes as a score, a pasted matrix and a write-up: what is read is sound, and stays so when it
// is read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "redraft/assessment.h"
#include "redraft/carried_notes.h"
#include "redraft/error.h"
#include "redraft/write_up.h"

using namespace redraft;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

void score(std::string_view words) {
  const ScoreReading reading = parse_score(words);
  require(reading.score.has_value() == reading.fault.empty());
  if (reading.score) {
    require(reading.score->low <= reading.score->high && reading.score->low >= 0);
    require(parse_score(to_string(*reading.score)).score == reading.score);
  }
}

void matrix(std::string_view pasted) {
  const MatrixText text = read_matrix_text(pasted, "Model");
  const Document document = parse_markdown(text.markdown, ReadStances::no);
  require(read_matrix(document, {}) == text.matrix);
  static_cast<void>(read_matrix(parse_markdown(std::string(pasted), ReadStances::no), {}));
}

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    count += c != ' ' ? 1 : 0;
  }
  return count;
}

void write_up(std::string_view text) {
  const WriteUp whole = read_write_up(text, {}, {});
  std::vector<WriteUpCorrection> cuts;
  std::size_t before = 0;
  for (const WriteUpBlock& block : whole.blocks) {
    require(!block.text.empty() && block.line <= block.last_line);
    before += letters(block.text);
    if (!block.cuts.empty() && cuts.size() < 20) {
      cuts.push_back({block.line, WriteUpCorrection::What::cut, WriteUpKind::remark, {}});
    }
  }
  std::size_t after = 0;
  for (const WriteUpBlock& block : read_write_up(text, {}, cuts).blocks) {
    require(!block.text.empty());
    after += letters(block.text);
  }
  require(before == after);
}

// The same at an event with names, and with a person's word on every block: it stands, and a remark
// belongs to nothing that is not there.
void write_up_at_event(std::string_view text) {
  Event event;
  event.prompts = {"What works", "a"};
  event.objectives = {"Voice", "b"};
  event.groups = {"Table 1"};
  const WriteUp whole = read_write_up(text, event, {});
  std::vector<WriteUpCorrection> said;
  for (const WriteUpBlock& block : whole.blocks) {
    require(!block.prose || block.kind == WriteUpKind::skip);
    if (said.empty() || said.back().line != block.line) {
      const auto kind = static_cast<WriteUpKind>(block.text.size() % 5);
      said.push_back({block.line, WriteUpCorrection::What::kind, kind, {}});
    }
  }
  for (const WriteUpBlock& block : read_write_up(text, event, said).blocks) {
    require(block.kind != WriteUpKind::remark || block.line <= block.last_line);
    require(block.kind == WriteUpKind::remark || block.cuts.empty());
    require(!block.prose);
  }
}

void notes(std::string_view text) {
  for (const CarriedNotes& part :
       carried_notes(parse_markdown("## Update Notes\n\n" + std::string(text), ReadStances::no))) {
    require(!part.label.empty() && !carried_part(part).empty());
  }
}

void exception(std::string_view text) {
  const AssessmentNote note = parse_exception(text);
  require(note.scope.size() + note.body.size() <= text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  score(bytes);
  for (const auto read : {matrix, write_up, write_up_at_event, notes, exception}) {
    try {
      read(bytes);
    } catch (const Error& error) {
      require(error.kind() == ErrorKind::invalid);
    }
  }
  return 0;
}
