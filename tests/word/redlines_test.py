#!/usr/bin/env python3
"""Tracked changes that redraft writes: accepted they give the later draft, rejected the earlier one.

    redlines_test.py REDRAFT SOURCE_DIR

Skips loudly (status 77) where LibreOffice or pandoc is not installed.
"""
import os
import re
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import office  # noqa: E402

REDRAFT, SOURCE = sys.argv[1], sys.argv[2]

EARLIER = """# Sedlow Charter

## Money

We pay every invoice within **thirty days** of its date.

We publish what we spend on travel each year.

We share the cost of transport between partners.

- We ask before we cut.
- We tell people what was cut.

## People

We recognise that volunteers give their time freely. We thank them at the end of each year.

We commit to meet residents every month in the town hall.

We keep the minutes of every meeting for ten years.
"""

LATER = """# Sedlow Charter

## Money

We pay every invoice within **ten days** of its date.

We publish what we spend on travel each year.

We share the cost of transport between partners.

- We ask before we cut.

We pay people for the hours that they give to this work.

## People

We recognise that volunteers give their time freely.

We thank them at the end of each year.

We keep the minutes of every meeting for ten years.

We commit to meet residents every month in the town hall.
"""


def redraft(folder, *words):
    environment = dict(os.environ, REDRAFT_NOW="2026-03-01T09:30:00Z")
    done = subprocess.run([REDRAFT, "-C", folder, *words], capture_output=True, env=environment,
                          timeout=120, check=False)
    assert done.returncode == 0, (words, done.stderr.decode())
    return done.stdout


def lines_of_markdown(markdown):
    """The words of each block, without marks."""
    lines = (re.sub(r"^(#+|-|\d+\.)\s+", "", line.strip()).replace("**", "")
             for line in markdown.splitlines())
    return [line for line in lines if line and not line.startswith("<!--")]


def by_pandoc(path, changes):
    out = subprocess.run(["pandoc", "--sandbox", "-f", "docx", "-t", "plain", "--wrap=none",
                          "--track-changes=" + changes, path], capture_output=True, check=True)
    # It keeps the title apart, and the bullet of an item that is gone.
    lines = (re.sub(r"^\s*-(\s+|$)", "", line).strip() for line in out.stdout.decode().splitlines())
    return ["Sedlow Charter"] + [line for line in lines if line]


def settle(xml, accept):
    """The text with every tracked change accepted or rejected, paragraphs' ends too."""
    gone = ("del", "moveFrom") if accept else ("ins", "moveTo")
    xml = re.sub(r"<(w:\w+)( [^>]*)></\1>", r"<\1\2/>", xml)
    for name in gone:
        xml = re.sub(rf"<w:{name} [^>]*[^/]>.*?</w:{name}>", "", xml, flags=re.S)
    out, carried = [], ""
    for paragraph in re.findall(r"<w:p(?: [^>]*)?>(.*?)</w:p>", xml, re.S):
        properties = (re.findall(r"<w:pPr>(.*?)</w:pPr>", paragraph, re.S) or [""])[0]
        text = carried + "".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)</w:", paragraph))
        ends_here = not any(f"<w:{name} " in properties for name in gone)
        carried = "" if ends_here else text
        if ends_here and text.strip():
            out.append(" ".join(text.split()))
    return out + ([carried] if carried.strip() else [])


def main():
    absent = office.missing()
    if absent:
        print("SKIPPED: redlines in Word files are not tested. apt-get install", *absent,
              file=sys.stderr)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, office.Office() as desk:
        subprocess.run(["git", "init", "-q", folder], check=True)
        for key, value in (("user.name", "Officer"), ("user.email", "officer@sedlow.example")):
            subprocess.run(["git", "-C", folder, "config", key, value], check=True)
        redraft(folder, "init")
        for label, text in (("V0-1", EARLIER), ("V1", LATER)):
            with open(os.path.join(folder, "charter.md"), "w", encoding="utf-8") as out:
                out.write(text)
            redraft(folder, "add", "charter.md")
            redraft(folder, "publish", "charter", label, "-m", "x")
        path = os.path.join(folder, "changes.docx")
        with open(path, "wb") as out:
            out.write(redraft(folder, "diff", "charter", "V0-1", "V1", "--format", "docx"))
        xml = zipfile.ZipFile(path).read("word/document.xml").decode()
        for mark in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart"):
            assert f"<{mark} " in xml, f"nothing is marked {mark}"
        later, earlier = lines_of_markdown(LATER), lines_of_markdown(EARLIER)
        assert settle(xml, True) == later, settle(xml, True)
        assert settle(xml, False) == earlier, settle(xml, False)
        saved = zipfile.ZipFile(desk.convert(path, "docx")).read("word/document.xml").decode()
        assert settle(saved, True) == later, settle(saved, True)
        assert settle(saved, False) == earlier, settle(saved, False)
        assert by_pandoc(path, "accept") == later, by_pandoc(path, "accept")
        assert by_pandoc(path, "reject") == earlier, by_pandoc(path, "reject")
        redraft(folder, "import", path, "--as", "charter", "--track-changes", "reject", "--yes",
                "--replace")
        with open(os.path.join(folder, "charter.md"), encoding="utf-8") as text:
            rejected = re.sub(r" <!-- @\S+ -->", "", text.read())
        assert lines_of_markdown(rejected) == earlier, rejected
        table = os.path.join(folder, "dispositions.docx")
        redraft(folder, "comment", "add", "charter#money-1@V0-1", "-m", "Ten would do.", "--late")
        with open(table, "wb") as out:
            out.write(redraft(folder, "report", "dispositions", "charter", "--format", "docx"))
        read = office.FlatText(desk.convert(table, "fodt")).xml
        assert "Ten would do." in read and read.count("<table:table ") == 3, read[-2000:]
    print("accepted, the later draft; rejected, the earlier one")


main()
