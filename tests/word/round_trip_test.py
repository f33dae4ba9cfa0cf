#!/usr/bin/env python3
"""A draft goes out to Word, is edited and commented on in LibreOffice, and comes in again: every
statement keeps its anchor, every comment its words, and nothing else changes.

    round_trip_test.py REDRAFT SOURCE_DIR

Skips loudly (status 77) where LibreOffice or pandoc is not installed.
"""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import office  # noqa: E402

REDRAFT, SOURCE = sys.argv[1], sys.argv[2]

CHARTER = """# Sedlow Charter

## Money

We *pay* every invoice within **thirty days** of its date, as [the rules](https://sedlow.example/rules) say.

We publish what we spend on travel each year.

- We ask before we cut.
- We share the cost of transport between partners.
  1. Buses first.
  2. Then trains.

| Principle | Behaviour |
| --- | --- |
| Openness | We answer letters. |
| Care | We visit people at home. |

## People

We recognise that volunteers give their time freely.

> A quoted line stays a quote.

We commit to meet residents every month.
"""

EDITED = "We publish what we spend on travel and food each year."


def redraft(folder, *words, status=0, binary=False):
    environment = dict(os.environ, REDRAFT_NOW="2026-03-01T09:30:00Z", GIT_AUTHOR_NAME="Officer",
                       GIT_AUTHOR_EMAIL="officer@sedlow.example", GIT_COMMITTER_NAME="Officer",
                       GIT_COMMITTER_EMAIL="officer@sedlow.example")
    done = subprocess.run([REDRAFT, "-C", folder, *words], capture_output=True, env=environment,
                          timeout=120)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout if binary else done.stdout.decode()


def read_json(folder, *words):
    return json.loads(redraft(folder, "--json", *words))


def statements(folder, draft):
    return [(s["anchor"], s["kind"], s["text"])
            for s in read_json(folder, "statements", "charter@" + draft)["statements"]]


def begin(folder):
    redraft(folder, "init")
    for key, value in (("user.name", "Officer"), ("user.email", "officer@sedlow.example")):
        subprocess.run(["git", "-C", folder, "config", key, value], check=True)
    with open(os.path.join(folder, "charter.md"), "w", encoding="utf-8") as out:
        out.write(CHARTER)
    redraft(folder, "add", "charter.md")
    redraft(folder, "publish", "charter", "V0-1", "-m", "First")
    redraft(folder, "comment", "add", "charter#money-1", "--id", "c-1", "--quote", "thirty days",
            "-m", "Ten would do.", "--organisation", "Harbour Board")
    redraft(folder, "comment", "reply", "c-1", "-m", "Which office?")
    redraft(folder, "comment", "add", "charter#people-2", "--id", "c-2", "-m", "In the evening.")
    redraft(folder, "respond", "c-2", "--decision", "not accepted", "-m", "Halls close at six.")


def export(folder, name, *words):
    path = os.path.join(folder, name)
    with open(path, "wb") as out:
        out.write(redraft(folder, "export", "charter@V0-1", *words, binary=True))
    return path


def comments(folder):
    listed = read_json(folder, "comment", "list", "charter", "--named")["comments"]
    return {c["body"] or c["suggestion"]: c for c in listed}


def check_reads_back(desk, path):
    notes = {text: (author, resolved, words) for author, text, resolved, words in
             office.FlatText(desk.convert(path, "fodt")).comments()}
    assert notes["Ten would do."][2] == "thirty days", notes
    assert notes["Ten would do."][0].startswith("Harbour Board, r-"), notes
    assert notes["Ten would do."][1] is False, notes
    assert notes["In the evening."][1] is True, notes
    assert any(text.startswith("Decision: not accepted.") for text in notes), notes
    assert "Which office?" in notes, notes


def check_same(folder, path):
    before = statements(folder, "V0-1")
    taken = read_json(folder, "comment", "import", path, "charter@V0-1")
    assert (taken["added"], taken["replies"], taken["tray"]) == (0, 0, 0), taken
    redraft(folder, "import", path, "--as", "charter", "--yes", "--replace")
    assert statements(folder, "working") == before, (statements(folder, "working"), before)
    with open(os.path.join(folder, "charter.md"), encoding="utf-8") as text:
        working = text.read()
    assert working.count("<!-- @") == len(before), working
    assert "*pay*" in working and "**thirty days**" in working, working
    assert "[the rules](https://sedlow.example/rules)" in working, working
    status = read_json(folder, "status", "charter")
    counted = status["documents"][0]["changes"]
    changes = {kind: n for kind, n in counted.items() if n and kind != "unchanged"}
    assert not changes, status


def edit(desk, path):
    text = office.FlatText(desk.convert(path, "fodt"))
    text.annotate("residents", "Jane Roe", "And visitors?")
    text.annotate("answer letters", "Sam Poe", "E-mail too.")
    text.track_replacement("travel", "travel and food", "Jane Roe")
    text.save()
    return desk.convert(text.path, "docx")


def check_edited(folder, path):
    before = statements(folder, "V0-1")
    taken = read_json(folder, "comment", "import", path, "charter@V0-1")
    assert (taken["added"], taken["tray"]) == (3, 0), taken
    again = read_json(folder, "comment", "import", path, "charter@V0-1")
    assert (again["added"], again["replies"]) == (0, 0), again
    found = comments(folder)
    assert found["And visitors?"]["made_on"]["quote"]["exact"] == "residents"
    assert found["And visitors?"]["made_on"]["anchor"] == "people-2"
    assert found["And visitors?"]["reviewer"]["name"] == "Jane Roe"
    assert found["E-mail too."]["made_on"]["quote"]["exact"] == "answer letters"
    suggestion = [c for c in found.values() if c["kind"] == "suggest"]
    assert len(suggestion) == 1 and suggestion[0]["made_on"]["anchor"] == "money-2", suggestion
    assert "travel and food" in suggestion[0]["suggestion"], suggestion
    redraft(folder, "import", path, "--as", "charter", "--yes", "--replace", "--track-changes",
            "accept")
    after = statements(folder, "working")
    expected = [(a, k, EDITED if a == "money-2" else t) for a, k, t in before]
    assert after == expected, (after, expected)
    redraft(folder, "import", path, "--as", "charter", "--yes", "--replace", "--track-changes",
            "reject")
    assert statements(folder, "working") == before


def main():
    absent = office.missing()
    if absent:
        print("SKIPPED: the round trip through LibreOffice is not tested. apt-get install",
              *absent, file=sys.stderr)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, office.Office() as desk:
        subprocess.run(["git", "init", "-q", folder], check=True)
        begin(folder)
        path = export(folder, "out.docx")
        assert export(folder, "again.docx") == os.path.join(folder, "again.docx")
        with open(path, "rb") as one, open(os.path.join(folder, "again.docx"), "rb") as other:
            assert one.read() == other.read(), "the same draft gave other bytes"
        check_reads_back(desk, path)
        check_same(folder, path)
        saved = desk.convert(path, "docx")
        check_same(folder, saved)
        check_edited(folder, edit(desk, saved))
    print("out to Word, through LibreOffice, and in again: nothing lost, nothing changed")


main()
