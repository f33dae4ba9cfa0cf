// Files that people send and that comments are not read from: each is told by its signature, with
// what to do instead. What none of these is, another door takes.
#include <algorithm>
#include <array>

#include "base/blank.h"
#include "exchange/comment_door.h"
#include "exchange/row_faults.h"

namespace redraft {

namespace exchange {

namespace {

struct Kind {
  std::string_view signature;
  const char* called;
  const char* hint;
};

constexpr const char* from_pdf =
    "ask for the file it was made from, or copy its comments into a text: --format text";
constexpr const char* from_picture = "type in what it shows: redraft comment add";
constexpr const char* to_word = "open it in Word or LibreOffice and save it as .docx";
constexpr const char* to_sheet = "open it in a spreadsheet program and save it as .xlsx";
constexpr const char* unpack = "unpack it, and import the files in it one by one";

// The opening bytes, as the formats' own specifications give them.
constexpr auto kinds = std::to_array<Kind>({
    {"%PDF-", "a PDF", from_pdf},
    {"\x89PNG\r\n\x1a\n", "a picture (PNG)", from_picture},
    {"\xFF\xD8\xFF", "a picture (JPEG)", from_picture},
    {"GIF8", "a picture (GIF)", from_picture},
    {"{\\rtf", "rich text (RTF)", to_word},
    {std::string_view("\x1f\x8b\x08", 3), "a packed file (gzip)", unpack},
    {"7z\xBC\xAF\x27\x1C", "an archive (7z)", unpack},
    {"Rar!\x1A\x07", "an archive (RAR)", unpack},
});

// An OpenDocument file is a zip archive whose first member says what it is (OASIS, part 2, 3.3).
constexpr std::string_view zip_file = "PK\x03\x04";
constexpr std::size_t first_name = 30;  // where a zip archive has the name of its first member
constexpr auto open_documents = std::to_array<Kind>({
    {"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", to_word},
    {"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)",
     to_sheet},
    {"mimetypeapplication/vnd.oasis.opendocument.", "an OpenDocument file", to_word},
});

// What old Office files are full of tells them apart: the names of their streams, in UTF-16.
constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t names_within = std::size_t{4} << 20U;
constexpr auto compound_files = std::to_array<Kind>({
    {std::string_view("_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0", 22), "an Outlook message (.msg)",
     "open it in Outlook and save it as .eml, or copy its words into a text: --format text"},
    {std::string_view("W\0o\0r\0k\0b\0o\0o\0k\0", 16), "an old Excel file (.xls)", to_sheet},
});

constexpr auto page_beginnings = std::to_array<std::string_view>({"<!doctype html", "<html"});
constexpr Kind page{"", "a web page (HTML)",
                    "open it in Word or LibreOffice and save it as .docx, or copy its words into a "
                    "text: --format text"};
constexpr std::size_t enough = first_name + 54;  // for all that is told by its first bytes

constexpr auto lower = [](char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
};

bool begins_page(std::string_view text) {
  const std::string_view shown = text.substr(std::min(text.find_first_not_of(blanks), text.size()));
  return std::any_of(page_beginnings.begin(), page_beginnings.end(), [&](std::string_view begin) {
    return shown.size() >= begin.size() &&
           std::equal(begin.begin(), begin.end(), shown.begin(),
                      [](char wanted, char found) { return wanted == lower(found); });
  });
}

const Kind* kind_of(std::string_view bytes) {
  for (const Kind& one : kinds) {
    if (bytes.starts_with(one.signature)) {
      return &one;
    }
  }
  if (bytes.starts_with(zip_file)) {
    for (const Kind& one : open_documents) {
      if (bytes.substr(std::min(first_name, bytes.size())).starts_with(one.signature)) {
        return &one;
      }
    }
  }
  if (bytes.starts_with(compound_file)) {
    for (const Kind& one : compound_files) {
      if (bytes.substr(0, names_within).find(one.signature) != std::string_view::npos) {
        return &one;
      }
    }
  }
  return begins_page(bytes) ? &page : nullptr;
}

class OtherFileReader final : public CommentReader {
 public:
  OtherFileReader(const CommentDefaults& /*defaults*/, const CommentFileEvents& events)
      : events_(events) {}

  void feed(std::string_view bytes) override {
    if (beginning_.size() < names_within) {
      beginning_ += bytes.substr(0, names_within - beginning_.size());
    }
  }

  void finish() override {
    const Kind* const kind = kind_of(beginning_);
    RowFaults faults;
    faults.add(
        "file-refused",
        "comments are not read from " + std::string(kind == nullptr ? "such a file" : kind->called),
        kind == nullptr ? "redraft help comment import" : kind->hint);
    events_.finding(faults.finding(1, ""));
  }

 private:
  const CommentFileEvents& events_;
  std::string beginning_;
};

Recognised recognise(std::string_view beginning, bool whole, const CommentDefaults& /*defaults*/) {
  if (kind_of(beginning) != nullptr) {
    return Recognised::yes;
  }
  const bool may_be = beginning.starts_with(compound_file) ? beginning.size() < names_within
                                                           : beginning.size() < enough;
  return !whole && may_be ? Recognised::more : Recognised::no;
}

}  // namespace

const CommentDoor other_door = {.name = "other",
                                .called = "a file of another kind",
                                .recognise = recognise,
                                .open = open_reader<OtherFileReader>};

}  // namespace exchange

bool is_other_file(std::string_view beginning) {
  return exchange::kind_of(beginning) != nullptr;
}

}  // namespace redraft
