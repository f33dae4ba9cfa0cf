#pragma once
// The text of a Word file as Markdown, by pandoc.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/draft.h"
#include "redraft/plain_text.h"
#include "redraft/word.h"

namespace redraft::workspace {

// `bytes` have been read by read_word(), which knows what is refused. Throws unavailable where
// pandoc is not installed or fails.
std::string markdown_of_word(std::string_view bytes, TrackedChanges changes);

// The Markdown with a marker on every statement whose words stand in a paragraph of the file with a
// hidden bookmark of ours; unchanged where there is none.
std::string with_bookmarks_as_markers(const std::string& markdown, const WordText& word,
                                      TrackedChanges changes,
                                      const std::vector<std::string>& anchors);

// The Markdown as blocks for a person to check.
PlainTextReading preview_of(std::string markdown);

}  // namespace redraft::workspace
