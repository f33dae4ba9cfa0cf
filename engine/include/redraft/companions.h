#pragma once
// Links between documents: the verbs. A record of the document that the link goes out from,
// committed to git.

#include <string>
#include <vector>

#include "redraft/companion.h"
#include "redraft/finding.h"
#include "redraft/governance.h"
#include "redraft/privacy.h"

namespace redraft {

// From a statement of a working text to one of another. The target may be named by its anchor, its
// number or a heading's title. Throws not_found; conflict where the two are linked already; invalid
// within one document.
Link add_link(Governance& governance, const Address& from, const Address& to,
              const std::string& note);
// Says that a link is right as both ends read now.
Link confirm_link(Governance& governance, const std::string& id);
void remove_link(Governance& governance, const std::string& id);
// That go out from the document or into it; of an empty name, all.
[[nodiscard]] std::vector<Link> links(const Governance& governance, const std::string& document);
// The same as they stand: to staff in the working texts; to everyone in the newest drafts, and only
// those of which both ends stand there.
[[nodiscard]] std::vector<StandingLink> standing_links(const Governance& governance,
                                                       const std::string& document,
                                                       Audience audience);
// The same links, held against both working texts: link-broken (an end is gone) and link-changed
// (an end reads otherwise than when the link was last seen), each under the document whose end it
// is.
[[nodiscard]] std::vector<Finding> check_links(const Governance& governance,
                                               const std::string& document);

}  // namespace redraft
