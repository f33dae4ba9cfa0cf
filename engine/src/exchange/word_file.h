#pragma once
// A .docx being written: the parts that are always the same, and those that grow with the text.
//
// The same calls give the same bytes. Nothing of this machine or of whoever runs it gets in: no
// author of the file, no revision ids, no date but the one given.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xml.h"
#include "redraft/word.h"

namespace redraft::exchange {

// Word takes seconds and no fractions.
std::string word_date_of(Instant instant);

class WordFile {
 public:
  WordFile(const std::string& title, Instant created);

  // Where paragraphs and tables are appended. Ends in the page's measures once it is written.
  [[nodiscard]] pugi::xml_node body() const { return body_; }

  // A paragraph of a style ("Heading1", or empty for body text); its properties may be added to.
  static pugi::xml_node paragraph(pugi::xml_node parent, const std::string& style);
  static pugi::xml_node properties(pugi::xml_node paragraph);

  // Words as a run, its properties first. Line feeds become line breaks, tabs tabs.
  static pugi::xml_node run(pugi::xml_node parent);
  static void put_text(pugi::xml_node run, std::string_view text, const char* element = "w:t");

  // A number that no other mark in the file has.
  std::string new_id() { return std::to_string(next_id_++); }

  // Id of the list with this place among the document's lists, for w:numPr.
  std::string numbering(const std::size_t list, bool ordered, std::size_t start);

  // Relationship to a web or mail address; empty for any other.
  std::string link(const std::string& address);

  // Writes the thread's comments and returns their ids in w:comments, the first first.
  std::vector<std::string> add_thread(const WordThread& thread);

  // The range that `ids` stand on, from here on; and its end.
  static void open_comments(pugi::xml_node parent, const std::vector<std::string>& ids);
  static void close_comments(pugi::xml_node parent, const std::vector<std::string>& ids);

  // Pages wider than high: for tables of many columns.
  void turn_sideways() { sideways_ = true; }

  std::string bytes();

 private:
  std::string content_types() const;
  std::string relationships() const;
  std::string numbering_part() const;
  std::string core_part() const;

  struct List {
    bool ordered;
    std::size_t start;
  };

  std::string title_;
  Instant created_;
  pugi::xml_document document_;
  pugi::xml_document comments_, extended_, people_;
  pugi::xml_node body_;
  std::map<std::size_t, std::size_t> numbers_;  // of the document's lists, from 1
  std::vector<List> lists_;
  std::map<std::string, std::string> links_;  // relationship by address
  std::set<std::string> authors_;
  std::size_t next_id_ = 0;
  std::size_t comment_count_ = 0;
  bool sideways_ = false;
};

}  // namespace redraft::exchange
