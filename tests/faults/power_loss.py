"""Power cuts: the program's calls that change files are recorded by the shim while it publishes, imports and
answers; then, for many instants, the disk is rebuilt as it may be when only what was synced is sure. What had been
acknowledged by then must be there, and `redraft check` clean.

Two controls must lose something, so that the test is known to see: one forgets every sync, the other only the
syncs of folders."""

import copy
import random
import sys

from durable_disk import Disk, Folder, read_log
from support import Consultation, Report, arguments, comments_for, document, existing_file

TEXT = "principles.md"


class Recording:
    """What the program did to the disk, what the author wrote in between, and what was acknowledged when."""

    def __init__(self, read):
        self.there = Consultation(read.program, read.folder / "consultation").begin(2)
        self.there.must("comment", "import", self.there.import_file("first.jsonl", comments_for("first", 20, "V1")))
        self.log = read.folder / "calls.log"
        self.log.touch()
        self.shim = {"LD_PRELOAD": read.shim, "REDRAFT_FAULTS_ROOT": str(self.there.folder),
                     "REDRAFT_FAULTS_LOG": str(self.log)}
        self.start = Disk(self.there.folder)
        self.texts, self.promises = [], []  # each with the number of calls made by then
        for version in range(2, 2 + read.steps):
            self.round(version)
        self.calls = read_log(self.log)

    def made(self):
        return len(read_log(self.log))

    def step(self, promise, *command):
        self.there.must(*command, environment=self.shim)
        self.promises.append((self.made(), promise))

    def round(self, version):
        label, batch, reason = f"V{version}", f"b{version}", f"Reason {version}."
        self.texts.append((self.made(), document(version).encode()))
        self.there.write(document(version))
        self.step(("draft", label), "publish", "principles", label, "-m", "Next")
        made = comments_for(batch, 25, label)
        self.step(("comments", {one["body"] for one in made}),
                  "comment", "import", self.there.import_file("batch.jsonl", made))
        self.step(("answer", made[3]["body"], reason), "respond", f"{batch}-3", "--decision", "noted", "-m", reason)


def broken_promise(there, promises):
    """What is not as it was acknowledged, or nothing."""
    problems = there.problems()
    if problems:
        return f"check is not clean: {problems}"
    labels, comments = there.labels(), there.comments()
    for kind, what, *more in promises:
        if kind == "draft" and what not in labels:
            return f"draft {what} is gone"
        if kind == "comments" and what - set(comments):
            return f"{len(what - set(comments))} comments are gone"
        if kind == "answer" and (comments[what]["disposition"] or {}).get("reason") != more[0]:
            return f"the answer \"{more[0]}\" is gone"
    return there.fsck()


class Cuts:
    """Power cuts after chosen calls of a recording."""

    def __init__(self, read, recording, chance):
        self.read, self.recording, self.chance = read, recording, chance

    def keeping(self):
        """Whether a thing that was not synced is kept: never, always, or by chance."""
        way = self.chance.choice(("none", "none", "some", "some", "all"))
        share = {"none": 0, "some": 0.5, "all": 1}[way]
        return way, lambda: self.chance.random() < share

    def check(self, disk, at, kept):
        folder = self.read.folder / "after"
        # The index of the write-ahead log is shared memory, not data: a power cut takes it.
        disk.write_to(folder, kept, lambda name: name.endswith("-shm"))
        there = Consultation(self.read.program, folder, self.read.folder / "beside")
        return broken_promise(there, [promise for made, promise in self.recording.promises if made <= at])

    def run(self, points, found, keeping=None, forgets=lambda disk, call: False):
        """Calls `found` with the call, the way and what is broken, at each of the points."""
        disk, texts = copy.deepcopy(self.recording.start), list(self.recording.texts)
        for number, call in enumerate(self.recording.calls):
            while texts and texts[0][0] <= number:
                disk.top.now[TEXT].sure = bytearray(texts.pop(0)[1])
            if not forgets(disk, call):
                disk.make(call)
            if number + 1 in points:
                way, kept = keeping() if keeping else self.keeping()
                found(number + 1, way, self.check(disk, number + 1, kept))


def main():
    read = arguments(__doc__, shim=(existing_file, None, "the fault shim"), points=(int, 40, "power cuts (40)"),
                     steps=(int, 4, "drafts published (4)"), controls=(int, 8, "power cuts of each control (8)"))
    if not read.shim:
        raise SystemExit("power_loss: --shim is needed")
    report, chance = Report("power_loss"), random.Random(read.seed)
    recording = Recording(read)
    calls = len(recording.calls)
    report.count("calls recorded", calls)
    cuts = Cuts(read, recording, chance)

    def judged(at, way, broken):
        report.count("power cuts")
        call = recording.calls[at - 1]
        report.require(not broken, f"cut after call {at} of {calls} ({call[0]}, keeping {way} of what was not synced): "
                       f"{broken}")

    # Right after each acknowledgement a promise is freshest; the others fall anywhere.
    points = {made for made, _ in recording.promises}
    others = [at for at in range(1, calls + 1) if at not in points]
    chance.shuffle(others)
    points = set(sorted(points)[:read.points]) | set(others[:max(0, read.points - len(points))])
    cuts.run(points, judged)

    forgetting = {
        "no sync at all": lambda disk, call: call[0] == "S",
        "no sync of folders": lambda disk, call: call[0] == "S" and isinstance(disk.by_inode[call[1]], Folder),
    }
    late = set(random.Random(read.seed).sample(range(calls // 3, calls), min(read.controls, calls // 3)))
    for name, forgets in forgetting.items():
        lost = []
        cuts.run(late, lambda at, way, broken: lost.append(bool(broken)), lambda: ("none", lambda: False), forgets)
        report.count(f"of {len(lost)} cuts bad with {name}", sum(lost))
        report.require(any(lost), f"the control \"{name}\" lost nothing: this test does not see")
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
