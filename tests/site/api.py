"""The operations of the API as its OpenAPI document tells them, for tests that go past every one."""

import json
from functools import cache
from urllib.parse import quote

from dashboards.api.resources import RESOURCES
from dashboards.api.schema import openapi

ROOT = "/api/v1"
NAMES = tuple(one.name for one in RESOURCES)
KEY_OF = {one.name: one.key for one in RESOURCES}


@cache
def document():
    """Return the OpenAPI document."""
    return openapi("http://testserver/api/v1")


def operations():
    """Return path and operation of everything that can be asked."""
    return [(path, method, told) for path, item in document()["paths"].items() for method, told in item.items()]


def ask(client, address, status=200):
    """Return what an address of the API answers."""
    answer = client.get(f"{ROOT}{address}")
    assert answer.status_code == status, (address, answer.status_code, answer.content[:300])
    return json.loads(answer.content)


def first_key(client, name, query=""):
    """Return the key of the first row of a list."""
    return str(ask(client, f"/{name}{query}")["results"][0][KEY_OF[name]])


def addresses(client, query=""):
    """Return an address of every operation that is there with the whole record."""
    lists = [f"/{name}" for name in NAMES]
    return [*lists, *(f"/{name}/{quote(first_key(client, name, query))}" for name in NAMES)]
