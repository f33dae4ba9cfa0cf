#include "exchange/json_values.h"
#include "redraft/json.h"

namespace redraft::json {

using exchange::Json;

std::string bundled(const BundleSummary& summary) {
  Json value = exchange::shape("redraft/bundled/1");
  value["file"] = summary.file.string();
  value["folder"] = exchange::text_or_null(summary.folder.string());
  value["people"] = summary.people == People::kept;
  value["documents"] = summary.documents;
  value["drafts"] = summary.drafts;
  value["comments"] = summary.comments;
  value["bytes"] = summary.bytes;
  value["passages"] = summary.passages;
  value["erased_again"] = summary.erased_again;
  value["findings"] = exchange::list_of(summary.findings);
  return exchange::finished(value);
}

}  // namespace redraft::json
