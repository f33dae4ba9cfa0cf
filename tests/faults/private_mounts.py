"""Runs a test again in a mount namespace of its own: what it mounts is seen by nobody else and goes with it."""

import os
import subprocess
import sys

SKIPPED = 77
MARK = "REDRAFT_FAULTS_PRIVATE_MOUNTS"


def in_private_mounts(name):
    """Returns in the namespace; where none can be had, says so and ends with the status of a skipped test."""
    if os.environ.get(MARK):
        return
    ways = (["unshare", "--mount", "--propagation", "private"],
            ["unshare", "--user", "--map-root-user", "--mount", "--propagation", "private"])
    for way in ways:
        try:
            probe = "d=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs $d; r=$?; umount $d; rmdir $d; exit $r"
            if subprocess.run([*way, "sh", "-c", probe], stderr=subprocess.DEVNULL, timeout=20).returncode != 0:
                continue
        except (FileNotFoundError, subprocess.TimeoutExpired):
            continue
        again = subprocess.run([*way, sys.executable, *sys.argv], env={**os.environ, MARK: "1"})
        sys.exit(again.returncode)
    print(f"{name}: SKIPPED: mounting is not permitted here, neither as this user nor in a user namespace; "
          "nothing was tested")
    sys.exit(SKIPPED)
