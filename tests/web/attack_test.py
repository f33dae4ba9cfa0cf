#!/usr/bin/env python3
"""attack_test.py PROGRAM SOURCE FOLDER: what raw sockets may try, and that it gets them nowhere."""

import os
import pathlib
import resource
import socket
import sys
import threading
import time

import desk as desks

# KiB that no attack may add; the factor is what a sanitizer keeps beside each byte.
MEMORY_ALLOWED = 64 * 1024 * int(os.environ.get("MEMORY_FACTOR", "1"))
CROWD = 10_000
HOST = b"Host: localhost\r\n"
UPLOAD = (b"POST /upload/principles HTTP/1.1\r\n" + HOST +
          b"Content-Type: multipart/form-data; boundary=x\r\n")


def connect(desk, timeout=40):
    return socket.create_connection(("127.0.0.1", desk.port), timeout=timeout)


def read_all(connection):
    answer = b""
    try:
        while part := connection.recv(65536):
            answer += part
    except (ConnectionResetError, TimeoutError):
        pass
    return answer


def ask(desk, request):
    """The whole answer to bytes that end with 'Connection: close'."""
    with connect(desk) as connection:
        connection.sendall(request)
        return read_all(connection)


def get(desk, path, headers=b""):
    return ask(desk, b"GET " + path + b" HTTP/1.1\r\n" + HOST + headers + b"Connection: close\r\n\r\n")


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def head(answer):
    return answer.split(b"\r\n\r\n", 1)[0]


