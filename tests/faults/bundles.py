"""Bundles made to deceive, cut short, changed, and bundling that is killed or runs out of room. Each is refused with
a message of our own, and nothing is left: no file, no folder, half restored or not."""

import gzip
import hashlib
import io
import json
import pathlib
import random
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tarfile
import time

from support import (CONFLICT, CORRUPT, DONE, FOUND, INVALID, NOT_FOUND, UNAVAILABLE, Consultation, Report, arguments,
                     comments_for, document, ended_badly, raw_words, wait_or_kill)

REFUSED = (CONFLICT, CORRUPT, INVALID, NOT_FOUND, UNAVAILABLE)


def framed(raw):
    """A zstd frame that does not compress: magic number, a header for a window of 128 KiB, raw blocks."""
    out, size = b"\x28\xb5\x2f\xfd\x00\x38", 1 << 16
    blocks = [raw[at:at + size] for at in range(0, len(raw), size)] or [b""]
    for place, block in enumerate(blocks):
        out += struct.pack("<I", len(block) << 3 | (place == len(blocks) - 1))[:3] + block
    return out


def sealed(archive):
    digest = hashlib.sha256(archive).hexdigest().encode()
    return archive + b"\x50\x2a\x4d\x18\x47\x00\x00\x00" + b"sha256 " + digest


