#include "workspace/carried.h"

#include <algorithm>

namespace redraft::workspace {

namespace {

bool is_one_of(const std::vector<std::string>& labels, const CarriedNotes& part) {
  return std::find(labels.begin(), labels.end(), part.label) != labels.end();
}

}  // namespace

std::vector<CarriedNotes> carried_by(const State& state, const Draft& draft,
                                     const std::vector<std::string>& earlier) {
  std::vector<CarriedNotes> parts = carried_notes(state.text(draft.document, draft.label).document);
  if (draft.label != working_label) {
    std::erase_if(parts, [&](const CarriedNotes& part) { return part.label != draft.label; });
    return parts;
  }
  const auto last = std::find_if(parts.rbegin(), parts.rend(), [&](const CarriedNotes& part) {
    return is_one_of(earlier, part);
  });
  parts.erase(parts.begin(), last.base());
  return parts;
}

std::string carried_before(const State& state, const std::vector<Draft>& drafts) {
  if (drafts.empty()) {
    return {};
  }
  std::vector<std::string> labels;
  for (const Draft& draft : drafts) {
    labels.push_back(draft.label);
  }
  std::string text;
  for (const CarriedNotes& part :
       carried_notes(state.text(drafts.front().document, drafts.front().label).document)) {
    if (is_one_of(labels, part)) {
      break;
    }
    text += (text.empty() ? "" : "\n") + carried_part(part);
  }
  return text;
}

}  // namespace redraft::workspace
