#include "web/kept_pages.h"

namespace redraft::web {

namespace {

constexpr std::size_t most = 64;

}  // namespace

std::uint64_t KeptPages::changes() {
  const std::lock_guard lock(mutex_);
  return watching_.changes();
}

std::shared_ptr<const KeptPages::Whole> KeptPages::find(const std::string& target,
                                                        std::uint64_t changes) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(target);
  return found != kept_.end() && found->second.changes == changes ? found->second.whole : nullptr;
}

void KeptPages::keep(const std::string& target, std::uint64_t changes,
                     std::shared_ptr<const Whole> whole) {
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= most && !kept_.contains(target)) {
    kept_.clear();
  }
  kept_[target] = {changes, std::move(whole)};
}

std::shared_ptr<const Content> KeptPages::content(const std::string& key,
                                                  const std::function<Content()>& make) {
  const std::uint64_t now = changes();
  std::shared_ptr<Making> making;
  {
    const std::lock_guard lock(mutex_);
    if (contents_.size() >= most && !contents_.contains(key)) {
      contents_.clear();
    }
    std::shared_ptr<Making>& place = contents_[key];
    if (!place) {
      place = std::make_shared<Making>();
    }
    making = place;
  }
  const std::lock_guard lock(making->mutex);
  if (!making->content || making->changes < now) {
    making->content = std::make_shared<const Content>(make());
    making->changes = now;
  }
  return making->content;
}

}  // namespace redraft::web
