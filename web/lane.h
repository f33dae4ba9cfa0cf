#pragma once
// A thread's share of the connections: it alone reads and writes them.

#include <atomic>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <vector>

#include <boost/asio.hpp>

#include "web/group_worker.h"
#include "web/server.h"
#include "web/workers.h"

namespace redraft::web {

class Connection;

// What all lanes share.
struct Serving {
  ServerOptions options;
  Handlers handlers;
  std::function<void(const Logged&)> log;
  std::unique_ptr<Workers<Handler>> workers = {};
  std::unique_ptr<GroupWorker> group = {};
  std::atomic<std::size_t> uploads = 0;  // being read or answered
};

// Its functions are called in its thread, but for the constructor.
struct Lane {
  using Connections = std::list<std::shared_ptr<Connection>>;

  explicit Lane(Serving& all)
      : server(all), most(all.options.limits.connections / all.options.lanes) {}

  // Until it was asked to stop and nothing is left to answer.
  void run();
  void begin_stop();
  void take(boost::asio::ip::tcp::socket socket);
  // At the limit, closes the connection that has waited longest.
  void make_room();
  // A connection has a request that nobody has looked at.
  void arrive(std::shared_ptr<Connection> connection);

  Serving& server;
  std::size_t most;
  boost::asio::io_context io{1};
  boost::asio::steady_timer last_call{io};
  // In the order in which they began to wait or were answered.
  Connections waiting;
  Connections busy;
  Connections leaving;
  std::vector<std::shared_ptr<Connection>> arrived;
  bool stopping = false;

 private:
  void answer_arrived();
};

}  // namespace redraft::web
