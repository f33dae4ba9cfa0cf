// Lets somebody in at the web desk.
#include <ostream>

#include "cli/access_options.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_person_invite(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "person invite",
      .words = "EMAIL | NAME --role ROLE",
      .about =
          "Prints a link that lets somebody in at the web desk, once, within two weeks. Send it to "
          "them and to nobody else: whoever has the link is let in. A reviewer is named by e-mail "
          "address; somebody of the team by the name that stands with what they do.",
      .options = {{"role", "ROLE",
                   "reviewer (if left out), or of the team: moderator, editor, officer, "
                   "privacy-lead, administrator; may be given more than once"},
                  {"name", "TEXT", "of a reviewer"},
                  {"organisation", "TEXT", "of a reviewer"},
                  {"sector", "TEXT", "of a reviewer"},
                  {"address", "URL", "of the web desk; http://127.0.0.1:8080 if left out"}},
      .examples = {"redraft person invite asha@example.org --organisation \"Harrowick Trust\"",
                   "redraft person invite Ottilie --role editor"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Invitation invitation;
  if (options->has("role")) {
    invitation.roles = roles_of(*options, "person invite");
  }
  invitation.name = options->value("name");
  (invitation.roles == Roles{Role::reviewer} ? invitation.email : invitation.name) =
      options->word(0);
  invitation.organisation = options->value("organisation");
  invitation.sector = options->value("sector");
  const std::string address = options->optional("address").value_or("http://127.0.0.1:8080");
  const std::string link = address + "/sign-in/" + context.open().invite(invitation);
  context.out << (context.json ? json::invited(link) : link + "\n");
  return 0;
}

}  // namespace redraft::cli
