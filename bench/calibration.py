#!/usr/bin/env python3
"""How far the confidence of links can be believed, on pairs of drafts whose true links are known.

usage: calibration.py PROGRAM PAIR...

PROGRAM is the redraft program. A PAIR is a folder with a.md, b.md and truth.json: a list of entries with "a" and "b"
(lists of {"i", "text"}), "kind" (removed and added have one side only), "score" (false: not counted) and, where several
statements are involved, "edges" (lists of {"a", "b"}: the i of each side). Texts are compared by letters and digits alone.

Prints a Markdown table: links by confidence, and the share of them that is right. A link between statements of which the
truth says nothing, or of which it says removed and added while they read alike, counts neither way.
"""
import difflib
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

BINS = [(0.95, 1.01), (0.9, 0.95), (0.85, 0.9), (0.7, 0.85), (0.55, 0.7), (0, 0.55)]
READ_ALIKE = 0.55


def normal(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


class Truth:
    def __init__(self, path):
        self.links, self.known, self.aside = set(), (set(), set()), (set(), set())
        for entry in json.loads(path.read_text(encoding="utf-8")):
            sides = [{x["i"]: normal(x["text"]) for x in entry[side]} for side in "ab"]
            for side in (0, 1):
                (self.known if entry["score"] else self.aside)[side].update(sides[side].values())
            if not entry["score"] or not sides[0] or not sides[1]:
                continue
            edges = [(e["a"], e["b"]) for e in entry.get("edges", [])]
            edges = edges or [(a, b) for a in sides[0] for b in sides[1]]
            self.links.update((sides[0][a], sides[1][b]) for a, b in edges)
        self.linked = ({a for a, _ in self.links}, {b for _, b in self.links})

    def judge(self, text_a, text_b):
        """True, False, or None for a link that counts neither way."""
        a, b = normal(text_a), normal(text_b)
        if (a, b) in self.links:
            return True
        if a in self.linked[0] or b in self.linked[1]:
            return False
        if a in self.aside[0] or b in self.aside[1] or (a not in self.known[0] and b not in self.known[1]):
            return None
        alike = difflib.SequenceMatcher(None, text_a.casefold(), text_b.casefold(), autojunk=False).ratio()
        return None if alike >= READ_ALIKE else False


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, pairs = sys.argv[1], [Path(p) for p in sys.argv[2:]]
    counts = {inferred: {b: [0, 0] for b in BINS} for inferred in (False, True)}
    statements = 0
    for pair in pairs:
        truth = Truth(pair / "truth.json")
        drafts = [str(pair / "a.md"), str(pair / "b.md")]
        diff = json.loads(subprocess.run([program, "compare", *drafts, "--json", "--all"], capture_output=True, check=True).stdout)
        statements += max(sum(len(c[side]) for c in diff["changes"]) for side in ("from", "to"))
        for change in diff["changes"]:
            confidence = change.get("confidence", 1)
            at = next(b for b in BINS if b[0] <= confidence < b[1])
            for a in change["from"]:
                for b in change["to"]:
                    right = truth.judge(a["text"], b["text"])
                    if right is None:
                        continue
                    for inferred in (False, True):
                        if not inferred or change.get("basis") == "inferred":
                            counts[inferred][at][0] += 1
                            counts[inferred][at][1] += right
    print("| confidence | links | right | inferred links | right |\n| --- | --- | --- | --- | --- |")
    for low, high in BINS:
        row = [f"{low:.2f}-{min(high, 1):.2f}"]
        for inferred in (False, True):
            links, right = counts[inferred][low, high]
            row += [f"{links:,}", f"{100 * right / links:.2f} %" if links else "-"]
        print("| " + " | ".join(row) + " |")
    print(f"\n{len(pairs)} pairs, {statements:,} statements", file=sys.stderr)


if __name__ == "__main__":
    main()
