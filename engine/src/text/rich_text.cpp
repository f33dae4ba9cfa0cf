#include "redraft/rich_text.h"

#include <utility>

#include "text/markdown_runs.h"
#include "text/reading.h"
#include "text/visible_text.h"

namespace redraft {

namespace {

using text::Block;

// Cleans the runs' texts as visible_text() would clean them joined: spaces become one, and none
// stands at an end. Empty runs go.
void clean(std::vector<RichRun>& runs) {
  std::vector<RichRun> out;
  bool space = true;  // what stands before ends in one, or nothing does
  for (RichRun& run : runs) {
    const std::string raw = std::move(run.text);
    const bool opens = !raw.empty() && text::is_space(raw.front());
    const bool ends = !raw.empty() && text::is_space(raw.back());
    run.text = text::visible_text(raw);
    const bool blank = run.text.empty() && !raw.empty();
    if ((opens || blank) && !space) {
      run.text.insert(run.text.begin(), ' ');
      space = true;
    }
    if (!blank && !run.text.empty()) {
      space = ends && run.text != " ";
      run.text += space ? " " : "";
      space = space || run.text == " ";
    }
    if (!run.text.empty()) {
      out.push_back(std::move(run));
    }
  }
  while (!out.empty() && out.back().text.ends_with(' ')) {
    out.back().text.pop_back();
    if (!out.back().text.empty()) {
      break;
    }
    out.pop_back();
  }
  runs = std::move(out);
}

std::string joined(const std::vector<RichRun>& runs) {
  std::string text;
  for (const RichRun& run : runs) {
    text += run.text;
  }
  return text;
}

RichAlignment alignment_of(text::Alignment alignment) {
  switch (alignment) {
    case text::Alignment::left:
      return RichAlignment::left;
    case text::Alignment::centre:
      return RichAlignment::centre;
    case text::Alignment::right:
      return RichAlignment::right;
    case text::Alignment::none:
      break;
  }
  return RichAlignment::none;
}

class RichReader {
 public:
  explicit RichReader(const Document& document) : document_(document), reading_(document.source) {}

  RichText read() {
    RichText out;
    for (const text::Table& table : reading_.tables) {
      RichTable& made = out.tables.emplace_back();
      made.rows = table.last_line - table.first_line;
      for (const text::Alignment alignment : table.columns) {
        made.columns.push_back(alignment_of(alignment));
      }
    }
    for (text::ReadRuns& read : text::read_runs(reading_.cmark_text())) {
      if (read.leaf) {
        const Block& block = reading_.blocks[*read.leaf];
        if (!block.in_quote && reading_.opens_table(block)) {
          continue;
        }
        clean(read.block.runs);
        if (!block.in_quote) {
          describe(read.block, block);
        }
        if (read.block.runs.empty()) {
          continue;
        }
      }
      out.blocks.push_back(std::move(read.block));
    }
    return out;
  }

 private:
  void describe(RichBlock& rich, const Block& block) {
    if (const text::Cell* cell = reading_.cell_of(block)) {
      rich.cell = cell->place;
      rich.kind = RichKind::paragraph;
      rich.level = 0;
    }
    const std::size_t begin = reading_.content(block).begin;
    while (statement_ < document_.statements.size() &&
           document_.statements[statement_].source.begin < begin) {
      ++statement_;
    }
    if (statement_ == document_.statements.size() ||
        document_.statements[statement_].source.begin != begin) {
      return;
    }
    rich.statement = statement_;
    const std::string& text = document_.statements[statement_].text;
    if (joined(rich.runs) !=
        text) {  // a letter and its accent in two runs: rather words than marks
      RichRun whole;
      whole.text = text;
      rich.runs = {whole};
    }
  }

  const Document& document_;
  const text::Reading reading_;
  std::size_t statement_ = 0;
};

}  // namespace

RichText rich_text(const Document& document) {
  return RichReader(document).read();
}

}  // namespace redraft
