"""A desk to knock at: a small consultation, and the real server on a port of its own."""

import pathlib
import re
import shutil
import subprocess
import threading


def make_consultation(program, source, folder):
    """The tour's consultation."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [str(source / "scripts/tour"), str(program), str(source / "sample-docs"), str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Desk:
    def __init__(self, program, folder, *options):
        self.process = subprocess.Popen(
            [str(program), "-C", str(folder), "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip().rstrip("/")
        if not self.address:
            raise SystemExit("the server did not start: " + self.process.stderr.read())
        self.port = int(self.address.rsplit(":", 1)[1])
        self.sign_in = self.process.stderr.readline().rsplit(" ", 1)[-1].strip()
        self.log = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stderr:
            self.log.append(line)

    def memory(self):
        """Resident memory in KiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def stop(self):
        self.process.terminate()
        status = self.process.wait(timeout=30)
        self.reader.join(timeout=5)
        return status
