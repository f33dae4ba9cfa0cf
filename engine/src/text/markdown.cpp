#include "text/markdown.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <cmark.h>

#include "text/lines.h"
#include "text/pieces.h"

namespace redraft::text {

namespace {

template <auto free_function>
struct Freed {
  template <class T>
  void operator()(T* pointer) const noexcept {
    free_function(pointer);
  }
};

using Node = std::unique_ptr<cmark_node, Freed<cmark_node_free>>;
using Iterator = std::unique_ptr<cmark_iter, Freed<cmark_iter_free>>;
using Text = std::unique_ptr<char, Freed<std::free>>;

Node parse(std::string_view markdown) {
  return Node(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
}

using Parser = std::unique_ptr<cmark_parser, Freed<cmark_parser_free>>;

// Memory of one tree at a time: cmark asks for many small bits, and all go together. Its allocator
// takes no context, so that each thread has one arena at a time.
class Arena {
 public:
  Arena() { current = this; }

  ~Arena() { current = nullptr; }

  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  cmark_mem* memory() { return &functions_; }

  // Gives everything up, to be handed out again: the next tree finds it in the processor's cache.
  void clear() {
    used_ = 0;
    left_ = 0;
  }

 private:
  static constexpr std::size_t chunk_size = 256U << 10U;
  static constexpr std::size_t head = 16;  // a piece's size, and its alignment

  struct Chunk {
    std::unique_ptr<char, Freed<std::free>> bytes;
    std::size_t size = 0;
  };

  void* piece(std::size_t size) {
    const std::size_t whole = head + (size + head - 1) / head * head;
    while (whole > left_) {
      open_chunk(whole);
    }
    char* const made = next_ + head;
    std::memcpy(next_, &size, sizeof size);
    next_ += whole;
    left_ -= whole;
    return made;
  }

  // The next chunk that was given up, which may be too small, or a new one.
  void open_chunk(std::size_t least) {
    if (used_ == chunks_.size()) {
      const std::size_t size = std::max(chunk_size, least);
      chunks_.push_back({decltype(Chunk::bytes)(static_cast<char*>(std::malloc(size))), size});
      if (chunks_.back().bytes == nullptr) {
        std::abort();  // as cmark does itself: C has no exceptions
      }
    }
    next_ = chunks_[used_].bytes.get();
    left_ = chunks_[used_].size;
    ++used_;
  }

  // Zeroed.
  static void* make(std::size_t count, std::size_t size) {
    return std::memset(current->piece(count * size), 0, count * size);
  }

  static void* enlarge(void* old, std::size_t size) {
    std::size_t had = 0;
    if (old != nullptr) {
      std::memcpy(&had, static_cast<char*>(old) - head, sizeof had);
    }
    if (size <= had) {
      return old;
    }
    void* const made = current->piece(size);
    if (old != nullptr) {
      std::memcpy(made, old, had);
    }
    return made;
  }

  static void forget(void* /*piece*/) {}

  static thread_local Arena* current;

  cmark_mem functions_{make, enlarge, forget};
  std::vector<Chunk> chunks_;
  std::size_t used_ = 0;  // chunks
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

thread_local Arena* Arena::current = nullptr;

// As parse(), and always with a blank line at the end: cmark says that a heading with an underline
// ends on the line after it, but not at the end of the text. The tree goes with the arena.
cmark_node* parse_for_positions(std::string_view markdown, Arena& arena) {
  constexpr std::string_view ending = "\n\n";
  const Parser parser(cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, arena.memory()));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  cmark_parser_feed(parser.get(), ending.data(), ending.size());
  return cmark_parser_finish(parser.get());
}

std::size_t number(int value) {
  return value < 0 ? 0 : static_cast<std::size_t>(value);
}

bool is_leaf(cmark_node_type type) {
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
         type == CMARK_NODE_HTML_BLOCK;
}

// As std::count, which looks at every byte by itself.
std::size_t line_feeds(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    ++count;
  }
  return count;
}

// Of a text that has them at its end alone, as a plain paragraph has.
std::size_t last_line_feeds(std::string_view text) {
  return text.size() - (text.find_last_not_of('\n') + 1);
}

// Walks trees and gathers their leaf blocks. cmark's iterator does not recurse, so neither do we.
class BlockReader {
 public:
  explicit BlockReader(std::size_t expected) { blocks_.reserve(expected); }

  // `lines_before` stand before the tree's text.
  void read(cmark_node* root, std::size_t lines_before) {
    lines_before_ = lines_before;
    const Iterator iterator(cmark_iter_new(root));
    cmark_event_type event = CMARK_EVENT_NONE;
    while ((event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const cmark_node_type type = cmark_node_get_type(node);
      if (type >= CMARK_NODE_FIRST_INLINE) {
        inline_node(node, type, event == CMARK_EVENT_ENTER);
      } else if (event == CMARK_EVENT_ENTER) {
        enter(node, type);
      } else {
        leave(type);
      }
    }
  }

  // A plain paragraph (pieces.h), of which cmark could say no more.
  void read_plain(std::string_view paragraph, std::size_t line) {
    Block& block = blocks_.emplace_back();
    block.first_line = line + 1;
    block.last_line = line + 1;
    block.text = trim(paragraph);
    block.own_text = true;
  }

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  struct Item {
    std::size_t line;
    std::size_t column;
    bool tight;
    bool fresh;
  };

  void enter(cmark_node* node, cmark_node_type type) {
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      ++quotes_;
    } else if (type == CMARK_NODE_ITEM) {
      items_.push_back({lines_before_ + number(cmark_node_get_start_line(node)),
                        number(cmark_node_get_start_column(node) - 1),
                        cmark_node_get_list_tight(cmark_node_parent(node)) != 0, true});
    } else if (is_leaf(type)) {
      open_block(node, type);
    }
  }

