"""difflib_lines.py OLD NEW: the links of Python's difflib on statements, a changed run paired in order."""
import difflib
import sys

old, new = (open(name, encoding="utf8").read().splitlines() for name in sys.argv[1:])
matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
for _, i, i_end, j, j_end in matcher.get_opcodes():
    for at in range(min(i_end - i, j_end - j)):
        print(f"{i + at}\t{j + at}")
