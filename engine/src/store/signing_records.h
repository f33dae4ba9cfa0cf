#pragma once
// Record files of what was decided about published drafts and of what the working text leans on:
// approvals, adoptions, links, waivers. The grammar of every line is in docs/data-model.md.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/adoption.h"
#include "redraft/approval.h"
#include "redraft/companion.h"
#include "redraft/drafting_rule.h"

namespace redraft::store {

inline constexpr const char* approvals_file = "approvals.tsv";
inline constexpr const char* adoptions_file = "adoptions.tsv";
inline constexpr const char* links_file = "links.tsv";
inline constexpr const char* waivers_file = "waivers.tsv";

std::string write_approvals(const std::vector<Approval>& approvals);
std::string write_adoptions(const std::vector<Adoption>& adoptions);
std::string write_links(const std::vector<Link>& links);
std::string write_waivers(const std::vector<Waiver>& waivers);

// `file` is for messages, `document` goes into the bindings. All throw corrupt naming file and
// line.
std::vector<Approval> read_approvals(std::string_view bytes, const std::string& file,
                                     const std::string& document);
std::vector<Adoption> read_adoptions(std::string_view bytes, const std::string& file,
                                     const std::string& document);
std::vector<Link> read_links(std::string_view bytes, const std::string& file,
                             const std::string& document);
std::vector<Waiver> read_waivers(std::string_view bytes, const std::string& file);

}  // namespace redraft::store
