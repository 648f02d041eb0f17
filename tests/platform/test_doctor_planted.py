"""`doctor`: faults as they happen to deployments, planted one by one; each is named, and its mend, in two languages."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import translation

from dossier.models import Revision
from dossier.published import Head
from imvo_tracker.watching import measured, of_surroundings
from imvo_tracker.watching.doctor import examine
from tests.platform.test_doctor import codes, deployment

pytestmark = pytest.mark.django_db
__all__ = ["deployment"]


def certificate(path, *names, begins=-1, ends=90):
    """Write a certificate for some host names, valid from and until so many days from now."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0])])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now + timedelta(begins)).not_valid_after(now + timedelta(ends))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(one) for one in names]), critical=False)
    path.write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path


def any_host_name(site):
    site.settings.ALLOWED_HOSTS = ["tracker.example", "*"]


def key_of_a_word(site):
    site.settings.SECRET_KEY = "changeme" * 4


def links_without_https(site):
    site.settings.SITE_URL = "http://tracker.example"


def links_to_a_name_of_before(site):
    site.settings.SITE_URL = "https://www.tracker.example"


def mail_from_nobody(site):
    site.settings.CONTACT_EMAIL = ""


def table_of_sign_ins_dropped(_site):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE login_limits")


def table_of_mail_renamed(_site):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE dashboards_outgoingmail RENAME TO dashboards_outgoingmail_old")


def backup_cut_off(site):
    older, newer = (Path(site.settings.BACKUP_DIR) / name for name in ("monday.dump", "tuesday.dump"))
    older.write_bytes(b"record" * 1000)
    newer.write_bytes(b"rec")
    os.utime(older, (time.time() - 3600,) * 2)


def backup_of_a_file_system_that_is_gone(site):
    site.settings.BACKUP_DIR = site.folder / "not" / "mounted"


def certificate_of_a_neighbour(site):
    site.settings.CERTIFICATE_FILE = certificate(site.folder / "a.pem", "other.example", "*.other.example")


def certificate_of_tomorrow(site):
    site.settings.CERTIFICATE_FILE = certificate(site.folder / "a.pem", "tracker.example", begins=1)


def certificate_of_yesterday(site):
    site.settings.CERTIFICATE_FILE = certificate(site.folder / "a.pem", "tracker.example", begins=-90, ends=-1)


def role_removed(_site):
    Group.objects.get(name="auditor").delete()


def anchor_of_another_site(site):
    Path(site.settings.ANCHOR_FILE).write_text(f"9 {'a' * 64}\n")


def replica_of_another_site(site):
    site.settings.REPLICAS = ("replica1",)
    site.heads["replica1"] = Head(Revision.objects.order_by("-number").first().number, "b" * 64)


def replica_that_lost_its_rows(site):
    site.settings.REPLICAS = ("replica1",)
    site.heads["replica1"] = Head(0, "")


PLANTED = {
    any_host_name: "hosts_any",
    key_of_a_word: "secret_key_weak",
    links_without_https: "site_url",
    links_to_a_name_of_before: "site_url",
    mail_from_nobody: "mail_from",
    table_of_sign_ins_dropped: "tables",
    table_of_mail_renamed: "tables",
    backup_cut_off: "backup_small",
    backup_of_a_file_system_that_is_gone: "backup_missing",
    certificate_of_a_neighbour: "certificate_name",
    certificate_of_tomorrow: "certificate_early",
    certificate_of_yesterday: "certificate",
    role_removed: "roles",
    anchor_of_another_site: "anchor",
    replica_of_another_site: "replica_other",
    replica_that_lost_its_rows: "replica_behind",
}


@pytest.fixture
def site(deployment, monkeypatch):
    site = SimpleNamespace(**vars(deployment), heads={})
    own = measured.read_head
    monkeypatch.setattr(measured, "read_head", lambda alias="": site.heads.get(alias) or own(alias))
    return site


@pytest.mark.parametrize("plant", PLANTED, ids=lambda one: one.__name__)
def test_a_planted_fault_is_named_with_what_to_do(site, plant):
    assert codes() == []
    plant(site)
    said = {}
    for language in ("nl", "en"):
        point = transaction.savepoint()
        with translation.override(language):
            said[language] = [one for one in examine() if one.code == PLANTED[plant]]
        transaction.savepoint_rollback(point)  # PostgreSQL answers nothing more after a question that it refused
    (dutch,), (english,) = said["nl"], said["en"]
    assert dutch.problem != english.problem
    assert dutch.remedy != english.remedy
    assert dutch.remedy.endswith(".")
    assert english.remedy.endswith(".")


class Server:
    """A Redis by what it says of its memory."""

    def __init__(self, **memory):
        self.memory = memory

    def get_client(self):
        return self

    def ping(self):
        return True

    def info(self, _part):
        return self.memory


@pytest.mark.parametrize(
    ("memory", "code"),
    [
        ({"maxmemory": 0, "maxmemory_policy": "noeviction"}, "cache_bound"),
        ({"maxmemory": 1024, "maxmemory_policy": "noeviction"}, "cache_policy"),
        ({"maxmemory": 1024, "maxmemory_policy": "volatile-lru"}, "cache_policy"),
        ({"maxmemory": 1024, "maxmemory_policy": "allkeys-lfu"}, ""),
    ],
)
def test_a_shared_cache_without_bound_or_way_out_is_found(site, monkeypatch, memory, code):
    site.settings.CACHES = site.settings.CACHES | {
        "pages": {"BACKEND": of_surroundings.REDIS, "LOCATION": ["redis://a"]}
    }
    monkeypatch.setattr(of_surroundings, "caches", {"pages": SimpleNamespace(_cache=Server(**memory))})
    assert codes() == [code][: bool(code)]


def test_backups_beside_the_database_are_found(site):
    site.settings.DATABASES["default"] = site.settings.DATABASES["default"] | {
        "NAME": str(site.folder / "site.sqlite3")
    }
    assert ("backup_beside" in codes()) == (connection.vendor == "sqlite")  # a server has its own directory
