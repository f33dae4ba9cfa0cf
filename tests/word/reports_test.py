#!/usr/bin/env python3
"""Every report as a Word file, read by LibreOffice and by pandoc: the same headings, and tables of the
same rows and words, as the page of the report has.

    reports_test.py REDRAFT SOURCE_DIR

Skips loudly (status 77) where LibreOffice or pandoc is not installed.
"""
import html.parser
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import office  # noqa: E402

REDRAFT, SOURCE = sys.argv[1], sys.argv[2]


class Page(html.parser.HTMLParser):
    """First words, headings (level and words) and tables (rows of the words of each cell)."""

    def __init__(self, markup):
        super().__init__()
        self.headings, self.tables = [], []
        self.words, self.unread, self.first = None, 0, None
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.words = []
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.words = []
        elif tag in ("head", "style", "script"):
            self.unread += 1
        elif self.words is not None and tag in ("br", "p", "li", "div"):
            self.words.append(" ")

    def handle_endtag(self, tag):
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((int(tag[1]), self.taken()))
        elif tag in ("td", "th"):
            self.tables[-1][-1].append(self.taken())
        elif tag in ("head", "style", "script"):
            self.unread -= 1

    def handle_data(self, data):
        if not self.unread and data.strip() and not self.first:
            self.first = " ".join(data.split())
        if self.words is not None and not self.unread:
            self.words.append(data)

    def taken(self):
        # Formats that say no direction isolate what runs from right to left by characters.
        text = "".join(self.words or []).replace("\u2068", "").replace("\u2069", "")
        self.words = None
        return " ".join(text.split())


def redraft(folder, *words):
    environment = dict(os.environ, REDRAFT_NOW="2026-07-01T09:30:00Z")
    done = subprocess.run([REDRAFT, "-C", folder, *words], capture_output=True, env=environment,
                          timeout=120, check=False)
    assert done.returncode == 0, (words, done.stderr.decode())
    return done.stdout


# In a Word file the first heading is the title, and those of level 2 are its level 1. pandoc writes
# the title as a heading, LibreOffice as a paragraph.
def in_word(page):
    return [(level - 1, words) for level, words in page.headings[1:]]


def by_pandoc(path):
    done = subprocess.run(["pandoc", "--sandbox", "-s", "-f", "docx", "-t", "html", "--wrap=none",
                           path], capture_output=True, check=True)
    page = Page(done.stdout.decode())
    assert page.headings[0] == (1, page.first), page.headings
    page.headings = page.headings[1:]
    return page


def by_office(libre, path):
    with open(libre.convert(path, "html"), encoding="utf-8") as page:
        return Page(page.read())


def reports(folder):
    events = json.loads(redraft(folder, "--json", "event", "list"))["events"]
    commenting = json.loads(redraft(folder, "--json", "comment", "list", "principles"))["comments"]
    organisation = next(c["reviewer"]["organisation"] for c in commenting
                        if c["reviewer"]["organisation"])
    return {name: ["report", name, "principles@V1"]
            for name in ("dispositions", "you-said-we-did", "response", "coverage", "iso",
                         "provenance")} | {
        "organisation": ["report", "organisation", organisation, "principles@V1"],
        "register": ["adopt", "register", "principles"],
        "assessments": ["assess", "report", "maturity"],
        "actions": ["action", "report"],
        "grid": ["event", "grid", events[-1]["id"]]}


def main():
    absent = office.missing()
    if absent:
        print("SKIPPED: reports as Word files are not tested. apt-get install", *absent,
              file=sys.stderr)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as place, office.Office() as libre:
        folder = os.path.join(place, "tour")
        subprocess.run([os.path.join(SOURCE, "scripts/tour"), REDRAFT,
                        os.path.join(SOURCE, "sample-docs"), folder],
                       check=True, capture_output=True, timeout=300)
        differ, rows = [], {}
        for name, words in reports(folder).items():
            page = Page(redraft(folder, *words, "--format", "html").decode())
            path = os.path.join(place, name + ".docx")
            with open(path, "wb") as out:
                out.write(redraft(folder, *words, "--format", "docx"))
            assert page.headings, name
            rows[name] = sum(len(table) for table in page.tables)
            for reader, read in (("pandoc", by_pandoc(path)), ("LibreOffice", by_office(libre, path))):
                for what, ours, theirs in (("title", page.headings[:1], [(1, read.first)]),
                                           ("headings", in_word(page), read.headings),
                                           ("tables", page.tables, read.tables)):
                    for at in range(max(len(ours), len(theirs))):
                        if ours[at:at + 1] != theirs[at:at + 1]:
                            differ.append((name, reader, what, at, ours[at:at + 1],
                                           theirs[at:at + 1]))
                            break
        assert sum(count > 1 for count in rows.values()) > len(rows) / 2, rows
        assert not differ, "\n\n".join(str(one) for one in differ)
    print("every report reads the same in LibreOffice and pandoc")


main()
