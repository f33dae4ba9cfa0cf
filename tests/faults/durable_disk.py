"""What a disk may hold after a power cut, by the strict rules of POSIX: the data of a file are sure once the file
was synced, its name once the folder was. Everything since may be there, be lost, or be there in part.

Fed with the log of the fault shim; folders and files that were there before are sure."""

import os
import pathlib
import shutil
import struct

HEADER = struct.Struct("<c7xQQII")
SECTOR = 512


def read_log(path):
    """(call, inode, offset, name or data, second name) in the order they were made."""
    raw, at, calls = pathlib.Path(path).read_bytes(), 0, []
    while at < len(raw):
        call, inode, offset, first, second = HEADER.unpack_from(raw, at)
        at += HEADER.size
        calls.append((call.decode(), inode, offset, raw[at:at + first], raw[at + first:at + first + second]))
        at += first + second
    return calls


class File:
    def __init__(self, data=b""):
        self.sure = bytearray(data)
        self.since = []  # (offset, data), or (size, None) for a truncation

    def sync(self):
        self.sure = self.content(lambda: True)
        self.since = []

    def content(self, kept):
        """The bytes; `kept` decides for each sector that was not synced."""
        data = bytearray(self.sure)
        for offset, new in self.since:
            if new is None:
                if kept():
                    del data[offset:]
                    data.extend(b"\0" * (offset - len(data)))
                continue
            at = offset
            while at < offset + len(new):
                end = min((at // SECTOR + 1) * SECTOR, offset + len(new))
                if kept():
                    data.extend(b"\0" * (at - len(data)))
                    data[at:end] = new[at - offset:end - offset]
                at = end
        return data


class Folder:
    def __init__(self):
        self.sure, self.now, self.since = {}, {}, []  # since: lists of (name, what or None), each one change

    def change(self, *entries):
        self.since.append(entries)
        self.apply(self.now, entries)

    @staticmethod
    def apply(names, entries):
        for name, what in entries:
            if what is None:
                names.pop(name, None)
            else:
                names[name] = what

    def sync(self):
        self.sure, self.since = dict(self.now), []

    def content(self, kept):
        names = dict(self.sure)
        for entries in self.since:
            if kept():
                self.apply(names, entries)
        return names


class Disk:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.by_inode = {}
        self.top = self.take_in(self.root)

    def take_in(self, path):
        """A file or folder as it is now, sure."""
        inode = os.lstat(path).st_ino
        if path.is_dir():
            folder = Folder()
            for entry in os.scandir(path):
                folder.now[entry.name] = self.take_in(pathlib.Path(entry.path))
            folder.sync()
            self.by_inode[inode] = folder
            return folder
        self.by_inode[inode] = File(path.read_bytes())
        return self.by_inode[inode]

    def parent(self, name):
        """The folder of a name as the log has it, and its last part."""
        parts = pathlib.Path(os.path.normpath(os.fsdecode(name))).relative_to(self.root).parts
        folder = self.top
        for part in parts[:-1]:
            folder = folder.now[part]
        return folder, parts[-1]

    def make(self, call):
        kind, inode, offset, first, second = call
        if kind == "W":
            self.by_inode[inode].since.append((offset, first))
        elif kind == "T":
            self.by_inode[inode].since.append((offset, None))
        elif kind == "S":
            self.by_inode[inode].sync()
        elif kind in "CM":
            folder, name = self.parent(first)
            self.by_inode[inode] = File() if kind == "C" else Folder()
            folder.change((name, self.by_inode[inode]))
        elif kind in "UD":
            folder, name = self.parent(first)
            folder.change((name, None))
        elif kind in "LR":
            (folder, name), (target, new) = self.parent(first), self.parent(second)
            what = folder.now[name]
            if kind == "L":
                target.change((new, what))
            elif folder is target:
                folder.change((new, what), (name, None))
            else:
                target.change((new, what))
                folder.change((name, None))

    def write_to(self, path, kept, leave_out=lambda name: False):
        """Makes the tree as `kept` decides, over one that is there already: folders that are in both stay, which
        is much faster than making the many folders of git's objects anew."""
        self._write(self.top, pathlib.Path(path), kept, leave_out)

    def _write(self, what, path, kept, leave_out):
        if isinstance(what, Folder):
            names = {name: inner for name, inner in what.content(kept).items() if not leave_out(name)}
            if path.is_dir():
                for entry in list(os.scandir(path)):
                    if not entry.is_dir(follow_symlinks=False):
                        os.unlink(entry.path)
                    elif not isinstance(names.get(entry.name), Folder):
                        shutil.rmtree(entry.path)
            else:
                path.mkdir(parents=True)
            for name, inner in names.items():
                self._write(inner, path / name, kept, leave_out)
        else:
            path.write_bytes(what.content(kept))
            path.chmod(0o600)
