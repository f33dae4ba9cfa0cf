// Comments in nearly the same words, and themes of them.
#include "redraft/error.h"
#include "store/campaign_finder.h"
#include "workspace/state.h"

namespace redraft {

using namespace workspace;

std::vector<Campaign> Workspace::campaigns(const std::string& document, std::size_t least,
                                           std::size_t limit) const {
  const std::string name = state_->document(document).name;
  const ProgressStep step = state_->step("comparing comments");
  return store::CampaignFinder(*state_->database, name).list(least, limit);
}

Theme Workspace::add_theme_of_campaign(const std::string& name, const std::string& description,
                                       const std::string& comment) {
  const State::Writing writing = state_->lock();
  require_utf8("add theme", description);
  const std::string sound = sound_name("add theme", name);
  const std::string& officer = state_->surroundings.officer;
  const Comment example = state_->comments.find(comment, "", false);
  store::CampaignFinder finder(*state_->database, example.document);
  db::Transaction rows(*state_->database);
  const ThemeId theme = state_->themes.add(sound, description, officer, state_->now(),
                                           state_->surroundings.randomness);
  bool any = false;
  finder.each_member(example.id, [&](const CommentId& id) {
    state_->themes.put(theme, id, officer, state_->now());
    any = true;
  });
  if (!any) {
    throw Error(ErrorKind::not_found,
                "add theme: comment " + example.id.text + " is in no campaign",
                "redraft comment campaigns " + example.document);
  }
  rows.commit();
  return state_->themes.find(theme.text);
}

}  // namespace redraft
