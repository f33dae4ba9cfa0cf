// Any bytes: the CSV reader gives the same however they are cut, and reads back what is written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "exchange/csv.h"

using namespace redraft::exchange;

namespace {

struct Read {
  std::vector<CsvReader::Cells> records;
  std::vector<std::size_t> lines;
  std::size_t faults = 0;
  bool operator==(const Read&) const = default;
};

Read read(std::string_view bytes, std::size_t piece, char separator, std::size_t max_bytes) {
  Read result;
  CsvReader reader(separator, max_bytes,
                   {.record =
                        [&](std::size_t line, CsvReader::Cells& cells) {
                          result.lines.push_back(line);
                          result.records.push_back(cells);
                        },
                    .fault =
                        [&](std::size_t line, std::string_view) {
                          result.lines.push_back(line);
                          ++result.faults;
                        }});
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(bytes.substr(at, piece));
  }
  reader.finish();
  return result;
}

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) {
    return 0;
  }
  const std::size_t piece = 1 + data[0] % 64U;
  const std::size_t max_bytes = 1 + data[1] * std::size_t{4};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  for (const char separator : {',', '\0'}) {
    const Read whole = read(bytes, bytes.size() + 1, separator, max_bytes);
    require(whole == read(bytes, piece, separator, max_bytes));
    for (std::size_t i = 1; i < whole.lines.size(); ++i) {
      require(whole.lines[i - 1] < whole.lines[i]);
    }
  }
  const Read once = read(bytes, bytes.size() + 1, ',', 1U << 20U);
  std::string again;
  for (const auto& cells : once.records) {
    again += csv_record(cells);
  }
  const Read twice = read(again, piece, ',', 1U << 21U);
  require(twice.faults == 0 && twice.records == once.records);
  require(unguarded_cell(guarded_cell(std::string(bytes))) == bytes);
  return 0;
}
