#!/usr/bin/env python3
"""together_test.py PROGRAM SOURCE FOLDER: many comments at the same time through the server, with one
commit for many of them, while the command line writes to the same consultation: nothing that was
acknowledged is lost, nothing is there twice, and the stores are whole. Then the server is killed in the
midst of it."""

import http.client
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import desk as desks

WRITERS = 8
EACH = 25
failures = []


def check(claim, holds, seen=""):
    if not holds:
        failures.append(f"{claim}\n    {seen}")


def redraft(program, folder, *words, fails=False):
    done = subprocess.run([program, "-C", folder, *words], capture_output=True, text=True)
    if done.returncode != 0 and not fails:
        raise SystemExit(f"redraft {' '.join(words)}: {done.stderr}")
    return done.stdout.strip()


def comment(source_id, body):
    return json.dumps(
        {
            "id": source_id,
            "kind": "question",
            "body": body,
            "made_on": {"document": "principles", "anchor": "deciding-together-2"},
        }
    )


def write(desk, token, writer, count, acknowledged, refused=None):
    """Sends comments one after the other over one connection; notes which were acknowledged."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
    for number in range(count):
        name = f"w-{writer}-{number}"
        # Every tenth cannot be taken: it must not take others of its group with it.
        bad = refused is not None and number % 10 == 9
        body = comment(name, " " if bad else f"Number {number} of writer {writer}")
        try:
            connection.request("POST", "/api/v1/documents/principles/comments", body, headers)
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            return
        if response.status == 201:
            acknowledged.append(name)
        elif bad and response.status == 422:
            refused.append(name)
        else:
            failures.append(f"{name} was answered with {response.status}")


def sources(program, folder):
    """Source ids of all comments, from the store itself."""
    lines = redraft(program, folder, "comment", "export", "--format", "jsonl").splitlines()
    return [json.loads(line)["body"] for line in lines if line.startswith("{")]


def all_at_once(program, source, folder):
    desks.make_consultation(program, source, folder)
    token = redraft(program, folder, "access", "token", "cases", "--role", "editor")
    before = len(sources(program, folder))
    desk = desks.Desk(program, folder)
    acknowledged, refused = [], []
    writers = [
        threading.Thread(target=write, args=(desk, token, writer, EACH, acknowledged, refused))
        for writer in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    beside = 0
    while any(writer.is_alive() for writer in writers) or beside < 3:
        redraft(program, folder, "comment", "add", "principles#deciding-together-1", "-m", f"Beside {beside}")
        redraft(program, folder, "status")
        beside += 1
    for writer in writers:
        writer.join()
    stored = sources(program, folder)
    check("all but the bad ones are acknowledged", len(acknowledged) == WRITERS * (EACH - EACH // 10), len(acknowledged))
    check("the bad ones are refused, each by itself", len(refused) == WRITERS * (EACH // 10), len(refused))
    check("what was acknowledged is there once", len(stored) == before + len(acknowledged) + beside, (len(stored), before, len(acknowledged), beside))
    check("what is the server's and what was written beside it is there", len(set(stored)) >= len(acknowledged) + beside)
    check("the server stops well", desk.stop() == 0)
    check("the stores are whole", subprocess.run([program, "-C", folder, "check"], capture_output=True).returncode == 0)
    log = pathlib.Path(folder) / ".redraft/comments.db-wal"
    check("the log is put away", not log.exists() or log.stat().st_size == 0)
    print(f"{len(acknowledged)} comments by {WRITERS} writers, {beside} beside them")


def killed(program, source, folder):
    token = redraft(program, folder, "access", "token", "killed", "--role", "editor")
    for attempt in range(5):
        before = len(sources(program, folder))
        desk = desks.Desk(program, folder)
        acknowledged = []
        writers = [
            threading.Thread(target=write, args=(desk, token, f"{attempt}-{writer}", 400, acknowledged))
            for writer in range(WRITERS)
        ]
        for writer in writers:
            writer.start()
        time.sleep(0.3 + 0.2 * attempt)
        os.kill(desk.process.pid, signal.SIGKILL)
        for writer in writers:
            writer.join()
        desk.process.wait()
        stored = sources(program, folder)
        check("nothing acknowledged is lost", len(stored) >= before + len(acknowledged), (len(stored), before, len(acknowledged)))
        check("at most what was under way is there too", len(stored) <= before + len(acknowledged) + WRITERS)
        check("the stores are whole", subprocess.run([program, "-C", folder, "check"], capture_output=True).returncode == 0)
        print(f"killed after {len(acknowledged)} comments")


def main():
    program, source, folder = (pathlib.Path(word) for word in sys.argv[1:4])
    all_at_once(program, source, folder)
    killed(program, source, folder)
    for failure in failures:
        print("FAILED:", failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
