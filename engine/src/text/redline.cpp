#include "redraft/redline.h"

#include <string>
#include <utility>

#include "base/code_points.h"
#include "text/redline_align.h"
#include "text/redline_carry.h"
#include "text/redline_tidy.h"
#include "text/redline_units.h"
#include "text/redline_words.h"

namespace redraft {

namespace {

using text::Signal;
using text::UnitPair;
using text::UnitText;

// An edit as a view: of the earlier text, or of the later one where it is an insertion.
struct Piece {
  EditOp op;
  std::string_view text;
};

// Collects edits; neighbours of one kind become one. As each text is read without a gap, they also
// stand next to each other in it.
class Writer {
 public:
  void add(EditOp op, std::string_view bytes) {
    if (bytes.empty()) {
      return;
    }
    if (!pieces_.empty() && pieces_.back().op == op) {
      std::string_view& last = pieces_.back().text;
      last = {last.data(), last.size() + bytes.size()};
    } else {
      pieces_.push_back({op, bytes});
    }
  }

  void replace(std::string_view before, std::string_view after) {
    if (before == after) {
      add(EditOp::keep, before);
    } else {
      add(EditOp::remove, before);
      add(EditOp::insert, after);
    }
  }

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  std::vector<Piece> pieces_;
};

// Units and the spaces about them between two kept units, on both sides.
struct Region {
  std::size_t from, from_end, to, to_end;  // units, half-open
};

class Marker {
 public:
  Marker(const UnitText& from, const UnitText& to) : from_(from), to_(to) {}

  std::vector<Piece> run(const std::vector<UnitPair>& kept) {
    Region region{0, 0, 0, 0};
    for (const UnitPair& pair : kept) {
      region.from_end = pair.from;
      region.to_end = pair.to;
      const std::string_view gap = from_.gap_before(pair.from);
      if (pair.from == region.from && pair.to == region.to && gap == to_.gap_before(pair.to)) {
        writer_.add(EditOp::keep, gap);  // as between most words
      } else {
        mark(region);
      }
      writer_.add(EditOp::keep, from_.bytes(pair.from));
      region.from = pair.from + 1;
      region.to = pair.to + 1;
    }
    region.from_end = from_.size();
    region.to_end = to_.size();
    mark(region);
    return writer_.take();
  }

 private:
  // Spaces that are the same on both sides are kept, those before the words sooner than those
  // after.
  void mark(const Region& region) {
    if (region.from == region.from_end && region.to == region.to_end) {
      writer_.replace(from_.gap_before(region.from), to_.gap_before(region.to));
      return;
    }
    std::string_view before = slice(from_, region.from, region.from_end);
    std::string_view after = slice(to_, region.to, region.to_end);
    const std::string_view lead = from_.gap_before(region.from);
    if (!lead.empty() && lead == to_.gap_before(region.to)) {
      writer_.add(EditOp::keep, lead);
      before.remove_prefix(lead.size());
      after.remove_prefix(lead.size());
    }
    const std::string_view trail = from_.gap_before(region.from_end);
    const bool kept_trail = !trail.empty() && trail.size() <= before.size() &&
                            trail == to_.gap_before(region.to_end) && trail.size() <= after.size();
    if (kept_trail) {
      before.remove_suffix(trail.size());
      after.remove_suffix(trail.size());
    }
    mark_words(region, before, after);
    if (kept_trail) {
      writer_.add(EditOp::keep, trail);
    }
  }

  static std::string_view slice(const UnitText& side, std::size_t begin, std::size_t end) {
    const std::size_t at = side.gap_begin(begin);
    return side.text().substr(at, side.begin_of(end) - at);
  }

  // Obligations, negations and numbers at either end of an edit are shown by themselves.
  void mark_words(const Region& region, std::string_view before, std::string_view after) {
    if (region.from_end - region.from < 2 || region.to_end - region.to < 2) {
      writer_.replace(before, after);
      return;
    }
    const std::size_t from_head = signals(from_, region.from, region.from_end, 1);
    const std::size_t to_head = signals(to_, region.to, region.to_end, 1);
    const std::size_t from_cut = region.from + from_head;
    const std::size_t to_cut = region.to + to_head;
    if (from_head > 0 && to_head > 0 && from_cut < region.from_end && to_cut < region.to_end &&
        from_.gap_before(from_cut) == to_.gap_before(to_cut) &&
        !from_.gap_before(from_cut).empty()) {
      split(before, after, from_.gap_begin(from_cut), to_.gap_begin(to_cut),
            from_.gap_before(from_cut));
      return;
    }
    const std::size_t from_tail = signals(from_, region.from, region.from_end, -1);
    const std::size_t to_tail = signals(to_, region.to, region.to_end, -1);
    const std::size_t from_at = region.from_end - from_tail;
    const std::size_t to_at = region.to_end - to_tail;
    if (from_tail > 0 && to_tail > 0 && from_at > region.from && to_at > region.to &&
        from_.gap_before(from_at) == to_.gap_before(to_at) && !from_.gap_before(from_at).empty()) {
      split(before, after, from_.gap_begin(from_at), to_.gap_begin(to_at),
            from_.gap_before(from_at));
      return;
    }
    writer_.replace(before, after);
  }

