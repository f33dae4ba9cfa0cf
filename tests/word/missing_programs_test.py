#!/usr/bin/env python3
"""Without the programs that redraft runs, what needs one says which package has it, and nothing else
fails.

    missing_programs_test.py REDRAFT SOURCE_DIR

Each program is hidden from redraft in a mount namespace. Skips loudly (status 77) where the system
allows none.
"""
import os
import shutil
import subprocess
import sys
import tempfile

REDRAFT, SOURCE = sys.argv[1], sys.argv[2]
FOLDERS = ("/usr/local/bin", "/usr/bin", "/bin")


def hidden(programs, command):
    """The command, in a place where none of these programs can be run."""
    paths = {os.path.realpath(os.path.join(folder, program)) for program in programs
             for folder in FOLDERS if os.path.exists(os.path.join(folder, program))}
    script = "".join(f"mount --bind /dev/null '{path}' && " for path in sorted(paths))
    return ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script + 'exec "$@"',
            "sh", *command]


def redraft(folder, *words, without=(), status=0):
    command = [REDRAFT, "-C", folder, *words]
    done = subprocess.run(hidden(without, command) if without else command, capture_output=True,
                          timeout=120, check=False)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout if status == 0 else done.stderr.decode()


def main():
    possible = shutil.which("unshare") and subprocess.run(
        hidden(["sh"], ["true"])[:5] + ["-c", "mount --bind /dev/null /dev/zero"],
        capture_output=True, check=False).returncode == 0
    if not possible:
        print("SKIPPED: what is said of missing programs is not tested; there are no mount "
              "namespaces here", file=sys.stderr)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "init", "-q", folder], check=True)
        for key, value in (("user.name", "Officer"), ("user.email", "officer@sedlow.example")):
            subprocess.run(["git", "-C", folder, "config", key, value], check=True)
        shutil.copy(os.path.join(SOURCE, "sample-docs/principles-v0-1.md"),
                    os.path.join(folder, "principles.md"))
        redraft(folder, "init")
        redraft(folder, "add", "principles.md")
        redraft(folder, "publish", "principles", "V0-1", "-m", "First")
        word = os.path.join(folder, "principles.docx")
        with open(word, "wb") as out:
            out.write(redraft(folder, "export", "principles", without=["pandoc", "soffice"]))

        every = ["pandoc", "chromium", "soffice", "libreoffice"]
        for words in (["show", "principles"], ["diff", "principles", "V0-1", "working"],
                      ["report", "dispositions", "principles", "--format", "docx"],
                      ["report", "response", "principles", "--format", "html"],
                      ["report", "iso", "principles", "--format", "xlsx"],
                      ["comment", "import", word, "principles@V0-1"]):
            assert redraft(folder, *words, without=every), words

        for words in (["show", "principles"], ["diff", "principles", "V0-1", "working"],
                      ["report", "response", "principles"], ["adopt", "register", "principles"]):
            said = redraft(folder, *words, "--format", "pdf", without=["chromium"], status=7)
            assert "run chromium: it is not installed" in said, said
            assert "apt-get install chromium" in said, said
        before = open(os.path.join(folder, "principles.md"), encoding="utf-8").read()
        said = redraft(folder, "import", word, "--as", "principles", "--yes", "--replace",
                       without=["pandoc"], status=7)
        assert "run pandoc: it is not installed" in said and "apt-get install pandoc" in said, said
        after = open(os.path.join(folder, "principles.md"), encoding="utf-8").read()
        assert after == before, "the working text was changed"
    print("what needs a program that is missing names its package; the rest works")


main()
