#include "redraft/rules_file.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/code_points.h"
#include "exchange/json_values.h"

namespace redraft {

namespace exchange {

namespace {

constexpr const char* schema = "redraft/rules/1";
constexpr std::size_t longest_text = 400;  // bytes of a word, a name or a reason

class RuleReader {
 public:
  explicit RuleReader(RulesReading& reading) : reading_(reading) {}

  void read(const Json& value, std::size_t number) {
    where_ = "rule " + std::to_string(number);
    sound_ = true;
    if (!value.is_object()) {
      fail("is not an object");
      return;
    }
    require_known(value);
    DraftingRule rule;
    rule.name = text_at(value, "name");
    read_name(rule);
    read_word(value, "kind", parse_rule_kind, rule.kind,
              "words, sentence-length, sectors, defined");
    if (value.contains("severity")) {
      read_word(value, "severity", parse_severity, rule.severity, "error, warning");
    }
    rule.reason = value.contains("reason") ? text_at(value, "reason") : "";
    for (const std::string& word : texts_at(value, "stances")) {
      if (const std::optional<Stance> stance = parse_stance(word)) {
        rule.stances.push_back(*stance);
      } else {
        fail("\"" + shorten(word, 40) + "\" is no stance");
      }
    }
    rule.words = texts_at(value, "words");
    rule.allowed = texts_at(value, "allowed");
    read_most(value, rule);
    read_groups(value, rule);
    require_complete(rule);
    if (sound_) {
      reading_.rules.push_back(std::move(rule));
    }
  }

 private:
  static std::optional<Severity> parse_severity(std::string_view word) {
    return word == "error"     ? std::optional(Severity::error)
           : word == "warning" ? std::optional(Severity::warning)
                               : std::nullopt;
  }

  void fail(const std::string& why) {
    sound_ = false;
    Finding finding;
    finding.rule = "rules-unreadable";
    finding.message = where_ + " " + why;
    finding.hint = "see schemas/rules.schema.json";
    reading_.findings.push_back(std::move(finding));
  }

  void require_known(const Json& value) {
    static const std::set<std::string> known = {"name",  "kind",    "severity", "reason", "stances",
                                                "words", "allowed", "most",     "groups"};
    for (const auto& [key, unused] : value.items()) {
      if (known.count(key) == 0) {
        fail("has a key that is not known: \"" + shorten(key, 40) + "\"");
      }
    }
  }

  void read_name(const DraftingRule& rule) {
    const bool is_name =
        !rule.name.empty() && rule.name.size() <= 60 &&
        rule.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (!is_name) {
      fail("has no name of small letters, digits and hyphens");
      return;
    }
    where_ += " (" + rule.name + ")";
    if (!names_.insert(rule.name).second) {
      fail("has the name of another");
    }
  }

  bool is_sound_text(const Json& value) {
    return value.is_string() && value.get_ref<const std::string&>().size() <= longest_text &&
           !first_invalid_utf8(value.get_ref<const std::string&>()) &&
           std::none_of(value.get_ref<const std::string&>().begin(),
                        value.get_ref<const std::string&>().end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  }

  std::string text_at(const Json& value, const char* key) {
    const auto found = value.find(key);
    if (found == value.end() || !is_sound_text(*found)) {
      fail(std::string("needs \"") + key + "\" as a text on one line");
      return {};
    }
    return found->get<std::string>();
  }

  std::vector<std::string> texts_of(const Json& list, const char* key) {
    if (!list.is_array() || list.size() > most_rule_words ||
        !std::all_of(list.begin(), list.end(), [&](const Json& item) {
          return is_sound_text(item) &&
                 item.get_ref<const std::string&>().find_first_not_of(' ') != std::string::npos;
        })) {
      fail(std::string("needs \"") + key + "\" as a list of words");
      return {};
    }
    return list.get<std::vector<std::string>>();
  }

  std::vector<std::string> texts_at(const Json& value, const char* key) {
    const auto found = value.find(key);
    return found == value.end() ? std::vector<std::string>() : texts_of(*found, key);
  }

  template <class Value>
  void read_word(const Json& value, const char* key,
                 std::optional<Value> (*parse)(std::string_view), Value& out,
                 const std::string& words) {
    const std::string word = text_at(value, key);
    if (const std::optional<Value> read = parse(word)) {
      out = *read;
    } else {
      fail(std::string("has no such ") + key + ": it is one of " + words);
    }
  }

  void read_most(const Json& value, DraftingRule& rule) {
    const auto found = value.find("most");
    if (found == value.end()) {
      return;
    }
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() == 0 ||
        found->get<std::uint64_t>() > 10'000) {
      fail("needs \"most\" as a number of words, 1 to 10000");
      return;
    }
    rule.most = found->get<std::size_t>();
  }

