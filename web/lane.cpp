// The one file that knows Boost.Beast.
#include "web/lane.h"

#include <array>
#include <csignal>
#include <optional>
#include <utility>

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "web/decoding.h"
#include "web/multipart.h"
#include "web/plain_answers.h"
#include "web/shared_bytes.h"

namespace redraft::web {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using ErrorCode = beast::error_code;

// Beyond the header, what a chunked body may hold in sizes and extensions between two reads.
constexpr std::size_t most_buffered = 64U << 10U;

bool is_known(http::verb method) {
  return method == http::verb::get || method == http::verb::head || method == http::verb::post ||
         method == http::verb::put || method == http::verb::patch || method == http::verb::delete_;
}

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

// Everything before the body.
std::string head_of(const Response& response, std::size_t bytes, bool keep_alive) {
  const std::string_view reason(http::obsolete_reason(static_cast<http::status>(response.status)));
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
  head.append(reason).append("\r\nDate: ").append(http_date()).append("\r\n");
  for (const auto& [name, value] : response.headers) {
    head.append(name).append(": ").append(one_line(value)).append("\r\n");
  }
  if (response.status != 304) {
    head.append("Content-Length: ").append(std::to_string(bytes)).append("\r\n");
  }
  return head.append(keep_alive ? "\r\n" : "Connection: close\r\n\r\n");
}

}  // namespace

// One connection: reads a request, has it answered, writes the response, and again.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Lane& lane, tcp::socket socket)
      : lane_(lane), server_(lane.server), stream_(std::move(socket)) {
    ErrorCode ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    stream_.socket().non_blocking(true, ignored);
  }

  void begin() {
    list_ = &lane_.waiting;
    place_ = list_->insert(list_->end(), shared_from_this());
    wait_for_request();
  }

  // Its reading ends with an error, and then it is gone.
  void make_room() {
    move_to(lane_.leaving);
    close();
  }

  void wait_for_request() {
    end_upload();
    move_to(lane_.waiting);
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(server_.options.limits.header_bytes));
    parser_->body_limit(server_.options.limits.upload_bytes);  // the usual one is held below
    stream_.expires_after(server_.options.limits.header_time);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](const ErrorCode& error, std::size_t) {
                              error ? self->refuse(error) : self->read_body();
                            });
  }

  // `now` is the count of changes after the request had arrived.
  void hand_over(std::uint64_t now) {
    if (server_.handlers.at_once) {
      if (const auto known = server_.handlers.at_once(request_, now)) {
        write(*known);
        return;
      }
    }
    const auto done = [self = shared_from_this()](Response response) {
      asio::post(self->lane_.io, [self, response = std::move(response)] { self->write(response); });
    };
    if (server_.group && server_.handlers.joins(request_)) {
      server_.group->add(std::move(request_), done);
      return;
    }
    server_.workers->add([done, request = std::move(request_)](const Handler& handler) {
      done(answer(handler, request));
    });
  }

  void close() {
    ErrorCode ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.socket().close(ignored);
  }

 private:
  void read_body() {
    if (parser_->is_done()) {
      handle();
      return;
    }
    const Limits& limits = server_.options.limits;
    const auto type = parser_->get()[http::field::content_type];
    const bool upload = is_multipart({type.data(), type.size()});
    if (upload && server_.uploads.fetch_add(1) >= limits.uploads) {
      --server_.uploads;
      refuse(plain(503, "Other files are being sent. Please try again in a minute."));
      return;
    }
    uploading_ = upload;
    if (!upload && parser_->content_length().value_or(0) > limits.body_bytes) {
      refuse(plain(413, "The request is too long."));
      return;
    }
    if (!upload) {
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
    move_to(lane_.busy);
    method_ = "?";
    write(refusal);
  }

  void end_upload() {
    server_.uploads -= uploading_ ? 1 : 0;
    uploading_ = false;
  }

  void move_to(Lane::Connections& list) {
    list.splice(list.end(), *list_, place_);
    list_ = &list;
  }

  void finish() {
    close();
    end_upload();
    list_->erase(place_);  // the last owner may be the list: nothing of this is touched after
  }

  void handle() {
    begun_ = std::chrono::steady_clock::now();
    move_to(lane_.busy);
    stream_.expires_never();
    const auto& message = parser_->get();
    keep_alive_ = message.keep_alive();
    method_ = std::string(message.method_string());
    if (!is_known(message.method())) {
      Response other = plain(405, "Only GET, HEAD, POST, PUT, PATCH and DELETE are understood.");
      other.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
      write(other);
      return;
    }
    request_ = {};
    request_.method = is_head() ? "GET" : method_;
    request_.target = std::string(message.target());
    for (const auto& field : message) {
      std::string name(field.name_string());
      for (char& letter : name) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
      }
      request_.headers.try_emplace(std::move(name), field.value());
    }
    if (!decode_target(request_) || !decode_form(message.body(), request_)) {
      write(plain(400, "The address or the form is not written as it should be."));
      return;
    }
    if (request_.headers.contains("content-type") && request_.form.empty()) {
      request_.body = std::move(parser_->get().body());
    }
    lane_.arrive(shared_from_this());
  }

  [[nodiscard]] bool is_head() const { return method_ == "HEAD"; }

  void write(const Response& response) {
    static const auto nothing = std::make_shared<const std::string>();
    keep_alive_ = keep_alive_ && !lane_.stopping;
    body_ = response.body && response.status != 304 ? response.body : nothing;
    head_ = head_of(response, body_->size(), keep_alive_);
    if (is_head()) {
      body_ = nothing;
    }
    server_.log({method_, response.route, response.status,
                 std::chrono::duration_cast<std::chrono::milliseconds>(
                     std::chrono::steady_clock::now() - begun_),
                 body_->size()});
    // Nearly always the system takes all of it at once.
    const std::array<asio::const_buffer, 2> whole = {asio::buffer(head_), asio::buffer(*body_)};
    ErrorCode error;
    std::size_t written = 0;
    if (response.shared && !body_->empty()) {
      written = response.shared->send(stream_.socket().native_handle(), head_);
    } else {
      written = stream_.socket().write_some(whole, error);
    }
    if (written == head_.size() + body_->size() || (error && error != asio::error::would_block)) {
      after_write(error);
      return;
    }
    beast::buffers_suffix<std::array<asio::const_buffer, 2>> rest(whole);
    rest.consume(written);
    stream_.expires_after(server_.options.limits.write_time);
    asio::async_write(stream_, rest,
                      [self = shared_from_this()](const ErrorCode& failed, std::size_t) {
                        self->after_write(failed);
                      });
  }

  void after_write(const ErrorCode& error) {
    body_.reset();
    if (!error && unread_) {
      take_the_rest();
      return;
    }
    if (error || !keep_alive_ || lane_.stopping) {
      finish();
      return;
    }
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
                              if (error || self->taken_ > most || self->lane_.stopping) {
                                self->finish();
                              } else {
                                self->take_some();
                              }
                            });
  }

  Lane& lane_;
  Serving& server_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{most_buffered};
  std::optional<http::request_parser<http::string_body>> parser_;
  Request request_;
  std::string method_;  // as it was sent
  std::string head_;    // of what is being written
  std::shared_ptr<const std::string> body_;
  std::chrono::steady_clock::time_point begun_;
  Lane::Connections* list_ = nullptr;  // that it is in
  Lane::Connections::iterator place_;
  bool uploading_ = false;
  bool keep_alive_ = true;
  bool unread_ = false;  // of a request that was refused
  std::size_t taken_ = 0;
  std::array<char, 4096> rest_{};
};

