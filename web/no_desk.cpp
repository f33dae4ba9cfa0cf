// Stands for the web desk in a build without it.
#include "redraft/error.h"
#include "web/desk.h"

namespace redraft::web {

struct Server::State {};

Handlers make_desk(const DeskOptions&) {
  return {};
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): as the server that is there declares them
Server::Server(const ServerOptions&, Handlers, std::function<void(const Logged&)>) {
  throw Error(ErrorKind::unavailable, "serve: this redraft was built without the web desk",
              "build it with -DREDRAFT_WEB=ON");
}

Server::~Server() = default;

unsigned short Server::port() const {
  return 0;
}

void Server::run() {}

void Server::stop() {}

}  // namespace redraft::web
