#pragma once
// Word files built by hand, part by part, for tests: as small as Word still takes them.

#include <string>
#include <vector>

#include "exchange/zip_archive.h"

namespace redraft::testing {

struct WordFileParts {
  std::string body;           // what stands in w:body
  std::string comments = {};  // what stands in w:comments
  std::string extended = {};  // what stands in w15:commentsEx
  std::string styles = {};    // what stands in w:styles
  std::vector<exchange::ZipPart> more = {};
};

inline std::string word_file(const WordFileParts& parts) {
  const std::string names =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
      " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
      " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";
  const auto xml = [&](const std::string& root, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + root + names + ">" + inside + "</" +
           root + ">";
  };
  const auto relationship = [](const std::string& id, const std::string& kind,
                               const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
           "\" Target=\"" + target + "\"/>";
  };
  const std::string open =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  std::vector<exchange::ZipPart> zip = {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
      {"_rels/.rels",
       open + relationship("r1", "officeDocument", "word/document.xml") + "</Relationships>"},
      {"word/_rels/document.xml.rels",
       open + relationship("r1", "comments", "comments.xml") +
           relationship("r2", "commentsExtended", "/word/extended.xml") +
           relationship("r3", "styles", "styles.xml") + "</Relationships>"},
      {"word/document.xml", xml("w:document", "<w:body>" + parts.body + "</w:body>")},
      {"word/comments.xml", xml("w:comments", parts.comments)},
      {"word/extended.xml", xml("w15:commentsEx", parts.extended)},
      {"word/styles.xml", xml("w:styles", parts.styles)},
  };
  zip.insert(zip.end(), parts.more.begin(), parts.more.end());
  return exchange::zip_of(std::move(zip));
}

// A paragraph, a run of words, a comment, all as w: elements.
inline std::string paragraph(const std::string& inside, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}

inline std::string words(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

inline std::string inserted(const std::string& text, const std::string& author = "Sam Roe") {
  return "<w:ins w:id=\"90\" w:author=\"" + author + "\" w:date=\"2026-03-01T10:00:00Z\">" +
         words(text) + "</w:ins>";
}

inline std::string removed(const std::string& text, const std::string& author = "Sam Roe") {
  return "<w:del w:id=\"91\" w:author=\"" + author +
         "\" w:date=\"2026-03-01T10:00:00Z\"><w:r><w:delText xml:space=\"preserve\">" + text +
         "</w:delText></w:r></w:del>";
}

inline std::string begins(const std::string& id) {
  return "<w:commentRangeStart w:id=\"" + id + "\"/>";
}

inline std::string ends(const std::string& id) {
  return "<w:commentRangeEnd w:id=\"" + id + "\"/><w:r><w:commentReference w:id=\"" + id +
         "\"/></w:r>";
}

inline std::string comment(const std::string& id, const std::string& body,
                           const std::string& author = "Jane Doe",
                           const std::string& paragraph_id = {}) {
  return "<w:comment w:id=\"" + id + "\" w:author=\"" + author +
         "\" w:date=\"2026-03-02T09:00:00Z\"><w:p w14:paraId=\"" +
         (paragraph_id.empty() ? "0000000" + id : paragraph_id) + "\">" + words(body) +
         "</w:p></w:comment>";
}

}  // namespace redraft::testing
