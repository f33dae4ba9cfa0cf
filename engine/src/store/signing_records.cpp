#include "store/signing_records.h"

#include <algorithm>

#include "redraft/error.h"
#include "store/records.h"

namespace redraft::store {

namespace {

constexpr std::size_t id_digits = 40;
constexpr std::size_t hash_digits = 32;

// The entry that a line names; lines of an entry come after the one that begins it.
template <class Entry>
Entry& entry_of(std::vector<Entry>& entries, const RecordReader& reader) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
    return entry.id.text == reader.raw(1);
  });
  if (found == entries.end()) {
    reader.fail("\"" + std::string(reader.raw(1)) + "\" was not begun before");
  }
  return *found;
}

template <class Entry>
void require_new(const std::vector<Entry>& entries, const Entry& entry,
                 const RecordReader& reader) {
  for (const Entry& before : entries) {
    if (before.id == entry.id) {
      reader.fail("\"" + entry.id.text + "\" is begun twice");
    }
  }
}

}  // namespace

std::string write_approvals(const std::vector<Approval>& approvals) {
  RecordWriter writer("approvals", 1);
  for (const Approval& one : approvals) {
    writer.line({"approval", one.id.text, one.on.label, one.on.commit, one.on.text, one.body});
    for (const BoundStatement& statement : one.on.statements) {
      writer.line({"statement", one.id.text, statement.anchor, statement.text});
    }
    for (const ApprovalStep& step : one.steps) {
      writer.line(
          {"step", one.id.text, to_string(step.status), to_rfc3339(step.decided), step.conditions});
    }
  }
  return writer.take();
}

std::vector<Approval> read_approvals(std::string_view bytes, const std::string& file,
                                     const std::string& document) {
  std::vector<Approval> approvals;
  RecordReader reader(bytes, file, "approvals", 1);
  while (reader.next()) {
    if (reader.raw(0) == "approval") {
      reader.expect(6);
      Approval one;
      one.id.text = reader.name(1);
      one.on = {document, reader.name(2), reader.hex(3, id_digits), reader.hex(4, id_digits), {}};
      one.body = reader.name(5);
      require_new(approvals, one, reader);
      approvals.push_back(std::move(one));
    } else if (reader.raw(0) == "statement") {
      reader.expect(4);
      entry_of(approvals, reader)
          .on.statements.push_back({reader.name(2), reader.hex(3, hash_digits)});
    } else if (reader.raw(0) == "step") {
      reader.expect(5);
      std::vector<ApprovalStep>& steps = entry_of(approvals, reader).steps;
      steps.push_back({reader.word(2, parse_approval_status), reader.instant(3), reader.text(4)});
      if (steps.size() > 1 && !may_become(steps[steps.size() - 2].status, steps.back().status)) {
        reader.fail("this step cannot follow the one before");
      }
    } else {
      reader.fail("\"" + std::string(reader.raw(0)) + "\" is not a known word");
    }
  }
  for (const Approval& one : approvals) {
    if (one.steps.empty()) {
      reader.fail("\"" + one.id.text + "\" has no step");
    }
  }
  return approvals;
}

std::string write_adoptions(const std::vector<Adoption>& adoptions) {
  RecordWriter writer("adoptions", 1);
  for (const Adoption& one : adoptions) {
    writer.line({"adoption", one.id.text, to_string(one.outcome), one.on.label, one.on.commit,
                 one.on.text, one.organisation, one.sector, one.role, to_rfc3339(one.given),
                 one.reason});
    for (const Reservation& reservation : one.reservations) {
      writer.line({"reservation", one.id.text, reservation.on.anchor, reservation.on.text,
                   reservation.words});
    }
  }
  return writer.take();
}

std::vector<Adoption> read_adoptions(std::string_view bytes, const std::string& file,
                                     const std::string& document) {
  std::vector<Adoption> adoptions;
  RecordReader reader(bytes, file, "adoptions", 1);
  while (reader.next()) {
    if (reader.raw(0) == "adoption") {
      reader.expect(11);
      Adoption one;
      one.id.text = reader.name(1);
      one.outcome = reader.word(2, parse_adoption_outcome);
      one.on = {document, reader.name(3), reader.hex(4, id_digits), reader.hex(5, id_digits), {}};
      one.organisation = reader.name(6);
      one.sector = reader.text(7);
      one.role = reader.text(8);
      one.given = reader.instant(9);
      one.reason = reader.text(10);
      require_new(adoptions, one, reader);
      adoptions.push_back(std::move(one));
    } else if (reader.raw(0) == "reservation") {
      reader.expect(5);
      entry_of(adoptions, reader)
          .reservations.push_back({{reader.name(2), reader.hex(3, hash_digits)}, reader.text(4)});
    } else {
      reader.fail("\"" + std::string(reader.raw(0)) + "\" is not a known word");
    }
  }
  return adoptions;
}

std::string write_links(const std::vector<Link>& links) {
  RecordWriter writer("links", 1);
  for (const Link& one : links) {
    writer.line({one.id.text, one.from.anchor, one.from.text, one.to.document, one.to.anchor,
                 one.to.text, to_rfc3339(one.seen), one.note});
  }
  return writer.take();
}

std::vector<Link> read_links(std::string_view bytes, const std::string& file,
                             const std::string& document) {
  std::vector<Link> links;
  RecordReader reader(bytes, file, "links", 1);
  while (reader.next()) {
    reader.expect(8);
    links.push_back({{reader.name(0)},
                     {document, reader.name(1), reader.hex(2, hash_digits)},
                     {reader.name(3), reader.name(4), reader.hex(5, hash_digits)},
                     reader.text(7),
                     reader.instant(6)});
  }
  return links;
}

std::string write_waivers(const std::vector<Waiver>& waivers) {
  RecordWriter writer("waivers", 1);
  for (const Waiver& one : waivers) {
    writer.line({one.rule, one.anchor, one.words, to_rfc3339(one.made), one.note});
  }
  return writer.take();
}

std::vector<Waiver> read_waivers(std::string_view bytes, const std::string& file) {
  std::vector<Waiver> waivers;
  RecordReader reader(bytes, file, "waivers", 1);
  while (reader.next()) {
    reader.expect(5);
    waivers.push_back({reader.name(0), reader.name(1), reader.hex(2, hash_digits), reader.text(4),
                       reader.instant(3)});
  }
  return waivers;
}

}  // namespace redraft::store
