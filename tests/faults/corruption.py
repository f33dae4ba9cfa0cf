"""Single bytes flipped in the comment store and in git's objects: `redraft check` says so (exit 1 or 8; 7 for
a version number), never crashes, never shows a library's own error, and never passes a flip in live data as clean.

Bytes of the comment store that hold nothing (free pages, the gaps inside pages) may pass; they are told apart by
reading the file format here. Record files in the work tree are edited by people: there only the manner counts."""

import pathlib
import random
import shutil
import sqlite3
import sys
import zlib

from support import (CORRUPT, DONE, FOUND, UNAVAILABLE, Consultation, Report, arguments, comments_for, document,
                     ended_badly, raw_words)


def fold_in(folder):
    store = sqlite3.connect(folder / ".redraft/comments.db")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    for end in ("-wal", "-shm"):
        (folder / f".redraft/comments.db{end}").unlink(missing_ok=True)


def number(data, at, size):
    return int.from_bytes(data[at:at + size], "big")


def idle_bytes(data):
    """Offsets of a SQLite file that hold no data: free pages, and what b-tree pages do not use."""
    size = number(data, 16, 2) or 65536
    idle, free = set(), set()
    trunk = number(data, 32, 4)
    while trunk:
        at = (trunk - 1) * size
        leaves = number(data, at + 4, 4)
        free.add(trunk)
        free |= {number(data, at + 8 + 4 * leaf, 4) for leaf in range(leaves)}
        idle |= set(range(at + 8 + 4 * leaves, at + size))
        trunk = number(data, at, 4)
    idle |= set(range(24, 28)) | set(range(72, 100))  # change counter; reserved, and who wrote it last
    for page in range(1, len(data) // size + 1):
        base = (page - 1) * size
        if page in free:
            idle |= set(range(base + 8, base + size))
            continue
        head = base + (100 if page == 1 else 0)
        if data[head] not in (2, 5, 10, 13):
            continue  # an overflow page: the length of its text is not looked up, all of it counts as live
        pointers = head + (12 if data[head] in (2, 5) else 8)
        cells, content = number(data, head + 3, 2), number(data, head + 5, 2) or 65536
        idle |= set(range(pointers + 2 * cells, base + content))
        gap = number(data, head + 1, 2)
        while gap:
            length = number(data, base + gap + 2, 2)
            idle |= set(range(base + gap + 4, base + gap + length))
            gap = number(data, base + gap, 2)
    return idle


def content_of(object_file):
    """What zlib reads from a loose object, or nothing where it refuses."""
    try:
        return zlib.decompress(bytes(object_file))
    except zlib.error:
        return None


def tells_of_version(result):
    """Another number where a file says its version cannot be told from a file of a later redraft: it is refused as one."""
    return result.code == UNAVAILABLE and ("newer version" in result.err or "format version" in result.err)


class Corruption:
    def __init__(self, read):
        self.read, self.chance, self.report = read, random.Random(read.seed), Report("corruption")
        self.there = Consultation(read.program, read.folder / "consultation")

    def prepare(self):
        there = self.there.begin(3)
        there.must("comment", "import", there.import_file("first.jsonl", comments_for("first", 60, "V2")))
        for number_of in range(20):
            there.must("respond", f"first-{number_of}", "--decision", "noted", "-m", f"Reason {number_of}.")
        there.must("comment", "reply", "first-3", "-m", "A reply to a comment.")
        there.must("note", "add", "principles", "-m", "A note.", "--why", "A reason.")
        there.write(document(3))
        there.must("publish", "principles", "V3")
        fold_in(there.folder)

    def look(self, what, when):
        """True when the flip was seen."""
        result = self.there.run("check")
        self.report.require(not ended_badly(result), f"{when}: {result}")
        self.report.require(result.code in (DONE, FOUND, CORRUPT) or tells_of_version(result),
                            f"{when}: expected exit 1 or 8: {result}")
        raw = raw_words(result) if result.code != DONE else ""
        self.report.require(not raw, f"{when}: {raw}: {result}")
        reader = self.there.run("comment", "list") if self.chance.random() < 0.3 else result
        self.report.require(not ended_badly(reader), f"{when}: {reader}")
        self.report.count(f"flips in {what}")
        return result.code != DONE

    def restore(self):
        folder = self.there.folder / ".redraft"
        for end in ("-wal", "-shm"):
            (folder / f"comments.db{end}").unlink(missing_ok=True)

    def meaning(self):
        """Every row of every table, as it can be read."""
        store = sqlite3.connect(self.there.folder / ".redraft/comments.db")
        try:
            tables = [name for name, sql in store.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' "
                                                          "ORDER BY name") if "VIRTUAL" not in sql]
            found = {name: sorted(map(repr, store.execute(f'SELECT * FROM "{name}"'))) for name in tables
                     if not name.startswith("comment_search_")}
            return found | {"comment_search": self.answers(store)}
        except sqlite3.DatabaseError as damage:
            return str(damage)
        finally:
            store.close()

    @staticmethod
    def answers(store):
        """What the search index holds, word by word and place by place, and what it finds for each word. How it packs
        that is FTS5's affair: some of its bits are read by nobody."""
        store.execute("CREATE VIRTUAL TABLE temp.words_found USING fts5vocab(main, comment_search, instance)")
        held = sorted(store.execute("SELECT term, doc, col, offset FROM words_found"))
        find = "SELECT rowid FROM comment_search WHERE comment_search MATCH ? ORDER BY rowid"
        words = sorted({word for word, *_ in held})
        queries = [f'"{word}"' for word in words] + [f'"{word[:2]}"*' for word in words]
        return held, [store.execute(find, [query]).fetchall() for query in queries]

    def comment_store(self):
        store = self.there.folder / ".redraft/comments.db"
        whole = store.read_bytes()
        idle = idle_bytes(whole)
        live = [at for at in range(len(whole)) if at not in idle]
        missed, meaning = [], self.meaning()
        for _ in range(self.read.flips):
            at, bit = self.chance.choice(live), 1 << self.chance.randrange(8)
            damaged = bytearray(whole)
            damaged[at] ^= bit
            store.write_bytes(damaged)
            if not self.look("live bytes of the comment store", f"comment store, byte {at} ^ {bit}"):
                # What is derived from the drafts is made again on opening, with no word about it; and a bit of the
                # search index may be read by nobody.
                if self.meaning() == meaning:
                    self.report.count("of them without any effect")
                else:
                    missed.append(at)
            self.restore()
        store.write_bytes(whole)
        for _ in range(self.read.flips // 5):
            if not idle:
                break
            at = self.chance.choice(sorted(idle))
            damaged = bytearray(whole)
            damaged[at] ^= 0x20
            store.write_bytes(damaged)
            if self.look("idle bytes of the comment store", f"comment store, idle byte {at}"):
                self.report.count("idle flips seen")
            self.restore()
        store.write_bytes(whole)
        self.report.say(f"comment store: {len(whole)} bytes, {len(live)} live; "
                        f"{self.read.flips - len(missed)} of {self.read.flips} live flips seen")
        self.judge_missed(whole, missed)

    def judge_missed(self, whole, missed):
        size = number(whole, 16, 2) or 65536
        for at in missed:
            page = at // size + 1
            self.report.violation(f"comment store: a flip of live byte {at} (page {page}, offset {at % size}) "
                                  "passes as clean")

    def objects(self):
        """Each object that a draft rests on, in turn: nothing of it may be lost unseen."""
        listed = self.there.git("rev-list", "--objects", "--all").out.split("\n")
        tags = self.there.git("for-each-ref", "--format=%(objectname)", "refs/tags").out.split()
        names = sorted({line.split()[0] for line in listed if line} | set(tags))
        self.chance.shuffle(names)
        missed = 0
        for name in names[:self.read.flips]:
            file = self.there.folder / ".git/objects" / name[:2] / name[2:]
            whole = file.read_bytes()
            damaged = bytearray(whole)
            at, bit = self.chance.randrange(len(whole)), 1 << self.chance.randrange(8)
            text = content_of(whole)
            damaged[at] ^= bit
            file.chmod(0o644)
            file.write_bytes(damaged)
            kind = self.there.git("cat-file", "-t", name).out.strip() or "damaged"
            seen = self.look("git objects", f"object {name[:10]}, byte {at} of {len(whole)}")
            if not seen and content_of(damaged) == text:
                self.report.count("of them where zlib reads nothing")  # bits that fill the last byte before its sum
            elif not seen:
                missed += 1
                self.report.violation(f"git: a flip of byte {at} of {len(whole)} ^ {bit} of object {name} ({kind}) "
                                      f"passes as clean; {self.there.fsck() or 'git fsck passes it too'}")
            file.write_bytes(whole)
            self.restore()
        self.report.say(f"git objects: {min(len(names), self.read.flips) - missed} of "
                        f"{min(len(names), self.read.flips)} flips seen")
        for name in names[:5]:
            file = self.there.folder / ".git/objects" / name[:2] / name[2:]
            aside = self.read.folder / "aside"
            shutil.move(file, aside)
            self.report.require(self.look("git objects taken away", f"object {name[:10]} gone"),
                                f"git: object {name} is gone and passes as clean")
            shutil.move(aside, file)
            self.restore()

    def records(self):
        seen = tried = 0
        files = sorted(pathlib.Path(self.there.folder / ".redraft").rglob("*.tsv"))
        for _ in range(self.read.flips // 2):
            file = self.chance.choice(files)
            whole = file.read_bytes()
            damaged = bytearray(whole)
            damaged[self.chance.randrange(len(whole))] ^= 1 << self.chance.randrange(8)
            file.write_bytes(damaged)
            tried += 1
            seen += self.look("record files of the work tree", f"record {file.name}")
            file.write_bytes(whole)
            self.restore()
        self.report.say(f"record files of the work tree: {seen} of {tried} flips seen")

    def run(self):
        self.prepare()
        self.report.require(not self.there.problems(), f"set-up: {self.there.problems()}")
        fold_in(self.there.folder)
        self.comment_store()
        self.objects()
        self.records()
        self.report.require(not self.there.problems(), f"whole again: {self.there.problems()}")
        return self.report.finish()


if __name__ == "__main__":
    sys.exit(Corruption(arguments(__doc__, flips=(int, 100, "flips in the comment store and in objects (100)"))).run())
