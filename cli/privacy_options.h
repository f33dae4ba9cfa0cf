#pragma once
// Options that several commands share: who a comment is shown to, and what a reviewer agreed to.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "redraft/comment.h"

namespace redraft::cli {

// --public, --original and, for commands that can show names, --named.
std::vector<Option> view_options();
// Throws usage for --public with --original.
CommentView view_of(const Options& options);
void put_view(const CommentView& view, CommentFilter& filter);

// --consent, --confidential, --notice, --accepted.
std::vector<Option> consent_options();
// Nothing when none of them was given.
std::optional<Consent> consent_of(const Options& options);

// Warnings on stderr for what looks like personal data in a text that was just taken in.
void warn_of_personal_data(Context& context, const std::string& where, std::string_view text);
// The same for a comment as everyone is about to be shown it.
// Of a draft that is open to comments while nothing says how long it is kept who made them.
void warn_of_no_retention(Context& context, const Workspace& workspace, DraftState state);
void warn_before_publishing(Context& context, const Comment& comment);

}  // namespace redraft::cli