  void leave(cmark_node_type type) {
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      --quotes_;
    } else if (type == CMARK_NODE_ITEM) {
      items_.pop_back();
    }
  }

  void open_block(cmark_node* node, cmark_node_type type) {
    Block block;
    block.first_line = lines_before_ + number(cmark_node_get_start_line(node));
    block.column = number(cmark_node_get_start_column(node) - 1);
    block.last_line = lines_before_ + number(cmark_node_get_end_line(node));
    block.in_quote = quotes_ > 0;
    block.list_depth = items_.size();
    if (!items_.empty()) {
      block.item_line = items_.back().line;
      block.item_column = items_.back().column;
      block.tight = items_.back().tight;
    }
    if (type == CMARK_NODE_HEADING) {
      block.kind = BlockKind::heading;
      block.level = number(cmark_node_get_heading_level(node));
      if (block.last_line > block.first_line) {
        --block.last_line;
        block.underlined = true;
      }
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      block.kind = BlockKind::html;
      block.text = cmark_node_get_literal(node);
    } else if (!items_.empty()) {
      block.opens_item = items_.back().fresh;
      items_.back().fresh = false;
    }
    blocks_.push_back(std::move(block));
  }

  void inline_node(cmark_node* node, cmark_node_type type, bool enter) {
    Block& block = blocks_.back();
    if (block.in_quote) {
      return;
    }
    if (type == CMARK_NODE_IMAGE) {
      images_ += enter ? 1 : -1;
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      block.text += ' ';
    } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      const char* literal = cmark_node_get_literal(node);
      block.text += literal;
      block.own_text = block.own_text || (images_ == 0 && !trim(literal).empty());
    } else if (type == CMARK_NODE_HTML_INLINE) {
      inline_html(block, cmark_node_get_literal(node));
    }
  }

  static void inline_html(Block& block, std::string_view literal) {
    if (literal.starts_with("<br") || literal.starts_with("<BR")) {
      block.text += ' ';
    } else if (literal.starts_with("<!--") && trim(literal.substr(4)).starts_with('@')) {
      block.at_comments.emplace_back(literal);
    }
  }

  std::vector<Block> blocks_;
  std::vector<Item> items_;
  std::size_t lines_before_ = 0;
  std::size_t quotes_ = 0;
  int images_ = 0;
};

// Puts the wrap's tags in the place of the node's own. They hang on a custom inline, because cmark
// sets a custom block's on lines of their own.
void wrap_node(cmark_node* node, const Wrap& wrap) {
  cmark_node* block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
  cmark_node* tags = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
  cmark_node_set_on_enter(tags, wrap.open.c_str());
  cmark_node_set_on_exit(tags, wrap.close.c_str());
  while (cmark_node* child = cmark_node_first_child(node)) {
    cmark_node_append_child(tags, child);
  }
  cmark_node_append_child(block, tags);
  cmark_node_replace(node, block);
  cmark_node_free(node);
}

}  // namespace

std::vector<Block> read_blocks(std::string_view markdown, std::size_t expected) {
  constexpr std::size_t piece_size = 128U << 10U;
  BlockReader reader(expected);
  Arena arena;
  std::size_t line = 0;
  for (const MarkdownPiece& piece : pieces_and_plain(markdown, piece_size)) {
    if (piece.plain) {
      reader.read_plain(piece.text, line);
      line += last_line_feeds(piece.text);
    } else {
      reader.read(parse_for_positions(piece.text, arena), line);
      arena.clear();
      line += line_feeds(piece.text);
    }
  }
  return reader.take();
}

std::vector<Block> read_blocks_within(std::string_view markdown,
                                      bool (*wanted)(std::string_view piece)) {
  constexpr std::size_t piece_size = 8U << 10U;
  BlockReader reader(0);
  Arena arena;
  std::size_t line = 0;
  for (const std::string_view piece : pieces_of(markdown, piece_size)) {
    if (wanted(piece)) {
      reader.read(parse_for_positions(piece, arena), line);
      arena.clear();
    }
    line += line_feeds(piece);
  }
  return reader.take();
}

std::string render_blocks(std::string_view markdown, const std::vector<Wrap>& wraps) {
  const Node root = parse(markdown);
  std::vector<cmark_node*> leaves;
  std::vector<cmark_node*> raw;
  {
    const Iterator iterator(cmark_iter_new(root.get()));
    cmark_event_type event = CMARK_EVENT_NONE;
    while ((event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const cmark_node_type type = cmark_node_get_type(node);
      if (event == CMARK_EVENT_ENTER && is_leaf(type)) {
        leaves.push_back(node);
      }
      if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
        raw.push_back(node);
      }
    }
  }
  for (const Wrap& wrap : wraps) {
    wrap_node(leaves[wrap.block], wrap);
  }
  for (cmark_node* node : raw) {
    cmark_node_free(node);
  }
  const Text html(cmark_render_html(root.get(), CMARK_OPT_DEFAULT));
  return html.get();
}

}  // namespace redraft::text
