// Writing a consultation into one file.
#include <functional>

#include "base/hash.h"
#include "exchange/bundle_manifest.h"
#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/bundle_file.h"
#include "store/table_lines.h"
#include "store/without_people.h"
#include "workspace/erasing.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

using exchange::BundledFile;
using exchange::BundleManifest;
using exchange::BundlePart;
using Sink = std::function<void(std::string_view bytes)>;

// A file of the bundle, and how its bytes come, the same at each call: once to be measured for the
// manifest, which stands first, and once to be written.
struct Piece {
  BundledFile file;
  std::function<void(const Sink&)> feed;
};

Piece piece(BundlePart part, const std::string& name, std::function<void(const Sink&)> feed) {
  Piece out;
  out.file.part = part;
  out.file.name = name;
  out.feed = std::move(feed);
  Sha256 hash;
  out.feed([&](std::string_view bytes) {
    hash.add(bytes);
    out.file.size += bytes.size();
  });
  out.file.sha256 = hash.finish();
  return out;
}

Piece piece(BundlePart part, const std::string& name, const std::string& bytes) {
  return piece(part, name, [&bytes](const Sink& sink) { sink(bytes); });
}

void require_whole(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) {
      throw Error(ErrorKind::corrupt,
                  "bundle the consultation: it is not whole: " + finding.message, "redraft check");
    }
  }
}

std::uint64_t write(const std::filesystem::path& file, const BundleManifest& manifest,
                    const std::vector<Piece>& pieces) {
  store::BundleWriter writer(file);
  const auto put = [&](std::string_view bytes) { writer.write(bytes); };
  const std::string first = exchange::write_manifest(manifest);
  writer.begin(std::string(exchange::manifest_name), first.size());
  writer.write(first);
  for (const Piece& one : pieces) {
    writer.begin(name_in_bundle(one.file), one.file.size);
    one.feed(put);
  }
  return writer.finish();
}

void warn_of(std::vector<Finding>& findings, const std::string& where) {
  findings.push_back({"name-left", Severity::warning,
                      "the name of a reviewer stands in " + where + ", and is in the bundle",
                      "see whether it is the person that is meant", "", "", "", "", 0});
}

}  // namespace

}  // namespace workspace

using namespace workspace;

BundleSummary Workspace::bundle(const std::filesystem::path& file, People people) const {
  require_whole(check());
  // Where nobody can write, no lock is needed, nor could be taken.
  std::optional<State::Writing> writing;
  if (!state_->database->file().empty() && state_->database->access() == db::Access::write) {
    writing.emplace(*state_);
  }
  const ProgressStep step = state_->step("writing the bundle");
  BundleSummary summary;
  summary.file = file;
  summary.people = people;
  const store::BundledDrafts drafts = state_->drafts.bundled();
  const std::string erased = git::read_file(erase_list(*state_)).value_or("");

  std::optional<db::Database> copy;
  if (people == People::left_out) {
    const store::NameFinder names = store::names_of_people(*state_->database);
    copy.emplace(state_->database->copy_in_memory());
    const store::TakenOut out = store::take_people_out(*copy);
    summary.passages = out.passages;
    for (const std::string& row : out.still_named_in) {
      warn_of(summary.findings, row);
    }
    for (const auto& [path, bytes] : drafts.files) {
      if (!names.find(bytes).empty()) {
        warn_of(summary.findings, path);
      }
    }
  }
  db::Database& database = copy ? *copy : *state_->database;
  const db::Transaction snapshot(database, db::Transaction::Kind::read);

  BundleManifest manifest;
  manifest.people = people == People::kept;
  manifest.store = db::Database::newest_schema();
  manifest.branch = drafts.branch;
  std::vector<Piece> pieces;
  if (!drafts.git_bundle.empty()) {
    pieces.push_back(piece(BundlePart::drafts, "", drafts.git_bundle));
  }
  for (const auto& [path, bytes] : drafts.files) {
    pieces.push_back(piece(BundlePart::text, path, bytes));
  }
  if (!erased.empty()) {
    pieces.push_back(piece(BundlePart::erased, "", erased));
  }
  for (const std::string& table : store::truth_tables(database)) {
    pieces.push_back(piece(BundlePart::table, table, [&database, table](const Sink& sink) {
      store::each_line(database, table, sink);
    }));
  }
  for (const Piece& one : pieces) {
    manifest.files.push_back(one.file);
  }
  summary.bytes = write(file, manifest, pieces);
  summarise(*state_, summary);
  return summary;
}

}  // namespace redraft
