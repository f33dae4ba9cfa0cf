#!/usr/bin/env python3
"""api_test.py PROGRAM SOURCE FOLDER: every operation that openapi.json describes, asked of the real
server, and every answer held against the schema that the description promises. That the description
and the table of routes name the same is a test of web_tests."""

import json
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import jsonschema

import desk as desks

failures = []
asked = set()


def check(claim, holds, seen=""):
    if not holds:
        failures.append(f"{claim}\n    {seen}")


class Api:
    """The interface as somebody with this token sees it."""

    def __init__(self, desk, description, schemas, token=None):
        self.desk = desk
        self.description = description
        self.schemas = schemas
        self.token = token

    def operation(self, method, path):
        path = path.split("?")[0]
        for pattern, operations in self.description["paths"].items():
            wanted = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(pattern))
            if re.fullmatch(wanted, path) and method.lower() in operations:
                return operations[method.lower()]
        raise SystemExit(f"openapi.json does not describe {method} {path}")

    def resolve(self, reference):
        if "$ref" not in reference:
            return reference
        found = self.description
        for part in reference["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return found

    def ask(self, method, path, expected, body=None, seen=None):
        """Status, headers and the answer, once they are as described."""
        operation = self.operation(method, path)
        request = urllib.request.Request(self.desk.address + path, method=method)
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        if seen:
            request.add_header("If-Match", seen)
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            response = urllib.request.urlopen(request)
        except urllib.error.HTTPError as error:
            response = error
        text = response.read()
        where = f"{method} {path}: {response.status} {text[:300]}"
        check(f"{method} {path} is answered with {expected}", response.status == expected, where)
        check("the status is described", str(response.status) in operation["responses"], where)
        described = self.resolve(
            operation["responses"].get(str(response.status), operation["responses"]["default"])
        )
        if expected < 300:
            asked.add(operation["operationId"])
        content = described.get("content", {})
        if not content:
            check("nothing is sent where nothing is described", text == b"", where)
            return response.headers, None
        kind = response.headers["Content-Type"]
        check("the type is described", kind in content, where)
        answer = json.loads(text)
        schema = content[kind]["schema"] if kind in content else {}
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            faults = list(jsonschema.Draft202012Validator(self.schemas[name]).iter_errors(answer))
            check(f"the answer is as {name} says", not faults, where + str(faults[:1]))
        if "ETag" in described.get("headers", {}):
            check("a version is given where it is promised", response.headers["ETag"], where)
        return response.headers, answer


def main():
    program, source, folder = (pathlib.Path(word) for word in sys.argv[1:4])
    desks.make_consultation(program, source, folder)

    def redraft(*words):
        return subprocess.run(
            [program, "-C", folder, *words], check=True, capture_output=True, text=True
        ).stdout.strip()

    description = json.loads((source / "web/openapi.json").read_text())
    schemas = {
        path.name: json.loads(path.read_text()) for path in (source / "schemas").glob("*.json")
    }
    desk = desks.Desk(program, folder)
    nobody = Api(desk, description, schemas)
    editor = Api(desk, description, schemas, redraft("access", "token", "cases", "--role", "editor"))
    officer = Api(desk, description, schemas, redraft("access", "token", "office", "--role", "officer"))
    lead = Api(desk, description, schemas, redraft("access", "token", "lead", "--role", "privacy-lead"))
    try:
        reading(nobody, editor)
        comments(nobody, editor)
        notes(editor)
        events(nobody, editor)
        standing(nobody, editor, officer)
        links(nobody, editor)
        holds(editor, lead, redraft)
        publishing(editor, officer, folder / "principles.md")
        refusals(nobody, editor, redraft)
    finally:
        check("the server stops well", desk.stop() == 0)
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            check(f"{method} {path} was asked for", operation["operationId"] in asked)
    print(f"{len(asked)} operations asked for, {len(failures)} claims failed")
    for failure in failures:
        print("FAILED:", failure)
    sys.exit(1 if failures else 0)


def reading(nobody, editor):
    _, told = nobody.ask("GET", "/api/v1/openapi.json", 200)
    check("the description is the one in the source", told == nobody.description)
    for name in nobody.schemas:
        nobody.ask("GET", "/api/v1/schemas/" + name, 200)
    nobody.ask("GET", "/api/v1/schemas/king.json", 404)
    _, documents = nobody.ask("GET", "/api/v1/documents", 200)
    check("the documents are listed",
          [one["document"] for one in documents["documents"]] == ["maturity", "plan", "principles"])
    here = "/api/v1/documents/principles"
    _, drafts = nobody.ask("GET", here + "/drafts", 200)
    check("the drafts are listed", [one["label"] for one in drafts["drafts"]][:2] == ["V0-1", "V1"])
    headers, draft = nobody.ask("GET", here + "/drafts/V1", 200)
    check("a draft has its statements", len(draft["statements"]) > 10)
    nobody.ask("GET", here + "/drafts/working", 404)
    nobody.ask("GET", here + "/drafts/V9", 404)
    nobody.ask("GET", here + "/changes/V0-1/V1", 200)
    nobody.ask("GET", here + "/changes/V1/working", 404)
    _, life = nobody.ask("GET", here + "/statements/deciding-together-2", 200)
    check("readers do not see the working text", life["working"] is None if "working" in life else True)
    check("readers see no comment that is not approved", not any(one["comments"] for one in life["drafts"]))
    _, life = editor.ask("GET", here + "/statements/deciding-together-2", 200)
    _, none = nobody.ask("GET", here + "/comments", 200)
    check("readers see no comment that is not approved", none["comments"] == [])
    _, page = editor.ask("GET", here + "/comments?limit=2&kind=object", 200)
    headers, page = editor.ask("GET", here + "/comments?limit=2", 200)
    check("a page holds what was asked for", len(page["comments"]) == 2)
    following = re.match(r'<(.*)>; rel="next"', headers["Link"]).group(1)
    _, second = editor.ask("GET", following, 200)
    check("the next page follows", second["comments"][0]["id"] not in {one["id"] for one in page["comments"]})
    editor.ask("GET", here + "/comments?kind=shout", 422)
    editor.ask("GET", here + "/comments?limit=0", 422)
    editor.ask("GET", here + "/tray", 200)
    editor.ask("GET", here + "/findings", 200)
    editor.ask("GET", here + "/status", 200)


def comments(nobody, editor):
    here = "/api/v1/documents/principles/comments"
    new = {
        "id": "case-7",
        "kind": "question",
        "body": "Who pays?\nAnd when?",
        "made_on": {"document": "principles", "anchor": "deciding-together-2"},
        "reviewer": {"organisation": "Harrowick Trust", "sector": "health"},
    }
    headers, added = editor.ask("POST", here, 201, new)
    one = "/api/v1/comments/" + added["comment"]["id"]
    check("it says where the comment is", headers["Location"] == one, headers["Location"])
    _, again = editor.ask("POST", here, 200, new)
    check("what was sent twice is kept once", again["comment"]["id"] == added["comment"]["id"])
    editor.ask("POST", here, 422, {"body": "Where?"})
    editor.ask("POST", here, 422, b"{")
    editor.ask("POST", here, 422, b"\xff\xfe")

    headers, _ = editor.ask("GET", one, 200)
    version = headers["ETag"]
    editor.ask("PATCH", one, 428, {"body": "Who pays?"})
    editor.ask("PATCH", one, 412, {"body": "Who pays?"}, seen='"another"')
    headers, edited = editor.ask("PATCH", one, 200, {"body": "Who pays for it?"}, seen=version)
    check("the words are changed", edited["comment"]["body"] == "Who pays for it?")
    check("the version is another", headers["ETag"] != version)
    editor.ask("PATCH", one, 412, {"body": "Late"}, seen=version)
    editor.ask("PATCH", one, 422, {"words": "Late"}, seen=headers["ETag"])
    editor.ask("PATCH", one, 422, {}, seen=headers["ETag"])
    editor.ask("PATCH", one, 422, {"suggestion": "It suggests none"}, seen=headers["ETag"])
    suggesting = {"kind": "suggest", "body": "Shorter", "suggestion": "We pay",
                  "made_on": {"document": "principles", "anchor": "deciding-together-2"}}
    headers, suggested = editor.ask("POST", here, 201, suggesting)
    headers, suggested = editor.ask("PATCH", headers["Location"], 200, {"suggestion": "We pay soon"}, seen=headers["ETag"])
    check("the wording is changed", suggested["comment"]["suggestion"] == "We pay soon")
    check("what it was is kept", suggested["history"][0]["suggestion"] == "We pay")
    headers, _ = editor.ask("GET", one, 200)
    headers, _ = editor.ask("POST", one + "/replies", 201, {"body": "We ask."})
    answer = {"decision": "not accepted", "reason": "Said elsewhere."}
    headers, answered = editor.ask("PUT", one + "/disposition", 200, answer, seen=headers["ETag"])
    check("it is answered", answered["comment"]["disposition"]["decision"] == "not accepted")
    editor.ask("PUT", one + "/disposition", 422, {"decision": "perhaps"}, seen=headers["ETag"])
    nobody.ask("GET", one, 404)
    headers, _ = editor.ask("PUT", one + "/moderation", 200, {"state": "approved"}, seen=headers["ETag"])
    _, public = nobody.ask("GET", one, 200)
    place = {"anchor": "deciding-together-1"}
    headers, placed = editor.ask("PUT", one + "/placement", 200, place, seen=headers["ETag"])
    check("a person placed it", placed["comment"]["now"]["decided_by"] == "person", placed["comment"]["now"])
    headers, gone = editor.ask("DELETE", one, 200, seen="*")
    check("it is withdrawn", gone["comment"]["status"] == "withdrawn")
    editor.ask("DELETE", one, 409, seen="*")


def notes(editor):
    here = "/api/v1/documents/principles/notes"
    note = {"what": "Said when.", "why": "Asked for by three councils.", "anchors": ["deciding-together-2"]}
    headers, added = editor.ask("POST", here, 201, note)
    one = here + "/" + added["notes"][0]["id"]
    _, all_notes = editor.ask("GET", here, 200)
    check("the note is listed", len(all_notes["notes"]) >= 1)
    headers, _ = editor.ask("GET", one, 200)
    editor.ask("PUT", one, 428, note)
    changed, _ = editor.ask("PUT", one, 200, {**note, "why": "Asked for."}, seen=headers["ETag"])
    editor.ask("PUT", one, 412, note, seen=headers["ETag"])
    editor.ask("DELETE", one, 412, seen=headers["ETag"])
    editor.ask("DELETE", one, 204, seen=changed["ETag"])
    editor.ask("GET", one, 404)


def events(nobody, editor):
    here = "/api/v1/events"
    new = {
        "title": "Bridge meeting",
        "held": "2026-05-04",
        "prompts": ["What works", "What is missing"],
        "objectives": ["Buses"],
        "groups": ["Table 1"],
        "present": ["Harrowick Trust (health)"],
    }
    headers, added = editor.ask("POST", here, 201, new)
    one = headers["Location"]
    check("the event is as it was sent", added["events"][0]["held"] == "2026-05-04", added)
    editor.ask("POST", here, 422, {"title": ""})
    editor.ask("POST", here, 422, {"title": "x", "held": "soon"})
    editor.ask("POST", here, 422, {"title": "x", "prompts": "What works"})
    editor.ask("POST", here, 422, {"title": "x", "prompts": [1]})
    editor.ask("GET", here, 200)
    headers, _ = editor.ask("GET", one, 200)
    editor.ask("PATCH", one, 428, {"held": ""})
    editor.ask("PATCH", one, 422, {"held": "2026-02-30"}, seen=headers["ETag"])
    headers, undated = editor.ask("PATCH", one, 200, {"held": ""}, seen=headers["ETag"])
    check("its day is taken away, the rest stays",
          undated["events"][0]["held"] is None and undated["events"][0]["groups"] == ["Table 1"], undated)
    editor.ask("PATCH", one, 200, {"held": "2026-05-04", "host": "Chapel"}, seen=headers["ETag"])
    editor.ask("PATCH", one, 412, {"title": "x"}, seen=headers["ETag"])
    nobody.ask("GET", here, 401)
    _, grid = nobody.ask("GET", one + "/grid", 200)
    remark = {
        "body": "The toll booth is shut at night.",
        "prompt": "What is missing",
        "group": "Table 1",
        "organisation": "Harrowick Trust",
        "sector": "health",
        "attribution": "sector",
        "consent": "yes",
    }
    headers, added = editor.ask("POST", one + "/remarks", 201, remark)
    at = headers["Location"]
    editor.ask("POST", one + "/remarks", 422, {"body": "x", "prompt": "Why"})
    editor.ask("POST", one + "/remarks", 422, {"body": "x", "attribution": "loud"})
    headers, _ = editor.ask("GET", at, 200)
    nobody.ask("GET", at, 404)
    _, none = nobody.ask("GET", "/api/v1/remarks?text=toll", 200)
    check("nobody finds a remark that is not approved", none["remarks"] == [], none)
    editor.ask("PATCH", at, 428, {"headline": True})
    changed, edited = editor.ask("PATCH", at, 200, {"headline": True}, seen=headers["ETag"])
    check("it is a headline", edited["remarks"][0]["headline"] is True)
    editor.ask("PATCH", at, 412, {"headline": True}, seen=headers["ETag"])
    editor.ask("PUT", at + "/moderation", 422, {"state": "shouted"}, seen=changed["ETag"])
    changed, _ = editor.ask("PUT", at + "/moderation", 200, {"state": "approved"}, seen=changed["ETag"])
    _, found = nobody.ask("GET", "/api/v1/remarks?text=%22toll%20booth%22", 200)
    check("an approved one is found", len(found["remarks"]) == 1, found)
    check("as far as its attribution says", "Harrowick" not in json.dumps(found), found)
    _, of_event = nobody.ask("GET", one + "/remarks", 200)
    check("it is its event's", len(of_event["remarks"]) == 1)
    editor.ask("POST", at + "/links", 404, {"statement": "principles#nowhere-1"})
    _, linked = editor.ask("POST", at + "/links", 201, {"statement": "principles#deciding-together-2"})
    check("it says where it led", linked["remarks"][0]["links"][0]["anchor"] == "deciding-together-2", linked)
    _, action = editor.ask("POST", "/api/v1/actions", 201, {"remark": at.rsplit("/", 1)[1], "due": "2026-09-01"})
    check("an action takes the words", action["actions"][0]["body"] == remark["body"], action)
    step = "/api/v1/actions/" + action["actions"][0]["id"] + "/steps"
    editor.ask("POST", step, 201, {"state": "agreed"})
    editor.ask("POST", step, 409, {"state": "agreed"})
    editor.ask("POST", step, 422, {"state": "soon"})
    _, still = editor.ask("GET", "/api/v1/actions?open=yes", 200)
    check("the action is listed", any(one["body"] == remark["body"] for one in still["actions"]))
    editor.ask("DELETE", at, 412, seen=changed["ETag"])
    editor.ask("DELETE", at, 200, seen="*")
    nobody.ask("GET", "/api/v1/actions", 401)

    score = {"event": one.rsplit("/", 1)[1], "document": "maturity", "dimension": "1", "group": "Table 1"}
    _, matrix = editor.ask("GET", "/api/v1/assessments", 200)
    score["dimension"] = matrix["assessments"][0]["dimension"]
    score["document"] = matrix["assessments"][0]["document"]
    editor.ask("POST", "/api/v1/assessments", 422, {**score, "score": "good"})
    _, made = editor.ask("POST", "/api/v1/assessments", 201, {**score, "score": "1-1.5", "exceptions": ["Bridge: a 3"]})
    check("an exception has its place", made["assessments"][0]["notes"][0]["scope"] == "Bridge", made)
    editor.ask("POST", "/api/v1/assessments", 409, {**score, "score": "2"})


def standing(nobody, editor, officer):
    here = "/api/v1/documents/principles"
    _, before = nobody.ask("GET", here + "/approvals", 200)
    editor.ask("POST", here + "/approvals", 403, {"body": "Bridge Board", "decided": "2026-06-01"})
    officer.ask("POST", here + "/approvals", 422, {"body": "Bridge Board"})
    _, after = officer.ask("POST", here + "/approvals", 201, {"body": "Bridge Board", "decided": "2026-06-01"})
    check("the approval is recorded", len(after["approvals"]) == len(before["approvals"]) + 1)
    sign = {"organisation": "Bridge Keepers", "sector": "Community groups", "role": "Chair"}
    officer.ask("POST", here + "/adoptions", 422, {"organisation": "Bridge Keepers", "outcome": "refused"})
    officer.ask("POST", here + "/adoptions", 422, {**sign, "reservations": ["Not before April"]})
    officer.ask("POST", here + "/adoptions", 201, {**sign, "reservations": ["deciding-together-2: Not before April"]})
    _, register = nobody.ask("GET", here + "/adoptions", 200)
    check("the register has it", "Bridge Keepers" in json.dumps(register))


def links(nobody, editor):
    here = "/api/v1/documents/principles/links"
    _, there = nobody.ask("GET", "/api/v1/documents/maturity/drafts/V1", 200)
    cell = next(one["anchor"] for one in there["statements"] if one["kind"] == "cell")
    new = {"statement": "deciding-together-2", "other": "maturity", "element": cell}
    nobody.ask("POST", here, 401, new)
    editor.ask("POST", here, 404, {**new, "element": "nowhere"})
    editor.ask("POST", here, 422, {**new, "note": "ring 020 7946 0018"})
    _, added = editor.ask("POST", here, 201, new)
    editor.ask("POST", here, 409, new)
    made = added["links"][0]["id"]
    _, seen = nobody.ask("GET", here, 200)
    check("everyone sees a link between published texts",
          made in [one["id"] for one in seen["links"]], seen)
    one = "/api/v1/links/" + made
    editor.ask("PUT", one + "/confirmation", 200)
    editor.ask("DELETE", one, 204)
    editor.ask("DELETE", one, 404)


def holds(editor, lead, redraft):
    email = "hold@example.org"
    event = json.loads(redraft("event", "list", "--json"))["events"][0]["id"]
    said = redraft("remark", "add", event, "-m", "Kept", "--email", email).split()[0]
    editor.ask("GET", "/api/v1/privacy", 403)
    lead.ask("PUT", "/api/v1/holds/" + said, 422, {"reason": " "})
    lead.ask("PUT", "/api/v1/holds/c-nothing", 404, {"reason": "Judicial review"})
    _, held = lead.ask("PUT", "/api/v1/holds/" + said, 200, {"reason": "Judicial review"})
    check("it is on hold", held["holds"] == [said], held)
    lead.ask("GET", "/api/v1/privacy", 200)
    lead.ask("DELETE", "/api/v1/holds/" + said, 200)
    lead.ask("DELETE", "/api/v1/holds/" + said, 404)


def publishing(editor, officer, text):
    here = "/api/v1/documents/principles"
    text.write_text(text.read_text() + "\nWe agree to publish by program.\n")
    headers, _ = officer.ask("GET", here + "/status", 200)
    officer.ask("POST", here + "/drafts", 428, {"label": "V2"})
    officer.ask("POST", here + "/drafts", 412, {"label": "V2"}, seen='"another"')
    editor.ask("POST", here + "/drafts", 403, {"label": "V2"}, seen=headers["ETag"])
    officer.ask("POST", here + "/drafts", 409, {"label": "V1"}, seen=headers["ETag"])
    officer.ask("POST", here + "/drafts", 201, {"label": "V2", "summary": "By a program"}, seen=headers["ETag"])
    officer.ask("POST", here + "/drafts", 412, {"label": "V3"}, seen=headers["ETag"])


def refusals(nobody, editor, redraft):
    nobody.ask("GET", "/api/v1/documents/principles/status", 401)
    Api(nobody.desk, nobody.description, nobody.schemas, "0" * 64).ask(
        "GET", "/api/v1/documents/principles/status", 401
    )
    redraft("access", "revoke", "cases")
    editor.ask("GET", "/api/v1/documents/principles/status", 401)


if __name__ == "__main__":
    main()
