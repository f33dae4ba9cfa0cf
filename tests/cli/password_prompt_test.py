#!/usr/bin/env python3
"""password_prompt_test.py PROGRAM FOLDER: a password typed on a terminal is asked for twice and never
shown, and the terminal is left as it was."""

import os
import pathlib
import pty
import shutil
import subprocess
import sys
import termios
import time

PASSWORD = "correct horse battery"
failures = []


def check(claim, holds, seen=""):
    if not holds:
        failures.append(claim)
        print(f"FAILED: {claim}\n    {seen!r}")


def read_until(terminal, words):
    said = b""
    end = time.monotonic() + 30
    while words not in said and time.monotonic() < end:
        try:
            said += os.read(terminal, 1000)
        except OSError:
            break
    return said


def type_passwords(program, folder, *typed):
    """What stood on the screen, the exit status, and whether letters are shown again."""
    terminal, other = pty.openpty()
    process = subprocess.Popen(
        [program, "-C", folder, "access", "add", "Ottilie", "--role", "officer"],
        stdin=other, stdout=other, stderr=other, start_new_session=True)
    said = b""
    for prompt, keys in zip((b"New password for Ottilie: ", b"Once more: "), typed):
        said += read_until(terminal, prompt)
        os.write(terminal, keys)
    status = process.wait(timeout=60)
    shown = bool(termios.tcgetattr(other)[3] & termios.ECHO)
    os.close(other)
    said += read_until(terminal, b"\0")
    os.close(terminal)
    return said.decode(), status, shown


def team(program, folder):
    return subprocess.run([program, "-C", folder, "access", "list"], capture_output=True, text=True).stdout


def main():
    program, folder = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", folder], check=True)  # not the repository around it
    subprocess.run([program, "-C", folder, "init"], check=True, stdout=subprocess.DEVNULL)
    right = PASSWORD.encode() + b"\n"

    said, status, shown = type_passwords(program, folder, right, b"something else\n")
    check("two that differ are refused", status != 0 and "not the same" in said, said)
    check("letters are shown again afterwards", shown)
    said, status, shown = type_passwords(program, folder, b"half of it\x03")
    check("Ctrl-C stops it", status != 0, said)
    check("letters are shown again after Ctrl-C", shown)
    check("nobody was added", "Ottilie" not in team(program, folder))

    said, status, shown = type_passwords(program, folder, right, b"correkt\x7f\x7fct horse battery\n")
    check("a letter is taken back, and the two are the same", status == 0, said)
    check("nothing that was typed is shown", "horse" not in said and "battery" not in said, said)
    check("letters are shown again", shown)
    check("the person is on the team", "Ottilie  officer\n" in team(program, folder), team(program, folder))
    print(f"{len(failures)} claims do not hold")
    sys.exit(1 if failures else 0)


main()
