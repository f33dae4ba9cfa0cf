"""Reads what `redraft compare` writes back, knowing the formats and nothing of redraft's code.

Usage: read_back_test.py REDRAFT SOURCE_DIR

Accepting every mark must give the statements of the newer text, rejecting every mark those of the older,
byte for byte: in CriticMarkup, on the page, and in Markdown as cmark-gfm renders it. Marks that are not
balanced could not be read back so. What the statements are is asked of `redraft compare --json`, in both
directions.
"""

import html
import html.parser
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

MARK = re.compile(
    r"\{\+\+(?P<put_in>.*?)\+\+\}"
    r"|\{--(?P<taken_out>.*?)--\}"
    r"|\{~~(?P<old>.*?)~>(?P<new>.*?)~~\}"
    r"|\{==(?P<lit>.*?)==\}"
    r"|\{>>(?P<remark>.*?)<<\}",
    re.DOTALL,
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z]+);)")
LEAD = re.compile(r"\A(?:#{1,6} |- )")

failures = 0


def settled(page, accept):
    def side(mark):
        if mark["put_in"] is not None:
            return mark["put_in"] if accept else ""
        if mark["taken_out"] is not None:
            return "" if accept else mark["taken_out"]
        if mark["old"] is not None:
            return mark["new"] if accept else mark["old"]
        return mark["lit"] or ""

    return MARK.sub(side, page)


def plain(markdown):
    return ESCAPE.sub(lambda found: found[1] or html.unescape(found[2]), markdown)


def statements(page, accept):
    """The lines of every block, without bullets and heading marks."""
    found = []
    for block in settled(page, accept).split("\n\n"):
        words = plain(LEAD.sub("", block.removesuffix("\n"), count=1))
        if words:
            found += words.split("\n")
    return found


class Page(html.parser.HTMLParser):
    """The statements of a page of changes; complains of an element that is not closed in its place."""

    EMPTY = {"meta", "br"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.sides, self.faults = [], {True: [], False: []}, []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"not closed: {self.open}")

    def inside(self, tag, word=""):
        return any(name == tag and (not word or word in classes) for name, classes in self.open)

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.handle_data("\n")
        if tag not in self.EMPTY:
            self.open.append((tag, (dict(attributes).get("class") or "").split()))
        if tag == "p" and "dir" in dict(attributes) and self.inside("section", "change"):
            for lines in self.sides.values():
                lines.append("")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop()[0] != tag:
            self.faults.append(f"</{tag}> where nothing of it is open")

    def handle_data(self, text):
        hidden = self.inside("bdi", "unseen") or self.inside("span", "line")
        if hidden or not self.inside("p") or not self.inside("section", "change"):
            return
        if self.inside("p", "remarks") or self.inside("section", "departed"):
            return
        for accept, lines in self.sides.items():
            if not self.inside("del" if accept else "ins"):
                lines[-1] += text

    def statements(self, accept):
        return [line for block in self.sides[accept] if block for line in block.split("\n")]


def rendered(markdown, sides):
    """The words behind "Was:", "Now:" and the like, as a reader of GitHub's Markdown sees them."""
    page = subprocess.run(
        ["cmark-gfm", "-e", "strikethrough", "-e", "table"],
        input=markdown.encode(), check=True, capture_output=True,
    ).stdout.decode()
    found = []
    for item in re.findall(rf"<li>(?:{'|'.join(sides)}): (.*?)</li>", page, re.DOTALL):
        found += html.unescape(re.sub(r"<[^>]*>", "", item.replace("<br />\n", "\n"))).split("\n")
    return found


def redraft(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True).stdout.decode()


def later_statements(older, newer):
    changes = json.loads(redraft("compare", older, newer, "--all", "--json"))["changes"]
    scrambled = any(change["kind"] in ("merged", "split") for change in changes)
    return [ref["text"] for change in changes for ref in change["to"]], scrambled


