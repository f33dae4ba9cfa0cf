#include "web/server.h"

#include <array>
#include <csignal>
#include <list>
#include <optional>
#include <utility>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "redraft/error.h"
#include "web/decoding.h"
#include "web/multipart.h"
#include "web/plain_response.h"
#include "web/workers.h"

namespace redraft::web {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using ErrorCode = beast::error_code;

// Beyond the header, what a chunked body may hold in sizes and extensions between two reads.
constexpr std::size_t most_buffered = 64U << 10U;

std::optional<Response> refusal_of(const ErrorCode& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return plain(431, "The request's header is too long.");
  }
  if (error == http::error::body_limit) {
    return plain(413, "The request is too long.");
  }
  if (error.category() == make_error_code(http::error::bad_method).category() &&
      error != http::error::end_of_stream && error != http::error::partial_message) {
    return plain(400, "The request cannot be read.");
  }
  return std::nullopt;
}

}  // namespace

struct Server::State {
  class Connection;
  using Connections = std::list<std::shared_ptr<Connection>>;

  State(const ServerOptions& given, std::function<Handler()> make,
        std::function<void(const Logged&)> logger);

  void accept();
  void make_room();
  void begin_stop();

  ServerOptions options;
  std::function<Handler()> make_handler;
  std::function<void(const Logged&)> log;
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::steady_timer pause{io};
  asio::steady_timer last_call{io};
  std::unique_ptr<Workers<Handler>> workers;
  // In the order in which they began to wait or were answered; all touched by run()'s thread only.
  Connections waiting;
  Connections busy;
  std::size_t uploads = 0;  // being read or answered
  bool stopping = false;
};

// One connection: reads a request, hands it to a worker, writes the response, and again.
class Server::State::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(State& state, tcp::socket socket) : state_(state), stream_(std::move(socket)) {}

  void wait_for_request() {
    end_upload();
    place_ = state_.waiting.insert(state_.waiting.end(), shared_from_this());
    waiting_ = true;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(state_.options.limits.header_bytes));
    parser_->body_limit(state_.options.limits.upload_bytes);  // the usual one is held below
    stream_.expires_after(state_.options.limits.header_time);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](const ErrorCode& error, std::size_t) {
                              error ? self->refuse(error) : self->read_body();
                            });
  }

  void close() {
    ErrorCode ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.socket().close(ignored);
  }

 private:
  void read_body() {
    const Limits& limits = state_.options.limits;
    const auto type = parser_->get()[http::field::content_type];
    const bool upload = is_multipart({type.data(), type.size()});
    if (upload && state_.uploads == limits.uploads) {
      refuse(plain(503, "Other files are being sent. Please try again in a minute."));
      return;
    }
    if (!upload && parser_->content_length().value_or(0) > limits.body_bytes) {
      refuse(plain(413, "The request is too long."));
      return;
    }
    if (upload) {
      uploading_ = true;
      ++state_.uploads;
    } else {
      parser_->body_limit(limits.body_bytes);
    }
    stream_.expires_after(upload ? limits.upload_time : limits.body_time);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](const ErrorCode& error, std::size_t) {
                       error ? self->refuse(error) : self->handle();
                     });
  }

  void refuse(const ErrorCode& error) {
    const std::optional<Response> refusal = refusal_of(error);
    if (!refusal || !stream_.socket().is_open()) {
      finish();
      return;
    }
    refuse(*refusal);
  }

  void refuse(const Response& refusal) {
    begun_ = std::chrono::steady_clock::now();
    keep_alive_ = false;
    unread_ = true;
    become_busy();
    write("?", refusal, false);
  }

  void end_upload() {
    state_.uploads -= uploading_ ? 1 : 0;
    uploading_ = false;
  }

  void become_busy() {
    waiting_ = false;
    state_.busy.splice(state_.busy.end(), state_.waiting, place_);
  }

  void finish() {
    close();
    end_upload();
    // The last owner may be the list: nothing of this is touched after.
    (waiting_ ? state_.waiting : state_.busy).erase(place_);
  }

  void handle() {
    begun_ = std::chrono::steady_clock::now();
    become_busy();
    stream_.expires_never();
    const auto& message = parser_->get();
    keep_alive_ = message.keep_alive();
    const bool head = message.method() == http::verb::head;
    if (!head && message.method() != http::verb::get && message.method() != http::verb::post) {
      write(std::string(message.method_string()),
            plain(405, "Only GET, HEAD and POST are understood."), false);
      return;
    }
    Request request;
    request.method = head ? "GET" : std::string(message.method_string());
    request.target = std::string(message.target());
    for (const auto& field : message) {
      std::string name(field.name_string());
      for (char& letter : name) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
      }
      request.headers.try_emplace(std::move(name), field.value());
    }
    if (!decode_target(request) || !decode_form(message.body(), request)) {
      write(request.method, plain(400, "The address or the form is not written as it should be."),
            head);
      return;
    }
    state_.workers->add(
        [self = shared_from_this(), request = std::move(request), head](Handler& handler) {
          Response response = answer(handler, request);
          asio::post(self->state_.io,
                     [self, method = head ? "HEAD" : request.method, head,
                      response = std::move(response)] { self->write(method, response, head); });
        });
  }

  void write(const std::string& method, const Response& response, bool head) {
    static const auto nothing = std::make_shared<const std::string>();
    body_ = response.body ? response.body : nothing;
    keep_alive_ = keep_alive_ && !state_.stopping;
    response_.emplace();
    response_->version(11);
    response_->result(static_cast<unsigned>(response.status));
    response_->set(http::field::date, http_date());
    for (const auto& [name, value] : response.headers) {
      response_->insert(name, one_line(value));
    }
    response_->body() = boost::beast::span<const char>(body_->data(), body_->size());
    if (response.status == 304) {
      response_->body() = {};
    } else {
      response_->content_length(body_->size());
    }
    response_->keep_alive(keep_alive_);
    serializer_.emplace(*response_);
    state_.log({method, response.route, response.status,
                std::chrono::duration_cast<std::chrono::milliseconds>(
                    std::chrono::steady_clock::now() - begun_),
                head ? 0 : response_->body().size()});
    stream_.expires_after(state_.options.limits.write_time);
    const auto written = [self = shared_from_this()](const ErrorCode& error, std::size_t) {
      self->after_write(error);
    };
    if (head) {
      http::async_write_header(stream_, *serializer_, written);
    } else {
      http::async_write(stream_, *serializer_, written);
    }
  }

  void after_write(const ErrorCode& error) {
    serializer_.reset();
    response_.reset();
    body_.reset();
    if (!error && unread_) {
      take_the_rest();
      return;
    }
    if (error || !keep_alive_ || state_.stopping) {
      finish();
      return;
    }
    const auto self = shared_from_this();
    state_.busy.erase(place_);
    wait_for_request();
  }

  // Closed with something unread, the connection would be reset and the refusal never seen.
  void take_the_rest() {
    ErrorCode ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds(2));
    take_some();
  }

  void take_some() {
    constexpr std::size_t most = 1U << 20U;
    stream_.async_read_some(asio::buffer(rest_),
                            [self = shared_from_this()](const ErrorCode& error, std::size_t count) {
                              self->taken_ += count;
                              if (error || self->taken_ > most || self->state_.stopping) {
                                self->finish();
                              } else {
                                self->take_some();
                              }
                            });
  }

  State& state_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{most_buffered};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::shared_ptr<const std::string> body_;
  std::optional<http::response<http::span_body<const char>>> response_;
  std::optional<http::response_serializer<http::span_body<const char>>> serializer_;
  std::chrono::steady_clock::time_point begun_;
  Connections::iterator place_;
  bool waiting_ = true;
  bool uploading_ = false;
  bool keep_alive_ = true;
  bool unread_ = false;  // of a request that was refused
  std::size_t taken_ = 0;
  std::array<char, 4096> rest_{};
};

