// Making a consultation of a bundle, and proving one without that.
#include <filesystem>

#include "git/durable_files.h"
#include "process/run_program.h"
#include "redraft/error.h"
#include "store/erase_list.h"
#include "workspace/bundle_reading.h"
#include "workspace/erasing.h"
#include "workspace/integrity.h"
#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

namespace fs = std::filesystem;

void read_into(Restoring& restoring, const fs::path& file, BundleSummary& summary) {
  read_bundle(
      file,
      [&](const exchange::BundleManifest& manifest) {
        summary.people = manifest.people ? People::kept : People::left_out;
        restoring.begin(manifest);
      },
      [&](const exchange::BundledFile& one, std::string_view part) { restoring.take(one, part); });
  restoring.finish();
}

// The bundle's own list and the one that the caller gave.
void restore_erase_list(const State& state, const std::string& bundled, const fs::path& given) {
  const fs::path list = erase_list(state);
  if (!bundled.empty()) {
    for (const store::ErasedRef& erased : store::parse_erase_list(bundled)) {
      store::add_to_erase_list(list, erased);
    }
  }
  if (given.empty()) {
    return;
  }
  if (!fs::is_regular_file(given)) {
    throw Error(ErrorKind::not_found,
                "read the erase list " + given.string() + ": there is no such file",
                "it is the file redraft-erased in the .git folder of the consultation");
  }
  for (const store::ErasedRef& erased : store::read_erase_list(given)) {
    store::add_to_erase_list(list, erased);
  }
}

void require_whole(const fs::path& file, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) {
      throw Error(ErrorKind::corrupt,
                  "restore " + file.string() + ": what it holds is not whole: " + finding.message,
                  "take another copy of it");
    }
  }
}

Finding damage(const Error& error) {
  return {"bundle-damaged", Severity::error, error.what(), error.hint(), "", "", "", "", 0};
}

}  // namespace

void summarise(const State& state, BundleSummary& summary) {
  summary.documents = state.drafts.documents().size();
  for (const std::string& document : state.drafts.documents_with_drafts()) {
    summary.drafts += state.drafts.drafts(document).size();
  }
  summary.comments = state.comments.count({}, {});
}

}  // namespace workspace

using namespace workspace;

BundleSummary Workspace::unbundle(const fs::path& file, const fs::path& folder,
                                  const fs::path& erase_list, const Surroundings& surroundings) {
  BundleSummary summary;
  summary.file = file;
  summary.folder = folder;
  git::NewFolder place(folder);
  std::string erased;
  {
    const ProgressStep step(surroundings.progress, "reading the bundle");
    Restoring restoring(place.path(), place.path() / ".redraft" / "comments.db");
    read_into(restoring, file, summary);
    erased = restoring.erase_list();
  }
  {
    State state(store::DraftStore::open(place.path()), surroundings);
    restore_erase_list(state, erased, erase_list);
    summary.erased_again = returned(state).size();
    const State::Writing writing = state.lock();
    db::Transaction rows(*state.database);
    make_derived_again(state);
    rows.commit();
  }
  {
    // Opening erases again whoever the list names.
    const Workspace restored = Workspace::open(place.path(), surroundings);
    require_whole(file, restored.check());
    summarise(*restored.state_, summary);
  }
  summary.bytes = fs::file_size(file);
  place.publish();
  return summary;
}

std::vector<Finding> Workspace::check_bundle(const fs::path& file) {
  // Drafts are public and are looked at on disk; what reviewers said stays in memory.
  const process::WorkFolder place;
  try {
    Restoring restoring(place.path(), {});
    BundleSummary summary;
    read_into(restoring, file, summary);
    store::CommentStore comments(restoring.database());
    comments.rebuild_search();
    comments.rebuild_counts();
    const store::DraftStore drafts = store::DraftStore::open(place.path());
    std::vector<Finding> findings = drafts.check();
    if (!has_error(findings)) {
      find_missing_drafts(drafts, comments, findings);
    }
    for (const Finding& finding : comments.check()) {
      findings.push_back(finding);
    }
    return findings;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::corrupt) {
      throw;
    }
    return {damage(error)};
  }
}

}  // namespace redraft
