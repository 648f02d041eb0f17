"""A full address gives the same bytes for ever: whatever is sealed, edited, opened, corrected or loaded afterwards."""

import random
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.models import Max

from covenants.models import (
    CountingRule,
    Covenant,
    Measurement,
    MilestoneStatement,
    StatusReport,
    Target,
    Threshold,
)
from covenants.moment.record import read_record
from dashboards.editions.making import made
from dashboards.short_links.codes import LinkedPage, write_code
from dossier.actions import correct, record, seal, withdraw
from dossier.actions_editions import freeze
from dossier.actions_masters import pending_masters, places_of
from dossier.models import AnnexDraft, Document, Organisation, Revision
from dossier.selectors import find_faults
from imvo_tracker.lib.asof import AsOf, today
from sectors.models import RiskTheme, Sector
from tests.conftest import LETTER, RECORD_FILES
from tests.covenants.samples import publish
from tests.site.walked import CARDS, at

PAGES = (
    "/",
    "/en/",
    "/convenanten/per-sector/",
    "/sectoren/FIN/",
    "/convenanten/?sorteer=-naam",
    "/convenanten/goud/",
    "/convenanten/textiel/",
    "/convenanten/textiel/uitspraken/",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/beloften/",
    "/drempels/",
    "/convenanten/tijdlijn/",
    "/correcties/",
    "/vergelijk/?van=2016-06-17",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/onderzoek/",
    "/onderzoek/wat-was-bekend/?convenant=textiel",
    "/over/",
    "/moties-en-toezeggingen/",
    "/internationaal/",
    "/bijlage/",
    "/zoeken/?q=convenant",
    "/grafieken/beloofd-en-ondertekend.svg",
    "/grafieken/beloofd-en-ondertekend/",
    "/convenanten/textiel/grafieken/stappen/",
)
FILES = (
    "/grafieken/beloofd-en-ondertekend.png",
    "/convenanten/textiel/grafieken/stappen.png",
    "/tabel.csv",
    "/convenanten/tabel.xlsx?sort=-name",
    "/convenanten/textiel/uitspraken.json",
    "/convenanten/tijdlijn/tabel.ods",
    "/convenanten/per-sector/tabel.csv",
    "/sectoren/FIN/tabel.ods",
    "/beloften/tabel.csv",
    "/beloften/tabel.xlsx?wie=iedereen&lezing=streng",
    "/drempels/voorwaarden.json",
    "/drempels/metingen.csv",
    "/drempels/partijen.ods",
    "/documenten/tabel.xlsx",
    "/documenten/kst-26485-220/uitspraken.csv",
    "/vergelijk/tabel.json?van=2016-06-17",
    "/correcties/tabel.csv",
    "/uitleg/telregels/tabel.ods",
    "/onderzoek/hoe-laat/tabel.csv?wie=iedereen",
    "/grafieken/beloofd-en-ondertekend.xlsx",
)
CALENDAR = "/volgen/agenda.ics"  # of today: nothing that is sealed here lies ahead
# These and the two lists below are asked for at the first and the last moment alone.
MORE = (
    *CARDS,
    "/moties-en-toezeggingen/halfjaar/?halfjaar=2016-1",
    "/moties-en-toezeggingen/halfjaar.odt?halfjaar=2016-1",
    "/moties-en-toezeggingen/tabel.csv?kolommen=state",
    "/internationaal/tabel.xlsx",
    "/uitleg/kosten-en-vertraging/",
    "/uitleg/kosten-en-vertraging/vertraging.csv",
    "/bijlage/tabel.csv",
    "/bijlage/bijlage.odt",
    "/bijlage/bijlage.docx",
    "/bijlage/bijlage.html",
    "/onderzoek/wat-zei/",
    "/convenanten/tijdlijn/onderzoek/tabel.csv",
    "/zoeken/suggesties.json?q=con",
)
FOLLOWED = (
    "/grafieken/beloofd-en-ondertekend.json",
    "/convenanten/textiel/grafieken/stappen.ods",
    "/convenanten/goud/uitspraken.atom",
    "/sectoren/FIN/uitspraken.atom",
    "/volgen/verschuivingen.atom",
    CALENDAR,
    "/beloften/onderzoek/beloften.json",
)
# The API names the moment in its own way
API = (
    "/api/v1/sectors", "/api/v1/covenants", "/api/v1/outcomes", "/api/v1/statements/kst-26485-220/S030",
    "/api/v1/promises?covenant=goud", "/api/v1/targets", "/api/v1/counts", "/api/v1/thresholds",
    "/api/v1/measurements", "/api/v1/documents", "/api/v1/organisations", "/api/v1/motions", "/api/v1/revisions",
)  # fmt: skip
# What an edition and a package say is theirs: a frozen annex, and the record up to a revision.
FROZEN = ("/edities/", "/edities/1/", "/edities/kaart.png", "/edities/1/bijlage.csv", "/api/v1/editions")
PACKED = ("record.json", "csv/milestones.csv", "csv/documents.csv", "ledger/0001.txt", "datapackage.json")
# What is cited of a page, a row and a chart: it says the day on which it is read, so that stands still
CITED = ("", "?deel=convenant.goud", "?deel=grafiek.beloofd-en-ondertekend", "?deel=cijfer.1")
ROUNDS = 100


