"""SIGKILL at random instants of publish, comment import, respond, remark, approve and adopt: nothing that was acknowledged is lost,
`redraft check` is clean, and the command can be given again.

With the shim every other kill falls on a chosen call that changes a file, so that no step is missed however
fast the machine is; without it all of them fall at random times."""

import sys
import random

from support import (CONFLICT, DONE, Consultation, Report, arguments, comments_for, document, existing_file, raw_words,
                     wait_or_kill)

CALLS = {"publish": 170, "import": 90, "respond": 45, "remark": 45, "approve": 60, "adopt": 60}


class Killer:
    def __init__(self, read):
        self.read, self.chance, self.report = read, random.Random(read.seed), Report("kill")
        self.there = Consultation(read.program, read.folder / "consultation")
        self.drafts, self.bodies, self.answers = {"V0"}, set(), {}
        self.version, self.batch = 0, 0
        self.took = {"publish": 0.1, "import": 0.15, "respond": 0.05, "remark": 0.05, "approve": 0.05, "adopt": 0.05}
        self.said = {"remark": set(), "approve": set(), "adopt": set()}

    def task(self, kind):
        """The command, and what it will have done: drafts, comments, answers."""
        if kind == "publish":
            self.version += 1
            self.there.write(document(self.version))
            label = f"V{self.version}"
            return ["publish", "principles", label], {label}, set(), {}
        if kind == "import":
            self.batch += 1
            made = comments_for(f"b{self.batch}", self.chance.randint(1, 15), f"V{self.version}")
            file = self.there.import_file("batch.jsonl", made)
            return ["comment", "import", file], set(), {one["body"] for one in made}, {}
        if kind in self.said:
            self.name = f"Body {self.chance.randrange(10**9)}"
            return self.there.record(kind, self.name, self.event), set(), set(), {}
        body = self.chance.choice(sorted(self.bodies))
        reason = f"Reason {self.chance.randrange(10**9)}."
        words = body.removesuffix(".").split()
        name = f"{words[4]}-{words[1]}"
        return ["respond", name, "--decision", "noted", "-m", reason], set(), set(), {body: reason}

    def kill(self, command, kind, by_call):
        if by_call:
            at = self.chance.randint(1, CALLS[kind])
            process = self.there.start(*command, environment={
                "LD_PRELOAD": self.read.shim, "REDRAFT_FAULTS_ROOT": str(self.there.folder),
                "REDRAFT_FAULTS_KILL_AT": str(at)})
            return wait_or_kill(process, 60), f"call {at}"
        seconds = self.chance.uniform(0.2, 1.1) * self.took[kind]
        return wait_or_kill(self.there.start(*command), seconds), f"{1000 * seconds:.0f} ms"

    def acknowledge(self, drafts, bodies, answers):
        self.drafts |= drafts
        self.bodies |= bodies
        self.answers.update(answers)

    def verify(self, when, may_be=None):
        """`may_be`: answers that were given by a command that was killed, and may stand or not."""
        problems = self.there.problems()
        self.report.require(not problems, f"{when}: check is not clean: {problems}")
        labels, comments = self.there.labels(), self.there.comments()
        if not self.report.require(labels is not None and comments is not None, f"{when}: it cannot be read"):
            return set(), {}
        lost = self.drafts - set(labels)
        self.report.require(not lost, f"{when}: acknowledged drafts are gone: {sorted(lost)}")
        lost = self.bodies - set(comments)
        self.report.require(not lost, f"{when}: acknowledged comments are gone: {sorted(lost)[:3]}")
        for kind, names in self.said.items():
            lost = names - set(self.there.recorded(kind))
            self.report.require(not lost, f"{when}: acknowledged by {kind} and gone: {sorted(lost)[:3]}")
        for body, reason in self.answers.items():
            given = (comments.get(body) or {}).get("disposition") or {}
            if given.get("reason") not in (reason, (may_be or {}).get(body)):
                self.report.violation(f"{when}: the answer to \"{body}\" is not \"{reason}\" but {given}")
        return set(labels), comments

    def again(self, command, kind, drafts, there_before, when):
        """A decision that had been recorded before the kill is there once."""
        result = self.there.run(*command)
        done_already = drafts and drafts <= there_before
        if done_already:
            self.report.count("publishes that had happened")
        expected = CONFLICT if done_already else DONE
        self.report.require(result.code == expected, f"{when}: given again, expected exit {expected}: {result}")
        self.report.require(result.code == DONE or not raw_words(result), f"{when}: {result}: {raw_words(result)}")
        if kind in ("approve", "adopt"):
            times = self.there.recorded(kind).count(self.name)
            self.report.require(times == 1, f"{when}: it is recorded {times} times")
        locks = [str(file.relative_to(self.there.folder)) for file in self.there.folder.rglob("*.lock")]
        self.report.require(not locks, f"{when}: a lock was left: {locks}")

    def round(self, number):
        kinds = ["publish", "publish", "import", "respond", *self.said]
        kind = self.chance.choice(kinds if self.bodies else ["import"])
        command, drafts, bodies, answers = self.task(kind)
        by_call = bool(self.read.shim) and number % 2 == 0
        code, at = self.kill(command, kind, by_call)
        when = f"round {number}, {kind} killed at {at}"
        if code == DONE:
            self.acknowledge(drafts, bodies, answers)
            self.said.get(kind, set()).add(getattr(self, "name", ""))
            self.report.count("ended before the kill")
        elif code < 0:
            self.report.count(f"{kind} killed")
        else:
            self.report.violation(f"{when}: exit {code}: {(self.there.beside / 'err').read_text()}")
        if number % 3 == 2:
            # The very next thing may also be the command itself, without a check that repairs.
            there_before = set(self.there.labels() or [])
        else:
            there_before, _ = self.verify(when, answers)
        if code != DONE:
            self.again(command, kind, drafts, there_before, when)
            self.acknowledge(drafts, bodies, answers)
            self.said.get(kind, set()).add(getattr(self, "name", ""))
        if number % 3 == 2:
            self.verify(when + ", after it was given again")

    def run(self):
        self.there.begin()
        self.event = self.there.event("Spring assembly")
        for number in range(self.read.kills):
            self.round(number)
            if number % 50 == 49:
                self.report.say(f"{number + 1} kills")
            if len(self.report.violations) > 20:
                break
        self.verify("at the end")
        self.report.require(not self.there.fsck(), f"at the end: {self.there.fsck()}")
        status = self.there.git("status", "--porcelain").out.splitlines()
        litter = [line for line in status if ".redraft-write-" in line]
        self.report.count("half-written files left in the work tree", len(litter))
        self.report.count("drafts", len(self.drafts))
        self.report.count("comments", len(self.bodies))
        self.report.count("answers", len(self.answers))
        self.report.count("remarks, approvals and adoptions", sum(map(len, self.said.values())))
        return self.report.finish()


if __name__ == "__main__":
    sys.exit(Killer(arguments(__doc__, kills=(int, 60, "how many (60)"),
                              shim=(existing_file, None, "the fault shim, for kills at chosen calls"))).run())