Server::State::State(const ServerOptions& given, std::function<Handler()> make,
                     std::function<void(const Logged&)> logger)
    : options(given), make_handler(std::move(make)), log(std::move(logger)) {
  const std::string where = options.address + ":" + std::to_string(options.port);
  ErrorCode error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    throw Error(ErrorKind::usage, "serve on " + where + ": " + options.address + " is no address",
                "give one such as 127.0.0.1");
  }
  const tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) {
    acceptor.set_option(asio::socket_base::reuse_address(true), error);
    acceptor.bind(endpoint, error);
  }
  if (!error) {
    acceptor.listen(asio::socket_base::max_listen_connections, error);
  }
  if (error) {
    throw Error(ErrorKind::unavailable, "serve on " + where + ": " + error.message(),
                "choose another with --port");
  }
}

void Server::State::make_room() {
  if (waiting.size() + busy.size() >= options.limits.connections && !waiting.empty()) {
    waiting.front()->close();  // its reading ends with an error, and it leaves the list
  }
}

void Server::State::accept() {
  acceptor.async_accept([this](const ErrorCode& error, tcp::socket socket) {
    if (stopping) {
      return;
    }
    if (error) {  // out of descriptors, as a rule: some will be free again soon
      pause.expires_after(std::chrono::milliseconds(50));
      pause.async_wait([this](const ErrorCode&) { stopping ? void() : accept(); });
      make_room();
      return;
    }
    make_room();
    if (waiting.size() + busy.size() < 2 * options.limits.connections) {
      std::make_shared<Connection>(*this, std::move(socket))->wait_for_request();
    }
    accept();
  });
}

void Server::State::begin_stop() {
  if (stopping) {
    return;
  }
  stopping = true;
  ErrorCode ignored;
  acceptor.close(ignored);
  pause.cancel();
  const Connections silent = waiting;  // closing takes them out of the list
  for (const auto& connection : silent) {
    connection->close();
  }
  last_call.expires_after(options.limits.stop_time);
  last_call.async_wait([this](const ErrorCode& error) {
    const Connections left = error ? Connections() : busy;
    for (const auto& connection : left) {
      connection->close();
    }
  });
}

Server::Server(const ServerOptions& options, std::function<Handler()> make_handler,
               std::function<void(const Logged&)> log)
    : state_(std::make_unique<State>(options, std::move(make_handler), std::move(log))) {}

Server::~Server() = default;

unsigned short Server::port() const {
  return state_->acceptor.local_endpoint().port();
}

void Server::run() {
  State& state = *state_;
  asio::signal_set signals(state.io, SIGINT, SIGTERM);
  signals.async_wait([&](const ErrorCode& error, int) { error ? void() : state.begin_stop(); });
  state.workers = std::make_unique<Workers<Handler>>(state.options.workers, state.make_handler,
                                                     [this] { stop(); });
  state.accept();
  // Runs out of work when the last connection has gone; the timer and the signals must go with it.
  while (!state.stopping || !state.waiting.empty() || !state.busy.empty()) {
    state.io.run_one();
  }
  const std::exception_ptr failure = state.workers->failure();
  state.workers.reset();
  if (failure) {
    std::rethrow_exception(failure);
  }
}

void Server::stop() {
  asio::post(state_->io, [this] { state_->begin_stop(); });
}

}  // namespace redraft::web
