#include "text/markdown_runs.h"

#include <memory>
#include <string>
#include <utility>

#include <cmark.h>

namespace redraft::text {

namespace {

struct Freed {
  void operator()(cmark_node* node) const noexcept { cmark_node_free(node); }

  void operator()(cmark_iter* iterator) const noexcept { cmark_iter_free(iterator); }
};

class RunReader {
 public:
  std::vector<ReadRuns> read(cmark_node* root) {
    const std::unique_ptr<cmark_iter, Freed> iterator(cmark_iter_new(root));
    cmark_event_type event = CMARK_EVENT_NONE;
    while ((event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const bool enter = event == CMARK_EVENT_ENTER;
      if (cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE) {
        inline_node(node, enter);
      } else {
        block_node(node, enter);
      }
    }
    return std::move(out_);
  }

 private:
  void block_node(cmark_node* node, bool enter) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        quotes_ += enter ? 1 : std::size_t(-1);
        break;
      case CMARK_NODE_LIST:
        list(node, enter);
        break;
      case CMARK_NODE_ITEM:
        if (enter) {
          lists_.back().opens_item = true;
        }
        break;
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_HEADING:
        if (enter) {
          leaf(node);
        }
        break;
      case CMARK_NODE_HTML_BLOCK:
        ++leaves_;
        break;
      case CMARK_NODE_CODE_BLOCK:
        code(node);
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        open(RichKind::rule);
        break;
      default:
        break;
    }
  }

  void list(cmark_node* node, bool enter) {
    if (!enter) {
      lists_.pop_back();
      return;
    }
    RichList list;
    list.list = list_count_++;
    list.depth = lists_.size() + 1;
    list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    const int start = cmark_node_get_list_start(node);
    list.start = list.ordered && start >= 0 ? static_cast<std::size_t>(start) : 1;
    lists_.push_back(list);
  }

  RichBlock& open(RichKind kind) {
    ReadRuns read;
    read.block.kind = kind;
    read.block.quotes = quotes_;
    if (!lists_.empty()) {
      read.block.list = lists_.back();
      for (RichList& outer : lists_) {
        outer.opens_item = false;
      }
    }
    out_.push_back(std::move(read));
    return out_.back().block;
  }

  void leaf(cmark_node* node) {
    const bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    RichBlock& block = open(heading ? RichKind::heading : RichKind::paragraph);
    if (heading) {
      block.level = static_cast<std::size_t>(cmark_node_get_heading_level(node));
    }
    out_.back().leaf = leaves_++;
    now_ = {};
    strong_ = 0;
    emphasis_ = 0;
  }

  void code(cmark_node* node) {
    RichBlock& block = open(RichKind::code);
    std::string text = cmark_node_get_literal(node);
    while (!text.empty() && text.back() == '\n') {
      text.pop_back();
    }
    block.runs.push_back({std::move(text), false, false, true, false, {}});
  }

  void inline_node(cmark_node* node, bool enter) {
    const int step = enter ? 1 : -1;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_STRONG:
        strong_ += step;
        break;
      case CMARK_NODE_EMPH:
        emphasis_ += step;
        break;
      case CMARK_NODE_LINK:
        now_.link = enter ? cmark_node_get_url(node) : "";
        break;
      case CMARK_NODE_TEXT:
        run(cmark_node_get_literal(node));
        break;
      case CMARK_NODE_CODE:
        now_.code = true;
        run(cmark_node_get_literal(node));
        now_.code = false;
        break;
      case CMARK_NODE_SOFTBREAK:
        run(" ");
        break;
      case CMARK_NODE_LINEBREAK:
        line_break();
        break;
      case CMARK_NODE_HTML_INLINE: {
        const std::string_view html = cmark_node_get_literal(node);
        if (html.starts_with("<br") || html.starts_with("<BR")) {
          line_break();
        }
        break;
      }
      default:
        break;
    }
  }

  void line_break() {
    now_.line_break = true;
    run(" ");
    now_.line_break = false;
  }

  void run(std::string text) {
    now_.strong = strong_ > 0;
    now_.emphasis = emphasis_ > 0;
    now_.text = std::move(text);
    out_.back().block.runs.push_back(now_);
  }

  std::vector<ReadRuns> out_;
  std::vector<RichList> lists_;
  RichRun now_;
  std::size_t quotes_ = 0;
  std::size_t leaves_ = 0;
  std::size_t list_count_ = 0;
  int strong_ = 0;
  int emphasis_ = 0;
};

}  // namespace

std::vector<ReadRuns> read_runs(std::string_view markdown) {
  const std::unique_ptr<cmark_node, Freed> root(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
  return RunReader().read(root.get());
}

}  // namespace redraft::text
