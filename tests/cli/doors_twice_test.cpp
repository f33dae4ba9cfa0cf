// A file of every kind that comments come in by, taken in twice: the second time, under another
// name, or saved by a program with other line ends, it brings nothing.
#include <algorithm>
#include <string>
#include <vector>

#include "redraft/comment_files.h"
#include "support/catch.h"
#include "support/run_cli.h"
#include "support/word_file.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

enum class Saved { as_it_is, as_text };  // text may come back with other line ends

struct Sample {
  std::string door;
  std::string file;
  std::string bytes;
  std::size_t comments = 0;
  Saved saved = Saved::as_text;
  std::string options = {};
};

void start_without_comments(Cli& cli) {
  cli.succeed("init");
  cli.write("charter.md", first_charter);
  cli.succeed("add charter.md");
  cli.succeed("publish charter V0-1 -m 'Draft for the workshops'");
  cli.write("map.json",
            R"({"schema": "redraft/sheet-map/1", "columns": {"name": "Name"}, "answers": [
                {"column": "On 1.1", "statement": "1.1"}, {"column": "On 1.2", "statement": "1.2"}]})");
}

const std::vector<std::vector<std::string>> survey = {
    {"Name", "On 1.1", "On 1.2"},
    {"Ada", "Good.", "Why\nso?"},
    {"", "Who pays?", ""},
    {"", "Who pays?", ""},
};

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += (i == 0 ? "\"" : ",\"") + row[i] + "\"";
    }
    out += "\n";
  }
  return out;
}

std::string marked_charter() {
  std::string text = first_charter;
  text.insert(text.find(" takes time"), "{>>Whose trust?\n\nAnd in whom?<<}");
  text.replace(text.find("every month"), 11, "{~~every month~>every\nweek~~}");
  text.insert(text.find("\n- We ask"), "{++\n- We listen.++}");
  return text;
}

std::string word_with_comments() {
  return word_file(
      {.body = paragraph(words("We agree to share the ") + begins("0") + begins("1") +
                         words("cost of transport") + ends("0") + ends("1") +
                         words(" between partners.")),
       .comments = comment("0", "And of parking?") + comment("1", "Nobody's", "Author"),
       .extended = "<w15:commentEx w15:paraId=\"00000000\" w15:done=\"1\"/>"});
}

std::string word_with_changes() {
  return word_file({.body = paragraph(words("We publish what we ") + removed("spend") +
                                      inserted("earn and spend") + words("."))});
}

