#pragma once
// Files and folders that are still there after a power cut: written beside, synced, renamed over,
// and their folder synced. Throws unavailable with the system's reason (disk full, read-only,
// permission).

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace redraft::git {

enum class Sync { no, yes };

// The file has the old bytes or the new ones, never a part. Keeps the mode of a file it replaces.
void replace_file(const std::filesystem::path& file, std::string_view bytes, Sync sync);

// The bytes, or nothing when there is no such file. A folder in its place is unavailable.
std::optional<std::string> read_file(const std::filesystem::path& file);

// Makes the folder and its parents; each new name is synced in its parent.
void make_folders(const std::filesystem::path& folder);

void sync_file(const std::filesystem::path& file);
void sync_folder(const std::filesystem::path& folder);

}  // namespace redraft::git