def pour(desk, begin, piece, most):
    """Sends `begin` and then `piece` without end; returns how much was taken, and the answer."""
    with connect(desk) as connection:
        sent = 0
        try:
            connection.sendall(begin)
            while sent < most:
                connection.sendall(piece)
                sent += len(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
        connection.settimeout(5)
        return sent, read_all(connection)


def endless(desk):
    megabytes = 64 << 20
    post = b"POST /sign-in HTTP/1.1\r\n" + HOST
    chunked = post + b"Transfer-Encoding: chunked\r\n\r\n"
    block = b"x" * 65536
    for name, begin, piece, allowed in [
        ("a header line", b"GET / HTTP/1.1\r\nX: ", block, {0, 431, 400}),
        ("header lines", b"GET / HTTP/1.1\r\n", b"X: y\r\n" * 8192, {0, 431, 400}),
        ("a request line", b"GET /", block, {0, 431, 400}),
        ("a chunked body", chunked, b"10000\r\n" + block + b"\r\n", {0, 413}),
        ("a file in chunks", UPLOAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + block + b"\r\n",
         {0, 413}),
        ("tiny chunks", chunked, b"1\r\nx\r\n" * 8192, {0, 413}),
        ("a chunk's extension", chunked + b"1;a=", block, {0, 400, 413, 431}),
        ("trailers", chunked + b"0\r\n", b"X: y\r\n" * 8192, {0, 400, 413, 431}),
        ("bytes that are no HTTP", b"\x16\x03\x01" + bytes(range(256)), block, {0, 400, 431}),
    ]:
        before = desk.memory()
        sent, answer = pour(desk, begin, piece, megabytes)
        grown = desk.memory() - before
        check(f"{name} without end is cut off", sent < megabytes and status(answer) in allowed,
              f"{sent} bytes taken, {answer[:60]!r}")
        check(f"{name} without end fills no memory", grown < MEMORY_ALLOWED, f"{grown} KiB more")


def files(desk):
    """Forms with files may be longer, but only a few at a time; who is not let in gets no further."""
    answer = ask(desk, UPLOAD + b"Content-Length: 20000000\r\n\r\n")
    check("a file over 16 MiB is refused before it is read", status(answer) == 413, answer[:80])
    part = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n"
    whole = part + b"# Mine\n" * 300_000 + b"\r\n--x--\r\n"
    answer = ask(desk, UPLOAD + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(whole) + whole)
    check("a file of somebody who is not signed in changes nothing", status(answer) == 403, answer[:80])
    torn = UPLOAD + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(part) + part
    check("a form cut short is refused", status(ask(desk, torn)) == 400)
    held = [connect(desk) for _ in range(4)]
    for connection in held:
        connection.sendall(UPLOAD + b"Content-Length: 5000\r\n\r\n--x")
    time.sleep(0.3)
    check("one file more than are read at a time is told to wait", status(ask(desk, torn)) == 503)
    check("other forms are taken meanwhile", status(get(desk, b"/sign-in")) == 200)
    for connection in held:
        connection.close()
    time.sleep(0.3)
    check("then files are read again", status(ask(desk, torn)) == 400)


def told_lengths(desk):
    post = b"POST /sign-in HTTP/1.1\r\n" + HOST
    for name, headers, allowed in [
        ("a body said to be huge", b"Content-Length: 99999999999\r\n\r\n", {413}),
        ("a length that is no number", b"Content-Length: 9x\r\n\r\n", {400}),
        ("a length below nothing", b"Content-Length: -1\r\n\r\n", {400}),
        ("two lengths", b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", {400}),
        ("a length and chunks", b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         {400}),
    ]:
        answer = ask(desk, post + headers)
        check(f"{name} is refused", status(answer) in allowed, answer[:80])


def odd_requests(desk):
    for name, request, allowed in [
        ("HTTP/0.9", b"GET /\r\n\r\n", {0, 400}),
        ("an unknown method", b"BREW / HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {400, 405}),
        ("DELETE", b"DELETE / HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {405}),
        ("an address without a slash", b"GET x HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {400}),
        ("NUL in an address", b"GET /d/a%00b HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {400}),
        ("bytes that are no UTF-8", b"GET /d/%FF HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {400}),
        ("half an escape", b"GET /d/%4 HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {400}),
        ("another machine's name", b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", {421}),
        ("no name of a machine", b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", {421}),
    ]:
        answer = ask(desk, request)
        check(f"{name} is refused", status(answer) in allowed, answer[:80])
    for path in [b"/static/../../etc/passwd", b"/static/..%2f..%2fetc%2fpasswd", b"/d/..%2f..", b"/d//",
                 b"/static/", b"/c/%27%3B--", b"/d/" + b"a" * 4000]:
        answer = get(desk, path)
        check(f"{path[:30]!r} leads nowhere", status(answer) == 404 and b"root:" not in answer, answer[:80])
    for path in [b"/changes/principles?from=a%0d%0aSet-Cookie:%20x=1&to=b",
                 b"/sign-in?next=%0d%0aSet-Cookie:%20x=1", b"/comment/principles/V1%0d%0aX:1"]:
        answer = get(desk, path)
        check(f"a line end in {path[:20]!r} makes no header", b"\nset-cookie" not in head(answer).lower(),
              head(answer))
    answer = get(desk, b"/d/%3Cscript%3Ealert(1)%3C/script%3E?done=%3Cscript%3E")
    check("a script in an address is not run", b"<script>alert" not in answer, answer[:200])


def forms_of_others(desk):
    secret = desk.sign_in.rsplit("/", 1)[1].encode()
    use = b"POST /sign-in/" + secret + b" HTTP/1.1\r\n" + HOST + b"Content-Length: 0\r\nConnection: close\r\n"
    answer = ask(desk, use + b"Origin: https://evil.example\r\n\r\n")
    check("a form from another site is refused", status(answer) == 403, answer[:80])
    answer = ask(desk, use + b"Sec-Fetch-Site: cross-site\r\n\r\n")
    check("a form that the browser calls another site's is refused", status(answer) == 403, answer[:80])
    answer = ask(desk, use + b"\r\n")
    check("the link lets in", status(answer) == 303 and b"redraft_session=" in answer, answer[:300])
    cookie = head(answer).split(b"Set-Cookie: ", 1)[1].split(b"\r\n", 1)[0]
    check("the session is out of reach of scripts and other sites",
          b"HttpOnly" in cookie and b"SameSite=Lax" in cookie, cookie)
    check("the link works once", status(ask(desk, use + b"\r\n")) == 403)
    sent = b"Cookie: " + cookie.split(b";")[0] + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    answer = ask(desk, b"POST /sign-out HTTP/1.1\r\n" + HOST + sent)
    check("a form without its key is refused", status(answer) == 403, answer[:80])


def slow_senders(desk):
    """Each begins something and goes on a byte at a time; all are closed in time."""
    begins = {
        "a slow header": (b"GET / HTTP/1.1\r\nX: ", 16),
        "a slow body": (b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 5000\r\n\r\n", 28),
        "silence": (b"", 16),
    }
    taken = {}

    def send(name, begin):
        start = time.monotonic()
        with connect(desk) as connection:
            connection.settimeout(0.5)
            try:
                connection.sendall(begin)
                while time.monotonic() - start < 40:
                    if name != "silence":
                        connection.sendall(b"x")
                    try:
                        if not connection.recv(1000):
                            break
                    except TimeoutError:
                        pass
            except (BrokenPipeError, ConnectionResetError):
                pass
        taken[name] = time.monotonic() - start

    threads = [threading.Thread(target=send, args=(name, begin)) for name, (begin, _) in begins.items()]
    for thread in threads:
        thread.start()
    return threads, taken, begins


def crowd(desk):
    """Many more connections than are held at a time, all silent: who asks is still answered."""
    held = []
    before = desk.memory()
    try:
        for _ in range(CROWD):
            held.append(connect(desk, 5))
        began = time.monotonic()
        answer = get(desk, b"/")
        seconds = time.monotonic() - began
        check("a crowd that says nothing does not keep others out",
              status(answer) == 200 and seconds < 5, f"{status(answer)} after {seconds:.1f} s")
        grown = desk.memory() - before
        check("a crowd fills no memory", grown < MEMORY_ALLOWED, f"{grown} KiB more")
    finally:
        for connection in held:
            connection.close()


def slow_reader(desk):
    connection = connect(desk)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.sendall((b"GET /d/principles/V1 HTTP/1.1\r\n" + HOST + b"\r\n") * 200)
    began = time.monotonic()
    answer = get(desk, b"/")
    check("somebody who does not read keeps nobody waiting",
          status(answer) == 200 and time.monotonic() - began < 5)
    return connection


def pipeline(desk):
    with connect(desk) as connection:
        one = b"HEAD /accessibility HTTP/1.1\r\n" + HOST
        connection.sendall((one + b"\r\n") * 99 + one + b"Connection: close\r\n\r\n")
        answer = read_all(connection)
        check("a hundred requests at once are answered in order, HEAD without a body",
              answer.count(b"HTTP/1.1 200 OK") == 100 and b"<html" not in answer, answer[:80])


def headers_of_every_page(desk):
    answer = head(get(desk, b"/")).lower()
    for header in [b"content-security-policy: default-src 'none'", b"x-content-type-options: nosniff",
                   b"referrer-policy: same-origin", b"frame-ancestors 'none'"]:
        check(f"every page says {header.decode()[:40]}", header in answer, answer)
    check("no script or style stands in a page", b"<style" not in get(desk, b"/d/principles/V1") and
          b"<script>" not in get(desk, b"/d/principles/V1"))


def no_personal_data_in_log(desk):
    get(desk, b"/sign-in/0123456789abcdef?next=/mine", b"User-Agent: telltale\r\nX-Forwarded-For: 203.0.113.9\r\n")
    time.sleep(0.3)
    log = "".join(desk.log)
    check("the log holds no secret, browser or address",
          "0123456789abcdef" not in log and "telltale" not in log and "203.0.113.9" not in log
          and "GET /sign-in/:link 200" in log, log[-400:])


failures = []


def check(claim, holds, seen=""):
    if not holds:
        failures.append(claim)
        print(f"FAILED: {claim}\n    {seen}")


def main():
    program, source, folder = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    desks.make_consultation(program, source, folder)
    desk = desks.Desk(program, folder)
    try:
        threads, taken, begins = slow_senders(desk)
        headers_of_every_page(desk)
        told_lengths(desk)
        files(desk)
        odd_requests(desk)
        forms_of_others(desk)
        pipeline(desk)
        endless(desk)
        unread = slow_reader(desk)
        no_personal_data_in_log(desk)
        for thread in threads:
            thread.join()
        for name, (_, most) in begins.items():
            check(f"{name} is cut off in time", taken[name] < most, f"after {taken[name]:.1f} s")
        crowd(desk)
        idle = connect(desk)
        began = time.monotonic()
        code = desk.stop()
        check("asked to stop, it stops at once and says that all is well",
              code == 0 and time.monotonic() - began < 10, f"{code} after {time.monotonic() - began:.1f} s")
        idle.close()
        unread.close()
    finally:
        if desk.process.poll() is None:
            desk.process.kill()
    print(f"{len(failures)} of what was tried got somewhere")
    sys.exit(1 if failures else 0)


main()
