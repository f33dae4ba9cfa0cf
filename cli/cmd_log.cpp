#include <ostream>

#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/render.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    out += (out.empty() ? "" : ", ") + word;
  }
  return out;
}

std::string marked(const std::vector<Edit>& words) {
  std::string out;
  for (const Edit& edit : words) {
    switch (edit.op) {
      case EditOp::keep:
        out += edit.text;
        break;
      case EditOp::insert:
        out += "{+" + edit.text + "+}";
        break;
      case EditOp::remove:
        out += "[-" + edit.text + "-]";
        break;
    }
  }
  return out;
}

void print_stage(Context& context, const LifeStage& stage) {
  std::string head = stage.label.empty() ? "working text" : printable(stage.label);
  head += stage.change ? ": " + to_string(*stage.change) : ": first draft";
  if (stage.moved && stage.change != ChangeKind::moved) {
    head += ", moved";
  }
  if (!stage.number.empty()) {
    head += ", number " + stage.number;
  }
  context.out << bold(context, head) << '\n';
  if (!stage.from.empty()) {
    context.out << "  from " << joined(stage.from) << '\n';
  }
  if (!stage.to.empty()) {
    context.out << "  also became " << joined(stage.to) << '\n';
  }
  const bool changed = stage.change && *stage.change != ChangeKind::unchanged &&
                       *stage.change != ChangeKind::added && !stage.words.empty();
  context.out << wrap(printable(changed ? marked(stage.words) : stage.text), context.width, 4)
              << '\n';
  for (const ChangeNote& note : stage.notes) {
    context.out << wrap("note " + note.id.text + ": " + printable(note.what) +
                            (note.why.empty() ? "" : " Why: " + printable(note.why)),
                        context.width, 4)
                << '\n';
  }
  if (!stage.comments.empty()) {
    std::string ids;
    for (const CommentId& id : stage.comments) {
      ids += (ids.empty() ? "" : ", ") + id.text;
    }
    context.out << wrap("comments: " + ids, context.width, 4) << '\n';
  }
}

}  // namespace

int cmd_log(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "log",
      .words = "DOC#ANCHOR",
      .about =
          "The life of one statement over all drafts: its words, how they changed, the notes that "
          "explain it, the comments made on it and the remarks it came from. A number such as 7.3 "
          "needs its draft: "
          "DOC#7.3@V1.",
      .options = {},
      .examples = {"redraft log principles#leadership-3",
                   "redraft log \"principles#7.3@V1\" --json"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const StatementLife life = context.open().life(parse_address(options->word(0), true));
  const std::vector<Remark> remarks = open_engagement(context).remarks_behind(life);
  if (context.json) {
    context.out << json::log(life, remarks);
    return 0;
  }
  context.out << bold(context, life.document + "#" + life.anchor) << '\n';
  for (const LifeStage& stage : life.drafts) {
    print_stage(context, stage);
  }
  if (life.working && life.working->change != ChangeKind::unchanged) {
    print_stage(context, *life.working);
  }
  if (!remarks.empty()) {
    context.out << bold(context, "said at events") << '\n';
  }
  for (const Remark& remark : remarks) {
    context.out << wrap(remark.id.text + ", " + printable(remark.event_title) + ", " +
                            day_or(remark.held, "no day") + ": " + printable(remark.body),
                        context.width, 4)
                << '\n';
  }
  return 0;
}

}  // namespace redraft::cli
