// The consultation's drafting rules, and what was waived.
#include "redraft/drafting.h"

#include <algorithm>

#include "base/blank.h"
#include "redraft/lineage.h"
#include "redraft/rules_file.h"
#include "store/signing_records.h"
#include "workspace/records.h"

namespace redraft {

namespace workspace {

namespace {

std::vector<Waiver> read_waivers(const State& state, const std::string& document) {
  return read_records(state, document, store::waivers_file,
                      [](const std::string& bytes, const std::string& file, const std::string&) {
                        return store::read_waivers(bytes, file);
                      });
}

std::string faults(const std::vector<Finding>& findings) {
  std::string all;
  for (const Finding& finding : findings) {
    all += (all.empty() ? "" : "; ") + finding.message;
  }
  return all;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

RulesInForce rules_in_force(const Governance& governance) {
  const std::optional<std::string> bytes =
      store::growing_record(governance.state().drafts, "", store::rules_file);
  if (!bytes) {
    return {shipped_rules(), false};
  }
  RulesReading reading = read_rules(*bytes);
  if (has_error(reading.findings)) {
    throw Error(ErrorKind::corrupt, "read .redraft/rules.json: " + faults(reading.findings),
                "put it right, or redraft rules set FILE");
  }
  return {std::move(reading.rules), true};
}

void set_rules(Governance& governance, const std::string& json) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const RulesReading reading = read_rules(json);
  if (has_error(reading.findings)) {
    throw Error(ErrorKind::invalid, "set the drafting rules: " + faults(reading.findings),
                "see schemas/rules.schema.json; redraft rules show is an example");
  }
  require_nothing_personal("set the drafting rules", json);
  const std::vector<store::DocumentEntry> documents = state.drafts.documents();
  if (documents.empty()) {
    throw Error(ErrorKind::not_found, "set the drafting rules: there is no document yet",
                "redraft add FILE.md");
  }
  state.drafts.require_can_commit("set the drafting rules");
  store::write_growing_record(state.drafts, "", store::rules_file, write_rules(reading.rules));
  state.drafts.commit_records(documents.front().name, "Set the drafting rules", state.now());
}

RuleCheck check_rules(const Governance& governance, const std::string& document,
                      const std::string& label) {
  const State& state = governance.state();
  const std::string name = state.document(document).name;
  RuleCheck out;
  out.text = state.text(name, label.empty() ? std::string(working_label) : label);
  out.findings = redraft::check_rules(out.text.document, rules_in_force(governance).rules);
  for (const Waiver& waiver : read_waivers(state, name)) {
    const auto at = std::find(out.text.anchors.begin(), out.text.anchors.end(), waiver.anchor);
    const auto index = static_cast<std::size_t>(at - out.text.anchors.begin());
    if (at == out.text.anchors.end() ||
        words_hash(out.text.document.statements[index]) != waiver.words) {
      out.lapsed.push_back(waiver);
      continue;
    }
    for (RuleFinding& finding : out.findings) {
      if (finding.rule == waiver.rule && finding.statement == index) {
        finding.waived = waiver;
      }
    }
  }
  return out;
}

Waiver waive(Governance& governance, const Address& statement, const std::string& rule,
             const std::string& note) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const std::string document = state.document(statement.document).name;
  const std::string doing = "waive " + rule + " of " + statement.anchor;
  public_words(doing, note);
  if (is_blank(note)) {
    throw Error(ErrorKind::invalid, doing + ": it needs a note", "give it with -m WHY");
  }
  const RuleCheck check = redraft::check_rules(governance, document, "");
  const std::size_t index = find_statement(check.text, statement.anchor);
  const bool found = std::any_of(
      check.findings.begin(), check.findings.end(),
      [&](const RuleFinding& one) { return one.rule == rule && one.statement == index; });
  if (!found) {
    throw Error(ErrorKind::not_found, doing + ": the rule finds nothing there",
                "redraft rules check " + document);
  }
  std::vector<Waiver> all = read_waivers(state, document);
  const std::string& anchor = check.text.anchors[index];
  std::erase_if(all, [&](const Waiver& one) { return one.rule == rule && one.anchor == anchor; });
  all.push_back(
      {rule, anchor, words_hash(check.text.document.statements[index]), note, state.now()});
  keep_records(state, document, store::waivers_file, store::write_waivers(all),
               "Waive the rule " + rule + " of " + document + "#" + anchor);
  return all.back();
}

void unwaive(Governance& governance, const Address& statement, const std::string& rule) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const std::string document = state.document(statement.document).name;
  std::vector<Waiver> all = read_waivers(state, document);
  const std::size_t gone = std::erase_if(
      all, [&](const Waiver& one) { return one.rule == rule && one.anchor == statement.anchor; });
  if (gone == 0) {
    throw Error(ErrorKind::not_found,
                "take the waiver of " + rule + " off " + statement.anchor + ": there is none",
                "redraft rules check " + document + " --waived");
  }
  keep_records(state, document, store::waivers_file, store::write_waivers(all),
               "Take back the waiver of " + rule + " of " + document + "#" + statement.anchor);
}

}  // namespace redraft
