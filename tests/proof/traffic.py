"""Writers, a publisher and readers at work; each notes what it was told, so that it can be held against the record."""

import hashlib
import json
import random
import re
import secrets
import threading
import time

from tests.proof.asking import Asked, Visitor, path_of

ADD = "/admin/covenants/statusreport/add/"
SEAL = "/admin/dossier/revision/verzegelen/"
STATEMENTS = "/api/v1/statements?pageSize=1"
# What a visitor may ask at any moment; the revision is put in where an address names one
NEWEST = ("/", "/convenanten/", "/en/", "/beloften/", STATEMENTS, "/api/v1/covenants")
REPORT = {"covenant": "1", "document": "1", "actor": "1", "topic": "progress", "locator": "p. 1"}
NOTHING_SAVED = ("Er is niets opgeslagen", "Nothing was saved")
TAIL = "Dit is het hele bericht, van begin tot eind."


class Traffic:
    """All who use the site during a run."""

    def __init__(self, site, *, writers=2, readers=3, seed=1, pause=0.0):
        """`pause`: seconds between two questions of one reader."""
        self.site, self.asked, self.pause = site, Asked(), pause
        self.mark = secrets.token_hex(4)  # the same record may be put to the proof again
        self.stopped, self.dice = threading.Event(), random.Random(seed)
        self.saved: dict[str, float] = {}  # text -> when it was acknowledged
        self.refused: dict[str, bool] = {}  # text, given up -> whether the answer said that nothing was saved
        self.sealed: dict[int, float] = {}  # revision -> when it was acknowledged
        self.last_saved = 0.0
        self.wrong: list[str] = []
        self.counts: dict[int, set[int]] = {}  # revision -> numbers of statements that answers of it gave
        self.pinned: dict[str, str] = {}  # full address -> hash of its bytes
        acts = [*((self._write, number) for number in range(writers)), (self._publish, 0)]
        acts += [(self._read, number) for number in range(readers)]
        self.threads = [threading.Thread(target=act, args=(number,), daemon=True) for act, number in acts]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.stopped.set()
        for thread in self.threads:
            thread.join(timeout=90)

    def _signed_in(self, name, kind):
        while not self.stopped.is_set():
            visitor = Visitor(self.site.port, self.asked, kind)
            if visitor.sign_in(name, self.site.accounts[name]):
                return visitor
            time.sleep(0.5)
        return None

    def _write(self, number):
        """Record one report after another; what was not acknowledged is sent again, as somebody at a form does."""
        visitor, count, dice = self._signed_in("redacteur", "write"), 0, random.Random(number)
        while visitor and not self.stopped.is_set():
            text = f"Proef {self.mark} {number}-{count + 1} {TAIL}"
            found = visitor.form_at(f"{ADD}?covenant=1&document=1", **REPORT, text=text)
            if found is None:
                time.sleep(0.3)
                visitor = self._again(visitor, "redacteur")
                continue
            count += 1
            self._send(visitor, found[0], text, gives_up=dice.random() < 0.3)
            time.sleep(0.2)
            if count % 3 == 0:
                self._propose(visitor)

    def _again(self, visitor, name):
        """Sign in anew where the session is gone; what the site cannot answer now is asked again later."""
        return visitor if visitor.ask("/admin/").status in (0, 200, 503) else self._signed_in(name, visitor.kind)

    def _send(self, visitor, form, text, *, gives_up):
        while not self.stopped.is_set():
            reply = visitor.ask(ADD, form)
            if reply.status == 302:
                with self.asked.lock:
                    self.saved[text] = self.last_saved = time.monotonic()
                    self.refused.pop(text, None)
                return
            says_no = any(words in reply.text for words in NOTHING_SAVED)
            self.refused[text] = says_no
            if gives_up or reply.status in (200, 403):
                return
            time.sleep(0.3)

    def _propose(self, visitor):
        found = visitor.form_at(SEAL)
        tokens = _tokens(found)
        if tokens:
            visitor.ask(SEAL, {**found[0], "entry": tokens, "_propose": "1"})

    def _publish(self, _number):
        """Seal what was proposed."""
        visitor = self._signed_in("publicist", "seal")
        while visitor and not self.stopped.is_set():
            time.sleep(0.6)
            found = visitor.form_at(SEAL)
            if found is None:
                visitor = self._again(visitor, "publicist")
                continue
            tokens = _tokens(found)
            if not tokens or visitor.ask(SEAL, {**found[0], "entry": tokens, "reason": "proef"}).status != 302:
                continue
            done = time.monotonic()
            shown = visitor.ask(SEAL)
            told = re.search(r"Revisie (\d+) is verzegeld", shown.text)
            if told:
                self.sealed[int(told[1])] = done

    def _read(self, number):
        dice, visitor = random.Random(100 + number), Visitor(self.site.port, self.asked, "read")
        while not self.stopped.wait(self.pause):
            if self.pinned and dice.random() < 0.3:
                address = dice.choice(list(self.pinned))
                self._check_pinned(address, visitor.ask(address))
                continue
            path = dice.choice(NEWEST)
            began, known = time.monotonic(), dict(self.sealed)
            reply = visitor.ask(path)
            if reply.status == 200 and path == STATEMENTS:
                self._check_newest(reply, max((one for one, at in known.items() if at < began), default=0))

    def _check_newest(self, reply, least):
        """An answer says its revision: not older than what was acknowledged before it was asked, and one count each."""
        answer = json.loads(reply.content)
        revision = answer["moment"]["revision"]
        if revision < least:
            self.wrong.append(f"revision {revision} after {least} was acknowledged")
        with self.asked.lock:
            self.counts.setdefault(revision, set()).add(answer["count"])
        self._check_pinned(path_of(answer["links"]["self"]), None, answer)

    def _check_pinned(self, address, reply, answer=None):
        """A full address gives the same bytes for ever, from whichever database or cache they come."""
        if answer is not None:
            with self.asked.lock:
                if len(self.pinned) < 40 or self.dice.random() < 0.05:
                    self.pinned.setdefault(address, "")
            return
        if reply.status != 200:
            return
        seen = hashlib.sha256(reply.content).hexdigest()
        with self.asked.lock:
            if self.pinned.get(address):
                if self.pinned[address] != seen:
                    self.wrong.append(f"other bytes at {address}")
            else:
                self.pinned[address] = seen


def _tokens(found):
    return re.findall(r'name="entry" value="([^"]+)"', found[1]) if found else []
