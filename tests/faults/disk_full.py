"""A full disk: every writing command says so and exits 7; once there is room again `redraft check` is clean and
the command works. The room is set in small steps, so that publishing fails at each of its steps.

Needs to mount a small tmpfs, in a mount namespace of its own that goes with it; where that is not permitted the
test says so and is skipped (exit 77)."""

import os
import random
import subprocess
import sys

from private_mounts import in_private_mounts
from support import (CONFLICT, DONE, UNAVAILABLE, Consultation, Report, arguments, comments_for, document,
                     raw_words)

PAGE = 4096


class Disk:
    """A tmpfs with a consultation on it that can be filled up but for some room."""

    def __init__(self, read, template, size):
        self.folder = read.folder / "disk"
        self.folder.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(self.folder)], check=True)
        subprocess.run(["cp", "-a", str(template), str(self.folder / "consultation")], check=True)
        self.there = Consultation(read.program, self.folder / "consultation", read.folder / "beside")
        self.ballast = self.folder / "ballast"

    def fill(self, room):
        state = os.statvfs(self.folder)
        free = state.f_bavail * state.f_bsize - room
        with open(self.ballast, "wb") as file:
            for _ in range(max(free, 0) // PAGE):
                file.write(b"\xff" * PAGE)

    def make_room(self):
        self.ballast.unlink()

    def close(self):
        subprocess.run(["umount", str(self.folder)], check=True)


class Full:
    def __init__(self, read):
        self.read, self.report = read, Report("disk_full")
        self.template = Consultation(read.program, read.folder / "template")

    def prepare(self):
        there = self.template.begin(2)
        there.must("comment", "import", there.import_file("first.jsonl", comments_for("first", 40, "V1")))
        there.must("respond", "first-1", "--decision", "noted", "-m", "Read.", "--draft")
        there.write("# Second\n\nWe commit to a second paper.\n", "second.md")
        there.write("First words.\n\nSecond words.\n", "third.txt")
        there.write(document(2))
        event = there.event("Spring assembly")
        passphrase = there.passphrase()
        there.must("--as", "Hilda", "concern", "admit", "Hilda", "--new-passphrase-file", passphrase)
        many = there.import_file("many.jsonl", comments_for("many", 60, "V1"))
        self.commands = {
            "publish": ["publish", "principles", "V2", "-m", "Version 2"],
            "comment import": ["comment", "import", many],
            "comment add": ["comment", "add", "principles", "-m", "A comment on the whole."],
            "comment reply": ["comment", "reply", "first-2", "-m", "Thank you."],
            "comment edit": ["comment", "edit", "first-2", "-m", "Comment 2 of batch first."],
            "comment withdraw": ["comment", "withdraw", "first-3"],
            "respond": ["respond", "first-2", "--decision", "noted", "-m", "Read too."],
            "respond --release": ["respond", "--release", "principles"],
            "note add": ["note", "add", "principles", "-m", "Something changed."],
            "add": ["add", "second.md"],
            "import": ["import", "third.txt", "--as", "third"],
            "stamp": ["stamp", "principles"],
            "state": ["state", "principles@V1", "closed"],
            "event add": ["event", "add", "Autumn assembly"],
            "remark add": ["remark", "add", event, "-m", "The bus is late."],
            "approve add": ["approve", "add", "principles@V1", "--body", "Board"],
            "adopt sign": ["adopt", "sign", "principles@V1", "--organisation", "Crake Choir", "--sector", "Groups",
                           "--role", "Chair"],
            "concern add": ["concern", "add", "principles#autumn-and-budget-1@V1", "-m", "They do not."],
            "rebuild": ["rebuild"],
            "init": ["init", "elsewhere"],
        }

    def usable(self):
        """Commands that work at all on the template; one that does not is a fault of this test."""
        for name, command in self.commands.items():
            copy = self.read.folder / "trial"
            subprocess.run(["rm", "-rf", str(copy)], check=True)
            subprocess.run(["cp", "-a", str(self.template.folder), str(copy)], check=True)
            result = Consultation(self.read.program, copy, self.read.folder / "beside").run(*command)
            self.report.require(result.code == DONE, f"set-up: {result}")

    def attempt(self, name, command, room):
        disk = Disk(self.read, self.template.folder, "4m")
        try:
            when = f"{name} with {room // 1024} KiB of room"
            before = set(disk.there.comments() or {})
            disk.fill(room)
            result = disk.there.run(*command)
            self.report.count("commands on a full disk")
            if result.code == DONE:
                self.report.count("had enough room")
            elif self.report.require(result.code == UNAVAILABLE, f"{when}: expected exit 7: {result}"):
                self.report.count("refused with 7")
                said = result.err.lower()
                self.report.require("full" in said or "space" in said, f"{when}: does not say why: {result}")
                self.report.require(not raw_words(result), f"{when}: {raw_words(result)}: {result}")
            # Where the publish stood, its comments are placed before anything else, and that needs room.
            may_wait = name == "publish" and result.code == UNAVAILABLE and "is published" in result.err
            for reading in (["drafts"], ["comment", "list", "--limit", "2"], ["statements", "principles@V1"]):
                seen = disk.there.run(*reading)
                self.report.count("reads on a full disk")
                fine = seen.code == DONE or may_wait and seen.code == UNAVAILABLE and not raw_words(seen)
                self.report.require(fine, f"{when}: reading on a full disk: {seen}")
            disk.make_room()
            self.after(disk.there, when, name, command, result, before)
            return result.code == DONE
        finally:
            disk.close()

    def after(self, there, when, name, command, first, before):
        problems = there.problems()
        self.report.require(not problems, f"{when}, room again: check is not clean: {problems}")
        lost = before - set(there.comments() or {})
        self.report.require(not lost, f"{when}: comments are gone: {sorted(lost)[:3]}")
        if first.code == DONE:
            return
        happened = name == "publish" and "V2" in (there.labels() or [])
        result = there.run(*command)
        if happened:
            self.report.count("publishes that stood though they were refused")
        self.report.require(result.code == (CONFLICT if happened else DONE), f"{when}, room again: {result}")
        problems = there.problems() or there.fsck()
        self.report.require(not problems, f"{when}, given again: check is not clean: {problems}")

    def output(self):
        """Output that cannot be written must not look like success."""
        for command in (["drafts"], ["statements", "principles"], ["show", "principles"], ["comment", "list"],
                        ["diff", "principles", "V0", "V1"], ["status"], ["help"], ["--json", "drafts"],
                        ["comment", "export"], ["report", "dispositions"], ["version"], ["check"]):
            with open("/dev/full", "wb") as full:
                result = self.template.run(*command, stdout=full)
            self.report.count("outputs to a full device")
            self.report.require(result.code == UNAVAILABLE and not raw_words(result),
                                f"output to a full device, expected exit 7: {result}")

    def run(self):
        self.prepare()
        self.usable()
        self.output()
        chance = random.Random(self.read.seed)
        step = max(PAGE, self.read.step // PAGE * PAGE)
        for name, command in self.commands.items():
            if name in ("publish", "comment import"):
                for room in range(0, 400 * 1024, step):
                    if self.attempt(name, command, room):
                        break
            else:
                for room in (0, chance.choice((PAGE, 2 * PAGE, 4 * PAGE))):
                    self.attempt(name, command, room)
        return self.report.finish()


if __name__ == "__main__":
    given = arguments(__doc__, step=(int, 8192, "room between two attempts of publish, in bytes (8192)"))
    in_private_mounts("disk_full")
    sys.exit(Full(given).run())
