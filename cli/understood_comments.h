#pragma once
// How a file of comments was understood: shown before anything of it is written, and agreed to
// where somebody can be asked.

#include <istream>
#include <string>

#include "cli/context.h"
#include "redraft/comment_files.h"
#include "redraft/results.h"

namespace redraft::cli {

// The kind of file, how many comments, suggestions and replies on which drafts, how the first of
// them were understood, the columns of a sheet; what could not be read, beside it.
void print_understood(Context& context, const ImportedComments& imported);

// What was, or would be, taken in.
void print_taken(Context& context, const ImportedComments& imported, bool dry_run);

enum class Asking { no, yes };

// Shows how the file was understood, asks where it may, and takes it in. The file is read once:
// what is asked about is held in memory, and is what is taken in. Nothing where the answer was no.
// Throws usage for a file that is too long to be held.
std::optional<ImportedComments> take_in(Context& context, Workspace& workspace, std::istream& file,
                                        const CommentDefaults& defaults, Asking asking);

}  // namespace redraft::cli
