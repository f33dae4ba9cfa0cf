#include "exchange/html_text.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include <libxml/HTMLparser.h>

namespace redraft::exchange {

namespace {

template <std::size_t Count>
bool is_one_of(std::string_view name, const std::string_view (&names)[Count]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_hidden(std::string_view name) {
  constexpr std::string_view names[] = {"head", "script", "style", "template", "title"};
  return is_one_of(name, names);
}

bool is_block(std::string_view name) {
  constexpr std::string_view names[] = {"blockquote", "br",  "div",   "h1", "h2", "h3",
                                        "h4",         "h5",  "h6",    "hr", "li", "ol",
                                        "p",          "pre", "table", "tr", "ul"};
  return is_one_of(name, names);
}

class Writer {
 public:
  void walk(const xmlNode* node, int depth) {
    too_deep_ = too_deep_ || (node != nullptr && depth >= most_html_nesting);
    for (; node != nullptr && !too_deep_; node = node->next) {
      if (node->type == XML_TEXT_NODE && node->content != nullptr) {
        add_text(reinterpret_cast<const char*>(node->content));
      } else if (node->type == XML_ELEMENT_NODE) {
        element(node, reinterpret_cast<const char*>(node->name), depth);
      }
    }
  }

  std::optional<std::string> take() {
    end_line();
    return too_deep_ ? std::nullopt : std::optional(std::move(text_));
  }

 private:
  void element(const xmlNode* node, std::string_view name, int depth) {
    if (is_hidden(name)) {
      return;
    }
    const bool block = is_block(name);
    if (block) {
      end_line();
    }
    quotes_ += name == "blockquote" ? 1 : 0;
    walk(node->children, depth + 1);
    if (block) {
      end_line();
    }
    quotes_ -= name == "blockquote" ? 1 : 0;
    if (name == "p" || name == "blockquote") {
      end_paragraph();
    }
  }

  void add_text(std::string_view text) {
    for (const char c : text) {
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        line_ += c;
      } else if (!line_.empty() && line_.back() != ' ') {
        line_ += ' ';
      }
    }
  }

  void end_line() {
    if (line_.find_first_not_of(' ') != std::string::npos) {
      text_ += (quotes_ != 0 ? "> " : "") + line_ + "\n";
    }
    line_.clear();
  }

  void end_paragraph() {
    if (!text_.empty() && !text_.ends_with("\n\n") && !text_.ends_with("\n>\n")) {
      text_ += quotes_ != 0 ? ">\n" : "\n";
    }
  }

  std::string text_;
  std::string line_;
  int quotes_ = 0;
  bool too_deep_ = false;
};

}  // namespace

std::optional<std::string> text_of_html(std::string_view html) {
  if (html.empty()) {
    return std::string();
  }
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_COMPACT),
      xmlFreeDoc);
  Writer writer;
  if (document) {
    writer.walk(xmlDocGetRootElement(document.get()), 0);
  }
  return writer.take();
}

}  // namespace redraft::exchange
