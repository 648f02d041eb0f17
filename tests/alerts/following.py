"""Following by mail as a visitor does: fill the form in, press the button behind the link of the mail."""

import re
from urllib.parse import urlsplit

from django.core import mail
from django.core.cache import cache

from dashboards.alerts.outbox import send_waiting
from dashboards.alerts.writing import write_due

ASK = "/volgen/e-mail/"
ADDRESS = "lezer@voorbeeld.nl"


def ask(client, query, address=ADDRESS, often="meteen", prefix="", **more):
    return client.post(f"{prefix}{ASK}", {"adres": address, "hoe_vaak": often, **more}, query_params=query)


def follow(client, query, address=ADDRESS, often="meteen", prefix=""):
    """Ask and confirm; leave no mail behind."""
    cache.clear()  # the limit on mails to one address is tested by itself
    assert ask(client, query, address, often, prefix).status_code == 302
    confirmed = client.post(link_in(mail.outbox[-1], "bevestigen"))
    assert confirmed.status_code == 302
    mail.outbox.clear()
    return confirmed.url


def link_in(message, name):
    """Return the path of one of our links in a mail."""
    found = re.search(rf"https?://\S+/volgen/e-mail/{name}/\S+", message.body)
    address = urlsplit(found[0])
    return f"{address.path}?{address.query}"


def told():
    """Write and send what is due, and return it."""
    mail.outbox.clear()
    write_due()
    send_waiting()
    return [*mail.outbox]


def headings(message):
    """Return what the plain text lists, without the numbers."""
    return re.findall(r"^\d+\. (.+)$", message.body, re.MULTILINE)