def check(name, older, newer, folder):
    global failures
    paths = []
    for side, text in (("old.md", older), ("new.md", newer)):
        path = folder / side
        path.write_bytes(text.encode())
        paths.append(str(path))
    page = redraft("compare", *paths, "--all", "--format", "criticmarkup")
    after, scrambled = later_statements(paths[0], paths[1])
    before, _ = later_statements(paths[1], paths[0])
    readings = {"CriticMarkup": (statements(page, True), statements(page, False))}
    web = Page(redraft("compare", *paths, "--all", "--format", "html"))
    readings["the page"] = (web.statements(True), web.statements(False))
    if shutil.which("cmark-gfm"):
        markdown = redraft("compare", *paths, "--all", "--format", "markdown")
        readings["Markdown"] = (
            rendered(markdown, ("Now", "Text", "Added", "Restored")),
            rendered(markdown, ("Was", "Text", "Removed")),
        )
    faults = [("the page", fault) for fault in web.faults]
    for reader, (accepted, rejected) in readings.items():
        # Only CriticMarkup keeps the older order too, and there the parts of a split or a merge stand
        # together, not each in its place.
        exact = reader == "CriticMarkup" and not scrambled
        for side, wanted, got, ordered in (
            ("accepted", after, accepted, exact or reader != "CriticMarkup"),
            ("rejected", before, rejected, exact),
        ):
            if not ordered:
                wanted, got = sorted(wanted), sorted(got)
            if wanted != got:
                first = next((pair for pair in zip(wanted, got) if pair[0] != pair[1]), None)
                faults.append((f"{reader}, {side}", first or (len(wanted), len(got))))
    for where, what in faults:
        failures += 1
        print(f"FAILED {name}, {where}: {what}\n{older!r}\n{newer!r}")


PIECES = [
    "we", "must", "not", "14 days", "12 March 2026", "the", "board", "carers", "agree",
    "{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{>>", "<<}", "{==", "==}", "{", "}", "~", "~~",
    "+", "++", "-", "--", "=", "==", ">", "\\<", "\\&amp;", "\\&#123;", "\\*x\\*", "\\_", "a_b",
    "`co{++de++}`", "**bold**", "*slant*", "[link](http://a.example/b)", "1.", "2)", "\\#", "|", "!",
    "\u0646\u0644\u062a\u0632\u0645", "\u05d0\u05e0\u05d5", "\u6211\u4eec\u627f\u8bfa",
    "\u03b4\u03b5\u03c3\u03bc\u03cc\u03c2", "\u043e\u0442\u0432\u0435\u0442", "\u0939\u092e \u0938\u092d\u0940",
    "\u0e40\u0e23\u0e32\u0e2a\u0e31\u0e0d\u0e0d\u0e32", "cafe\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1ec\U0001f1e7",
]


def words(chance, count):
    return " ".join(chance.choice(PIECES) for _ in range(chance.randint(1, count)))


def document(chance):
    blocks = []
    for _ in range(chance.randint(1, 6)):
        kind = chance.choice(["paragraph", "paragraph", "heading", "items", "table", "code"])
        if kind == "heading":
            blocks.append("## " + words(chance, 4))
        elif kind == "items":
            blocks.append("\n".join("- " + words(chance, 6) for _ in range(2)))
        elif kind == "table":
            cells = [words(chance, 3).replace("|", "\\|") for _ in range(4)]
            blocks.append(f"| {cells[0]} | {cells[1]} |\n| --- | --- |\n| {cells[2]} | {cells[3]} |")
        elif kind == "code":
            blocks.append("```\n{++ not a mark ++}\n```")
        else:
            blocks.append("Then " + words(chance, 14))
    return blocks


def edited(chance, blocks):
    """The same with words put in and taken out, blocks moved, gone and new."""
    result = []
    for block in blocks:
        if chance.random() < 0.1 or block.startswith(("|", "`")):
            result.append(block if chance.random() < 0.8 else "Now " + words(chance, 5))
            continue
        pieces = block.split(" ")
        for _ in range(chance.randint(0, 3)):
            at = chance.randrange(1, len(pieces) + 1)
            if chance.random() < 0.5 or at == len(pieces):
                pieces.insert(at, chance.choice(PIECES))
            else:
                del pieces[at]
        result.append(" ".join(pieces))
    if chance.random() < 0.3:
        result.insert(0, result.pop())
    return result


def main():
    sample = pathlib.Path(sys.argv[2]) / "sample-docs"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check(
            "the sample drafts",
            (sample / "principles-v0-1.md").read_text(encoding="utf-8"),
            (sample / "principles-v1.md").read_text(encoding="utf-8"),
            folder,
        )
        check("marks of its own", "Take {++this++} or {~~that~>those~~}.\n", "Take {--this--}.\n", folder)
        check("edges", "We agree a+b and c.\n", "We agree a+ and -c = d.\n", folder)
        for seed in range(60):
            chance = random.Random(seed)
            blocks = document(chance)
            check(
                f"seed {seed}",
                "\n\n".join(blocks) + "\n",
                "\n\n".join(edited(chance, blocks)) + "\n",
                folder,
            )
    print(f"{failures} failures")
    return 1 if failures else 0


program = sys.argv[1]
sys.exit(main())
