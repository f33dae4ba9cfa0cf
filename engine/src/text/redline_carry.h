#pragma once
// Ranges carried from one text to another over what their redline keeps: prepared once for a pair
// of texts, then a few words' work for each range.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/redline.h"

namespace redraft::text {

// A stretch that both texts have: bytes of the earlier one, and where it begins in the later.
struct KeptSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t to = 0;
};

// What redline() keeps, in order; none is empty.
std::vector<KeptSpan> kept_spans(std::string_view from, std::string_view to);

// Of the spans of two texts, those between a part of the earlier and a part of the later.
std::vector<KeptSpan> spans_between(const std::vector<KeptSpan>& spans, const ByteSpan& from,
                                    const ByteSpan& to);

// Keeps views of both texts, which must outlive it. Not for use by two threads at once.
class KeptText {
 public:
  KeptText(std::string_view before, std::string_view after, std::vector<KeptSpan> spans);

  // Where a range (code points of the earlier text) lies that one span holds whole. This alone is
  // sure for stop-words and parts of words too.
  [[nodiscard]] std::optional<CarriedRange> together(std::size_t start, std::size_t end) const;

  // As carry_range() of redline.h.
  [[nodiscard]] std::optional<CarriedRange> carried(std::size_t start, std::size_t end);

 private:
  class Carrying;

  // A token of the earlier text.
  struct Weighed {
    std::size_t begin, end;  // bytes
    std::uint64_t name;      // of its folded form
    int weight;              // 0 for punctuation; negative until asked for
  };

  void read_tokens();
  [[nodiscard]] int weight_of(Weighed& token) const;
  [[nodiscard]] ByteSpan bytes_before(std::size_t start, std::size_t end) const;
  [[nodiscard]] const KeptSpan* span_with(std::size_t begin, std::size_t end) const;
  [[nodiscard]] CarriedRange range_of(std::size_t begin, std::size_t end) const;

  std::string_view before_, after_;
  bool plain_before_, plain_after_;  // ASCII: code points are bytes
  std::vector<KeptSpan> spans_;
  std::vector<Weighed> tokens_;  // read at first need
};

}  // namespace redraft::text
