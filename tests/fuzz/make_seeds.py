#!/usr/bin/env python3
"""Makes the seeds of the fuzzers that come from programs people use, by running these programs.

    make_seeds.py REDRAFT SOURCE_DIR

Needs pandoc, LibreOffice (writer and calc) and node. corpus/README.md says what each seed is; those
written by hand are left alone. Ids, dates and boundaries differ from run to run.
"""
import csv
import email.generator
import email.message
import io
import json
import mailbox
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

REDRAFT, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
CORPUS = os.path.join(SOURCE, "tests/fuzz/corpus")
sys.path.insert(0, os.path.join(SOURCE, "tests/word"))
import office  # noqa: E402

# The first byte of these is how they are cut into pieces.
PIECES = b"a"

TABLE = [["document", "anchor", "body", "created"],
         ["d", "a", 'Zwei\nZeilen; "so"', "2026-03-01"], ["d", "b", "'=1+1", ""]]

TEXT = """# Plan

> We may meet residents every month.

Must, not may.

7.3: too long

1. Roads
2. *Water*, see [the wells](https://wells.example/a)

| Who  | What |
| ---- | ---- |
| Town | Pays |

"We pay within thirty days": ten. نلتزم
"""

TRACKED = """# Charter

We pay [late]{.deletion author="Ada Ruhl" date="2026-03-01T10:00:00Z"}[early]{.insertion
author="Ada Ruhl" date="2026-03-01T10:00:00Z"}, in [why?]{.comment-start id="0" author="Ada Ruhl"
date="2026-03-01T10:00:00Z"}cash[]{.comment-end id="0"}.

- a [b]{.insertion author="Sam Poe" date="2026-03-01T10:00:00Z"}

| x | y |
|---|---|
| 1 | 2 |
"""

MARKED = """# Charter

We {++always ++}pay {~~late~>early~~}{>>why?<<}, {--mostly --}in {==cash==}{>>No<<}.

{++New one.

And another.++}

- a {--b--} {++- c++}
"""

LINES = """
const lines = [
  {id: "n-1", body: "How soon?\\nنلتزم", made_on: {document: "principles", anchor: "aims-1",
   quote: {exact: "every month"}}, reviewer: {organisation: "Quay", name: "Ada"}},
  {id: "n-2", body: "😀 Good.", made_on: {document: "principles", anchor: "aims-1"},
   kind: "support", suggestion: "weekly", replies: [{body: "Thanks.", author: "Ola"}]}];
process.stdout.write(lines.map((line) => JSON.stringify(line) + "\\n").join(""));
"""


def save(name, content, before=b""):
    with open(os.path.join(CORPUS, name), "wb") as out:
        out.write(before + (content if isinstance(content, bytes) else content.encode()))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def part(word_or_sheet, name):
    return zipfile.ZipFile(io.BytesIO(word_or_sheet)).read(name)


def pandoc(text, *words):
    return subprocess.run(["pandoc", *words], input=text if isinstance(text, bytes) else
                          text.encode(), capture_output=True, check=True).stdout


def python_table(**how):
    out = io.StringIO()
    csv.writer(out, **how).writerows(TABLE)
    return out.getvalue()


def message(number, sender, html=False, attached=False):
    made = email.message.EmailMessage()
    made["From"], made["To"] = sender, "desk@sedlow.example"
    made["Subject"] = "The charter – a few things"
    made["Message-ID"] = f"<{number}@quay.example>"
    made["Date"] = "Tue, 03 Mar 2026 09:12:00 +0000"
    made.set_content("Hi,\n\nOn Mon, 2 Mar 2026, the desk wrote:\n> We may meet.\n\nMust.\n\n"
                     "7.3: too long\nSection 2: cut\n\n-- \nOrla\n")
    if html:
        made.add_alternative("<p>Hi,</p><blockquote>We may meet.</blockquote><p>Must &amp; will."
                             "</p><ol><li>7.3: too long</li></ol>", subtype="html")
    if attached:
        made.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="n.pdf")
    return made


def mails():
    one = message(1, "Orla Pickering <orla@quay.example>")
    policy = one.policy.clone(linesep="\r\n")
    save("mail/plain.eml", one.as_bytes(policy=policy))
    save("pasted_text/python_reply.txt", one.get_content())
    whole = message(2, "Zoë Pickering <zoe@quay.example>", html=True, attached=True)
    save("mail/python_multipart.eml", whole.as_bytes())
    for name, messages in (("python_mailbox", [whole, one]),
                           ("python_html", [message(3, "Orla <orla@quay.example>", html=True)])):
        with tempfile.TemporaryDirectory() as folder:
            box = mailbox.mbox(os.path.join(folder, "box"))
            for each in messages:
                box.add(mailbox.mboxMessage(each))
            box.close()
            save(f"mail/{name}.mbox", read(os.path.join(folder, "box")))