@pytest.fixture
def publisher(whole):
    return get_user_model().objects.create_superuser("uitgever")


def cited(page, day, revision, rule="kabinet"):
    return at(page, f"peildatum={day}&bekend_op={day}&revisie={revision}&telregel={rule}")


def citations(day, revision):
    day = date.fromisoformat(day)
    code = write_code(LinkedPage("overview", (), (), day, day, revision, "kabinet"))
    return [f"/c/{code}", *(f"/citeer/{code}/{part}" for part in CITED)]


def frozen_annex(by):
    """Freeze the annex of the letter's day, at the newest revision."""
    day, newest = date(2016, 6, 17), Revision.objects.aggregate(newest=Max("number"))["newest"]
    draft = AnnexDraft.objects.create(name="Juni", day=day, recorded_by=by)
    annex = made(read_record(AsOf(day, day, newest)))
    return freeze(draft, annex, version=draft.version, shown_at=newest, by=by, reason="Bij de brief.")


def said(client, address):
    answer = client.get(address, follow=address.startswith("/c/"))
    assert answer.status_code == 200, address
    # Of a citation what is cited: its head shows a picture of the record of today
    body = answer.getvalue()
    return body.partition(b"data-citation")[2] if address.startswith("/citeer/") else body


class Meddler:
    """Changes whatever may be changed, one sealed revision at a time."""

    def __init__(self, by, seed):
        self.by, self.dice, self.number = by, random.Random(seed), 0
        self.closed = [self.closed_report() for _ in range(12)]
        seal(self.closed, by=by, reason="Gesloten.")

    def closed_report(self):
        self.number += 1
        return record(
            StatusReport(
                covenant=self.any(Covenant), topic="official_word", text=f"Gesloten {self.number}",
                document=self.any(Document), actor=self.any(Organisation), known_from=date(2014, 11, 17),
                opens_after="Later.",
            ),
            by=self.by,
        )  # fmt: skip

    def any(self, model):
        return self.dice.choice(list(model.objects.order_by("pk")))

    def standing(self, model):
        rows = model.objects.filter(revision__isnull=False, corrected_by=None, is_withdrawal=False)
        return self.dice.choice(list(rows.order_by("pk")))

    def meddle(self):
        self.number += 1
        acts = [
            self.rename, self.retitle, self.redate, self.relink, self.rerule, self.rethreshold, self.add_older,
            self.retheme, self.open, self.correct, self.withdraw,
        ]  # fmt: skip
        acts[self.number % len(acts)]()

    def rename(self):
        for model in (Organisation, Sector, Target, CountingRule, RiskTheme):
            row = self.any(model)
            row.name = row.name_en = f"Anders {self.number}"
            row.save()
            publish(row, by=self.by)
        covenant, party = self.any(Covenant), self.any(Organisation)
        name = self.dice.choice(list(covenant.names.all()))
        name.name = f"Convenant {self.number}"
        name.save()
        party.names.create(name=f"Partij {self.number}", from_on=date(1990, 1, 1) + timedelta(self.number))
        publish(covenant, party, by=self.by)

    def retitle(self):
        paper = self.any(Document)
        paper.title, paper.note, paper.url = f"Titel {self.number}", "Anders.", "https://example.org/anders"
        paper.save()
        publish(paper, by=self.by)

    def redate(self):
        paper, sector = self.any(Document), self.any(Sector)
        paper.public_on = paper.public_on - timedelta(days=self.dice.randrange(1, 900))
        sector.known_from = date(1999, 1, 1)
        paper.save()
        sector.save()
        publish(paper, sector, by=self.by)

    def relink(self):
        covenant, theme = self.any(Covenant), self.any(RiskTheme)
        covenant.sectors.set([self.any(Sector)])
        theme.sectors.set([self.any(Sector), self.any(Sector)])
        covenant.code = f"X{self.number}"
        covenant.save()
        if pending_masters(places_of([covenant, theme])):
            publish(covenant, theme, by=self.by)

    def rerule(self):
        rule = CountingRule.objects.get(slug="kabinet")
        rule.excluded.set([self.any(Covenant), self.any(Covenant)])
        rule.running_only, rule.definition = not rule.running_only, f"Regel {self.number}"
        rule.save()
        publish(rule, by=self.by)

    def rethreshold(self):
        threshold, target = self.any(Threshold), self.any(Target)
        threshold.name, threshold.gates = f"Drempel {self.number}", self.dice.choice(("signed", "in_force"))
        target.counts_from = date(2015, 1, 1) + timedelta(days=self.number)
        threshold.save()
        target.save()
        publish(threshold, target, by=self.by)

    def add_older(self):
        paper = Document.objects.create(
            key=f"oud-{self.number}", kind="letter", dossier="26485", number=str(1000 + self.number),
            title="Ouder stuk", dated_on=date(2015, 1, 1), public_on=date(2015, 1, 1),
        )  # fmt: skip
        sector = Sector.objects.create(
            code=f"O{self.number}", name="Oudere sector", kind="main", known_from=date(2015, 1, 1), document=paper
        )
        covenant = Covenant.objects.create(slug=f"oud-{self.number}", code=f"A{self.number}")
        covenant.names.create(name="Aardappelen", known_from=date(2015, 1, 1), document=paper)
        covenant.sectors.add(sector)
        said = MilestoneStatement(
            covenant=covenant, kind="signed", modality="fact", earliest=date(2015, 2, 1), latest=date(2015, 2, 1),
            document=paper, actor=self.any(Organisation), known_from=date(2015, 2, 1), public_from=date(2015, 2, 1),
        )  # fmt: skip
        seal([record(said, by=self.by)], by=self.by, reason="Ouder.", masters=places_of([sector]))

    def retheme(self):
        theme = self.any(RiskTheme)
        theme.all_sectors, theme.name = not theme.all_sectors, f"Risico {self.number}"
        theme.save()
        publish(theme, by=self.by)

    def open(self):
        if self.closed:
            seal([], by=self.by, reason="Open.", openings={self.closed.pop(): today()})

    def correct(self):
        for model, changes in (
            (MilestoneStatement, {"earliest": date(2015, 1, 1), "latest": date(2015, 1, 1)}),
            (Measurement, {"low": 7, "high": 7}),
            (StatusReport, {"text": f"Anders gezegd {self.number}", "public_from": None, "opens_after": "Later."}),
        ):
            wrong = self.standing(model)
            entry = correct(wrong, by=self.by, reason="Tikfout.", **changes)
            seal([entry], by=self.by, reason="Correctie.")

    def withdraw(self):
        for model in (MilestoneStatement, Measurement):
            entry = withdraw(self.standing(model), by=self.by, reason="Onjuist.")
            seal([entry], by=self.by, reason="Intrekking.")


