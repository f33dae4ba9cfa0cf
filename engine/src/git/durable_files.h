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

// A file under a name that was free, all at once: until publish() it has no name (where the file
// system can do that; else a hidden one beside it), so a killed process leaves nothing under the
// final one. Mode 0600. At its end without publish() nothing is left.
class NewFile {
 public:
  // Throws conflict when there is something of that name.
  explicit NewFile(std::filesystem::path file);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);
  // Durable on return. Throws conflict when somebody took the name meanwhile.
  void publish();

 private:
  std::filesystem::path file_;
  std::string beside_;  // empty: it has no name yet
  int descriptor_ = -1;
};

// The same for a folder, which may replace an empty one. Mode 0700 until publish().
class NewFolder {
 public:
  // Throws conflict when there is something in it, or a file of that name.
  explicit NewFolder(const std::filesystem::path& folder);
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  // Where it stands until then, beside the final place.
  [[nodiscard]] const std::filesystem::path& path() const { return beside_; }

  void publish();

 private:
  std::filesystem::path folder_;
  std::filesystem::path beside_;  // empty once published
};

// The permissions that new files and folders do not get, as the program was started with them
// (umask).
unsigned file_mask();

void sync_file(const std::filesystem::path& file);
void sync_folder(const std::filesystem::path& folder);

}  // namespace redraft::git
