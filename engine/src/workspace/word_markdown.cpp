#include "workspace/word_markdown.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "process/run_program.h"
#include "redraft/error.h"
#include "redraft/paragraphs.h"

namespace redraft::workspace {

namespace {

// What pandoc does to a text that is not Markdown as we read it: notes become brackets; marks that
// CommonMark lacks, pictures and raw parts go; a table's cells become one line each, as many as its
// widest row has; the title, which pandoc keeps apart, becomes the first heading again.
constexpr const char* filter = R"lua(
local function gather(blocks, out)
  for _, block in ipairs(blocks) do
    if block.t == 'BulletList' or block.t == 'OrderedList' then
      for _, item in ipairs(block.content) do gather(item, out) end
    else
      if #out > 0 then out:insert(pandoc.Space()) end
      for _, inline in ipairs(pandoc.utils.blocks_to_inlines({block}, {pandoc.Space()})) do
        local broken = inline.t == 'LineBreak' or inline.t == 'SoftBreak'
        out:insert(broken and pandoc.Space() or inline)
      end
    end
  end
  return out
end

local function flatten(rows)
  for _, row in ipairs(rows) do
    local cells = pandoc.List()
    for _, cell in ipairs(row.cells) do
      local width = cell.col_span
      cell.contents = {pandoc.Plain(gather(cell.contents, pandoc.List()))}
      cell.col_span, cell.row_span = 1, 1
      cells:insert(cell)
      for _ = 2, width do cells:insert(pandoc.Cell({})) end
    end
    row.cells = cells
  end
end

-- Items of which tracked changes left nothing.
local function prune(list)
  local kept = pandoc.List()
  for _, item in ipairs(list.content) do
    local full = false
    for _, block in ipairs(item) do
      local empty = (block.t == 'Para' or block.t == 'Plain') and #block.content == 0
      full = full or not empty
    end
    if full then kept:insert(item) end
  end
  list.content = kept
  return #kept > 0 and list or {}
end

local function contents(element) return element.content end
local function nothing() return {} end

return {
  {
    Note = function(note)
      local out = pandoc.List({pandoc.Str(' (')})
      out:extend(gather(note.content, pandoc.List()))
      out:insert(pandoc.Str(')'))
      return out
    end,
    Image = nothing, RawBlock = nothing, RawInline = nothing,
    Span = contents, Underline = contents, Superscript = contents, Subscript = contents,
    SmallCaps = contents, Strikeout = contents, Div = contents,
  },
  {
    BulletList = prune, OrderedList = prune,
    Table = function(t)
      t.caption = {long = {}}
      if #t.head.rows == 0 and #t.bodies > 0 and #t.bodies[1].body > 0 then
        t.head.rows = {t.bodies[1].body:remove(1)}
      end
      flatten(t.head.rows)
      for _, body in ipairs(t.bodies) do flatten(body.head) flatten(body.body) end
      flatten(t.foot.rows)
      return t
    end,
    Pandoc = function(doc)
      local title = doc.meta.title
      if title then
        doc = doc:walk({Header = function(h) h.level = math.min(h.level + 1, 6) return h end})
        doc.blocks:insert(1, pandoc.Header(1, title))
        doc.meta = {}
      end
      return doc
    end,
  },
}
)lua";

std::vector<PlainParagraph> paragraphs_of(const WordText& word, TrackedChanges changes) {
  std::vector<PlainParagraph> out;
  for (const WordParagraph& paragraph : word.paragraphs) {
    out.push_back({paragraph.kind, paragraph.level, paragraph.cell,
                   changes == TrackedChanges::accept ? paragraph.after : paragraph.before});
  }
  return out;
}

PlainTextKind kind_of(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::heading:
      return PlainTextKind::heading;
    case StatementKind::item:
      return PlainTextKind::item;
    case StatementKind::cell:
      return PlainTextKind::table;
    case StatementKind::paragraph:
      break;
  }
  return PlainTextKind::paragraph;
}

// What pandoc exits with where it does not understand what it was given (pandoc 2.17, manual,
// "Exit codes").
bool is_about_the_file(int status) {
  constexpr std::array<int, 5> codes = {63, 64, 65, 92, 94};
  return std::find(codes.begin(), codes.end(), status) != codes.end();
}

}  // namespace

std::string markdown_of_word(std::string_view bytes, TrackedChanges changes) {
  const process::WorkFolder folder;
  const std::filesystem::path filter_file = folder.put("filter.lua", filter);
  process::Program pandoc;
  pandoc.name = "pandoc";
  pandoc.package = "pandoc";
  pandoc.arguments = {
      "--sandbox",
      "--from=docx",
      "--to=gfm",
      "--wrap=none",
      "--lua-filter=" + filter_file.string(),
      changes == TrackedChanges::accept ? "--track-changes=accept" : "--track-changes=reject"};
  pandoc.input = bytes;
  process::Ran ran = process::run(pandoc, folder);
  if (ran.status != 0) {
    throw Error(is_about_the_file(ran.status) ? ErrorKind::invalid : ErrorKind::unavailable,
                "read the text of the Word file: pandoc failed with status " +
                    std::to_string(ran.status) + ": " + statement_text(ran.said),
                "open the file in Word or LibreOffice, save it again, and try that file");
  }
  return std::move(ran.out);
}

std::string with_bookmarks_as_markers(const std::string& markdown, const WordText& word,
                                      TrackedChanges changes,
                                      const std::vector<std::string>& anchors) {
  std::map<std::string, std::string> anchor_of;  // by bookmark
  for (const std::string& anchor : anchors) {
    anchor_of.emplace(word_bookmark(anchor), anchor);
  }
  const ReadParagraphs read = read_paragraphs(paragraphs_of(word, changes));
  std::vector<std::string> names(read.document.statements.size());
  for (std::size_t i = 0; i < word.paragraphs.size(); ++i) {
    const auto known = anchor_of.find(word.paragraphs[i].bookmark);
    if (read.statements[i] && known != anchor_of.end()) {
      names[*read.statements[i]] = known->second;
    }
  }
  const Document document = parse_markdown(markdown, ReadStances::no);
  std::vector<std::string> found(document.statements.size());
  std::set<std::string> used;
  for (const Change& change : match({read.document, document, {}, {}, {}}).changes) {
    if (change.from.size() == 1 && change.to.size() == 1 && change.basis == Basis::exact &&
        !names[change.from.front()].empty() && used.insert(names[change.from.front()]).second) {
      found[change.to.front()] = names[change.from.front()];
    }
  }
  return used.empty() ? markdown : stamp_markers(document, found);
}

PlainTextReading preview_of(std::string markdown) {
  PlainTextReading reading;
  const Document document = parse_markdown(markdown, ReadStances::no);
  std::optional<CellPlace> cell;
  for (const Statement& statement : document.statements) {
    const bool goes_on = cell && statement.cell && cell->table == statement.cell->table;
    if (goes_on) {
      PlainTextBlock& table = reading.blocks.back();
      table.text += (cell->row == statement.cell->row ? "\t" : "\n") + statement.text;
      table.last_line = statement.line;
    } else {
      PlainTextBlock block;
      block.kind = kind_of(statement);
      block.line = statement.line;
      block.last_line = statement.line;
      block.text = statement.text;
      block.level = statement.level;
      reading.blocks.push_back(std::move(block));
    }
    cell = statement.cell;
  }
  reading.findings = document.findings;
  reading.markdown = std::move(markdown);
  return reading;
}

}  // namespace redraft::workspace
