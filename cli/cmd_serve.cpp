// The web desk, until it is told to stop.
#include <charconv>
#include <mutex>
#include <ostream>

#include "cli/options.h"
#include "web/desk.h"
#include "web/server.h"

namespace redraft::cli {

namespace {

std::size_t number(const Options& options, const std::string& name, std::size_t otherwise,
                   std::size_t most) {
  const std::string given = options.value(name);
  if (given.empty()) {
    return otherwise;
  }
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
  if (error != std::errc() || end != given.data() + given.size() || value > most) {
    throw Error(ErrorKind::usage, "redraft serve: --" + name + " takes a number up to " +
                                      std::to_string(most) + ", not \"" + given + "\"");
  }
  return value;
}

bool is_every_network(const std::string& bound) {
  return bound == "0.0.0.0" || bound == "::";
}

// What listens on every network answers this machine, as long as nobody has said how others reach
// it.
std::string own_address(const std::string& bound, unsigned short port) {
  const bool six = bound.find(':') != std::string::npos;
  const std::string name = is_every_network(bound) ? "localhost" : six ? "[" + bound + "]" : bound;
  return "http://" + name + ":" + std::to_string(port);
}

}  // namespace

int cmd_serve(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "serve",
      .words = "[--port N] [--address URL]",
      .about =
          "Serves the web desk on this machine: documents, drafts, changes and comments in a "
          "browser. Prints its address, and a link that signs you in (by the name given with "
          "--as) as officer, privacy lead and administrator. Stops with Ctrl-C, after what is "
          "being answered.\n\n"
          "It speaks plain HTTP and listens to this machine only. To reach others, put a server "
          "with TLS in front and say with --address how people reach it.",
      .options = {{"sign-in-to-read", "", "drafts are for those who are signed in only"},
                  {"behind-proxy", "",
                   "believe X-Forwarded-Proto: only where a server in front sets it itself"},
                  {"together", "N", "most comments in one commit; 64"},
                  {"port", "N", "8080 if left out; 0 takes any that is free"},
                  {"bind", "ADDRESS",
                   "network address to listen on; 127.0.0.1 if left out. With 0.0.0.0 or :: only "
                   "this machine is answered until --address says how others reach it"},
                  {"address", "URL", "how people reach it: https://consult.example.org"},
                  {"name", "TEXT", "what stands at the top of every page"},
                  {"outbox", "FOLDER",
                   "where to write the links that reviewers ask for, one message a file; with "
                   "--address, which the links begin with"},
                  {"workers", "N", "how many requests are answered at the same time; 4"}},
      .examples =
          {"redraft serve", "redraft --as Ottilie serve --port 0",
           "redraft serve --address https://consult.example.org --outbox /var/spool/redraft"},
      .least = 0,
      .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  web::ServerOptions server_options;
  server_options.port = static_cast<unsigned short>(number(*options, "port", 8080, 65535));
  server_options.workers = number(*options, "workers", 4, 64);
  server_options.together = number(*options, "together", 64, 4096);
  if (server_options.workers == 0 || server_options.together == 0) {
    throw Error(ErrorKind::usage, "redraft serve: --workers and --together take a number from 1");
  }
  if (options->has("bind")) {
    server_options.address = options->value("bind");
  }
  web::DeskOptions desk{
      .folder = context.folder, .clock = context.clock, .randomness = context.randomness};
  if (options->has("address")) {
    desk.address = web::sound_address(options->value("address"));
  } else if (options->has("outbox")) {
    throw Error(
        ErrorKind::usage,
        "redraft serve: --outbox needs --address: the links lead there from other machines");
  }
  if (options->has("name")) {
    desk.name = options->value("name");
  }
  desk.public_readers = !options->has("sign-in-to-read");
  desk.trusts_proxy = options->has("behind-proxy");
  if (options->has("outbox")) {
    desk.outbox = context.path(options->value("outbox"));
  }
  std::mutex talking;
  const auto say = [&context, &talking](const std::string& line) {
    const std::lock_guard lock(talking);
    context.err << line + "\n";
    context.err.flush();
  };
  desk.complain = [&say](const std::string& message) { say("failed: " + message); };
  Workspace workspace = context.open();  // what is wrong with it is said before anything is served
  web::Server server(server_options, web::make_desk(desk), [&](const web::Logged& logged) {
    say(to_rfc3339(context.clock.now()) + " " + logged.method + " " + logged.route + " " +
        std::to_string(logged.status) + " " + std::to_string(logged.taken.count()) + "ms " +
        std::to_string(logged.bytes));
  });
  const std::string own = own_address(server_options.address, server.port());
  const std::string address = desk.address.empty() ? own : desk.address;
  const bool everywhere = is_every_network(server_options.address);
  if (!everywhere && server_options.address != "127.0.0.1" && server_options.address != "::1") {
    desk.address = address;  // without a name it is asked by its number
  }
  Invitation invitation;
  invitation.roles = {Role::officer, Role::privacy_lead, Role::administrator};
  invitation.name = context.officer.empty() ? "Officer" : context.officer;
  const std::string secret = workspace.invite(invitation);
  context.out << address << "/\n";
  context.out.flush();
  context.err << "Sign in as " << invitation.name << ", once: " << address << "/sign-in/" << secret
              << '\n';
  if (everywhere && desk.address.empty()) {
    context.err << "Others are not answered before --address says how they reach it.\n";
  }
  context.err.flush();
  server.run();
  return 0;
}

}  // namespace redraft::cli
