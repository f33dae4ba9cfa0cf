// Where the statements of a draft came from.
#include <ostream>

#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/page_output.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

int cmd_report_provenance(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "report provenance",
      .words = "[DOC[@LABEL]] [--format markdown|html|csv|docx|pdf|xlsx|json] [--public]",
      .about =
          "Where the statements of a draft came from: the remarks and comments that led to each, "
          "or "
          "to one it descends from, and the change notes about it. Without @LABEL, of the newest "
          "draft. With --public, remarks as everyone may see them, and no comments.",
      .options = {format_option(), {"public", "", "for publication"}},
      .examples = {"redraft report provenance principles@V1",
                   "redraft report provenance principles@working --format csv > provenance.csv"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const Provenance provenance = open_engagement(context).provenance(
      address.document, address.label,
      options->has("public") ? Audience::everyone : Audience::staff);
  print_page(context, *options, "report provenance", [&](ReportFormat format) {
    return write_provenance(provenance, format, context.clock.now());
  });
  return 0;
}

}  // namespace redraft::cli
