#pragma once
// What the commands over Governance share: their entry points, and opening one.

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/command.h"
#include "redraft/governance.h"
#include "redraft/signing.h"

namespace redraft::cli {

int cmd_adopt(Context& context, const Arguments& arguments);
int cmd_approve(Context& context, const Arguments& arguments);
int cmd_concern(Context& context, const Arguments& arguments);
int cmd_glossary(Context& context, const Arguments& arguments);
int cmd_link(Context& context, const Arguments& arguments);
int cmd_rules(Context& context, const Arguments& arguments);

// Verbs of `concern` that have a file of their own.
int cmd_concern_admit(Context& context, const Arguments& arguments);
int cmd_concern_dismiss(Context& context, const Arguments& arguments);
int cmd_concern_handlers(Context& context, const Arguments& arguments);

Governance open_governance(const Context& context);

// An address as people write it, as Context::read_address().
Address read_address(const Context& context, const std::string& text);

// A line for each approval in force that is about a statement, with a warning where its words are
// not those approved.
void print_badges(std::ostream& out, const Context& context, const ApprovalBadges& badges,
                  const std::string& anchor);

// The same as marks for render_html().
std::vector<std::string> badge_marks(const DraftText& text, const ApprovalBadges& badges);

}  // namespace redraft::cli
