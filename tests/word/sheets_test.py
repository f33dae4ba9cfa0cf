#!/usr/bin/env python3
"""Spreadsheets through LibreOffice: ours are read the same, and a survey saved by it is taken in.

    sheets_test.py REDRAFT SOURCE_DIR

Skips loudly (status 77) where LibreOffice is not installed.
"""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import office  # noqa: E402

REDRAFT, SOURCE = sys.argv[1], sys.argv[2]
# Separator, quotes, UTF-8.
CSV = "Text - txt - csv (StarCalc):%d,34,76"
CALC = "/usr/lib/libreoffice/program/libsclo.so"

# A survey as LibreOffice's own flat format has it: dates and booleans by type, a formula, merged
# cells, a hidden row, rich text, and a second sheet.
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="d"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="d"/>
<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Cover"/>
<table:table table:name="Answers">
<table:table-row>%s</table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="101"/>
<table:table-cell table:style-name="date" office:value-type="date" office:date-value="2026-04-13"/>
<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Loft &amp; Sons</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Before, <text:span text:style-name="bold">not</text:span> after.</text:p><text:p>Truly.</text:p></table:table-cell>
<table:table-cell table:formula="of:=CONCATENATE(&quot;So &quot;;&quot;be it&quot;)" office:value-type="string"><text:p>So be it</text:p></table:table-cell>
</table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="102"/>
<table:table-cell table:style-name="date" office:value-type="date" office:date-value="2026-04-14"/>
<table:covered-table-cell/>
<table:table-cell table:formula="of:=TRUE()" office:value-type="boolean" office:boolean-value="true"/>
<table:table-cell office:value-type="string"><text:p>'=1+1</text:p></table:table-cell>
</table:table-row>
</table:table>
</office:spreadsheet></office:body></office:document>
"""
HEADINGS = ["Response ID", "Submitted", "Organisation", "Comments on 2.3", "Anything else?"]


def redraft(folder, *words, status=0):
    environment = dict(os.environ, REDRAFT_NOW="2026-05-11T09:30:00Z")
    done = subprocess.run([REDRAFT, "-C", folder, *words], capture_output=True, env=environment,
                          timeout=120, check=False)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout


def consultation(folder):
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    for key, value in (("name", "Sedlow"), ("email", "drafting@example.org")):
        subprocess.run(["git", "-C", folder, "config", "user." + key, value], check=True)
    redraft(folder, "init")
    shutil.copy(os.path.join(SOURCE, "sample-docs/principles-v0-1.md"), folder + "/principles.md")
    redraft(folder, "add", "principles.md")
    redraft(folder, "publish", "principles", "V0-1", "-m", "For the survey")
    redraft(folder, "comment", "import", os.path.join(SOURCE, "sample-docs/comments.csv"))


def write(path, content):
    with open(path, "wb") as out:
        out.write(content)
    return path


def rows_of(content):
    return list(csv.reader(content.decode("utf-8-sig").splitlines(keepends=True)))


def check_ours(folder, libre):
    """What LibreOffice sees in our spreadsheets is what our CSV says."""
    for report in ("dispositions", "iso", "coverage"):
        sheet = write(f"{folder}/{report}.xlsx",
                      redraft(folder, "report", report, "principles", "--format", "xlsx"))
        with open(libre.convert(sheet, "csv:" + CSV % 44), encoding="utf-8", newline="") as made:
            seen = list(csv.reader(made))
        ours = rows_of(redraft(folder, "report", report, "principles", "--format", "csv"))
        assert len(seen) == len(ours), (report, len(seen), len(ours))
        for theirs, row in zip(seen, ours):
            assert [cell.replace("\r\n", "\n") for cell in theirs] == row, (theirs, row)


def check_form(folder, libre):
    """The comment form, opened and saved in LibreOffice, brings nothing new but what was added."""
    sheet = write(folder + "/form.xlsx",
                  redraft(folder, "report", "iso", "principles", "--format", "xlsx"))
    os.rename(libre.convert(libre.convert(sheet, "ods"), "xlsx"), sheet)
    again = json.loads(redraft(folder, "--json", "comment", "import", sheet, "principles"))
    assert again["added"] == 0 and again["existed"] == 12, again
    form = write(folder + "/form.docx",
                 redraft(folder, "report", "iso", "principles", "--format", "docx"))
    os.rename(libre.convert(libre.convert(form, "odt"), "docx"), form)
    again = json.loads(redraft(folder, "--json", "comment", "import", form, "principles"))
    assert again["added"] == 0 and again["existed"] == 12, again


def check_survey(folder, libre):
    cells = "".join('<table:table-cell office:value-type="string"><text:p>' + heading +
                    "</text:p></table:table-cell>" for heading in HEADINGS)
    flat = write(folder + "/answers.fods", (FLAT % cells).encode())
    survey = libre.convert(flat, "xlsx")
    with zipfile.ZipFile(survey) as package:
        assert "xl/sharedStrings.xml" in package.namelist()
    guess = redraft(folder, "comment", "map", survey)
    seen = json.loads(guess)
    assert seen["sheet"] == "Answers" and len(seen["answers"]) == 2, seen
    assert seen["answers"][0]["statement"] == "listening-to-residents-3", seen
    path = write(folder + "/map.json", guess)
    taken = json.loads(redraft(folder, "--json", "comment", "import", survey, "--map", path))
    assert taken["added"] == 4 and taken["rejected"] == 0, taken
    assert {f["rule"] for f in taken["findings"]} >= {"sheet-rows-hidden"}, taken
    comments = json.loads(redraft(folder, "--json", "comment", "list", "--organisation",
                                  "Loft & Sons"))["comments"]
    said = {c["body"]: (c["created"], c["made_on"]["anchor"]) for c in comments}
    assert said == {
        "Before, not after.\nTruly.": ("2026-04-13T00:00:00Z", "listening-to-residents-3"),
        "So be it": ("2026-04-13T00:00:00Z", None),
        "TRUE": ("2026-04-14T00:00:00Z", "listening-to-residents-3"),
        "=1+1": ("2026-04-14T00:00:00Z", None)}, said
    again = json.loads(redraft(folder, "--json", "comment", "import", survey, "--map", path))
    assert again["added"] == 0 and again["existed"] == 4, again


def check_sample(folder, libre):
    """The sample survey gives the same comments as .xlsx as it does as CSV."""
    source = os.path.join(SOURCE, "sample-docs/survey.csv")
    path = os.path.join(SOURCE, "sample-docs/survey-map.json")
    taken = json.loads(redraft(folder, "--json", "comment", "import", source, "--map", path))
    sheet = libre.convert(source, "xlsx", CSV % 59)
    again = json.loads(redraft(folder, "--json", "comment", "import", sheet, "--map", path))
    assert taken["added"] > 0 and taken["rejected"] == 0, taken
    assert again["added"] == 0 and again["existed"] == taken["added"], again


def main():
    if not shutil.which("soffice") or not os.path.exists(CALC):
        print("SKIPPED: libreoffice-calc-nogui is not installed")
        return 77
    folder = tempfile.mkdtemp(prefix="redraft-sheets-")
    try:
        with office.Office() as libre:
            consultation(folder)
            check_ours(folder, libre)
            check_form(folder, libre)
            check_survey(folder, libre)
            check_sample(folder, libre)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
