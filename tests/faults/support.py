"""What the fault tests share: an invented consultation that grows draft by draft, the program run on it, and
the claims that must hold whatever was done to it. Only the standard library."""

import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

DONE, FOUND, USAGE, NOT_FOUND, NOT_ALLOWED, CONFLICT, INVALID, UNAVAILABLE, CORRUPT = range(9)
BUG = 70
INTERRUPTED = 130

# Words of libraries that a person should not be left alone with.
RAW_WORDS = ("SQLITE_", "git_", "libgit2", "std::", "terminate called", "basic_string", "what():",
             "failed to write", "Assertion", "Sanitizer")

WORDS = """autumn baker bridge budget carer chapel charter cheese cousin daylight depot ditch dozen engine evening
farmer ferry fiddle garden gravel harvest heather hedge island jacket kettle ladder lantern ledger market meadow
member mill mirror morning muddy neighbour orchard paper parcel path pebble pencil quarry quiet railway river
saddle school shelter shovel signal spring stable station stone summer table thatch timber tower tractor valley
village wagon walnut water weather willow window winter wool workshop""".split()

OPENINGS = ("We recognise that", "We commit to", "We agree that", "Partners acknowledge", "The valley needs")


class Result:
    def __init__(self, arguments, code, out, err):
        self.arguments, self.code, self.out, self.err = arguments, code, out, err

    def __str__(self):
        said = (self.err or self.out).strip().replace("\n", " | ")
        return f"redraft {' '.join(map(shorten, self.arguments))}: exit {self.code}: {said[:600]}"

    def json(self):
        return json.loads(self.out)


def shorten(word, most=60):
    word = str(word)
    return word if len(word) <= most else f"{word[:most]}... ({len(word)} characters)"


class Report:
    """Counts what was tried and remembers what broke; the exit status follows from it."""

    def __init__(self, name):
        self.name, self.violations, self.began, self.counts = name, [], time.monotonic(), {}

    def count(self, what, by=1):
        self.counts[what] = self.counts.get(what, 0) + by

    def say(self, text):
        print(f"{self.name}: {text}", flush=True)

    def violation(self, text):
        self.violations.append(text)
        print(f"{self.name}: VIOLATION: {text}", flush=True)

    def require(self, holds, text):
        if not holds:
            self.violation(text)
        return holds

    def finish(self):
        counts = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        seconds = time.monotonic() - self.began
        print(f"{self.name}: {counts}; {len(self.violations)} violations in {seconds:.0f} s")
        return 1 if self.violations else 0


def clean_environment(folder):
    """The tester's own settings and name must neither help nor harm."""
    keep = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    home = pathlib.Path(folder) / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {**keep, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "REDRAFT_AS": "Fault tester"}


class Consultation:
    """The program on one folder. `folder` is made by `begin`; `beside` holds what is not part of it."""

    def __init__(self, program, folder, beside=None):
        self.program = str(pathlib.Path(program).resolve())
        self.folder = pathlib.Path(folder)
        self.beside = pathlib.Path(beside or str(folder) + ".beside")
        self.beside.mkdir(parents=True, exist_ok=True)
        self.environment = clean_environment(self.beside)

    def run(self, *arguments, data=None, timeout=60, prefix=(), environment=None, stdout=subprocess.PIPE, cwd=None):
        call = [*prefix, self.program, *map(str, arguments)]
        done = subprocess.run(call, cwd=cwd or self.folder, env={**self.environment, **(environment or {})},
                              input=data if data is not None else b"", stdout=stdout,
                              stderr=subprocess.PIPE, timeout=timeout)
        return Result(arguments, done.returncode, (done.stdout or b"").decode("utf-8", "replace"),
                      done.stderr.decode("utf-8", "replace"))

    def must(self, *arguments, **settings):
        result = self.run(*arguments, **settings)
        if result.code != DONE:
            raise SystemExit(f"set-up failed: {result}")
        return result

    def start(self, *arguments, prefix=(), environment=None):
        """A process that can be killed or raced; what it says goes to files, so that no pipe blocks it."""
        out, err = open(self.beside / "out", "wb"), open(self.beside / "err", "wb")
        with out, err:
            return subprocess.Popen([*prefix, self.program, *map(str, arguments)], cwd=self.folder,
                                    env={**self.environment, **(environment or {})}, stdin=subprocess.DEVNULL,
                                    stdout=out, stderr=err)

    def git(self, *arguments):
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120)
        return Result(arguments, done.returncode, done.stdout.decode("utf-8", "replace"),
                      done.stderr.decode("utf-8", "replace"))

    def write(self, text, name="principles.md"):
        (self.folder / name).write_text(text, encoding="utf-8")

    def begin(self, versions=1):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")  # not the repository that the folder may lie in
        self.must("init")
        self.git("config", "user.name", "Harrow Partnership")
        self.git("config", "user.email", "drafting@example.org")
        for version in range(versions):
            self.write(document(version))
            if version == 0:
                self.must("add", "principles.md")
            self.must("publish", "principles", f"V{version}", "-m", f"Version {version}")
        return self

    def import_file(self, name, comments):
        file = self.beside / name
        file.write_text("".join(json.dumps(one) + "\n" for one in comments), encoding="utf-8")
        return file

    # What is there, as the program itself tells it. None where it does not answer.
    def labels(self):
        result = self.run("--json", "drafts")
        return [draft["label"] for draft in result.json()["drafts"]] if result.code == DONE else None

    def comments(self):
        result = self.run("--json", "comment", "list")
        if result.code != DONE:
            return None
        return {comment["body"]: comment for comment in result.json()["comments"]}

    def event(self, title):
        """A new event, by its id."""
        return self.must("--json", "event", "add", title).json()["events"][0]["id"]

    def passphrase(self):
        """A file with one for the handlers of concerns."""
        file = self.beside / "passphrase"
        file.write_text("three small green boats\n")
        return file

    @staticmethod
    def record(kind, name, event):
        """The command that puts down a remark, an approval or an adoption of this name."""
        return {"remark": ["remark", "add", event, "-m", name],
                "approve": ["approve", "add", "principles", "--body", name],
                "adopt": ["adopt", "sign", "principles", "--organisation", name, "--sector", "Groups", "--role",
                          "Chair"]}[kind]

    def recorded(self, kind):
        """The names of all that are there."""
        command, of, name = {"remark": (["remark", "list"], "remarks", "body"),
                             "approve": (["approve", "list", "principles"], "approvals", "body"),
                             "adopt": (["adopt", "list", "principles"], "organisations", "organisation")}[kind]
        return [one[name] for one in self.must("--json", *command).json()[of]]

    def problems(self):
        """What `check` has to say, or nothing where everything is whole."""
        result = self.run("--json", "check", timeout=120)
        if result.code not in (DONE, FOUND):
            return str(result)
        found = result.json()["findings"]
        return "; ".join(f"{one['rule']}: {one['message']}" for one in found) if found or result.code != DONE else ""

    def fsck(self):
        result = self.git("fsck", "--strict", "--full")
        bad = [line for line in (result.out + result.err).splitlines() if not line.startswith("dangling")]
        return "" if result.code == 0 and not bad else "git fsck: " + "; ".join(bad)[:300]


