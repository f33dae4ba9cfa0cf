#pragma once
// Blocks of a document as paragraphs, lists and tables of a Word file.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "exchange/word_file.h"
#include "redraft/rich_text.h"

namespace redraft::exchange {

// A thread on words of a statement: code points, half-open.
struct CommentOnWords {
  std::size_t start = 0;
  std::size_t end = 0;
  std::vector<std::string> ids;  // in w:comments
};

// Runs with their marks and links, and the comments that stand on them.
void write_runs(WordFile& file, pugi::xml_node paragraph, const std::vector<RichRun>& runs,
                const std::vector<CommentOnWords>& comments);

// Code points [start, end) of the runs, each piece in an element of this name: "w:t" or
// "w:delText".
void write_slice(WordFile& file, pugi::xml_node parent, const std::vector<RichRun>& runs,
                 std::size_t start, std::size_t end, const char* element);

// Whether the only heading of level 1 stands first: Word has a style of its own for it.
bool has_title(const RichText& text);

// The hidden bookmark of an anchor around what is written while it lives.
class Bookmark {
 public:
  Bookmark(WordFile& file, pugi::xml_node paragraph, const std::string& anchor);
  ~Bookmark();
  Bookmark(const Bookmark&) = delete;
  Bookmark& operator=(const Bookmark&) = delete;

 private:
  pugi::xml_node paragraph_;
  std::string id_;
};

// A paragraph with the style, list place and indentation of the block, and nothing in it yet.
pugi::xml_node open_paragraph(WordFile& file, pugi::xml_node parent, const RichBlock& block,
                              bool has_title);

// Writes all blocks; what stands in the paragraph of a statement is written by `statement`.
void write_blocks(
    WordFile& file, const RichText& text,
    const std::function<void(pugi::xml_node paragraph, const RichBlock& block)>& statement);

}  // namespace redraft::exchange
