"""What a hurried or hostile person does from the command line: odd files, odd names, odd repositories, closed
pipes. Every answer is an exit status of the documented list with a message of our own, in bounded time, and the
consultation stays whole."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from support import (CONFLICT, CORRUPT, DONE, FOUND, INTERRUPTED, INVALID, NOT_ALLOWED, NOT_FOUND, UNAVAILABLE,
                     USAGE, Consultation, Report, arguments, comments_for, document, ended_badly, raw_words)

REFUSED = (USAGE, NOT_FOUND, NOT_ALLOWED, CONFLICT, INVALID, UNAVAILABLE)


class Hostile:
    def __init__(self, read):
        self.read, self.report = read, Report("hostile")
        self.template = Consultation(read.program, read.folder / "template").begin(2)
        there = self.template
        there.must("comment", "import", there.import_file("first.jsonl", comments_for("first", 30, "V1")))
        there.write(document(2))

    def copy(self):
        folder = self.read.folder / "there"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.template.folder, folder, symlinks=True)
        return Consultation(self.read.program, folder, self.read.folder / "beside")

    def expect(self, there, codes, *command, whole=True, **settings):
        began = time.monotonic()
        codes = codes if isinstance(codes, tuple) else (codes,)
        result = there.run(*command, **settings)
        seconds = time.monotonic() - began
        self.report.count("commands")
        self.report.require(not ended_badly(result), f"{result}")
        self.report.require(result.code in codes, f"expected exit {codes}: {result}")
        helped = result.code == USAGE and result.out.startswith("redraft [")  # no command: the help
        self.report.require(helped or not raw_words(result), f"{raw_words(result)}: {result}")
        self.report.require(seconds < self.read.patience, f"took {seconds:.0f} s: {result}")
        controls = [one for one in result.err if ord(one) < 32 and one not in "\n\t" or one == "\x7f"]
        self.report.require(not controls, f"control characters in a message: {result.err[:200]!r}")
        if whole:
            problems = there.problems()
            self.report.require(not problems, f"after {result}: check is not clean: {problems}")
        return result

    def odd_documents(self):
        there = self.copy()
        odd = {"empty.md": b"", "spaces.md": b" \n\t\n\n", "binary.md": bytes(range(256)) * 50,
               "nul.md": b"# One\n\nWe agree\0 to this.\n", "latin.md": "# Café\n\nWe agree.\n".encode("latin-1"),
               "line.md": b"word " * (12 << 20), "short-line.md": b"word " * 100_000,
               "quotes.md": b">" * 100_000 + b" deep\n",
               "lists.md": b"".join(b" " * n + b"- a\n" for n in range(3000)),
               "brackets.md": b"[" * 100_000 + b"\n", "stars.md": b"*a " * 50_000 + b"\n",
               "table.md": b"|" + b"a|" * 5000 + b"\n|" + b"-|" * 5000 + b"\n" + b"|x\n" * 500,
               "bom.md": b"\xef\xbb\xbf# One\n\nWe agree.\n", "crlf.md": b"# One\r\n\r\nWe agree.\r\n",
               "markers.md": b"We agree. <!-- @../../x -->\n\nWe agree. <!-- @ -->\n\n<!-- @a-1\n"}
        for name, text in odd.items():
            (there.folder / name).write_bytes(text)
            added = self.expect(there, (DONE, INVALID), "add", name, whole=False)
            if added.code == DONE and len(text) < 1 << 20:
                self.expect(there, (DONE, INVALID), "publish", pathlib.Path(name).stem, "V1", whole=False)
            if len(text) < 1 << 20:
                self.expect(there, (DONE, INVALID), "compare", name, "principles.md", whole=False)
                self.expect(there, (DONE, INVALID), "import", name, "--as", f"as-{name[:-3]}", whole=False)
            self.expect(there, (INVALID, DONE), "comment", "import", name, whole=False)
        self.report.require(not there.problems(), f"after odd documents: {there.problems()}")
        self.report.count("odd files", len(odd))

    def odd_labels(self):
        there = self.copy()
        refused = ("", "a\nb", "a\tb", "a\x7fb", "x" * 5000, "working", "\x1b[31mred", b"\xff\xfe")
        taken = ("../x", "..", "-", "/etc/passwd", "V1.lock", "@{x", "a b", "😀 draft", "ثبت", "V1:2~^?*[", "%2F",
                 "\u202eevil", "a\\b", "e\u0301", "x" * 100)
        version = 2
        for label in refused:
            command = [os.fsdecode(part) if isinstance(part, bytes) else part for part in ("principles", label)]
            self.expect(there, (INVALID, USAGE), "publish", *command, whole=False)
        for label in taken:
            there.write(document(version := version + 1))
            result = self.expect(there, (DONE, INVALID, USAGE), "publish", "--", "principles", label)
            if result.code == DONE:
                labels = there.labels() or []
                self.report.require(labels[-1:] == [label], f"published {label!r}, listed as {labels[-1:]!r}")
                self.expect(there, DONE, "statements", f"principles@{label}", whole=False)
        outside = sorted(str(file) for file in self.read.folder.glob("x*"))
        self.report.require(not outside, f"a label wrote outside the consultation: {outside}")
        self.report.require(not there.fsck(), there.fsck())

    def odd_documents_names(self):
        there = self.copy()
        for name in ("two words.md", "ünï.md", "-m.md", "a'b\"c.md", "😀.md", "new\nline.md", "x" * 200 + ".md"):
            (there.folder / name).write_text("# One\n\nWe agree to this.\n", encoding="utf-8")
            added = self.expect(there, (DONE, INVALID), "add", "--", name, whole=False)
            stem = name[:-3]
            if added.code == DONE:
                self.expect(there, (DONE, INVALID), "publish", "--", stem, "V1")
                self.expect(there, (DONE, INVALID, NOT_FOUND), "statements", "--", f"{stem}@V1", whole=False)
        (there.folder / "link.md").symlink_to("/etc/passwd")
        result = self.expect(there, (NOT_ALLOWED, INVALID, NOT_FOUND), "add", "link.md")
        self.report.require("root:" not in result.out + result.err, "the text of a file outside is shown")
        for name in ("../outside.md", "/etc/hostname", ".", ".redraft/documents.tsv", ".git/config", "nothing.md"):
            (self.read.folder / "outside.md").write_text("We agree.\n", encoding="utf-8")
            self.expect(there, REFUSED, "add", name, whole=False)
        (there.folder / "principles.md").unlink()
        (there.folder / "principles.md").symlink_to("/etc/passwd")
        result = self.expect(there, REFUSED, "publish", "principles", "V2", whole=False)
        self.report.require("root:" not in result.out + result.err, "the text of a file outside is shown")
        self.report.require("V2" not in (there.labels() or []), "a link to a file outside was published")
        (there.folder / "principles.md").unlink()
        for command in (["publish", "principles", "V2"], ["status"], ["stamp"]):
            self.expect(there, REFUSED, *command, whole=False)

    def odd_repositories(self):
        there = self.copy()
        there.git("checkout", "--quiet", "--detach")
        self.expect(there, REFUSED + (DONE,), "publish", "principles", "V2")
        there = self.copy()
        head = there.git("rev-parse", "HEAD").out
        (there.folder / ".git/MERGE_HEAD").write_text(head)
        self.expect(there, (CONFLICT, UNAVAILABLE), "publish", "principles", "V2", whole=False)
        self.expect(there, DONE, "drafts", whole=False)
        there = self.copy()
        there.git("config", "--unset", "user.name")
        there.git("config", "--unset", "user.email")
        self.expect(there, (USAGE, INVALID, UNAVAILABLE, NOT_ALLOWED), "publish", "principles", "V2")
        there = self.copy()
        (there.folder / ".git/refs/tags/principles/V1").write_text("0" * 40 + "\n")
        self.expect(there, (DONE, FOUND, CORRUPT), "drafts", whole=False)
        self.expect(there, (FOUND, CORRUPT), "check", whole=False)
        there = self.copy()
        (there.folder / ".git/HEAD").write_text("nonsense\n")
        self.expect(there, (NOT_FOUND, CORRUPT, UNAVAILABLE, INVALID), "drafts", whole=False)
        there = self.copy()
        (there.folder / ".git/index").write_bytes(b"nonsense")
        self.expect(there, DONE, "drafts", whole=False)
        self.expect(there, REFUSED + (CORRUPT,), "publish", "principles", "V2", whole=False)
        there = self.copy()
        (there.folder / ".git/index.lock").write_text("")
        self.expect(there, (UNAVAILABLE, CONFLICT, DONE), "publish", "principles", "V2")
        there = self.copy()
        (there.folder / ".git/config").write_text("[core\nnonsense")
        self.expect(there, (INVALID, CORRUPT, UNAVAILABLE, NOT_FOUND), "drafts", whole=False)

    def stores_away(self):
        there = self.copy()
        shutil.rmtree(there.folder / ".redraft")
        for command in (["drafts"], ["status"], ["comment", "list"], ["publish", "principles", "V2"]):
            self.expect(there, REFUSED + (DONE, CORRUPT), *command, whole=False)
        for content in (b"These are comments.\n" * 300, b"", b"SQLite format 3\0" + b"\xff" * 5000):
            there = self.copy()
            for end in ("-wal", "-shm"):
                (there.folder / f".redraft/comments.db{end}").unlink(missing_ok=True)
            (there.folder / ".redraft/comments.db").write_bytes(content)
            self.expect(there, CORRUPT if content else (DONE, CORRUPT), "comment", "list", whole=False)
            self.expect(there, (FOUND, CORRUPT) if content else (DONE, FOUND, CORRUPT), "check", whole=False)
        there = self.copy()
        (there.folder / ".redraft/comments.db").unlink()
        (there.folder / ".redraft/comments.db").mkdir()
        self.expect(there, (UNAVAILABLE, CORRUPT), "comment", "list", whole=False)
        # A record that came with a clone must not make the program read files outside of it.
        outside = self.read.folder / "outside.md"
        outside.write_text("We agree on a secret.\n", encoding="utf-8")
        for path in ("../outside.md", str(outside)):
            there = self.copy()
            (there.folder / ".redraft/documents.tsv").write_text(f"redraft-documents 1\nprinciples\t{path}\n")
            for command in (["status"], ["show", "principles@working"], ["publish", "principles", "V2"], ["check"]):
                result = self.expect(there, REFUSED + (FOUND, CORRUPT), *command, whole=False)
                self.report.require("secret" not in result.out + result.err, f"a file outside is shown: {result}")

    def odd_words(self):
        there = self.copy()
        many = "9" * 400
        for codes, *command in (
                (REFUSED, "-C", "/nowhere/at/all", "drafts"), (USAGE, "-C"), (USAGE, "--nonsense", "drafts"),
                (USAGE, "publsh"), (USAGE,), (USAGE, "comment", "list", "--limit", many),
                (USAGE, "comment", "list", "--limit", "-1"), (USAGE, "comment", "list", "--limit", "x"),
                ((DONE, USAGE), "comment", "list", "--limit", "4294967297"),
                ((DONE, USAGE), "comment", "list", "--limit", "0"), (USAGE, "comment", "list", "--lim", "1"),
                (NOT_FOUND, "comment", "show", "c-none"), (NOT_FOUND, "comment", "show", "' OR 1=1 --"),
                (NOT_FOUND, "show", "nothing"), (NOT_FOUND, "show", "principles@V9"),
                (NOT_FOUND, "log", "principles#nothing-1"), (REFUSED, "log", "#"), (REFUSED, "log", "@"),
                (REFUSED, "show", "principles@"), ((DONE,) + REFUSED, "comment", "search", "\"(*) AND NEAR("),
                ((DONE,) + REFUSED, "comment", "search", ""), (NOT_FOUND, "comment", "import", "none.jsonl"),
                (REFUSED, "comment", "import", "."), (REFUSED, "compare", "principles.md", "/nowhere"),
                (INVALID, "comment", "add", "principles", "-m", ""),
                (INVALID, "comment", "add", "principles", "-m", "x" * 100_000),
                (USAGE, "respond", "first-1", "--decision", "perhaps"),
                (REFUSED, "respond", "first-1", "--decision", "not-accepted")):
            self.expect(there, codes, *command, whole=False)
        self.expect(there, INVALID, "comment", "import", "-", data=b'{"body": "x"}\n{"a":' + b"[" * 200_000)
        self.expect(there, INVALID, "comment", "import", "-", data=b"\x00\xff\xfe" * 4000)
        self.expect(there, (USAGE, INVALID), "drafts", whole=False, environment={"REDRAFT_NOW": "tomorrow"})
        self.report.require(not there.problems(), f"after odd words: {there.problems()}")

    def pipes_and_interrupts(self):
        there = self.copy()
        for command in (["statements", "principles"], ["--json", "comment", "list"], ["help"]):
            process = subprocess.Popen([there.program, *command], cwd=there.folder, env=there.environment,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdout.close()
            said = process.stderr.read().decode()
            code = process.wait(timeout=30)
            self.report.count("closed pipes")
            quiet = code in (DONE, UNAVAILABLE, -signal.SIGPIPE, 128 + signal.SIGPIPE)
            self.report.require(quiet and not any(word in said for word in ("terminate", "std::")),
                                f"closed pipe: {command}: exit {code}: {said}")
        for milliseconds in (5, 15, 30, 60, 90, 130):
            there = self.copy()
            process = there.start("publish", "principles", "V2")
            time.sleep(milliseconds / 1000)
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=30)
            self.report.count("interrupts")
            self.report.require(code in (DONE, INTERRUPTED, -signal.SIGINT), f"Ctrl-C of publish: exit {code}")
            self.report.require(not there.problems(), f"Ctrl-C after {milliseconds} ms: {there.problems()}")
            again = there.run("publish", "principles", "V2")
            self.report.require(again.code in (DONE, CONFLICT), f"Ctrl-C, given again: {again}")

    def run(self):
        for part in (self.odd_words, self.odd_labels, self.odd_documents_names, self.odd_repositories,
                     self.stores_away, self.pipes_and_interrupts, self.odd_documents):
            began = time.monotonic()
            try:
                part()
            except subprocess.TimeoutExpired as late:
                self.report.violation(f"{part.__name__}: no answer in {late.timeout} s: {str(late.cmd)[:300]}")
            self.report.say(f"{part.__name__.replace('_', ' ')}: {time.monotonic() - began:.0f} s")
        return self.report.finish()


if __name__ == "__main__":
    sys.exit(Hostile(arguments(__doc__, patience=(int, 30, "seconds that any command may take (30)"))).run())
