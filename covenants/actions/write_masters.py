"""Master data of a record file written: all at once, or one by one to find out what the database refuses.

Every row written has a line in its history that names the account and the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.utils.translation import gettext as _

from covenants.actions.compare_masters import MARK, Masters, Row
from covenants.actions.load_catalogue import name_again, names_unsaved, note
from covenants.actions.record_yaml import LineError, in_short
from dossier.models import StaleVersion
from imvo_tracker.lib.asof import now

_REASON = 100  # letters in the history


def write_together(masters: Masters, *, by: AbstractBaseUser, source: str) -> None:
    """Write new rows in a few statements per table; changes and additions by `save` and `add`.

    Raises IntegrityError or ValidationError when the database or a rule refuses a row; then roll back.
    """
    reason = f"{MARK} {source}"[:_REASON]
    tables: dict[Any, list[Row]] = defaultdict(list)
    for new in masters.new:
        tables[type(new.row)].append(new)
    for model, rows in tables.items():
        for wave in _waves([new.row for new in rows]):
            model._base_manager.bulk_create(wave)
    moment = now()
    for model, rows in tables.items():
        links = _write_links(model, rows)
        histories = model.history.bulk_history_create(
            [new.row for new in rows], default_user=by, default_change_reason=reason, default_date=moment
        )
        _write_history_of_links(histories, links)
    for changed in masters.changed:
        _sign(changed.row, by, reason)
        name_again(changed.row)
        changed.row.full_clean()
        changed.row.save()
    _add_links(masters, by, reason)


def _waves(rows: list[models.Model]) -> Iterator[list[models.Model]]:
    """Yield rows so that each names only rows of an earlier portion: a subsector comes after its sector."""
    while rows:
        ready = [row for row in rows if not names_unsaved(row)]
        for row in ready:
            name_again(row)
            row.clean()
        yield ready or rows  # a row that names itself: the database says so
        rows = [row for row in rows if row.pk is None] if ready else []


def _write_links(model: Any, rows: Iterable[Row]) -> dict[models.Field, list[models.Model]]:
    """Write the link rows of new masters, table by table, and return them."""
    written = {}
    for relation in model._meta.many_to_many:
        through = relation.remote_field.through
        owner, target = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        links = [
            through(**{f"{owner}_id": new.row.pk, f"{target}_id": one.pk})
            for new in rows
            for one in new.links.get(relation.name, [])
        ]
        written[relation] = through._base_manager.bulk_create(links) if links else []
    return written


def _write_history_of_links(histories: list[Any], links: dict[models.Field, list[models.Model]]) -> None:
    """Give the first line of each master's history the links it began with, where the history keeps links."""
    by_row = {history.id: history for history in histories}
    kept = {field.name for field in getattr(histories[0], "_history_m2m_fields", ())} if histories else set()
    for relation, rows in links.items():
        if relation.name not in kept or not rows:
            continue
        owner = f"{relation.m2m_field_name()}_id"  # type: ignore[attr-defined]
        model = getattr(type(histories[0]), relation.name).model
        model._base_manager.bulk_create(
            model(
                history=by_row[getattr(row, owner)],
                **{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields},
            )
            for row in rows
        )


def _add_links(masters: Masters, by: AbstractBaseUser, reason: str) -> None:
    """Add links to masters that exist; a history that keeps links gets its line by that."""
    added: dict[tuple[int, str], tuple[Any, list[Any]]] = {}
    for root, name, target in masters.linked:
        added.setdefault((id(root), name), (root, []))[1].append(target)
    for (_root, name), (root, targets) in added.items():
        _sign(root, by, reason)
        getattr(root, name).add(*targets)


def _sign(row: Any, by: AbstractBaseUser, reason: str) -> None:
    row._history_user, row._change_reason = by, reason


def find_faults_of(masters: Masters) -> None:
    """Write row by row in savepoints and note what is refused; the caller rolls everything back."""
    for one in (*masters.new, *masters.changed):
        if not one.is_whole or names_unsaved(one.row):
            continue  # it has its faults already, or what it names has
        name_again(one.row)
        try:
            with transaction.atomic():
                one.row.full_clean()
                one.row.save()
        except ValidationError as error:
            _forget(one.row, one)
            note(error, {column.field: column.key for column in one.columns}, one.block)
        except (IntegrityError, DataError, StaleVersion) as error:
            _forget(one.row, one)
            message = _("the database refuses this: %(reason)s") % {"reason": in_short(str(error))}
            one.block.faults.append(LineError(one.block.line, message))


def _forget(row: Any, one: Row) -> None:
    """A row whose writing failed has no key, whatever it was given on the way."""
    if row._state.adding:
        row.pk = None
