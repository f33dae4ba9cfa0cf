#include "web/comment_list.h"

#include <algorithm>

#include "web/comment_values.h"

namespace redraft::web {

CommentList comment_list(Visit& visit, CommentFilter filter,
                         const std::function<void(const Comment& comment, Values& values)>& add) {
  const std::vector<std::string> ticked = visit.request.form.all("id");
  filter.limit = comments_on_a_page + 1;
  filter.after = visit.request.query["after"];
  CommentList list;
  std::string last;
  visit.workspace.each_comment(filter, [&](const Comment& comment) {
    if (list.comments.size() == comments_on_a_page) {
      list.last = last;
      return;
    }
    Values one = comment_values(visit, comment);
    one["place"] =
        place_name(visit, comment.document, comment.draft, comment.targets.front().anchor).words;
    one["ticked"] = std::find(ticked.begin(), ticked.end(), comment.id.text) != ticked.end();
    add(comment, one);
    list.comments.push_back(std::move(one));
    last = comment.id.text;
  });
  return list;
}

}  // namespace redraft::web
