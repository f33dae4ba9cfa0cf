#!/usr/bin/env bash
# tour_test.sh PROGRAM SOURCE_FOLDER: the tour, and what must hold of the consultation it leaves.
set -eu
program=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git init -q "$work" # the tour must not mistake a repository around it for its own
tour=$work/tour
fail() {
  echo "FAILED: $*" >&2
  exit 1
}

"$source/scripts/tour" "$program" "$source/sample-docs" "$tour" >"$work/printed" 2>&1 ||
  { tail -n 20 "$work/printed"; fail "the tour stopped"; }
for outcome in exact adjusted statement section tray; do
  grep -A 2 "^-- $outcome\$" "$work/printed" | grep -q 'then' || fail "the tour shows no $outcome comment"
done
grep -q 'Complete: every change is explained' "$work/printed" || fail "notes check was not clean"
[ "$(grep -c '^error ' "$work/printed")" = 1 ] || fail "notes check should find just the late comment"

redraft() { "$program" -C "$tour" "$@"; }

git -C "$tour" fsck --strict >"$work/fsck" 2>&1 || fail "git fsck: $(cat "$work/fsck")"
[ -z "$(git -C "$tour" status --porcelain)" ] || fail "git status is not clean: $(git -C "$tour" status --short)"

# What was meant to change is what was found.
redraft diff principles V0-1 V1 --format json >"$work/diff.json"
/usr/bin/python3 - "$work/diff.json" "$source/sample-docs/expected-lineage.tsv" <<'END' || fail "lineage differs"
import json, sys
found = set()
for change in json.load(open(sys.argv[1]))["changes"]:
    kind = change["kind"] + ("+moved" if change["kind"] == "reworded" and change["moved"] else "")
    side = lambda name: ",".join(sorted(s["anchor"] for s in change[name]))
    if kind != "unchanged":
        found.add((kind, side("from"), side("to")))
meant = set()
for line in open(sys.argv[2], encoding="utf8"):
    kind, before, after = line.rstrip("\n").split("\t")
    meant.add((kind, ",".join(sorted(filter(None, before.split(",")))),
               ",".join(sorted(filter(None, after.split(","))))))
for row in sorted(meant - found):
    print("meant, not found:", row)
for row in sorted(found - meant):
    print("found, not meant:", row)
sys.exit(found != meant)
END

# The pages are there, and no letter is in git.
grep -q 'Speaking for the groups | 1 | 1 | none | 2' "$work/printed" || fail "the grid is not as it was"
grep -q 'Summer (2026-06-20) | 1-2.5, 4 groups that do not meet' "$work/printed" ||
  fail "the spread of the summer round is not shown"
grep -q 'One volunteer is expected' "$work/printed" || fail "the log does not tell what was said"
grep -q '<svg' "$tour/reports/assessments.html" || fail "the assessments are not drawn"
for name in dispositions you-said-we-did response coverage register; do
  grep -q '</html>' "$tour/reports/$name.html" || fail "the tour wrote no page of $name"
done
ls "$tour"/.redraft/letters/r-*.md >/dev/null || fail "the tour wrote no letter"

# The plan is linked with the principles: a change of it was found, and none is left.
grep -q 'principles#deciding-together-7 -> plan#paying-the-way' "$work/printed" ||
  fail "no statement is linked with the plan"
grep -q 'link-.*plan' "$work/printed" || fail "a changed plan was not found"
redraft link check >"$work/links" || fail "link check: $(cat "$work/links")"
[ "$(redraft link list plan | grep -c ' -> plan#')" = 3 ] || fail "the plan does not name its links"

# No line of a table or of pasted text runs far past a narrow terminal.
[ "$(awk 'length > 100' "$work/printed" | grep -c .)" -le 4 ] ||
  fail "the tour is too wide to read: $(awk 'length > 100' "$work/printed" | head -n 3)"

# A clone shows the same.
git clone -q "$tour" "$work/clone" 2>/dev/null
for words in "statements principles@V1 --json" "diff principles V0-1 V1 --json" "drafts --json" "approve list principles --json" "adopt list principles --json"; do
  # shellcheck disable=SC2086
  redraft $words >"$work/here" && "$program" -C "$work/clone" $words >"$work/there"
  cmp -s "$work/here" "$work/there" || fail "a clone says something else: $words"
done

# The board's approval and both kinds of signature are there, and so is the waiver.
redraft approve list principles@V1 >"$work/approvals"
grep -q 'approved: To be looked at again' "$work/approvals" || fail "the approval is not there"
grep -q 'WARNING' "$work/approvals" && fail "V1 is said not to be what was approved"
redraft adopt list principles >"$work/register"
grep -q 'cannot consent V1' "$work/register" || fail "who cannot consent is not in the register"
grep -q 'changed since' "$work/register" || fail "nobody is behind with the second draft"
redraft rules check principles --waived | grep -q 'It names the habit' || fail "the waiver is not there"

# Derived tables made again change no output.
redraft comment list --json >"$work/before"
redraft notes principles@V1 >>"$work/before"
redraft rebuild >/dev/null
redraft comment list --json >"$work/after"
redraft notes principles@V1 >>"$work/after"
cmp -s "$work/before" "$work/after" || fail "rebuild changed an output"
redraft check >/dev/null || fail "check: $(redraft check)"

# No reviewer in any git object, nor in any output that did not ask for names.
/usr/bin/python3 - "$source/sample-docs/comments.jsonl" <<'END' >"$work/people"
import json, sys
people = set()
for line in open(sys.argv[1], encoding="utf8"):
    reviewer = json.loads(line)["reviewer"]
    people |= {reviewer.get("name"), reviewer.get("email")}
print("\n".join(sorted(filter(None, people))))
END
git -C "$tour" cat-file --batch-all-objects --batch >"$work/objects"
redraft comment export >"$work/export"
for name in dispositions you-said-we-did response coverage "organisation \"Harrowick Youth Loft\""; do
  eval "redraft report $name principles@V1" >>"$work/report"
done
for public in "$work/objects" "$work/export" "$work/report" "$work/before" "$work/printed"; do
  if grep -a -q -F -f "$work/people" "$public"; then
    fail "a reviewer is named in $(basename "$public"): $(grep -a -o -F -f "$work/people" "$public" | head -1)"
  fi
done

# What is exported is imported again without a change.
redraft comment export --named >"$work/named"
redraft comment import "$work/named" | grep -q 'Added 0 comments, 111 there already' || fail "importing an export adds comments"

echo "the tour holds"