def test_cited_pages_keep_their_bytes_whatever_is_sealed_afterwards(client, publisher, settings, tmp_path):
    settings.PACKAGE_DIR = tmp_path / "before"
    frozen_annex(publisher)
    before = Revision.objects.aggregate(newest=Max("number"))["newest"]
    moments = [(day, revision) for day in ("2016-06-17", "2026-11-26") for revision in (1, before)]
    asked = (*PAGES, *FILES, *FOLLOWED, *API[:3])
    addresses = [cited(page, day, revision) for page in (*PAGES, *FILES) for day, revision in moments]
    addresses += [cited(page, *moment) for page in (*MORE, *FOLLOWED, *API) for moment in (moments[0], moments[-1])]
    addresses += [address for day in ("2016-12-31", "2026-11-26") for address in citations(day, before)]
    addresses += [cited(page, today().isoformat(), before) for page in FROZEN]
    addresses += [f"/open-data/{before}/{name}" for name in PACKED]
    taken = {address: said(client, address) for address in addresses}
    now = {page: said(client, page) for page in asked}
    meddler = Meddler(publisher, seed=26485)
    while Revision.objects.count() < before + ROUNDS:
        meddler.meddle()
    call_command("load_record", *(str(LETTER.parent / name) for name in RECORD_FILES), verbosity=0)
    settings.PACKAGE_DIR = tmp_path / "after"
    assert [address for address in addresses if said(client, address) != taken[address]] == []
    assert [page for page in now if said(client, page) == now[page]] == [CALENDAR]  # there was something to change
    assert find_faults() == []
