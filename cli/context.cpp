#include "cli/context.h"

#include <ostream>

namespace redraft::cli {

Surroundings Context::surroundings() const {
  return {clock, randomness, officer, progress};
}

Workspace Context::open() const {
  return Workspace::open(folder, surroundings());
}

std::filesystem::path Context::path(const std::string& name) const {
  return folder / name;
}

Address Context::read_address(const Workspace& workspace, const std::string& text) {
  Address address = parse_address(text);
  const std::vector<std::string> documents = workspace.documents();
  if (address.anchor.empty() && documents.size() == 1 && address.document != documents.front()) {
    std::swap(address.anchor, address.document);
  }
  return address;
}

std::vector<std::string> Context::documents_meant(const Workspace& workspace,
                                                  const std::string& name) {
  return name.empty() ? workspace.documents() : std::vector<std::string>{name};
}

void Context::suggest(const std::string& next) const {
  if (err_is_terminal && !json) {
    err << "next: " << next << '\n';
  }
}

}  // namespace redraft::cli
