#pragma once
// A workshop, meeting, survey or mailing that produced remarks, and the grid of what was said
// there.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/ids.h"
#include "redraft/privacy.h"
#include "redraft/time.h"

namespace redraft {

using EventId = Id<struct EventTag>;

enum class EventKind { workshop, meeting, survey, mailing };

[[nodiscard]] std::string to_string(EventKind kind);
[[nodiscard]] std::optional<EventKind> parse_event_kind(std::string_view word);

// An organisation that took part, and its sector. Either may be empty, not both.
struct Presence {
  std::string organisation;
  std::string sector;
  bool operator==(const Presence&) const = default;
};

// "Sedlow Town Council (council)", "Sedlow Town Council", and from there; a sector alone is
// "(council)".
[[nodiscard]] std::string to_string(const Presence& presence);
[[nodiscard]] Presence parse_presence(std::string_view text);

struct Event {
  EventId id;  // "e-…"
  EventKind kind = EventKind::workshop;
  std::string title;
  std::optional<Instant> held;  // the day
  std::string host;             // the body that held it
  std::string place;
  std::string round;   // events of one round of assessment bear the same; empty: a round of its own
  std::string about;   // free words
  std::string source;  // where its write-up is kept
  std::vector<std::string> prompts;     // in the order they were put
  std::vector<std::string> objectives;  // what the prompts were asked about, in order
  std::vector<std::string> groups;
  std::vector<Presence> present;
  Instant made;
  std::string made_by;  // the officer's --as name
  // Counted, withdrawn remarks left out.
  std::size_t remarks = 0;
  std::size_t headlines = 0;
  std::size_t unplaced = 0;                    // with no link to a statement or note
  std::map<std::string, std::size_t> voices;   // remarks by group; "" where none is known
  std::map<std::string, std::size_t> sectors;  // by sector, likewise
};

// What is changed of an event; nothing stays as it is. A list replaces the whole of its list.
struct EventChanges {
  std::optional<EventKind> kind;
  std::optional<std::string> title, host, place, round, about, source;
  std::optional<Instant> held;
  bool undated = false;  // takes the day away; not with `held`
  std::optional<std::vector<std::string>> prompts, objectives, groups;
  std::optional<std::vector<Presence>> present;
};

// Remarks counted by objective (rows) and prompt (columns).
struct EventGrid {
  struct Row {
    std::string objective;            // empty: remarks about none of them
    std::vector<std::size_t> counts;  // parallel to prompts
    bool operator==(const Row&) const = default;
  };

  EventId event;
  std::string title;
  std::vector<std::string> prompts;  // the last one empty: remarks under none of them, if any
  std::vector<Row> rows;
  std::size_t least = 0;  // no count below this is told; 0: all are
};

struct Placed {
  std::string prompt, objective;
};

// Every prompt and objective of the event, also those under which nothing was said.
[[nodiscard]] EventGrid count_grid(const Event& event, const std::vector<Placed>& remarks);

// "3", "none"; where small counts may not be told "5 or more", "fewer than 5": no total then gives
// one away.
[[nodiscard]] std::string grid_cell(const EventGrid& grid, std::size_t count);

}  // namespace redraft
