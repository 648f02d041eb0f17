"""Notes of returned drafts move from the admin's log, which went with the account, to the decisions."""

from django.db import migrations

MARK = "returned: "


def copy_notes(apps, schema_editor):
    """Copy each note of the log as a decision, oldest first."""
    decisions = apps.get_model("dossier", "Decision")
    notes = apps.get_model("admin", "LogEntry").objects.filter(
        content_type__app_label__in=("dossier", "covenants"), change_message__startswith=MARK
    )
    for note in notes.select_related("content_type").order_by("action_time", "pk"):
        if not note.object_id.isdecimal():
            continue
        decisions.objects.create(
            step="returned",
            table=f"{note.content_type.app_label}.{note.content_type.model}",
            entry=int(note.object_id),
            by_id=note.user_id,
            at=note.action_time,
            note=note.change_message.removeprefix(MARK),
        )


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0006_decisions"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(copy_notes, migrations.RunPython.noop)]
