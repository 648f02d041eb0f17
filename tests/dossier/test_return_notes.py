"""Notes of returned drafts that stood in the admin's log are decisions after the migration."""

from datetime import UTC, datetime
from importlib import import_module

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from covenants.models import StatusReport
from dossier.decisions import return_note
from dossier.models import Decision, Document
from tests.covenants.samples import draft_of, make_publisher


def test_notes_of_the_log_become_decisions_and_nothing_else_does(world):
    draft, reader = draft_of(StatusReport, world), make_publisher("lezer")
    before = Decision.objects.latest("pk").pk
    for number, (model, key, text) in enumerate(
        [
            (StatusReport, draft.pk, "returned: eerst dit"),
            (StatusReport, draft.pk, "returned: en dan dat"),
            (StatusReport, draft.pk, "[]"),
            (Document, world.letter.pk, "opened: 2016-06-17"),
        ]
    ):
        LogEntry.objects.create(
            user=reader, content_type=ContentType.objects.get_for_model(model), object_id=str(key), object_repr="x",
            action_flag=CHANGE, change_message=text, action_time=datetime(2026, 1, number + 1, tzinfo=UTC),
        )  # fmt: skip
    import_module("dossier.migrations.0007_return_notes").copy_notes(apps, None)
    made = Decision.objects.filter(pk__gt=before).order_by("pk")
    assert list(made.values_list("step", "table", "entry", "by", "note", "at__day")) == [
        ("returned", "covenants.statusreport", draft.pk, reader.pk, "eerst dit", 1),
        ("returned", "covenants.statusreport", draft.pk, reader.pk, "en dan dat", 2),
    ]
    assert return_note(draft).note == "en dan dat"
