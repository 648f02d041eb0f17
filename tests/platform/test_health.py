"""The two probes."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from imvo_tracker import health


def test_healthz_answers_without_a_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_answers_when_every_migration_is_applied(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        response = client.get("/readyz")
    assert (response.status_code, response.content, "no-store" in response["Cache-Control"]) == (200, b"ready\n", True)


@pytest.mark.django_db
def test_readyz_refuses_when_a_migration_is_missing(client):
    MigrationRecorder.Migration.objects.filter(app="dossier").delete()
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"migrations are not applied\n")
    assert response["Retry-After"] == "30"


@pytest.mark.django_db
def test_readyz_refuses_when_the_database_does_not_answer(client, monkeypatch):
    def fail(self):
        raise OperationalError("host db.example, password secret")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fail)
    assert health.what_is_missing() == "database does not answer"
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"database does not answer\n")


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["10.0.3.7", "10.0.3.7:8000", "[fd00::1]", "evil.example", "not a host", ""])
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("https", [False, True])
def test_the_probes_answer_under_any_host_name_also_where_http_is_redirected(client, settings, path, host, https):
    settings.SECURE_SSL_REDIRECT = https
    assert client.get(path, headers={"host": host}).status_code == 200
    assert client.get(f"{path}/", headers={"host": host}).status_code in (400, 301)


@pytest.mark.parametrize("method", ["post", "put", "options", "trace"])
def test_the_probes_are_only_read(client, method):
    assert getattr(client, method)("/healthz").status_code == 405
