"""Two people at once: one wins, the other is told; never a mixture. Publishes with one label and with two,
imports beside each other and beside a publish, and readers while all that goes on."""

import sys
import threading

from support import CONFLICT, DONE, UNAVAILABLE, Consultation, Report, arguments, comments_for, document, raw_words


class Race:
    def __init__(self, read):
        self.read, self.report = read, Report("two_publish")
        self.there = Consultation(read.program, read.folder / "consultation")
        self.version, self.batch, self.bodies = 0, 0, set()

    def together(self, *commands):
        """Results of commands that were started at one instant. On a slow machine one may have waited in vain for
        the other to finish writing: it is given again, as its hint says."""
        results, barrier = [None] * len(commands), threading.Barrier(len(commands))

        def one(at):
            barrier.wait()
            for _ in range(10):
                results[at] = self.there.run(*commands[at])
                if results[at].code != UNAVAILABLE or "is writing to it" not in results[at].err:
                    break
                self.report.count("commands given again after waiting in vain")

        threads = [threading.Thread(target=one, args=(at,)) for at in range(len(commands))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for result in results:
            if result.code != DONE:
                self.report.require(not raw_words(result), f"{result}: {raw_words(result)}")
        return results

    def next_text(self):
        self.version += 1
        self.there.write(document(self.version))

    def next_import(self, size):
        self.batch += 1
        made = comments_for(f"b{self.batch}", size, "V0")
        self.bodies |= {one["body"] for one in made}
        return ["comment", "import", self.there.import_file(f"b{self.batch}.jsonl", made)]

    def clean(self, when):
        problems = self.there.problems()
        self.report.require(not problems, f"{when}: check is not clean: {problems}")

    def same_label(self):
        self.next_text()
        label = f"V{self.version}"
        results = self.together(["publish", "principles", label], ["publish", "principles", label])
        self.report.require(sorted(result.code for result in results) == [DONE, CONFLICT],
                            f"one label twice: {results[0]}; {results[1]}")
        self.report.require(self.there.labels().count(label) == 1, f"{label} is not there once")
        self.clean("one label twice")
        self.report.count("races for one label")

    def two_labels(self):
        self.next_text()
        labels = [f"V{self.version}-left", f"V{self.version}-right"]
        results = self.together(*(["publish", "principles", label] for label in labels))
        codes = [result.code for result in results]
        there = [label for label in labels if label in self.there.labels()]
        self.report.require(set(codes) <= {DONE, CONFLICT} and DONE in codes,
                            f"two labels: {results[0]}; {results[1]}")
        self.report.require([label for label, code in zip(labels, codes) if code == DONE] == there,
                            f"two labels: exits {codes}, but there are {there}")
        self.clean("two labels")
        self.report.count("races of two labels")

    def imports(self):
        results = self.together(self.next_import(60), self.next_import(60))
        self.report.require(all(result.code == DONE for result in results), f"two imports: {results[0]}; {results[1]}")
        self.next_text()
        results = self.together(self.next_import(60), ["publish", "principles", f"V{self.version}"])
        self.report.require(all(result.code == DONE for result in results),
                            f"import beside publish: {results[0]}; {results[1]}")
        lost = self.bodies - set(self.there.comments() or {})
        self.report.require(not lost, f"acknowledged comments are gone: {sorted(lost)[:3]}")
        self.clean("imports")
        self.report.count("races of imports", 2)

    def one_file_twice(self):
        command = self.next_import(40)
        results = self.together(command, command)
        self.report.require(all(result.code == DONE for result in results), f"one file twice: {results}")
        found = self.there.run("--json", "comment", "list").json()["comments"]
        self.report.require(len(found) == len(self.bodies), f"one file twice: {len(found)} comments, "
                            f"not {len(self.bodies)}")
        self.report.count("files imported twice at once")

    def readers(self):
        """Readers see what was acknowledged, whole, and never fail because somebody writes."""
        over, seen = threading.Event(), {"reads": 0}

        def read():
            drafts = comments = 0
            while not over.is_set():
                for command in (["drafts"], ["comment", "list"], ["status"], ["diff", "principles", "V0", "V1"]):
                    result = self.there.run("--json", *command)
                    seen["reads"] += 1
                    if not self.report.require(result.code == DONE, f"a reader beside writers: {result}"):
                        return
                    if command == ["drafts"]:
                        found = len(result.json()["drafts"])
                        self.report.require(found >= drafts, f"drafts went from {drafts} to {found}")
                        drafts = found
                    if command == ["comment", "list"]:
                        found = len(result.json()["comments"])
                        self.report.require(found >= comments, f"comments went from {comments} to {found}")
                        comments = found

        reader = threading.Thread(target=read)
        reader.start()
        for _ in range(self.read.rounds):
            self.next_text()
            for command in (["publish", "principles", f"V{self.version}"], self.next_import(10)):
                result = self.there.run(*command)
                self.report.require(result.code == DONE, f"a writer beside a reader: {result}")
        over.set()
        reader.join()
        self.report.count("reads beside writers", seen["reads"])

    def run(self):
        self.there.begin(2)
        self.version = 1
        for _ in range(self.read.rounds):
            self.same_label()
            self.two_labels()
            self.imports()
            self.one_file_twice()
        self.readers()
        self.clean("at the end")
        self.report.require(not self.there.fsck(), f"at the end: {self.there.fsck()}")
        return self.report.finish()


if __name__ == "__main__":
    sys.exit(Race(arguments(__doc__, rounds=(int, 6, "how often each race is run (6)"))).run())
