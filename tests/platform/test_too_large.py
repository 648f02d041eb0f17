"""What is too large is refused in Dutch, by the web processes and by the proxy before them, in the same words."""

import os
import re
import shutil
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from imvo_tracker.request_bytes import TOO_LARGE_PAGE

RULES = Path(__file__).resolve().parent.parent.parent / "deploy" / "nginx" / "away.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SITE = """daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{ }}
http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; client_max_body_size 1k; include {rules};
    location / {{ proxy_pass http://127.0.0.1:{nobody}; }} }} }}"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_the_proxy_says_what_the_web_processes_say():
    (page,) = re.findall(r"return 413 '(.*)';", RULES.read_text(encoding="utf-8"))
    assert page == TOO_LARGE_PAGE
    assert "Hoogstens 10 MB wordt gelezen. Er is niets bewaard." in page


@pytest.mark.cluster
def test_a_body_above_the_limit_of_the_proxy_gets_that_page(tmp_path):
    port = free_port()
    told = SITE.format(folder=tmp_path, port=port, nobody=free_port(), rules=RULES)
    (tmp_path / "nginx.conf").write_text(told, encoding="utf-8")
    proxy = subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", "nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        answer, body = posted(port)
    finally:
        proxy.terminate()
        proxy.wait(10)
    assert (answer.status, answer.headers["Content-Type"]) == (413, "text/html; charset=utf-8")
    assert body == TOO_LARGE_PAGE


def posted(port):
    for _attempt in range(100):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("POST", "/admin/", body=b"x" * 2048)
            answer = connection.getresponse()
            return answer, answer.read().decode()
        except ConnectionRefusedError:
            time.sleep(0.05)
    pytest.fail("nginx did not start")
