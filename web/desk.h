#pragma once
// The web desk: one consultation as pages for readers, reviewers, editors and officers.
//
//   Server server(options, [&] { return make_desk(desk); }, log);

#include <filesystem>
#include <functional>
#include <string>

#include "redraft/ids.h"
#include "redraft/time.h"
#include "web/server.h"

namespace redraft::web {

struct DeskOptions {
  std::filesystem::path folder;
  const Clock& clock;                 // from several threads
  Randomness& randomness;             // likewise
  std::string name = "Consultation";  // stands at the top of every page
  // How people reach it: "https://consult.example.org". Empty: as a browser on this machine does.
  std::string address = {};
  std::filesystem::path outbox =
      {};  // where links that were asked for are written; empty: they are not
  std::function<void(const std::string&)> complain =
      {};  // failures that nobody is shown; from workers
};

// For one thread: opens the consultation. Throws as Workspace::open does.
[[nodiscard]] Handler make_desk(const DeskOptions& options);

}  // namespace redraft::web
