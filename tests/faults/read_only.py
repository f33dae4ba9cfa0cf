"""A consultation on a read-only disk can be read, and writing commands say why not and exit 7. Tried on a
consultation as it was left, on one whose log was folded in, on one with an unfinished log, and on a bare copy
without a comment store.

Needs read-only mounts, in a mount namespace of its own; where that is not permitted the test says so and is
skipped (exit 77)."""

import shutil
import sqlite3
import subprocess
import sys

from private_mounts import in_private_mounts
from support import (DONE, UNAVAILABLE, Consultation, Report, arguments, comments_for, document, raw_words)

READING = (["drafts"], ["statements", "principles@V1"], ["show", "principles@V1"],
           ["show", "principles@V1", "--comments"], ["diff", "principles", "V0", "V1"], ["comment", "list"],
           ["status"], ["log", "principles#autumn-and-budget-1"], ["notes", "principles@V1"],
           ["comment", "search", "batch"], ["comment", "export"], ["report", "dispositions"], ["note", "list"],
           ["event", "list"], ["remark", "list"], ["approve", "list"], ["adopt", "list"], ["action", "list"])

WRITING = (["publish", "principles", "V2"], ["comment", "add", "principles", "-m", "More."],
           ["comment", "reply", "first-1", "-m", "Thanks."], ["comment", "withdraw", "first-1"],
           ["respond", "first-1", "--decision", "noted", "-m", "Read."], ["stamp", "principles"],
           ["note", "add", "principles", "-m", "Why."], ["state", "principles@V1", "closed"], ["rebuild"],
           ["add", "second.md"], ["init", "elsewhere"], ["event", "add", "Autumn assembly"],
           ["approve", "add", "principles@V1", "--body", "Board"],
           ["adopt", "sign", "principles@V1", "--organisation", "Crake Choir", "--sector", "Groups", "--role", "Chair"],
           ["action", "add", "-m", "Run a bus."])

# On a copy without comments nothing can be said about comment first-1.
NO_COMMENTS = ("comment reply", "comment withdraw", "respond")


def read_only(folder):
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)


def fold_in(folder):
    """The comment store as one file: the write-ahead log emptied, its helpers gone."""
    with sqlite3.connect(folder / ".redraft/comments.db") as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    for end in ("-wal", "-shm"):
        (folder / f".redraft/comments.db{end}").unlink(missing_ok=True)


def try_all(report, there, name, comments):
    read_only(there.folder)
    try:
        for command in READING:
            result = there.run(*command)
            report.count("reads")
            report.require(result.code == DONE, f"{name}: reading: {result}")
        for command in WRITING:
            if not comments and " ".join(command).startswith(NO_COMMENTS):
                continue
            result = there.run(*command)
            report.count("writes refused")
            if report.require(result.code == UNAVAILABLE, f"{name}: writing, expected exit 7: {result}"):
                report.require(not raw_words(result), f"{name}: {raw_words(result)}: {result}")
        result = there.run("check")
        report.count("checks")
        report.require(result.code in (DONE, UNAVAILABLE) and not raw_words(result), f"{name}: check: {result}")
        found = there.comments()
        report.require(found is not None and len(found) == comments, f"{name}: {len(found or ())} comments are seen, "
                       f"not {comments}")
    finally:
        subprocess.run(["umount", str(there.folder)], check=True)
    problems = there.problems()
    report.require(not problems, f"{name}, writable again: check is not clean: {problems}")


def main():
    read = arguments(__doc__)
    in_private_mounts("read_only")
    report = Report("read_only")
    there = Consultation(read.program, read.folder / "as-left").begin(2)
    there.must("comment", "import", there.import_file("first.jsonl", comments_for("first", 30, "V1")))
    there.write("# Second\n\nWe commit to a second paper.\n", "second.md")
    there.write(document(2))
    folded = Consultation(read.program, shutil.copytree(there.folder, read.folder / "folded", symlinks=True))
    fold_in(folded.folder)
    log_only = Consultation(read.program, shutil.copytree(there.folder, read.folder / "log-only", symlinks=True))
    (log_only.folder / ".redraft/comments.db-shm").unlink(missing_ok=True)
    bare = Consultation(read.program, read.folder / "cloned")
    there.git("clone", "--quiet", str(there.folder), str(bare.folder))
    shutil.copy(there.folder / "principles.md", bare.folder)
    shutil.copy(there.folder / "second.md", bare.folder)

    try_all(report, there, "as it was left", 30)
    try_all(report, folded, "log folded in", 30)
    try_all(report, log_only, "log without its index", 30)
    try_all(report, bare, "clone without comments", 0)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
