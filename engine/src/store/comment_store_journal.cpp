#include "db/rows.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"

namespace redraft::store {

void CommentStore::begin_publishing(const Publishing& publishing) {
  static const std::string sql = sealed_insert("publishing", "INSERT OR REPLACE");
  database_.statement(sql)
      .bind(":document", publishing.document)
      .bind(":label", publishing.label)
      .bind(":path", publishing.path)
      .bind(":commit_id", publishing.commit)
      .bind(":tag", publishing.tag)
      .bind(":tag_ref", publishing.tag_ref)
      .bind(":branch_ref", publishing.branch_ref)
      .bind(":parent", publishing.parent)
      .bind(":started", db::instant_text(publishing.started))
      .run();
}

void CommentStore::end_publishing(const Publishing& publishing) {
  database_.statement("DELETE FROM publishing WHERE document = :document AND label = :label")
      .bind(":document", publishing.document)
      .bind(":label", publishing.label)
      .run();
}

std::vector<Publishing> CommentStore::unfinished() const {
  std::vector<Publishing> all;
  db::Statement row = database_.statement(
      "SELECT document, label, path, commit_id, tag, tag_ref, branch_ref, parent, started "
      "FROM publishing ORDER BY started, document, label");
  while (row.step()) {
    all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                   row.text(6), row.text(7), db::instant(row.text(8))});
  }
  return all;
}

}  // namespace redraft::store
