// Any bytes as mail: never a crash, and every comment that is taken from it says something.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "exchange/html_text.h"
#include "exchange/mail.h"
#include "exchange/mail_splitting.h"
#include "exchange/valid_utf8.h"

using namespace redraft::exchange;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  each_mail(bytes, [](const Mail& mail) {
    for (const Remark& remark : split_remarks(mail.text)) {
      if (remark.body.empty() || remark.line == 0) {
        std::abort();
      }
    }
  });
  static_cast<void>(split_remarks(valid_utf8(bytes)));
  static_cast<void>(text_of_html(valid_utf8(bytes)));
  return 0;
}
