"""LibreOffice and pandoc as readers and writers of Word files, by their command lines.

LibreOffice's edits are made in its own flat format, between two conversions: the package without
windows falls over when a program asks it to open a text with comments.
"""
import os
import re
import shutil
import subprocess
import tempfile

DATE = "2026-03-05T10:00:00"


def missing():
    """What is not installed, as package names."""
    programs = {"soffice": "libreoffice-writer-nogui", "pandoc": "pandoc"}
    return [package for program, package in programs.items() if not shutil.which(program)]


class Office:
    """LibreOffice with an empty profile of its own."""

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="redraft-office-")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home, ignore_errors=True)

    def convert(self, path, kind, reader=None):
        """The file as another kind ("csv", or "csv:" and how), beside the profile; its path.
        `reader` is how it is read."""
        out = tempfile.mkdtemp(dir=self.home)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{self.home}/profile",
             *(["--infilter=" + reader] if reader else []),
             "--convert-to", kind, "--outdir", out, path],
            check=True, capture_output=True, timeout=180)
        made = os.path.join(out, os.path.splitext(os.path.basename(path))[0] + "." +
                            kind.split(":")[0])
        assert os.path.exists(made), f"LibreOffice did not make {kind} of {path}"
        return made


class FlatText:
    """A text in LibreOffice's flat format, to look at and to edit."""

    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8") as text:
            self.xml = text.read()

    def save(self):
        with open(self.path, "w", encoding="utf-8") as out:
            out.write(self.xml)

    def comments(self):
        """Author, text and whether it is resolved, by the words it stands on."""
        found = []
        for name, resolved, inside, after in re.findall(
                r'<office:annotation\b[^>]*?office:name="([^"]*)"[^>]*?loext:resolved="(\w+)"[^>]*>'
                r'(.*?)</office:annotation>(.*?)(?=<office:annotation\b|$)', self.xml, re.S):
            author = re.search(r"<dc:creator>(.*?)</dc:creator>", inside).group(1)
            body = re.search(r"<text:p\b.*", inside, re.S).group(0)
            words = self.xml.split(f'office:name="{name}"', 1)[1]
            words = words.split("</office:annotation>", 1)[1]
            words = words.split(f'<office:annotation-end office:name="{name}"', 1)[0]
            words = re.sub(r"<office:annotation\b.*?</office:annotation>", "", words, flags=re.S)
            found.append((plain(author), plain(body), resolved == "true", plain(words)))
        return found

    def replace_once(self, words, xml):
        body = self.xml.index("<office:text")
        assert self.xml.count(words, body) == 1, (words, self.xml.count(words, body))
        self.xml = self.xml[:body] + self.xml[body:].replace(words, xml)

    def annotate(self, words, author, text):
        name = "made" + str(self.xml.count("<office:annotation "))
        self.replace_once(words, f'<office:annotation office:name="{name}"><dc:creator>{author}'
                          f'</dc:creator><dc:date>{DATE}</dc:date><text:p>{text}</text:p>'
                          f'</office:annotation>{words}<office:annotation-end office:name="{name}"/>')

    def track_replacement(self, before, after, author):
        """As if these words were replaced while changes were tracked."""
        who = (f"<office:change-info><dc:creator>{author}</dc:creator><dc:date>{DATE}</dc:date>"
               "</office:change-info>")
        self.replace_once(before, '<text:change text:change-id="ct2"/>'
                          f'<text:change-start text:change-id="ct1"/>{after}'
                          '<text:change-end text:change-id="ct1"/>')
        regions = ('<text:tracked-changes text:track-changes="false">'
                   f'<text:changed-region xml:id="ct1" text:id="ct1"><text:insertion>{who}'
                   "</text:insertion></text:changed-region>"
                   f'<text:changed-region xml:id="ct2" text:id="ct2"><text:deletion>{who}'
                   f"<text:p>{before}</text:p></text:deletion></text:changed-region>"
                   "</text:tracked-changes>")
        self.xml = re.sub(r"(<office:text\b[^>]*>)", lambda m: m.group(1) + regions, self.xml, 1)


def plain(xml):
    text = re.sub(r"<[^>]*>", "", xml)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return " ".join(text.split())