std::vector<Sample> samples() {
  Cli other;
  start_consultation(other);
  const auto report = [&](const std::string& format) {
    return other.succeed("report iso charter --format " + format);
  };
  const std::string form = other.succeed("report iso charter --format csv");
  const std::string headings = form.substr(0, form.find('\n') + 1);
  return {
      {"sheet", "survey.csv", csv_of(survey), 4, Saved::as_text, " --map map.json"},
      {"sheet", "survey.xlsx", workbook_of_texts(survey), 4, Saved::as_it_is, " --map map.json"},
      {"sheet", "form.docx", report("docx"), 5, Saved::as_it_is},
      {"sheet", "form.xlsx", report("xlsx"), 5, Saved::as_it_is},
      {"sheet", "form.csv", form, 5},
      {"sheet", "filled.csv",
       headings + "Quay,,1.1,,te,\"Two\nlines\",,\n,,1.2,,ed,Hm.,,\n,,1.2,,ed,Hm.,,\n", 3},
      {"word", "comments.docx", word_with_comments(), 2, Saved::as_it_is},
      {"word", "changes.docx", word_with_changes(), 1, Saved::as_it_is},
      {"word", "export.docx", other.succeed("export charter"), 5, Saved::as_it_is},
      {"mail", "one.eml",
       "From: Ada <ada@quay.example>\nMessage-ID: <1@quay.example>\n\n1.1: Yes.\nMore of it.\n\n"
       "1.2: No.\n",
       2},
      {"mail", "without-id.eml", "From: Bo <bo@quay.example>\nSubject: Charter\n\n1.1: Yes.\n", 1},
      {"mail", "without-sender.eml",
       "Subject: Charter\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\n"
       "1.1: Who wrote this?\n",
       1},
      {"mail", "box.mbox",
       "From ada@quay.example Mon Mar  2 09:00:00 2026\nFrom: Ada <ada@quay.example>\n"
       "Message-ID: <2@quay.example>\n\n1.1: In a box.\n\n"
       "From bo@quay.example Mon Mar  2 09:00:00 2026\nFrom: Bo <bo@quay.example>\n\n"
       "1.2: In a box too.\n",
       2},
      {"text", "pasted.txt", "1.1: Yes.\n> every month\nIn the evening!\n", 2, Saved::as_text,
       " --format text"},
      {"json", "page.json", other.succeed("comment export charter --format annotations"), 5},
      {"json", "without-ids.json",
       "[\n{\"body\": \"One\\nline\", \"made_on\": {\"anchor\": \"money-1\"}},\n"
       "{\"body\": \"Two\", \"made_on\": {\"anchor\": \"money-1\"}},\n"
       "{\"body\": \"Two\", \"made_on\": {\"anchor\": \"money-1\"}}\n]\n",
       3},
      {"json", "hypothesis.json",
       "[\n{\"id\": \"aaa\", \"user\": \"acct:ada@hypothes.example\", \"uri\": "
       "\"https://desk.example/d\",\n\"text\": \"Too weak.\", \"target\": [{\"source\": "
       "\"https://desk.example/d\", \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": "
       "\"act early\"}]}]},\n{\"id\": \"bbb\", \"user\": \"acct:bo@hypothes.example\", \"uri\": "
       "\"https://desk.example/d\", \"text\": \"Agreed.\", \"references\": [\"aaa\"], \"target\": "
       "[{\"source\": \"https://desk.example/d\"}]}\n]\n",
       1},
      {"jsonl", "export.jsonl", other.succeed("comment export charter --named"), 5},
      {"jsonl", "without-ids.jsonl",
       "{\"body\": \"One\", \"made_on\": {\"anchor\": \"money-1\"}}\n"
       "{\"body\": \"One\", \"made_on\": {\"anchor\": \"money-1\"}}\n",
       2},
      {"criticmarkup", "marked.md", marked_charter(), 3},
      {"criticmarkup", "export.md", other.succeed("export charter --format criticmarkup"), 5},
      {"csv", "export.csv", other.succeed("comment export charter --format csv --named"), 5},
      {"csv", "without-ids.csv",
       "anchor,body,organisation\nmoney-1,\"Two\nlines\",Quay\nmoney-1,Hm.,\nmoney-1,Hm.,\n", 3},
  };
}

std::string with_line_ends(const std::string& text, const std::string& end) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' || text[at] == '\n') {
      at += text.compare(at, 2, "\r\n") == 0 ? 1 : 0;
      out += end;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string import_of(Cli& cli, const Sample& sample, const std::string& file) {
  return cli.succeed("--json comment import " + file + " charter@V0-1" + sample.options);
}

std::string number(const std::string& key, std::size_t value) {
  return "\"" + key + "\": " + std::to_string(value) + ",";
}

}  // namespace

TEST_CASE("by every door a file that comes again brings nothing", "[cli][doors]") {
  const std::vector<Sample> all = samples();
  for (const CommentFormat& format : comment_formats()) {
    INFO(format.name);
    CHECK(std::any_of(all.begin(), all.end(),
                      [&](const Sample& sample) { return sample.door == format.name; }));
  }
  for (const Sample& sample : all) {
    Cli cli;
    start_without_comments(cli);
    cli.write(sample.file, sample.bytes);
    CAPTURE(sample.file, sample.bytes);
    const std::string first = import_of(cli, sample, sample.file);
    CHECK_THAT(first, Contains("\"format\": \"" + sample.door + "\"") &&
                          Contains(number("added", sample.comments)) &&
                          Contains(number("rejected", 0)));
    const std::string before = cli.succeed("--json comment list --original charter");

    std::vector<std::pair<std::string, std::string>> again = {
        {sample.file, sample.bytes},
        {"renamed" + sample.file.substr(sample.file.rfind('.')), sample.bytes},
        {"no-ending", sample.bytes}};
    if (sample.saved == Saved::as_text) {
      again.emplace_back("line-feeds", with_line_ends(sample.bytes, "\n"));
      again.emplace_back("both", with_line_ends(sample.bytes, "\r\n"));
    }
    for (const auto& [file, bytes] : again) {
      INFO(file);
      cli.write(file, bytes);
      const std::string known = import_of(cli, sample, file);
      CHECK_THAT(known, Contains(number("added", 0)) &&
                            Contains(number("existed", sample.comments)) &&
                            Contains(number("replies", 0)) && Contains(number("rejected", 0)));
    }
    CHECK(cli.succeed("--json comment list --original charter") == before);
  }
}