void Lane::run() {
  sigset_t broken_pipe;  // somebody who goes away is told by an error
  ::sigemptyset(&broken_pipe);
  ::sigaddset(&broken_pipe, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  // What workers still have in hand is no work of the loop's: without this it would end for good.
  const auto work = asio::make_work_guard(io);
  while (!stopping || !waiting.empty() || !busy.empty() || !leaving.empty()) {
    io.run_one();
  }
}

void Lane::take(tcp::socket socket) {
  if (stopping) {
    return;
  }
  make_room();
  if (waiting.size() + busy.size() < 2 * most) {
    std::make_shared<Connection>(*this, std::move(socket))->begin();
  }
}

void Lane::make_room() {
  if (waiting.size() + busy.size() >= most && !waiting.empty()) {
    waiting.front()->make_room();
  }
}

// Requests that are there at the same time are looked at together: that nothing has changed is
// asked once for all of them.
void Lane::arrive(std::shared_ptr<Connection> connection) {
  arrived.push_back(std::move(connection));
  if (arrived.size() == 1) {
    asio::post(io, [this] { answer_arrived(); });
  }
}

void Lane::answer_arrived() {
  const auto all = std::exchange(arrived, {});
  const std::uint64_t now = server.handlers.changes ? server.handlers.changes() : 0;
  for (const auto& connection : all) {
    connection->hand_over(now);
  }
}

void Lane::begin_stop() {
  if (stopping) {
    return;
  }
  stopping = true;
  const Connections silent = waiting;  // closing takes them out of the list
  for (const auto& connection : silent) {
    connection->close();
  }
  last_call.expires_after(server.options.limits.stop_time);
  last_call.async_wait([this](const ErrorCode& error) {
    const Connections left = error ? Connections() : busy;
    for (const auto& connection : left) {
      connection->close();
    }
  });
}

}  // namespace redraft::web
