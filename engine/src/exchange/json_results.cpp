#include <algorithm>

#include "exchange/json_values.h"
#include "redraft/json.h"

namespace redraft::json {

using exchange::Json;
using exchange::list_of;

namespace {

Json sheet_value(const ReadSheet& sheet) {
  Json columns = Json::array();
  for (const ReadSheet::Column& column : sheet.columns) {
    columns.push_back({{"column", column.letter},
                       {"heading", column.heading},
                       {"read_as", exchange::text_or_null(column.read_as)},
                       {"cells", column.cells}});
  }
  return {{"name", exchange::text_or_null(sheet.sheet)},
          {"rows", sheet.rows},
          {"skipped", sheet.skipped},
          {"columns", std::move(columns)}};
}

}  // namespace

std::string findings(const std::vector<Finding>& findings) {
  Json value = exchange::shape("redraft/findings/1");
  value["findings"] = list_of(findings);
  return exchange::finished(value);
}

std::string error(ErrorKind kind, std::string_view message, std::string_view hint) {
  Json value = exchange::shape("redraft/error/1");
  value["error"] = {{"kind", to_string(kind)}, {"message", message}, {"hint", hint}};
  return exchange::finished(value);
}

std::string error(const Error& error) {
  return json::error(error.kind(), error.what(), error.hint());
}

std::string initialised(const std::string& path) {
  Json value = exchange::shape("redraft/initialised/1");
  value["path"] = path;
  return exchange::finished(value);
}

std::string done(std::string_view what, std::size_t count) {
  Json value = exchange::shape("redraft/done/1");
  value["done"] = what;
  value["count"] = count;
  return exchange::finished(value);
}

std::string invited(const std::string& link) {
  Json value = exchange::shape("redraft/invited/1");
  value["link"] = link;
  return exchange::finished(value);
}

std::string added(const AddedDocument& result) {
  Json value = exchange::shape("redraft/added/1");
  value["document"] = result.document;
  value["path"] = result.path;
  value["existed"] = result.existed;
  value["statements"] = result.statements;
  value["findings"] = list_of(result.findings);
  return exchange::finished(value);
}

std::string published(const Published& result) {
  Json value = exchange::shape("redraft/published/1");
  value["document"] = result.draft.document;
  value["label"] = result.draft.label;
  value["state"] = to_string(result.draft.state);
  value["commit"] = result.draft.commit;
  value["statements"] = result.draft.statements;
  value["counts"] = exchange::counts_of(result.changes);
  value["anchors"] = {{"new", result.anchors_new},
                      {"kept", result.anchors_kept},
                      {"retired", result.anchors_retired}};
  value["comments"] = {{"placed", result.comments_placed}, {"tray", result.comments_in_tray}};
  value["dispositions_released"] = result.dispositions_released;
  value["findings"] = list_of(result.findings);
  return exchange::finished(value);
}

std::string imported(const ImportedComments& result, bool dry_run) {
  const auto rejected =
      std::count_if(result.findings.begin(), result.findings.end(),
                    [](const Finding& finding) { return finding.severity == Severity::error; });
  Json value = exchange::shape("redraft/imported/1");
  value["dry_run"] = dry_run;
  value["format"] = exchange::text_or_null(result.format);
  value["added"] = result.added;
  value["existed"] = result.existed;
  value["suggestions"] = result.suggestions;
  value["drafts"] = result.drafts;
  value["rejected"] = rejected;
  value["tray"] = result.in_tray;
  value["late"] = result.late;
  value["replies"] = result.replies;
  value["understood"] = Json::array();
  for (const UnderstoodComment& one : result.understood) {
    value["understood"].push_back({{"line", one.line == 0 ? Json(nullptr) : Json(one.line)},
                                   {"anchor", exchange::text_or_null(one.anchor)},
                                   {"words", exchange::text_or_null(one.words)},
                                   {"tray", one.in_tray},
                                   {"kind", to_string(one.kind)},
                                   {"body", one.body}});
  }
  if (result.sheet) {
    value["sheet"] = sheet_value(*result.sheet);
  }
  value["findings"] = list_of(result.findings);
  return exchange::finished(value);
}

std::string import_preview(const std::string& document, const PlainTextReading& reading) {
  Json value = exchange::shape("redraft/import-preview/1");
  value["document"] = exchange::text_or_null(document);
  value["blocks"] = Json::array();
  for (const PlainTextBlock& block : reading.blocks) {
    value["blocks"].push_back({{"kind", to_string(block.kind)},
                               {"line", block.line},
                               {"last_line", block.last_line},
                               {"level", block.level},
                               {"text", block.text},
                               {"joined", block.joined},
                               {"doubt", block.doubt}});
  }
  value["markdown"] = reading.markdown;
  value["findings"] = list_of(reading.findings);
  return exchange::finished(value);
}

std::string version(const std::string& version, const std::map<std::string, std::string>& parts) {
  Json value = exchange::shape("redraft/version/1");
  value["version"] = version;
  value["parts"] = parts;
  return exchange::finished(value);
}

}  // namespace redraft::json
