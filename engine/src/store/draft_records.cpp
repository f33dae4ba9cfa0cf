#include "store/draft_records.h"

#include "redraft/error.h"
#include "redraft/lineage.h"
#include "store/records.h"

namespace redraft::store {

namespace {

constexpr std::size_t per_mille = 1000;

const char* bit(bool value) {
  return value ? "1" : "0";
}

int likeness(const RecordReader& reader, std::size_t field) {
  const std::size_t value = reader.number(field);
  if (value > per_mille) {
    reader.fail("a likeness is over 1000");
  }
  return static_cast<int>(value);
}

std::string blob_id(const RecordReader& reader, std::size_t field) {
  constexpr std::size_t digits = 40;
  return reader.hex(field, digits);
}

std::string blob_id_or_none(const RecordReader& reader, std::size_t field) {
  return reader.raw(field).empty() ? std::string() : blob_id(reader, field);
}

// The second line of files that are bound to a text.
void first_line(RecordReader& reader, std::size_t fields) {
  if (!reader.next() || reader.raw(0) != "text") {
    reader.fail("the second line does not name the text");
  }
  reader.expect(fields);
}

// Reads "key TAB value" lines in their fixed order.
class KeyedLines {
 public:
  explicit KeyedLines(RecordReader& reader) : reader_(reader) {}

  const RecordReader& at(std::string_view key) {
    if (!reader_.next() || reader_.raw(0) != key) {
      reader_.fail("\"" + std::string(key) + "\" is missing here");
    }
    reader_.expect(2);
    return reader_;
  }