def texts(desk, folder):
    path = os.path.join(folder, "plan.docx")
    pandoc(TEXT, "-f", "markdown", "-o", path)
    for kind in ("gfm", "commonmark_x"):
        save(f"markdown/pandoc_{kind}.md", pandoc(read(path), "-f", "docx", "-t", kind))
    plain = pandoc(read(path), "-f", "docx", "-t", "plain")
    office_text = read(desk.convert(path, "txt:Text (encoded):UTF8"))
    for where in ("pasted_text", "plain_text"):
        save(f"{where}/pandoc_plain.txt", plain)
        save(f"{where}/libreoffice.txt", office_text)
    tracked = os.path.join(folder, "tracked.docx")
    pandoc(TRACKED, "-f", "markdown", "-o", tracked)
    save("word/pandoc", read(tracked))
    # LibreOffice's own file: it reads pandoc's, is commented on in its flat format, and writes.
    edited = office.FlatText(desk.convert(tracked, "fodt"))
    edited.annotate("Charter", "Jane Roe", "Which one?")
    edited.save()
    save("word/libreoffice", read(desk.convert(edited.path, "docx")))
    # Marks that somebody typed in Word, as pandoc hands them on.
    marked = os.path.join(folder, "marked.docx")
    pandoc(MARKED, "-f", "markdown_strict", "-o", marked)
    save("criticmarkup/pandoc.md", pandoc(read(marked), "-f", "docx", "-t", "commonmark"))


def sheets(desk, folder):
    save("comment_files/python_table", "\ufeff" + python_table(delimiter=";"), PIECES)
    save("csv/python_semicolons", "\ufeff" + python_table(delimiter=";"), PIECES)
    path = os.path.join(folder, "table.csv")
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(python_table())
    book = desk.convert(path, "xlsx", "CSV:44,34,76,1,,0,false,true,false")
    save("sheet/libreoffice.xlsx", read(book))
    save("sheet/styles.xml", part(read(book), "xl/styles.xml"))
    save("sheet/worksheet.xml", part(read(book), "xl/worksheets/sheet1.xml"))
    table = read(desk.convert(book, "csv:Text - txt - csv (StarCalc):44,34,76"))
    save("csv/libreoffice", table, PIECES)
    save("comment_files/libreoffice_table", table, PIECES)


def ours(folder):
    environment = dict(os.environ, REDRAFT_NOW="2026-03-01T09:30:00Z")

    def redraft(*words):
        return subprocess.run([REDRAFT, "-C", folder, *words], check=True, capture_output=True,
                              env=environment, timeout=120).stdout

    subprocess.run(["git", "init", "-q", folder], check=True)
    for key, value in (("user.name", "Officer"), ("user.email", "officer@sedlow.example")):
        subprocess.run(["git", "-C", folder, "config", key, value], check=True)
    redraft("init")
    for label in ("V0-1", "V1"):
        text = os.path.join(folder, "charter.md")
        with open(text, "w", encoding="utf-8") as out:
            out.write("# Charter\n\nWe pay within thirty days.\n\n- We meet residents.\n" if
                      label == "V0-1" else "# Charter\n\n- We meet all residents.\n\nWe pay early.\n")
        redraft("add", text)
        redraft("publish", "charter", label, "-m", label)
        redraft("comment", "add", "charter#charter-2", "--quote", "We", "--suggest", "We all",
                "-m", "Who is\n=we? نلتزم", "--organisation", "Harbour Board")
    first = json.loads(redraft("--json", "comment", "list"))["comments"][0]["id"]
    redraft("comment", "reply", first, "-m", "All of us.")
    redraft("respond", first, "--decision", "noted", "-m", "Seen")
    table = redraft("comment", "export", "--format", "csv")
    save("comment_files/export", table, PIECES)
    save("csv/export", table, PIECES)
    save("comment_files/redraft_annotations",
         redraft("comment", "export", "--format", "annotations"), PIECES)
    save("criticmarkup/redraft.md",
         redraft("diff", "charter", "V0-1", "V1", "--format", "criticmarkup"))
    save("criticmarkup/redraft_export.md", redraft("export", "charter", "--format", "criticmarkup"))
    exported = redraft("export", "charter")
    save("word/exported", exported)
    save("word/comments-part", part(exported, "word/comments.xml"))
    save("word/text-part", part(exported, "word/document.xml"))
    save("word/redline", redraft("diff", "charter", "V0-1", "V1", "--format", "docx"))
    save("sheet/form.xlsx", redraft("report", "iso", "charter", "--format", "xlsx"))
    survey = os.path.join(SOURCE, "sample-docs/survey.csv")
    save("sheet_map/survey-map.json", redraft("comment", "map", survey, "charter@V1"))
    shutil.copyfile(survey, os.path.join(CORPUS, "sheet/survey.csv"))
    shutil.copyfile(os.path.join(SOURCE, "sample-docs/assembly-remarks.csv"),
                    os.path.join(CORPUS, "remark_table/remarks.csv"))


def main():
    save("comment_files/node_lines", subprocess.run(
        ["node", "-e", LINES], check=True, capture_output=True).stdout, PIECES)
    mails()
    with tempfile.TemporaryDirectory() as folder, office.Office() as desk:
        texts(desk, folder)
        sheets(desk, folder)
    with tempfile.TemporaryDirectory() as folder:
        ours(folder)


main()
