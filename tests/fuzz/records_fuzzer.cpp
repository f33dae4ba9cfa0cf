// Record files of any bytes are read or refused as damaged; what is read is written back alike.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "redraft/error.h"
#include "store/concern_store.h"
#include "store/draft_records.h"
#include "store/labels.h"
#include "store/signing_records.h"

namespace {

using namespace redraft::store;

// Reads, and holds that writing what was read gives a file that reads the same.
template <class Read, class Write>
void round_trip(std::string_view bytes, Read read, Write write) {
  try {
    const std::string written = write(read(bytes, "fuzz"));
    if (write(read(written, "fuzz")) != written) {
      std::abort();
    }
  } catch (const redraft::Error& error) {
    if (error.kind() != redraft::ErrorKind::corrupt &&
        error.kind() != redraft::ErrorKind::unavailable) {
      std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  round_trip(bytes, read_documents, write_documents);
  round_trip(bytes, read_draft, write_draft);
  round_trip(bytes, read_anchors, write_anchors);
  round_trip(bytes, read_lineage, write_lineage);
  round_trip(bytes, read_retired, write_retired);
  round_trip(bytes, read_pins, write_pins);
  round_trip(bytes, read_notes, write_notes);
  round_trip(bytes, read_states, write_states);
  const auto of_document = [](auto read) {
    return [read](std::string_view text, const std::string& file) {
      return read(text, file, std::string("charter"));
    };
  };
  round_trip(bytes, of_document(read_approvals), write_approvals);
  round_trip(bytes, of_document(read_adoptions), write_adoptions);
  round_trip(bytes, of_document(read_links), write_links);
  round_trip(bytes, read_waivers, write_waivers);
  const auto read_entry = [](std::string_view text, const std::string&) {
    redraft::Concern concern;
    read_concern_entry(text, concern);
    return concern;
  };
  const auto write_entry = [](const redraft::Concern& concern) {
    return write_concern_entry(&concern, concern.steps.front());
  };
  round_trip(bytes, read_entry, write_entry);
  round_trip(
      bytes, [](std::string_view text, const std::string&) { return read_concern_party(text); },
      write_concern_party);
  const auto decoded = decode_ref_part(bytes);
  if (decode_ref_part(encode_ref_part(bytes)) != bytes ||
      (decoded && encode_ref_part(*decoded) != bytes)) {
    std::abort();
  }
  return 0;
}