 private:
  RecordReader& reader_;
};

template <class Value, class ReadLine>
std::vector<Value> read_lines(RecordReader reader, std::size_t fields, ReadLine read_line) {
  std::vector<Value> values;
  while (reader.next()) {
    reader.expect(fields);
    values.push_back(read_line(reader));
  }
  return values;
}

}  // namespace

std::string write_documents(const std::vector<DocumentEntry>& documents) {
  RecordWriter writer("documents", 1);
  for (const DocumentEntry& entry : documents) {
    writer.line({entry.name, entry.path});
  }
  return writer.take();
}

std::vector<DocumentEntry> read_documents(std::string_view bytes, const std::string& file) {
  return read_lines<DocumentEntry>({bytes, file, "documents", 1}, 2,
                                   [](const RecordReader& reader) {
                                     return DocumentEntry{reader.name(0), reader.name(1)};
                                   });
}

std::string write_draft(const FrozenDraft& frozen) {
  const Draft& draft = frozen.draft;
  RecordWriter writer("draft", 1);
  writer.line({"document", draft.document});
  writer.line({"label", draft.label});
  writer.line({"sequence", std::to_string(draft.sequence)});
  writer.line({"previous", draft.previous});
  writer.line({"previous-commit", frozen.previous_commit});
  writer.line({"state", to_string(draft.state)});
  writer.line({"summary", draft.summary});
  writer.line({"published", to_rfc3339(draft.published)});
  writer.line({"path", frozen.path});
  writer.line({"text", draft.text});
  writer.line({"statements", std::to_string(draft.statements)});
  return writer.take();
}

FrozenDraft read_draft(std::string_view bytes, const std::string& file) {
  RecordReader reader(bytes, file, "draft", 1);
  KeyedLines lines(reader);
  FrozenDraft frozen;
  Draft& draft = frozen.draft;
  draft.document = lines.at("document").name(1);
  draft.label = lines.at("label").name(1);
  draft.sequence = lines.at("sequence").number(1);
  draft.previous = lines.at("previous").text(1);
  frozen.previous_commit = blob_id_or_none(lines.at("previous-commit"), 1);
  draft.state = lines.at("state").word(1, parse_draft_state);
  draft.summary = lines.at("summary").text(1);
  draft.published = lines.at("published").instant(1);
  frozen.path = lines.at("path").name(1);
  draft.text = blob_id(lines.at("text"), 1);
  draft.statements = lines.at("statements").number(1);
  if (reader.next()) {
    reader.fail("nothing stands after \"statements\"");
  }
  return frozen;
}

std::string write_anchors(const AnchorTable& anchors) {
  RecordWriter writer("anchors", 1);
  writer.line({"text", anchors.text});
  for (const AnchorRow& row : anchors.rows) {
    writer.line({row.anchor, row.number, to_string(row.kind), row.text});
  }
  return writer.take();
}

AnchorTable read_anchors(std::string_view bytes, const std::string& file) {
  RecordReader reader(bytes, file, "anchors", 1);
  first_line(reader, 2);
  AnchorTable table{blob_id(reader, 1), {}};
  table.rows = read_lines<AnchorRow>(reader, 4, [](const RecordReader& line) {
    return AnchorRow{line.name(0), line.text(1), line.word(2, parse_statement_kind), line.text(3)};
  });
  return table;
}

std::string write_lineage(const LineageTable& lineage) {
  RecordWriter writer("lineage", 1);
  writer.line({"text", lineage.text, lineage.before});
  for (const RecordedChange& change : lineage.changes) {
    writer.line({to_string(change.kind), bit(change.reworded), bit(change.typographic),
                 bit(change.moved), join_names(change.from), join_names(change.to),
                 std::to_string(change.confidence), std::to_string(change.runner_up),
                 to_string(change.basis)});
  }
  return writer.take();
}

LineageTable read_lineage(std::string_view bytes, const std::string& file) {
  RecordReader reader(bytes, file, "lineage", 1);
  first_line(reader, 3);
  LineageTable table{blob_id(reader, 1), blob_id_or_none(reader, 2), {}};
  table.changes = read_lines<RecordedChange>(reader, 9, [](const RecordReader& line) {
    return RecordedChange{line.word(0, parse_change_kind),
                          line.flag(1),
                          line.flag(2),
                          line.flag(3),
                          line.names(4),
                          line.names(5),
                          likeness(line, 6),
                          likeness(line, 7),
                          line.word(8, parse_basis)};
  });
  return table;
}

std::string write_retired(const std::vector<RetiredAnchor>& retired) {
  RecordWriter writer("retired", 1);
  for (const RetiredAnchor& one : retired) {
    writer.line({one.anchor, to_string(one.kind), one.words, one.last_draft});
  }
  return writer.take();
}

std::vector<RetiredAnchor> read_retired(std::string_view bytes, const std::string& file) {
  return read_lines<RetiredAnchor>({bytes, file, "retired", 1}, 4, [](const RecordReader& line) {
    return RetiredAnchor{line.name(0), line.word(1, parse_statement_kind), line.text(2),
                         line.text(3)};
  });
}

std::string write_pins(const std::vector<LabelledPin>& pins) {
  RecordWriter writer("pins", 1);
  for (const LabelledPin& one : pins) {
    writer.line({one.label, to_string(one.pin.kind), one.pin.anchor, one.pin.words});
  }
  return writer.take();
}

std::vector<LabelledPin> read_pins(std::string_view bytes, const std::string& file) {
  return read_lines<LabelledPin>({bytes, file, "pins", 1}, 4, [](const RecordReader& line) {
    return LabelledPin{{line.word(1, parse_pin_kind), line.name(2), line.name(3)}, line.text(0)};
  });
}

std::string write_notes(const std::vector<LabelledNote>& notes) {
  RecordWriter writer("notes", 1);
  for (const LabelledNote& one : notes) {
    std::vector<std::string> comments;
    for (const CommentId& comment : one.note.comments) {
      comments.push_back(comment.text);
    }
    writer.line({one.label, one.note.id.text, to_string(one.note.significance), one.note.what,
                 one.note.why, one.note.avoided, join_names(one.note.anchors),
                 join_names(comments)});
  }
  return writer.take();
}

std::vector<LabelledNote> read_notes(std::string_view bytes, const std::string& file) {
  return read_lines<LabelledNote>({bytes, file, "notes", 1}, 8, [](const RecordReader& line) {
    LabelledNote one;
    one.label = line.text(0);
    one.note.id.text = line.name(1);
    one.note.significance = line.word(2, parse_significance);
    one.note.what = line.text(3);
    one.note.why = line.text(4);
    one.note.avoided = line.text(5);
    one.note.anchors = line.names(6);
    for (std::string& comment : line.names(7)) {
      one.note.comments.push_back({std::move(comment)});
    }
    return one;
  });
}

std::string write_states(const std::vector<StateRow>& states) {
  RecordWriter writer("states", 1);
  for (const StateRow& row : states) {
    writer.line({row.label, to_string(row.state), to_rfc3339(row.since)});
  }
  return writer.take();
}

std::vector<StateRow> read_states(std::string_view bytes, const std::string& file) {
  return read_lines<StateRow>({bytes, file, "states", 1}, 3, [](const RecordReader& line) {
    return StateRow{line.name(0), line.word(1, parse_draft_state), line.instant(2)};
  });
}

std::string write_wordings(const std::vector<WordingRow>& wordings) {
  RecordWriter writer("wordings", 1);
  for (const WordingRow& row : wordings) {
    writer.line({row.label, row.text});
  }
  return writer.take();
}

std::vector<WordingRow> read_wordings(std::string_view bytes, const std::string& file) {
  return read_lines<WordingRow>({bytes, file, "wordings", 1}, 2, [](const RecordReader& line) {
    return WordingRow{line.text(0), line.text(1)};
  });
}

std::string short_text_hash(const Statement& statement) {
  constexpr std::size_t digits = 16;
  return text_hash(statement).substr(0, digits);
}

AnchorTable anchor_table(const Document& document, const std::vector<std::string>& anchors,
                         const std::string& text_blob) {
  if (anchors.size() != document.statements.size()) {
    throw Error(ErrorKind::internal,
                "record anchors: " + std::to_string(anchors.size()) + " anchors for " +
                    std::to_string(document.statements.size()) + " statements");
  }
  AnchorTable table{text_blob, {}};
  table.rows.reserve(anchors.size());
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const Statement& statement = document.statements[i];
    table.rows.push_back(
        {anchors[i], statement.number, statement.kind, short_text_hash(statement)});
  }
  return table;
}

}  // namespace redraft::store
