#pragma once
// The commands about events, remarks, the maturity matrix, assessments and actions.

#include "cli/command.h"

namespace redraft::cli {

int cmd_event(Context& context, const Arguments& arguments);
int cmd_remark(Context& context, const Arguments& arguments);
int cmd_matrix(Context& context, const Arguments& arguments);
int cmd_assess(Context& context, const Arguments& arguments);
int cmd_action(Context& context, const Arguments& arguments);

// Verbs that have a file of their own.
int cmd_remark_import(Context& context, const Arguments& arguments);
int cmd_remark_split(Context& context, const Arguments& arguments);
int cmd_report_provenance(Context& context, const Arguments& arguments);

}  // namespace redraft::cli