def sentence(source, words=14):
    return " ".join(source.choice(WORDS) for _ in range(words))


def document(version):
    """A document of ten sections; each version rewords two statements, adds one and takes one away. All
    statements are far apart, so that nothing about their lineage is in doubt."""
    lines = ["# Principles of the valley", ""]
    for section in range(10):
        lines += [f"## {WORDS[section * 7].capitalize()} and {WORDS[section * 7 + 3]}", ""]
        for place in range(6):
            source = random.Random(f"{section}/{place}")
            words = sentence(source, 20).split()
            for step in range(1, version + 1):
                if (section * 6 + place) % 30 == step % 30:
                    words[step % 20] = f"{WORDS[step % len(WORDS)]}{step}"
            lines += [f"{OPENINGS[source.randrange(len(OPENINGS))]} {' '.join(words)}.", ""]
        for step in range(1, version + 1):
            if step % 10 == section and step > version - 8:
                lines += [f"Added in step {step}: {sentence(random.Random(f'added {step}'), 18)}.", ""]
    return "\n".join(lines)


def comments_for(batch, count, label):
    """Comments that no other batch has; each body is their name in these tests."""
    made = []
    for number in range(count):
        source = random.Random(f"{batch}/{number}")
        section, place = source.randrange(10), source.randrange(6)
        words = sentence(random.Random(f"{section}/{place}"), 20).split()
        made.append({"id": f"{batch}-{number}", "kind": "support", "body": f"Comment {number} of batch {batch}.",
                     "reviewer": {"organisation": f"Group {number % 7}", "sector": "Invented"}, "channel": "survey",
                     "made_on": {"document": "principles", "draft": label,
                                 "quote": {"exact": " ".join(words[6:12])}}})
    return made


def raw_words(result):
    """Words of libraries in what was said, or said nothing at all though it failed."""
    if result.code != DONE and result.code != FOUND and not result.err.strip():
        return "no message"
    return ", ".join(word for word in RAW_WORDS if word in result.err)


def ended_badly(result):
    """Killed by a signal (a crash), or an error of ours."""
    return result.code < 0 or result.code == BUG or result.code >= 128 and result.code != INTERRUPTED


def wait_or_kill(process, seconds):
    """Waits so long, then kills; the exit status, negative where it was killed."""
    try:
        return process.wait(max(seconds, 0))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait()


def fresh(folder):
    folder = pathlib.Path(folder)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def existing_file(name):
    """An argument that names a file, as a path that holds in every folder."""
    path = pathlib.Path(name).resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no {name}")
    return str(path)


def arguments(description, **options):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("program", help="the redraft to test")
    parser.add_argument("folder", help="a folder of this test's own: it is emptied")
    parser.add_argument("--seed", type=int, default=1)
    for name, (kind, default, text) in options.items():
        parser.add_argument("--" + name.replace("_", "-"), type=kind, default=default, help=text)
    read = parser.parse_args()
    read.folder = fresh(pathlib.Path(read.folder).resolve())
    return read


if __name__ == "__main__":
    sys.exit("support.py is a part of the fault tests, not one of them")
