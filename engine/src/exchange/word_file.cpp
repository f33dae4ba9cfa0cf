#include "exchange/word_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "exchange/word_fixed_parts.h"
#include "exchange/zip_archive.h"

namespace redraft::exchange {

namespace {

constexpr const char* w_names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* w14_names = "http://schemas.microsoft.com/office/word/2010/wordml";
constexpr const char* w15_names = "http://schemas.microsoft.com/office/word/2012/wordml";
constexpr const char* r_names =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* mc_names = "http://schemas.openxmlformats.org/markup-compatibility/2006";
constexpr const char* package_names = "http://schemas.openxmlformats.org/package/2006/";
constexpr const char* word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::size_t deepest_list = 8;  // levels counted from 0
constexpr std::size_t most_initials = 3;

pugi::xml_node root(pugi::xml_document& document, const char* name) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  pugi::xml_node node = document.append_child(name);
  with(node, "xmlns:w", w_names);
  with(node, "xmlns:r", r_names);
  with(node, "xmlns:w14", w14_names);
  with(node, "xmlns:w15", w15_names);
  with(node, "xmlns:mc", mc_names);
  return with(node, "mc:Ignorable", "w14 w15");
}

// The first letters of up to three words of a name.
std::string initials_of(const std::string& author) {
  std::string out;
  std::size_t words = 0;
  bool begins = true;
  for (std::size_t i = 0; i < author.size() && words < most_initials; ++i) {
    const auto byte = static_cast<unsigned char>(author[i]);
    if (author[i] == ' ' || author[i] == ',') {
      begins = true;
    } else if (begins) {
      out += author[i];
      while (i + 1 < author.size() &&
             (static_cast<unsigned char>(author[i + 1]) & 0xC0U) == 0x80U && byte >= 0xC0) {
        out += author[++i];
      }
      ++words;
      begins = false;
    }
  }
  return out;
}

std::string paragraph_id(std::size_t number) {
  std::array<char, 9> text{};
  static_cast<void>(std::snprintf(text.data(), text.size(), "%08X", static_cast<unsigned>(number)));
  return text.data();
}

}  // namespace

std::string word_date_of(Instant instant) {
  constexpr std::int64_t second = 1000;
  return to_rfc3339({instant.milliseconds - (instant.milliseconds % second + second) % second});
}

WordFile::WordFile(const std::string& title, Instant created)
    : title_(title), created_(created), body_(add(root(document_, "w:document"), "w:body")) {
  root(comments_, "w:comments");
  root(extended_, "w15:commentsEx");
  root(people_, "w15:people");
}

pugi::xml_node WordFile::paragraph(pugi::xml_node parent, const std::string& style) {
  const pugi::xml_node node = add(parent, "w:p");
  if (!style.empty()) {
    with(add(add(node, "w:pPr"), "w:pStyle"), "w:val", style);
  }
  return node;
}

pugi::xml_node WordFile::properties(pugi::xml_node paragraph) {
  const pugi::xml_node there = paragraph.child("w:pPr");
  return there ? there : paragraph.prepend_child("w:pPr");
}

pugi::xml_node WordFile::run(pugi::xml_node parent) {
  return add(parent, "w:r");
}

void WordFile::put_text(pugi::xml_node run, std::string_view text, const char* element) {
  const std::string clean = xml_text(text);
  std::size_t at = 0;
  while (at < clean.size()) {
    const std::size_t end = std::min(clean.find_first_of("\n\t", at), clean.size());
    if (end > at) {
      with(add(run, element), "xml:space", "preserve")
          .text()
          .set(clean.substr(at, end - at).c_str());
    }
    if (end < clean.size()) {
      add(run, clean[end] == '\n' ? "w:br" : "w:tab");
    }
    at = end + 1;
  }
}

std::string WordFile::numbering(std::size_t list, bool ordered, std::size_t start) {
  const auto [found, fresh] = numbers_.emplace(list, lists_.size() + 1);
  if (fresh) {
    lists_.push_back({ordered, start});
  }
  return std::to_string(found->second);
}

