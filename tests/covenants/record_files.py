"""A small record file in two parts, and all that a load may write, for tests of record files."""

from django.apps import apps
from django.db import connection

from covenants.models import CountingRule, Covenant
from dossier.models import AuditEvent
from sectors.models import RiskTheme

MASTERS = """\
revision: {source: brief, reason: Proef.}
organisations:
  - {slug: kabinet, kind: cabinet, name: Kabinet, names: [{name: Regering, from: null}]}
documents:
  - {key: brief, kind: letter, title: Brief, dated: 2016-06-17, public: 2016-06-17, publisher: kabinet}
sectors:
  - {code: TEX, kind: main, name: Textiel, known: 2016-06-17, document: brief, aliases: [kleding]}
risk_themes:
  - {slug: lucht, name: Lucht, category: environment, document: brief, known: 2016-06-17, sectors: [TEX]}
covenants:
  - {slug: textiel, code: TEX, sectors: [TEX], names: [{name: Textiel, known: 2016-06-17, document: brief}]}
targets:
  - {slug: tien, name: Tien}
thresholds:
  - {slug: drempel, covenant: textiel, gates: in_force, name: Drempel}
counting_rules:
  - {slug: kabinet, name: Kabinet, definition: Alles., default: true, excluded: [textiel], facilitated_by: kabinet}
"""
STATEMENTS = """\
statements:
  - {ref: b/1, facts: [S1], type: milestone, covenant: textiel, kind: signed, modality: expect, document: brief,
     page: "2", actor: kabinet, words: "eerste helft 2017"}
  - {ref: b/2, type: measurement, covenant: textiel, unit: company, low: "35", high: "35.0", document: brief,
     actor: kabinet, closed: true, opens_after: "Na afronding.", edtf: "2016-06-17"}
  - {ref: b/3, type: report, covenant: textiel, topic: progress, text: Gaat goed., document: brief, actor: kabinet,
     page: voetnoot 9, reading: "drie maanden", starts: 2016-03-09, quantity: "0.50", unit: mln}
"""


LINKS = (Covenant.sectors.through, RiskTheme.sectors.through, CountingRule.excluded.through, CountingRule.only.through)


def everything():
    """Return all rows of all tables of ours, histories included; that something was tried is an event all the same.

    As the database holds them: to ask some eighty tables by the ORM takes ten times as long, and tests ask twice each.
    """
    ours = {"dossier", "sectors", "covenants"}
    models = [*(m for m in apps.get_models() if m._meta.app_label in ours and m is not AuditEvent), *LINKS]
    with connection.cursor() as cursor:
        return {model._meta.label: rows_of(model, cursor) for model in models}


def rows_of(model, cursor):
    table, key = (connection.ops.quote_name(name) for name in (model._meta.db_table, model._meta.pk.column))
    cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")
    return [column[0] for column in cursor.description], cursor.fetchall()
