#include "web/plain_response.h"

#include <ctime>

namespace redraft::web {

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  ::gmtime_r(&now, &day);
  char text[40];
  const std::size_t length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &day);
  return {text, length};
}

std::string one_line(std::string value) {
  for (char& letter : value) {
    if (static_cast<unsigned char>(letter) < 0x20) {
      letter = ' ';
    }
  }
  return value;
}

Response plain(int status, const char* words) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(std::string(words) + "\n");
  response.route = "(refused)";
  return response;
}

Response answer(const Handler& handler, const Request& request) {
  try {
    return handler(request);
  } catch (const std::exception&) {
    return plain(500, "Sorry, there is a problem.");
  }
}

}  // namespace redraft::web