std::string WordFile::link(const std::string& address) {
  const bool known = address.starts_with("http://") || address.starts_with("https://") ||
                     address.starts_with("mailto:");
  if (!known) {
    return {};
  }
  return links_.emplace(address, "rLink" + std::to_string(links_.size() + 1)).first->second;
}

std::vector<std::string> WordFile::add_thread(const WordThread& thread) {
  std::vector<std::string> ids;
  std::string first_paragraph;
  for (const WordEntry& entry : thread.entries) {
    ids.push_back(std::to_string(comment_count_));
    const std::string paragraph_name = paragraph_id(++comment_count_);
    pugi::xml_node comment = add(comments_.document_element(), "w:comment");
    with(comment, "w:id", ids.back());
    with(comment, "w:author", entry.author);
    with(comment, "w:date", word_date_of(entry.created));
    with(comment, "w:initials", initials_of(entry.author));
    // The other parts know a comment by its last paragraph: one paragraph, so that it is this one.
    pugi::xml_node text = paragraph(comment, "CommentText");
    with(text, "w14:paraId", paragraph_name);
    put_text(run(text), entry.body);
    pugi::xml_node extended = add(extended_.document_element(), "w15:commentEx");
    with(extended, "w15:paraId", paragraph_name);
    if (!first_paragraph.empty()) {
      with(extended, "w15:paraIdParent", first_paragraph);
    }
    with(extended, "w15:done", thread.resolved ? "1" : "0");
    first_paragraph = first_paragraph.empty() ? paragraph_name : first_paragraph;
    authors_.insert(entry.author);
  }
  return ids;
}

void WordFile::open_comments(pugi::xml_node parent, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    with(add(parent, "w:commentRangeStart"), "w:id", id);
  }
}

void WordFile::close_comments(pugi::xml_node parent, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    with(add(parent, "w:commentRangeEnd"), "w:id", id);
    const pugi::xml_node reference = run(parent);
    with(add(add(reference, "w:rPr"), "w:rStyle"), "w:val", "CommentReference");
    with(add(reference, "w:commentReference"), "w:id", id);
  }
}

std::string WordFile::content_types() const {
  pugi::xml_document document;
  pugi::xml_node types = add(document.root(), "Types");
  with(types, "xmlns", std::string(package_names) + "content-types");
  const auto usual = [&](const char* extension, const char* type) {
    with(with(add(types, "Default"), "Extension", extension), "ContentType", type);
  };
  usual("rels", "application/vnd.openxmlformats-package.relationships+xml");
  usual("xml", "application/xml");
  const auto part = [&](const std::string& name, const std::string& type) {
    with(with(add(types, "Override"), "PartName", "/" + name), "ContentType", type);
  };
  part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  part("word/document.xml", std::string(word_type) + "document.main+xml");
  for (const char* name :
       {"styles", "numbering", "settings", "comments", "commentsExtended", "people"}) {
    part("word/" + std::string(name) + ".xml", word_type + std::string(name) + "+xml");
  }
  return xml_bytes(document);
}

std::string WordFile::relationships() const {
  constexpr const char* microsoft = "http://schemas.microsoft.com/office/2011/relationships/";
  pugi::xml_document document;
  pugi::xml_node list = add(document.root(), "Relationships");
  with(list, "xmlns", std::string(package_names) + "relationships");
  const auto relationship = [&](const std::string& id, const std::string& type,
                                const std::string& target) {
    return with(with(with(add(list, "Relationship"), "Id", id), "Type", type), "Target", target);
  };
  for (const char* name : {"comments", "numbering", "settings", "styles"}) {
    relationship("r_" + std::string(name), std::string(r_names) + "/" + name,
                 std::string(name) + ".xml");
  }
  relationship("r_commentsExtended", std::string(microsoft) + "commentsExtended",
               "commentsExtended.xml");
  relationship("r_people", std::string(microsoft) + "people", "people.xml");
  for (const auto& [address, id] : links_) {
    with(relationship(id, std::string(r_names) + "/hyperlink", address), "TargetMode", "External");
  }
  return xml_bytes(document);
}

