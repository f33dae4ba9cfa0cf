#pragma once
// A form that files are sent with (multipart/form-data, RFC 7578), as browsers write it.

#include <string_view>

#include "web/server.h"

namespace redraft::web {

// What the type of a request says is such a form.
[[nodiscard]] bool is_multipart(std::string_view content_type);

// Adds its fields and files. False for what is cut short or written otherwise, for a field that
// holds NUL or what is not UTF-8, and for more than 200 parts. Files are any bytes. Linear.
[[nodiscard]] bool decode_multipart(std::string_view content_type, std::string_view body,
                                    Request& request);

}  // namespace redraft::web
