"""One visitor over plain HTTP: every request says what came of it, also when nothing came."""

import http.client
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.admin.sent import sent

LOGIN = "/admin/login/"
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; `status` 0 where the connection ended without one."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self):
        return self.content.decode(errors="replace")


@dataclass(slots=True)
class Asked:
    """What came of all requests: when, what was asked, the status, and whether it said when to try again."""

    rows: list[tuple[float, str, int, bool]] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)  # 5xx that are not 503 with a time to come back
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind, reply, asked):
        says_when = "retry-after" in reply.headers
        with self.lock:
            self.rows.append((time.monotonic(), kind, reply.status, says_when))
            if reply.status > 503 or (reply.status >= 500 and not says_when):
                self.odd.append(f"{reply.status} at {asked}: {reply.text[-300:]}")


class Visitor:
    """Keeps cookies as a browser does, and a connection for one request at a time."""

    def __init__(self, port, asked, kind):
        self.port, self.asked, self.kind, self.cookies = port, asked, kind, {}

    def ask(self, path, form=None, **headers):
        """Return the reply; a form is posted. Redirects are not followed."""
        body = None if form is None else urlencode(form, doseq=True)
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET" if form is None else "POST", path, body, headers)
            answer = connection.getresponse()
            reply = Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
            self._take_cookies(answer)
        except (OSError, http.client.HTTPException):
            reply = Reply(0, {}, b"")
        finally:
            connection.close()
        self.asked.note(self.kind, reply, path if form is None else f"POST {path}")
        if not reply.status:
            time.sleep(0.1)
        return reply

    def _take_cookies(self, answer):
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _sign, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value

    def sign_in(self, name, password):
        """Sign in; True when it worked."""
        page = self.ask(f"{LOGIN}?next=/admin/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        if token is None:
            return False
        form = {"csrfmiddlewaretoken": token[1], "username": name, "password": password, "next": "/admin/"}
        return self.ask(LOGIN, form).status == 302

    def form_at(self, path, **typed):
        """Return the fields of the form at an address, some typed over; None when the page is not there now."""
        page = self.ask(path)
        return (sent(page, **typed), page.text) if page.status == 200 and "csrfmiddlewaretoken" in page.text else None


def path_of(url):
    """Return path and query of an address."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