std::string WordFile::numbering_part() const {
  pugi::xml_document document;
  pugi::xml_node numbering = root(document, "w:numbering");
  for (const bool ordered : {false, true}) {
    pugi::xml_node kind = add(numbering, "w:abstractNum");
    with(kind, "w:abstractNumId", ordered ? "1" : "0");
    with(add(kind, "w:multiLevelType"), "w:val", "hybridMultilevel");
    for (std::size_t i = 0; i <= deepest_list; ++i) {
      pugi::xml_node level = with(add(kind, "w:lvl"), "w:ilvl", std::to_string(i));
      with(add(level, "w:start"), "w:val", "1");
      with(add(level, "w:numFmt"), "w:val", ordered ? "decimal" : "bullet");
      with(add(level, "w:lvlText"), "w:val",
           ordered ? "%" + std::to_string(i + 1) + "." : "\xE2\x80\xA2");
      with(add(level, "w:lvlJc"), "w:val", "left");
      with(with(add(add(level, "w:pPr"), "w:ind"), "w:left", std::to_string(567 * (i + 1))),
           "w:hanging", "567");
    }
  }
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    pugi::xml_node number = with(add(numbering, "w:num"), "w:numId", std::to_string(i + 1));
    with(add(number, "w:abstractNumId"), "w:val", lists_[i].ordered ? "1" : "0");
    for (std::size_t level = 0; lists_[i].ordered && level <= deepest_list; ++level) {
      with(add(with(add(number, "w:lvlOverride"), "w:ilvl", std::to_string(level)),
               "w:startOverride"),
           "w:val", std::to_string(lists_[i].start));
    }
  }
  return xml_bytes(document);
}

std::string WordFile::core_part() const {
  pugi::xml_document document;
  pugi::xml_node core = add(document.root(), "cp:coreProperties");
  with(core, "xmlns:cp", std::string(package_names) + "metadata/core-properties");
  with(core, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  with(core, "xmlns:dcterms", "http://purl.org/dc/terms/");
  with(core, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  add(core, "dc:title").text().set(xml_text(title_).c_str());
  with(add(core, "dcterms:created"), "xsi:type", "dcterms:W3CDTF")
      .text()
      .set(word_date_of(created_).c_str());
  return xml_bytes(document);
}

std::string WordFile::bytes() {
  pugi::xml_node page = add(body_, "w:sectPr");
  pugi::xml_node size = add(page, "w:pgSz");
  with(with(size, "w:w", sideways_ ? "16838" : "11906"), "w:h", sideways_ ? "11906" : "16838");
  if (sideways_) {
    with(size, "w:orient", "landscape");
  }
  pugi::xml_node margins = add(page, "w:pgMar");
  for (const char* side : {"top", "right", "bottom", "left"}) {
    with(margins, ("w:" + std::string(side)).c_str(), "1418");
  }
  for (const char* side : {"header", "footer"}) {
    with(margins, ("w:" + std::string(side)).c_str(), "709");
  }
  with(margins, "w:gutter", "0");
  for (const std::string& author : authors_) {
    pugi::xml_node person = add(people_.document_element(), "w15:person");
    with(person, "w15:author", author);
    with(with(add(person, "w15:presenceInfo"), "w15:providerId", "None"), "w15:userId", author);
  }
  const std::string open = "<Relationships xmlns=\"" + std::string(package_names) +
                           "relationships\"><Relationship Id=\"r1\" Type=\"" + r_names +
                           "/officeDocument\" Target=\"word/document.xml\"/>"
                           "<Relationship Id=\"r2\" Type=\"" +
                           package_names +
                           "relationships/metadata/core-properties\" "
                           "Target=\"docProps/core.xml\"/></Relationships>";
  return zip_of({{"[Content_Types].xml", content_types()},
                 {"_rels/.rels", open},
                 {"docProps/core.xml", core_part()},
                 {"word/_rels/document.xml.rels", relationships()},
                 {"word/comments.xml", xml_bytes(comments_)},
                 {"word/commentsExtended.xml", xml_bytes(extended_)},
                 {"word/document.xml", xml_bytes(document_)},
                 {"word/numbering.xml", numbering_part()},
                 {"word/people.xml", xml_bytes(people_)},
                 {"word/settings.xml", word_settings},
                 {"word/styles.xml", word_styles}});
}

}  // namespace redraft::exchange
