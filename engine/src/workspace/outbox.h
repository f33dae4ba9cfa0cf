#pragma once
// The folder that letters are written to. It is for its owner alone, and git takes nothing of it
// in, wherever it stands.

#include <filesystem>
#include <set>
#include <string>

#include "workspace/state.h"

namespace redraft::workspace {

// Makes the folder where it is not there. Throws conflict for one that holds other things.
void open_outbox(const std::filesystem::path& folder);

void put_letter(const std::filesystem::path& folder, const std::string& file,
                const std::string& text);

// The list of letters in the folder with their addresses, "index.csv", as the store knows them.
void write_outbox_index(const State& state, const std::filesystem::path& folder);

// Removes what was written to these reviewers (refs) from every folder that letters were written
// to, and writes the lists there anew. Throws unavailable.
void remove_letters(const State& state, const std::set<std::string>& reviewers);

}  // namespace redraft::workspace