  void read_groups(const Json& value, DraftingRule& rule) {
    const auto found = value.find("groups");
    if (found == value.end()) {
      return;
    }
    if (!found->is_array() || found->size() > most_rules) {
      fail("needs \"groups\" as a list of lists of names");
      return;
    }
    for (const Json& group : *found) {
      rule.groups.push_back(texts_of(group, "groups"));
    }
  }

  void require_complete(const DraftingRule& rule) {
    if (rule.kind == RuleKind::words && rule.words.empty()) {
      fail("needs \"words\"");
    }
    if (rule.kind == RuleKind::sentence_length && rule.most == 0) {
      fail("needs \"most\"");
    }
    if (rule.kind == RuleKind::sectors && rule.groups.size() < 2) {
      fail("needs two \"groups\" at least");
    }
  }

  RulesReading& reading_;
  std::set<std::string> names_;
  std::string where_;
  bool sound_ = true;
};

void add_fault(RulesReading& reading, const std::string& message) {
  Finding finding;
  finding.rule = "rules-unreadable";
  finding.message = message;
  finding.hint = "see schemas/rules.schema.json";
  reading.findings.push_back(std::move(finding));
}

Json rule_value(const DraftingRule& rule) {
  Json value = {{"name", rule.name},
                {"kind", to_string(rule.kind)},
                {"severity", to_string(rule.severity)},
                {"reason", rule.reason}};
  if (!rule.stances.empty()) {
    value["stances"] = words_of(rule.stances);
  }
  if (!rule.words.empty()) {
    value["words"] = rule.words;
  }
  if (!rule.allowed.empty()) {
    value["allowed"] = rule.allowed;
  }
  if (rule.most != 0) {
    value["most"] = rule.most;
  }
  if (!rule.groups.empty()) {
    value["groups"] = rule.groups;
  }
  return value;
}

}  // namespace

}  // namespace exchange

RulesReading read_rules(std::string_view bytes) {
  RulesReading reading;
  if (bytes.size() > largest_rules_file) {
    exchange::add_fault(reading, "the file is larger than a megabyte");
    return reading;
  }
  if (exchange::nests_too_deep(bytes)) {
    exchange::add_fault(reading, "the file is nested too deep");
    return reading;
  }
  const exchange::Json value = exchange::Json::parse(bytes, nullptr, false);
  if (value.is_discarded() || !value.is_object()) {
    exchange::add_fault(reading, "the file is not one JSON object");
    return reading;
  }
  const auto name = value.find("schema");
  const auto rules = value.find("rules");
  if (name == value.end() || !name->is_string() || *name != exchange::schema) {
    exchange::add_fault(reading,
                        std::string("the key \"schema\" does not say ") + exchange::schema);
  }
  if (rules == value.end() || !rules->is_array() || rules->size() > most_rules) {
    exchange::add_fault(reading, "the key \"rules\" holds no list of at most " +
                                     std::to_string(most_rules) + " rules");
    return reading;
  }
  exchange::RuleReader reader(reading);
  for (std::size_t i = 0; i < rules->size(); ++i) {
    reader.read((*rules)[i], i + 1);
  }
  return reading;
}

std::string write_rules(const std::vector<DraftingRule>& rules) {
  exchange::Json value = exchange::shape(exchange::schema);
  value["rules"] = exchange::Json::array();
  for (const DraftingRule& rule : rules) {
    value["rules"].push_back(exchange::rule_value(rule));
  }
  return exchange::finished(value);
}

}  // namespace redraft
