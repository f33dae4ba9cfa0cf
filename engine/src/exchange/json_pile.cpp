// Tags, themes, campaigns, and what would become of comments.
#include "exchange/json_values.h"
#include "redraft/json.h"
#include "redraft/json_comment_counts.h"

namespace redraft {

namespace exchange {

namespace {

constexpr Outcome outcomes[] = {Outcome::exact, Outcome::adjusted, Outcome::statement,
                                Outcome::section, Outcome::tray};

Json sectors_of(const std::map<std::string, std::size_t>& sectors) {
  Json list = Json::array();
  for (const auto& [sector, comments] : sectors) {
    list.push_back({{"sector", sector}, {"comments", comments}});
  }
  return list;
}

Json value_of(const std::optional<ThemeResponse>& response) {
  if (!response) {
    return nullptr;
  }
  return {{"decision", to_string(response->decision)},
          {"reason", response->reason},
          {"change", text_or_null(response->change)},
          {"decided", to_rfc3339(response->decided)},
          {"decided_by", response->decided_by}};
}

Json pile_value(const Theme& theme) {
  Json joined = Json::array();
  for (const CommentId& id : theme.joined_since) {
    joined.push_back(id.text);
  }
  return {{"id", theme.id.text},
          {"name", theme.name},
          {"description", theme.description},
          {"made", to_rfc3339(theme.made)},
          {"made_by", theme.made_by},
          {"comments", theme.comments},
          {"unanswered", theme.unanswered},
          {"sectors", sectors_of(theme.sectors)},
          {"response", value_of(theme.response)},
          {"joined_since", joined}};
}

Json pile_value(const Campaign& campaign) {
  return {{"example", campaign.example.text},
          {"words", campaign.words},
          {"size", campaign.size},
          {"same_words", campaign.same_words},
          {"sectors", sectors_of(campaign.sectors)}};
}

Json pile_value(const PlaceAtRisk& place) {
  return {{"comment", place.comment.text},
          {"target", place.target + 1},
          {"words", place.then},
          {"from", text_or_null(place.before.anchor)},
          {"was", to_string(place.before.outcome)},
          {"to", text_or_null(place.after.anchor)},
          {"outcome", to_string(place.after.outcome)},
          {"now", place.now},
          {"candidates", place.after.candidates},
          {"reason", place.after.reason}};
}

// Every outcome, zero or not.
Json outcomes_of(const std::map<Outcome, std::size_t>& by_outcome) {
  Json counts = Json::object();
  for (const Outcome outcome : outcomes) {
    const auto found = by_outcome.find(outcome);
    counts[to_string(outcome)] = found == by_outcome.end() ? 0 : found->second;
  }
  return counts;
}

}  // namespace

}  // namespace exchange

namespace json {

using exchange::Json;

namespace {

template <class Items>
Json values_of(const Items& items) {
  Json list = Json::array();
  for (const auto& item : items) {
    list.push_back(exchange::pile_value(item));
  }
  return list;
}

}  // namespace

std::string tags(const TagList& tags) {
  Json value = exchange::shape("redraft/tags/1");
  value["controlled"] = tags.controlled;
  value["tags"] = Json::array();
  for (const TagCount& tag : tags.tags) {
    value["tags"].push_back(
        {{"tag", tag.tag}, {"comments", tag.comments}, {"allowed", tag.allowed}});
  }
  return exchange::finished(value);
}

std::string themes(const std::vector<Theme>& themes) {
  Json value = exchange::shape("redraft/themes/1");
  value["themes"] = values_of(themes);
  return exchange::finished(value);
}

std::string campaigns(const std::string& document, const std::vector<Campaign>& campaigns) {
  Json value = exchange::shape("redraft/campaigns/1");
  value["document"] = document;
  value["campaigns"] = values_of(campaigns);
  return exchange::finished(value);
}

std::string comment_counts(const std::map<Outcome, std::size_t>& outcomes) {
  std::size_t comments = 0;
  for (const auto& [outcome, count] : outcomes) {
    comments += count;
  }
  Json value = exchange::shape("redraft/comment-counts/1");
  value["comments"] = comments;
  value["outcomes"] = exchange::outcomes_of(outcomes);
  return exchange::finished(value);
}

std::string comments_if_published(const std::vector<CommentsIfPublished>& documents) {
  Json value = exchange::shape("redraft/comments-if-published/1");
  value["documents"] = Json::array();
  for (const CommentsIfPublished& document : documents) {
    value["documents"].push_back({{"document", document.document},
                                  {"outcomes", exchange::outcomes_of(document.outcomes)},
                                  {"tray", values_of(document.tray)},
                                  {"lost", values_of(document.lost)}});
  }
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
