"""What a reader is told now: the revision, the names and titles, and how every covenant stands."""

from covenants.moment.record import read_record
from dossier.models import Document, Organisation
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf, today


def answer():
    record = read_record(AsOf(today(), today()))
    published = published_at(record.as_of.revision)
    names = [row.name for row in published.every(Organisation)] + [row.title for row in published.every(Document)]
    return [record.as_of.revision, names, [[one.covenant.name, one.phase] for one in record.readings]]
