// The maturity matrix, and how groups assessed themselves by it.
#include <algorithm>
#include <map>

#include "redraft/error.h"
#include "store/assessment_store.h"
#include "workspace/engaging.h"

namespace redraft {

namespace workspace {

namespace {

Matrix matrix_of(const DraftText& text) {
  Matrix matrix = read_matrix(text.document, text.anchors);
  matrix.document = text.draft.document;
  matrix.label = text.draft.label == working_label ? std::string() : text.draft.label;
  return matrix;
}

void require_in_levels(const Dimension& dimension, Score score, const std::string& words) {
  int lowest = dimension.cells.front().value;
  int highest = lowest;
  for (const MatrixCell& cell : dimension.cells) {
    lowest = std::min(lowest, cell.value);
    highest = std::max(highest, cell.value);
  }
  if (score.low < 2 * lowest || score.high > 2 * highest) {
    throw Error(ErrorKind::invalid,
                "assess " + dimension.name + ": \"" + words + "\" is beyond its levels, " +
                    std::to_string(lowest) + " to " + std::to_string(highest),
                "redraft matrix show");
  }
}

void require_sound(NewAssessment& given) {
  for (std::string* line : {&given.group, &given.organisation, &given.sector, &given.words}) {
    *line = sound_line("assess", *line);
  }
  if (given.group.empty()) {
    throw Error(ErrorKind::invalid, "assess: it does not say which group", "--group NAME");
  }
  for (AssessmentNote& note : given.notes) {
    note.body = sound_words("assess", note.body);
    note.scope = sound_line("assess", note.scope);
  }
}

// Of every level that the range touches, in the direction of the draft.
void add_descriptors(const Matrix& matrix, const Assessment& assessment, AssessedRound& round) {
  const Dimension* const dimension = find_dimension(matrix, assessment.dimension);
  if (dimension == nullptr) {
    return;
  }
  const auto stands_after = [&](int other, int value) {
    for (const MatrixCell& cell : dimension->cells) {
      if (cell.value == value || cell.value == other) {
        return cell.value == value && value != other;
      }
    }
    return false;
  };
  for (const MatrixCell& cell : dimension->cells) {
    const bool touched =
        cell.value >= assessment.score.low / 2 && cell.value <= (assessment.score.high + 1) / 2;
    const bool there =
        std::any_of(round.descriptors.begin(), round.descriptors.end(), [&](const auto& one) {
          return one.draft == assessment.draft && one.cell.value == cell.value;
        });
    if (touched && !there) {
      const auto after =
          std::find_if(round.descriptors.begin(), round.descriptors.end(), [&](const auto& one) {
            return one.draft == assessment.draft && stands_after(one.cell.value, cell.value);
          });
      round.descriptors.insert(after, {assessment.draft, cell});
    }
  }
}

AssessedRound& round_of(AssessedDimension& dimension, const Assessment& assessment) {
  for (AssessedRound& round : dimension.rounds) {
    if (store::name_key(round.name) == store::name_key(assessment.round)) {
      return round;
    }
  }
  dimension.rounds.push_back({assessment.round, assessment.held, {}, {}, {}});
  return dimension.rounds.back();
}

}  // namespace

}  // namespace workspace

using namespace workspace;

Matrix Engagement::matrix(const std::string& document, const std::string& label) const {
  return matrix_of(state_->text_or_newest(document_meant(*state_, document),
                                          label.empty() ? std::string(working_label) : label));
}

Assessment Engagement::assess(const NewAssessment& assessment) {
  NewAssessment given = assessment;
  require_sound(given);
  const ScoreReading reading = parse_score(given.words);
  if (!reading.score) {
    throw Error(ErrorKind::invalid, "assess: \"" + given.words + "\": " + reading.fault,
                "as in 2, 2.5, 1-1.5 or \"between 1 and 2\"");
  }
  const State::Writing writing = state_->lock();
  const Event event = this->event(given.event);
  const std::string document = document_meant(*state_, given.document);
  const std::optional<Draft> newest = state_->newest(document);
  if (!newest) {
    throw Error(ErrorKind::not_found,
                "assess: " + document + " has no draft, and a score is by a text that stays",
                "redraft publish " + document + " V1");
  }
  const Matrix matrix =
      matrix_of(state_->text(document, given.label.empty() ? newest->label : given.label));
  const Dimension* const dimension = find_dimension(matrix, given.dimension);
  if (dimension == nullptr) {
    std::vector<std::string> names;
    for (const Dimension& one : matrix.dimensions) {
      names.push_back(one.name);
    }
    throw Error(
        ErrorKind::not_found,
        "assess: " + document + " " + matrix.label + " has no dimension \"" + given.dimension +
            "\"",
        names.empty() ? "redraft matrix check " + document : nearest_hint(given.dimension, names));
  }
  require_in_levels(*dimension, *reading.score, given.words);
  for (const AssessmentNote& note : given.notes) {
    if (note.score) {
      require_in_levels(*dimension, *note.score, note.body);
    }
  }
  Assessment made;
  made.event = event.id;
  made.document = document;
  made.draft = matrix.label;
  made.dimension = dimension->anchor;
  made.dimension_name = dimension->name;
  made.group = given.group;
  for (const std::string& group : event.groups) {
    made.group = store::name_key(group) == store::name_key(given.group) ? group : made.group;
  }
  made.organisation = given.organisation;
  made.sector = given.sector;
  made.score = *reading.score;
  made.words = given.words;
  made.notes = given.notes;
  store::AssessmentStore store(*state_->database);
  const std::string& officer = state_->surroundings.officer;
  db::Transaction rows(*state_->database);
  if (const auto before = store.same(made)) {
    if (!given.replace) {
      throw Error(ErrorKind::conflict,
                  "assess: " + made.group + " has scored " + made.dimension_name + " at " +
                      event.title + " (" + before->text + ")",
                  "--replace puts this in its place");
    }
    store.remove(*before, officer, state_->now());
  }
  const AssessmentId id = store.add(made, officer, state_->now(), state_->surroundings.randomness);
  rows.commit();
  for (Assessment& one : store.list({.event = event.id.text})) {
    if (one.id == id) {
      return std::move(one);
    }
  }
  throw Error(ErrorKind::internal, "assess: " + id.text + " is gone");
}

std::vector<Assessment> Engagement::assessments(const AssessmentFilter& filter) const {
  AssessmentFilter whole = filter;
  if (!filter.event.empty()) {
    whole.event = event(filter.event).id.text;
  }
  const db::Transaction snapshot(*state_->database, db::Transaction::Kind::read);
  return store::AssessmentStore(*state_->database).list(whole);
}

void Engagement::remove_assessment(const std::string& id) {
  const State::Writing writing = state_->lock();
  store::AssessmentStore store(*state_->database);
  db::Transaction rows(*state_->database);
  store.remove(store.meant(id), state_->surroundings.officer, state_->now());
  rows.commit();
}

AssessmentReport Engagement::assessment_report(const std::string& document,
                                               Audience audience) const {
  AssessmentReport report;
  report.document = document_meant(*state_, document);
  report.words = audience == Audience::staff;
  std::map<std::string, Matrix> matrices;
  const auto matrix_on = [&](const std::string& label) -> const Matrix& {
    const auto found = matrices.find(label);
    return found != matrices.end()
               ? found->second
               : matrices.emplace(label, matrix_of(state_->text(report.document, label)))
                     .first->second;
  };
  const std::optional<Draft> newest = state_->newest(report.document);
  if (newest) {
    for (const Dimension& dimension : matrix_on(newest->label).dimensions) {
      report.dimensions.push_back({dimension.name, dimension.anchor, {}});
      if (report.levels.empty()) {
        for (const MatrixCell& cell : dimension.cells) {
          report.levels.push_back(cell.value);
        }
      }
    }
  }
  for (Assessment& one : assessments({.document = report.document})) {
    auto dimension =
        std::find_if(report.dimensions.begin(), report.dimensions.end(),
                     [&](const AssessedDimension& known) { return known.anchor == one.dimension; });
    if (dimension == report.dimensions.end()) {  // it is no longer in the matrix
      report.dimensions.push_back({one.dimension_name, one.dimension, {}});
      dimension = report.dimensions.end() - 1;
    }
    AssessedRound& round = round_of(*dimension, one);
    add_descriptors(matrix_on(one.draft), one, round);
    if (!report.words) {
      one.words.clear();
      one.notes.clear();
      one.made_by.clear();
    }
    round.assessments.push_back(std::move(one));
  }
  for (AssessedDimension& dimension : report.dimensions) {
    for (AssessedRound& round : dimension.rounds) {
      std::vector<Score> scores;
      for (const Assessment& one : round.assessments) {
        scores.push_back(one.score);
      }
      round.spread = spread_of(scores);
    }
  }
  return report;
}

}  // namespace redraft
