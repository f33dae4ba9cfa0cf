#include "web/server.h"

#include <algorithm>
#include <csignal>
#include <optional>
#include <thread>
#include <utility>

#include "redraft/error.h"
#include "web/lane.h"

namespace redraft::web {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

struct Server::State {
  State(const ServerOptions& options, Handlers handlers, std::function<void(const Logged&)> log);

  void accept();
  void begin_stop();

  Serving serving;
  std::vector<std::unique_ptr<Lane>> lanes;
  // In the first lane's thread.
  std::optional<tcp::acceptor> acceptor;
  std::optional<asio::steady_timer> pause;
  std::size_t next = 0;  // lane, by turns
};

Server::State::State(const ServerOptions& options, Handlers handlers,
                     std::function<void(const Logged&)> log)
    : serving{options, std::move(handlers), std::move(log)} {
  for (std::size_t i = 0; i < std::max<std::size_t>(1, options.lanes); ++i) {
    lanes.push_back(std::make_unique<Lane>(serving));
  }
  acceptor.emplace(lanes.front()->io);
  pause.emplace(lanes.front()->io);
  const std::string where = options.address + ":" + std::to_string(options.port);
  ErrorCode error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    throw Error(ErrorKind::usage, "serve on " + where + ": " + options.address + " is no address",
                "give one such as 127.0.0.1");
  }
  const tcp::endpoint endpoint(address, options.port);
  acceptor->open(endpoint.protocol(), error);
  if (!error) {
    acceptor->set_option(asio::socket_base::reuse_address(true), error);
    acceptor->bind(endpoint, error);
  }
  if (!error) {
    acceptor->listen(asio::socket_base::max_listen_connections, error);
  }
  if (error) {
    throw Error(ErrorKind::unavailable, "serve on " + where + ": " + error.message(),
                "choose another with --port");
  }
}

void Server::State::accept() {
  Lane& lane = *lanes[next++ % lanes.size()];
  acceptor->async_accept(lane.io, [this, &lane](const ErrorCode& error, tcp::socket socket) {
    Lane& first = *lanes.front();
    if (first.stopping) {
      return;
    }
    if (error) {  // out of descriptors, as a rule: some will be free again soon
      pause->expires_after(std::chrono::milliseconds(50));
      pause->async_wait([this, &first](const ErrorCode&) { first.stopping ? void() : accept(); });
      for (const auto& each : lanes) {
        asio::post(each->io, [&each] { each->make_room(); });
      }
      return;
    }
    asio::post(lane.io,
               [&lane, socket = std::move(socket)]() mutable { lane.take(std::move(socket)); });
    accept();
  });
}

void Server::State::begin_stop() {
  asio::post(lanes.front()->io, [this] {
    ErrorCode ignored;
    acceptor->close(ignored);
    pause->cancel();
  });
  for (const auto& lane : lanes) {
    asio::post(lane->io, [&lane] { lane->begin_stop(); });
  }
}

Server::Server(const ServerOptions& options, Handlers handlers,
               std::function<void(const Logged&)> log)
    : state_(std::make_unique<State>(options, std::move(handlers), std::move(log))) {}

Server::~Server() = default;

unsigned short Server::port() const {
  return state_->acceptor->local_endpoint().port();
}

void Server::run() {
  State& state = *state_;
  asio::signal_set signals(state.lanes.front()->io, SIGINT, SIGTERM);
  signals.async_wait([&](const ErrorCode& error, int) { error ? void() : state.begin_stop(); });
  Serving& serving = state.serving;
  const auto failed = [this] { stop(); };
  serving.workers =
      std::make_unique<Workers<Handler>>(serving.options.workers, serving.handlers.make, failed);
  if (serving.handlers.make_group) {
    serving.group = std::make_unique<GroupWorker>(serving.options.together,
                                                  serving.handlers.make_group, failed);
  }
  state.accept();
  std::vector<std::exception_ptr> failures(state.lanes.size());
  const auto run_lane = [&](std::size_t i) {
    try {
      state.lanes[i]->run();
    } catch (...) {
      failures[i] = std::current_exception();
      stop();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < state.lanes.size(); ++i) {
      others.emplace_back(run_lane, i);
    }
    run_lane(0);
  }
  failures.push_back(serving.workers->failure());
  if (serving.group) {
    failures.push_back(serving.group->failure());
  }
  serving.workers.reset();
  serving.group.reset();
  for (const std::exception_ptr& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
}

void Server::stop() {
  state_->begin_stop();
}

}  // namespace redraft::web
