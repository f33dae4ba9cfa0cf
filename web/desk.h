#pragma once
// The web desk: one consultation as pages for readers, reviewers, editors and officers.
//
//   Server server(options, make_desk(desk), log);

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
  bool public_readers = true;  // false: nothing is read by who is not signed in
  bool trusts_proxy = false;   // that X-Forwarded-Proto says how people are connected
  std::filesystem::path outbox =
      {};  // where links that were asked for are written; empty: they are not
  std::function<void(const std::string&)> complain =
      {};  // failures that nobody is shown; from workers
};

// The address as it was typed, in small letters, without a slash at its end or the port that its
// scheme has anyway. Throws usage for what is none, or has a path.
[[nodiscard]] std::string sound_address(const std::string& typed);

// Every handler that is made opens the consultation. Throws as Workspace::open does. The options
// must outlive the handlers.
[[nodiscard]] Handlers make_desk(const DeskOptions& options);

}  // namespace redraft::web