def tar_of(entries):
    """(name, bytes) or a TarInfo that is written as it is."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for entry in entries:
            if isinstance(entry, tarfile.TarInfo):
                tar.addfile(entry)
                continue
            info = tarfile.TarInfo(entry[0])
            info.size = len(entry[1])
            tar.addfile(info, io.BytesIO(entry[1]))
    return file.getvalue()


def manifest_of(entries, **changes):
    value = {"schema": "redraft/bundle/1", "people": True, "store": changes.pop("store"), "branch": "refs/heads/main",
             "files": [{"name": name, "size": len(text), "sha256": hashlib.sha256(text).hexdigest()}
                       for name, text in entries]}
    return ("manifest.json", json.dumps({**value, **changes}).encode())


class Bundles:
    def __init__(self, read):
        self.read, self.report = read, Report("bundles")
        self.there = Consultation(read.program, read.folder / "there").begin(2)
        self.there.must("comment", "import",
                        self.there.import_file("first.jsonl", comments_for("first", 30, "V1")))
        self.there.write(document(2))
        self.good = read.folder / "good.bundle"
        self.there.must("bundle", self.good, "--with-people")
        raw = subprocess.run(["tar", "--zstd", "-xOf", self.good, "manifest.json"], capture_output=True, check=True)
        self.manifest = json.loads(raw.stdout)
        apart = read.folder / "apart"
        apart.mkdir()
        subprocess.run(["tar", "--zstd", "-xf", self.good, "-C", apart], check=True)
        self.files = [(one["name"], (apart / one["name"]).read_bytes()) for one in self.manifest["files"]]
        self.store = self.manifest["store"]
        self.place = read.folder / "place"

    def names(self):
        return sorted(path.name for path in self.place.iterdir())

    def refused(self, bundle, what, codes=REFUSED, checked=True, says=""):
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        file = self.read.folder / "bad.bundle"
        file.write_bytes(bundle)
        result = self.there.run("unbundle", file, self.place / "restored", timeout=120)
        self.report.count("bundles refused")
        self.report.require(not ended_badly(result) and result.code in codes, f"{what}: {result}")
        self.report.require(not raw_words(result), f"{what}: {raw_words(result)}: {result}")
        self.report.require(says in result.err, f"{what}: refused for another reason: {result}")
        self.report.require(self.names() == [], f"{what}: left {self.names()}")
        if checked:
            proof = self.there.run("check", file, timeout=120)
            self.report.require(proof.code != DONE, f"{what}: check says that it is whole")
            self.report.require(not ended_badly(proof), f"{what}: {proof}")

    def made(self, entries, extra=(), **changes):
        return sealed(framed(tar_of([manifest_of(entries, **{"store": self.store, **changes}), *entries, *extra])))

    def the_forger_can_make_a_good_one(self):
        """Else all that follows would be refused for the wrong reason."""
        file = self.read.folder / "forged.bundle"
        file.write_bytes(self.made(self.files))
        self.there.must("check", file)
        self.there.must("unbundle", file, self.read.folder / "forged")

    def replaced(self, name, text):
        return [(one, text if one == name else old) for one, old in self.files]

    def forged(self):
        table = "store/comment.jsonl"
        rows = dict(self.files)[table]
        first = next(place for place, (name, _) in enumerate(self.files) if name.startswith("store/"))
        for name in ("work/../../escaped.md", "/tmp/escaped.md", "work/.git/hooks/post-checkout", "work/.git",
                     "work/.redraft/comments.db", "store/../../x.jsonl", "other.txt", "work/" + "a/" * 3000 + "b"):
            self.refused(self.made([*self.files[:first], (name, b"text"), *self.files[first:]]), f"a file {name[:60]}")
        self.refused(self.made(self.files, [("work/more.md", b"more")]), "a file more", (CORRUPT,),
                     says="does not say so")
        self.refused(self.made(self.files, [(table, rows)]), "a table twice in the archive", (CORRUPT,))
        self.refused(self.made([*self.files, (table, rows)]), "a table twice", (CORRUPT,))
        self.refused(self.made(self.files[:-1]), "without its last table", (CORRUPT,))
        self.refused(self.made(self.files[:first]), "without any table", (CORRUPT,))
        self.refused(self.made([(name, text) for name, text in self.files if name != "drafts.bundle"]),
                     "without its drafts", (CORRUPT,))
        self.refused(self.made(list(reversed(self.files))), "in another order", (CORRUPT,))
        self.refused(sealed(framed(tar_of([manifest_of(self.files, store=self.store), *self.files[1:]]))),
                     "one file less than the manifest says", (CORRUPT,))
        self.refused(sealed(framed(tar_of(self.files))), "without a manifest", (CORRUPT,))
        self.refused(sealed(framed(b"")), "empty", (CORRUPT,))
        self.refused(sealed(b"\x28\xb5\x2f\xfd" + b"x" * 200), "no zstd")
        self.refused(sealed(framed(tar_of([manifest_of([], store=self.store)]))), "with nothing in it", (CORRUPT,))
        for changes in ({"store": self.store + 1}, {"store": 0}, {"schema": "redraft/bundle/2"},
                        {"branch": "refs/heads/../../../../escaped"}, {"branch": "main"}, {"branch": ""},
                        {"branch": "refs/tags/principles/V0"}, {"people": "yes"}, {"files": None}):
            self.refused(self.made(self.files, **changes), f"a manifest with {changes}")

    def lies(self):
        listed = manifest_of(self.files, store=self.store)
        for what, change in (("hash", {"sha256": "0" * 64}), ("size", {"size": 1}), ("huge size", {"size": 1 << 40}),
                             ("impossible size", {"size": -1})):
            value = json.loads(listed[1])
            value["files"][-1].update(change)
            lie = ("manifest.json", json.dumps(value).encode())
            self.refused(sealed(framed(tar_of([lie, *self.files]))), f"a manifest that lies about a {what}",
                         says="manifest")
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("drafts.bundle")
            info.type, info.linkname = kind, "/etc/passwd"
            self.refused(sealed(framed(tar_of([listed, info, *self.files[1:]]))), f"an entry of type {kind}",
                         (CORRUPT,), says="no plain file")
        huge = tarfile.TarInfo("drafts.bundle")
        huge.size = 1 << 60
        raw = tar_of([listed]).rstrip(b"\0")
        raw += b"\0" * (-len(raw) % 512) + huge.tobuf(tarfile.GNU_FORMAT)
        self.refused(sealed(framed(raw)), "an entry of 2^60 bytes", (CORRUPT,))
        zeros = subprocess.run(["zstd", "-q", "-c"], input=tar_of([("manifest.json", bytes(300 << 20))]),
                               capture_output=True, check=False)
        if zeros.returncode == 0:
            self.refused(sealed(zeros.stdout), "a manifest that unpacks to 300 MB", (CORRUPT,))

    def rows(self):
        for name, text in self.files:
            if not name.startswith("store/") or not text:
                continue
            lines = text.splitlines(keepends=True)
            row = json.loads(lines[0])
            cases = {"a row less": b"".join(lines[1:]), "a row twice": text + lines[-1], "no JSON": b"row\n",
                     "a key more": json.dumps({**row, "more": 1}).encode() + b"\n" + b"".join(lines[1:]),
                     "a cut row": text[:-2]}
            for key, value in row.items():
                other = "changed" if isinstance(value, str) else 77
                cases[f"another {key}"] = json.dumps({**row, key: other}, separators=(",", ":"),
                                                     ensure_ascii=False).encode() + b"\n" + b"".join(lines[1:])
            for what, changed in cases.items():
                if self.read.all or random.random() < 0.15:
                    self.refused(self.made(self.replaced(name, changed)), f"{name} with {what}")

    def git(self):
        """Objects and references that are not ours, in a sound git bundle and out of one."""
        drafts = dict(self.files)["drafts.bundle"]
        head, pack = drafts.split(b"\n\n", 1)
        lines = head.split(b"\n")
        oid = lines[1].split()[0]
        for what, text in (
                ("another tag", head + b"\n" + oid + b" refs/tags/../../../escaped\n\n" + pack),
                ("another branch", head + b"\n" + oid + b" refs/heads/other\n\n" + pack),
                ("a tag twice", head + b"\n" + lines[-1] + b"\n\n" + pack),
                ("a reference to nothing", head + b"\n" + b"1" * 40 + b" refs/tags/principles/V9\n\n" + pack),
                ("a draft less", b"\n".join(lines[:-1]) + b"\n\n" + pack),
                ("no pack", head + b"\n\n"), ("half a pack", head + b"\n\n" + pack[:len(pack) // 2]),
                ("a changed pack", head + b"\n\n" + pack[:50] + b"\xff" + pack[51:]),
                ("no list", pack), ("a list without an end", head), ("nothing", b"")):
            self.refused(self.made(self.replaced("drafts.bundle", text)), f"drafts with {what}")
        # A tree that hides what stands outside behind a link of the folder's name.
        work = self.read.folder / "linked"
        shutil.copytree(self.there.folder, work, symlinks=True)
        linked = Consultation(self.read.program, work, self.read.folder / "beside")
        outside = self.read.folder / "outside"
        outside.mkdir()
        (work / "docs").symlink_to(outside)
        linked.git("add", "docs")
        linked.git("commit", "-qm", "A link")
        linked.must("bundle", self.read.folder / "linked.bundle", "--with-people")
        raw = subprocess.run(["tar", "--zstd", "-xOf", self.read.folder / "linked.bundle", "drafts.bundle"],
                             capture_output=True, check=True).stdout
        files = [(name, raw if name == "drafts.bundle" else text) for name, text in self.files]
        place = next(n for n, (name, _) in enumerate(files) if name.startswith("store/"))
        files.insert(place, ("work/docs/escaped.md", b"escaped"))
        self.refused(self.made(files), "a text behind a link", (CORRUPT,), says="no folder")
        self.report.require(not list(outside.iterdir()), "wrote through a link")

    def changed(self):
        good = self.good.read_bytes()
        for _ in range(self.read.flips):
            bad = bytearray(good)
            place = random.randrange(len(bad))
            bad[place] ^= 1 << random.randrange(8)
            self.refused(bytes(bad), f"a bit of byte {place}", checked=False)
            self.refused(good[:random.randrange(len(good))], "cut short", checked=False)
        self.refused(good + good, "twice", (CORRUPT,))
        self.refused(gzip.compress(good), "gzip", (INVALID,))
        self.refused(b"", "no bytes", (INVALID,))

    def killed(self):
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        for command in (("bundle", self.place / "new", "--with-people"), ("unbundle", self.good, self.place / "new")):
            began = time.monotonic()
            self.there.must(*command)
            whole = time.monotonic() - began
            self.clear()
            for _ in range(self.read.kills):
                process = self.there.start(*command)
                code = wait_or_kill(process, random.uniform(0, whole * 1.2))
                self.report.count("kills", by=code < 0)
                if (self.place / "new").exists():
                    new = self.place / "new"
                    proof = ("check", new) if command[0] == "bundle" else ("-C", new, "check")
                    result = self.there.run(*proof, timeout=120)
                    self.report.require(result.code == DONE, f"killed, and half of it is there: {result}")
                self.clear()
        problems = self.there.problems()
        self.report.require(not problems, f"after bundling was killed: {problems}")

    def clear(self):
        for path in self.place.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def no_room(self):
        """A limit on the size of files stands for a full disk: a write fails at that byte."""
        size = self.good.stat().st_size
        for limit in [1 << 12, size // 2, size - 10]:
            def narrow(limit=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            done = subprocess.run([self.there.program, "bundle", self.place / "new", "--with-people"],
                                  cwd=self.there.folder, env=self.there.environment, preexec_fn=narrow,
                                  capture_output=True, timeout=120, check=False)
            said = done.stderr.decode("utf-8", "replace")
            self.report.count("full disks")
            self.report.require(done.returncode == UNAVAILABLE, f"no room: exit {done.returncode}: {said}")
            self.report.require(self.names() == [], f"no room: left {self.names()}")

    def run(self):
        random.seed(self.read.seed)
        self.the_forger_can_make_a_good_one()
        for part in (self.forged, self.lies, self.rows, self.git, self.changed, self.killed, self.no_room):
            part()
        return self.report.finish()


if __name__ == "__main__":
    sys.exit(Bundles(arguments(__doc__, flips=(int, 20, "bits and cuts tried"), kills=(int, 10, "of each command"),
                               all=(int, 0, "1: every column of every table"))).run())
