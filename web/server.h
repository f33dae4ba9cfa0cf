#pragma once
// HTTP/1.1 behind an interface of our own: whole requests in, whole responses out, and limits that
// hold for whoever sends. The one file that knows the library is lane.cpp.
//
//   Server server({.port = 8080}, {[] { return [](const Request&) { return Response{}; }; }}, log);
//   server.run();  // until SIGINT, SIGTERM or stop()
//
// TLS is for a proxy in front. Nothing of who asks (address, browser) reaches handlers or the log.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace redraft::web {

class SharedBytes;

// Fields of a query or a form, decoded, in their order. UTF-8 without NUL: others never arrive.
class Fields {
 public:
  // The first of that name; empty where there is none.
  [[nodiscard]] const std::string& operator[](std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;

  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& entries() const {
    return fields_;
  }

  [[nodiscard]] bool empty() const { return fields_.empty(); }

  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;

  void add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
  }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// A file that came with a form. Its name is what the sender says.
struct SentFile {
  std::string field;
  std::string name;
  std::string bytes;
};

struct Request {
  std::string method;             // "GET" (HEAD arrives as GET), "POST", "PUT", "PATCH", "DELETE"
  std::string target;             // path and query as sent
  std::vector<std::string> path;  // segments, decoded; none for "/"
  Fields query;
  Fields form;                                 // of a body that is a form
  std::vector<SentFile> files;                 // that came with it
  std::string body;                            // any other
  std::map<std::string, std::string> headers;  // names in lower case; the first of each name

  // Empty where there is none.
  [[nodiscard]] const std::string& header(const std::string& name) const;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;         // none: empty
  std::shared_ptr<const SharedBytes> shared = {};  // the same, where it is sent many times
  std::string route;  // what the log says was asked for: a pattern, never what people sent
};

using Handler = std::function<Response(const Request&)>;

// Answers several requests with one commit, in their order; none is answered before it is durable.
struct GroupHandler {
  std::function<std::vector<Response>(const std::vector<Request>&)> answer;
  std::function<void()> tidy;  // called when nobody waits
};

struct Handlers {
  std::function<Handler()> make = {};  // called once in each worker's thread
  // How often what is answered has changed: asked after requests have arrived, once for as many as
  // came together. Does not throw.
  std::function<std::uint64_t()> changes = {};
  // Asked first, in a thread that reads and writes: what is answered without any work, when so much
  // has changed. Nothing for other requests.
  std::function<std::shared_ptr<const Response>(const Request&, std::uint64_t changes)> at_once =
      {};
  // Likewise: whether a request is answered together with others, in a thread of its own, which
  // calls make_group once.
  std::function<bool(const Request&)> joins = {};
  std::function<GroupHandler()> make_group = {};
};

struct Logged {
  std::string method;
  std::string route;
  int status = 0;
  std::chrono::milliseconds taken{0};
  std::size_t bytes = 0;  // of the body
};

// A connection has this long, or holds this much, and is closed when it wants more.
struct Limits {
  std::size_t header_bytes = 16U << 10U;
  std::size_t body_bytes = 1U << 20U;
  std::size_t upload_bytes = 16U << 20U;  // of a form with files
  std::size_t uploads = 4;                // at the same time; one more is told to wait
  std::chrono::milliseconds upload_time{60'000};
  std::chrono::milliseconds header_time{10'000};  // from the connection's or last response's end
  std::chrono::milliseconds body_time{20'000};
  std::chrono::milliseconds write_time{30'000};
  std::chrono::milliseconds stop_time{5'000};  // what is being answered when asked to stop
  // At the limit the connection that has been waiting longest without a whole request makes room.
  std::size_t connections = 512;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 0;    // 0: any that is free
  std::size_t lanes = 2;      // threads that read and write, each for its share of connections
  std::size_t workers = 4;    // threads that handle, each with a handler of its own
  std::size_t together = 64;  // most requests in one commit
  Limits limits;
};

class Server {
 public:
  // Listens from now on. `log` is called from several threads. Throws Error(unavailable) when the
  // address cannot be had.
  Server(const ServerOptions& options, Handlers handlers, std::function<void(const Logged&)> log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  Server(Server&&) = delete;
  Server& operator=(Server&&) = delete;

  [[nodiscard]] unsigned short port() const;

  // Answers until SIGINT, SIGTERM or stop(); requests under way are answered first. Throws what
  // making a handler threw.
  void run();
  // From any thread.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace redraft::web
