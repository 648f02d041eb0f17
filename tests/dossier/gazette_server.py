"""A search service of our own on 127.0.0.1, with answers in the published format, whole and hostile."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

XML = "application/xml;charset=UTF-8"
_NAMES = (
    'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:gzd="http://standaarden.overheid.nl/sru"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/"'
)


def record(
    number, *, dossier="26485", title="Brief regering; Voortgang", sort="Brief", days=("2016-06-17",) * 2, **own
):
    """Return one record; `own` replaces or adds fields by their name without prefix."""
    dated, available = days
    terms = {"identifier": f"kst-{dossier}-{number}", "title": title, "date": dated, "available": available}
    law = {"dossiernummer": dossier, "ondernummer": number, "subrubriek": sort}
    fields = [(f"dcterms:{name}", own.get(name, value)) for name, value in terms.items()]
    fields += [(f"overheidwetgeving:{name}", own.get(name, value)) for name, value in law.items()]
    if "documenttitel" in own:
        fields.append(("overheidwetgeving:documenttitel", own["documenttitel"]))
    filled = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields if value is not None)
    return (
        "<sru:record><sru:recordData><gzd:gzd><gzd:originalData><overheidwetgeving:meta>"
        f"{filled}</overheidwetgeving:meta></gzd:originalData></gzd:gzd></sru:recordData></sru:record>"
    )


def answer(records, total=None):
    count = len(records) if total is None else total
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><sru:searchRetrieveResponse {_NAMES}><sru:version>2.0</sru:version>'
        f"<sru:numberOfRecords>{count}</sru:numberOfRecords><sru:records>{''.join(records)}</sru:records>"
        "</sru:searchRetrieveResponse>"
    ).encode()


def sends(body, content=XML, status=200, **headers):
    """Return what writes an answer whole."""

    def write(handler):
        handler.send_response(status)
        sent = {"Content-Type": content, "Content-Length": str(len(body))}
        for name, value in (sent | {key.replace("_", "-"): value for key, value in headers.items()}).items():
            if value is not None:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return write


def drips(seconds):
    """Return what writes a byte now and then, for so long."""

    def write(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", XML)
        handler.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    return write


@contextlib.contextmanager
def serving(*writers):
    """Serve one answer after the other, the last one for ever; yields the address and the questions asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append({key: value for key, (value,) in parse_qs(urlsplit(self.path).query).items()})
            with contextlib.suppress(OSError):
                writers[min(len(asked), len(writers)) - 1](self)

        def log_message(self, *args):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sru", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