  // Marks what stands before and after the spaces `gap`, which begin at these bytes of the two
  // texts.
  void split(std::string_view before, std::string_view after, std::size_t from_at,
             std::size_t to_at, std::string_view gap) {
    const std::size_t from_cut =
        from_at - static_cast<std::size_t>(before.data() - from_.text().data());
    const std::size_t to_cut = to_at - static_cast<std::size_t>(after.data() - to_.text().data());
    writer_.replace(before.substr(0, from_cut), after.substr(0, to_cut));
    writer_.add(EditOp::keep, gap);
    writer_.replace(before.substr(from_cut + gap.size()), after.substr(to_cut + gap.size()));
  }

  // How many units from the start (1) or the end (-1) of the range are signals.
  static std::size_t signals(const UnitText& side, std::size_t begin, std::size_t end,
                             int direction) {
    std::size_t count = 0;
    while (count < end - begin && count < 4) {
      const std::size_t at = direction > 0 ? begin + count : end - 1 - count;
      if (text::signal_of(side.bytes(at)) == Signal::none) {
        break;
      }
      ++count;
    }
    return count;
  }

  const UnitText& from_;
  const UnitText& to_;
  Writer writer_;
};

// Edits that need no look at the words: nothing changed, or one side is empty or no text at all.
bool plain_case(std::string_view from, std::string_view to) {
  return from == to || from.empty() || to.empty() || first_invalid_utf8(from).has_value() ||
         first_invalid_utf8(to).has_value();
}

std::vector<Piece> whole(std::string_view from, std::string_view to) {
  Writer writer;
  writer.replace(from, to);
  return writer.take();
}

std::string joined(const std::vector<Edit>& edits, EditOp left_out) {
  std::string result;
  for (const Edit& edit : edits) {
    if (edit.op != left_out) {
      result += edit.text;
    }
  }
  return result;
}

// The redline of texts with words, but for the signals that are shown by themselves.
std::vector<Piece> marked(std::string_view from, std::string_view to) {
  const UnitText before(from);
  const UnitText after(to);
  std::vector<UnitPair> kept = text::align(before, after);
  text::slide_edits(before, after, kept);
  text::drop_crumbs(before, after, kept);
  return text::better_whole(before, after, kept) ? whole(from, to)
                                                 : Marker(before, after).run(kept);
}

std::vector<Edit> edits_of(const std::vector<Piece>& pieces) {
  std::vector<Edit> edits;
  edits.reserve(pieces.size());
  for (const Piece& piece : pieces) {
    edits.push_back({piece.op, std::string(piece.text)});
  }
  return edits;
}

}  // namespace

std::vector<Edit> redline(std::string_view from, std::string_view to) {
  return plain_case(from, to) ? edits_of(whole(from, to))
                              : text::set_signals_apart(edits_of(marked(from, to)));
}

std::vector<Edit> text::redline_words(std::string_view from, std::string_view to) {
  if (plain_case(from, to)) {
    return edits_of(whole(from, to));
  }
  const UnitText before(from);
  const UnitText after(to);
  std::vector<UnitPair> kept = align(before, after);
  slide_edits(before, after, kept);
  return edits_of(Marker(before, after).run(kept));
}

std::vector<text::KeptSpan> text::kept_spans(std::string_view from, std::string_view to) {
  std::vector<KeptSpan> spans;
  std::size_t at = 0;
  for (const Piece& piece : plain_case(from, to) ? whole(from, to) : marked(from, to)) {
    if (piece.op == EditOp::keep) {
      const auto begin = static_cast<std::size_t>(piece.text.data() - from.data());
      spans.push_back({begin, begin + piece.text.size(), at});
    }
    at += piece.op == EditOp::remove ? 0 : piece.text.size();
  }
  return spans;
}

std::string text_before(const std::vector<Edit>& edits) {
  return joined(edits, EditOp::insert);
}

std::string text_after(const std::vector<Edit>& edits) {
  return joined(edits, EditOp::remove);
}

}  // namespace redraft
