"""The page that explains: it is made of the tables the code works by, so it cannot fall behind them."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from covenants.choices import Modality
from covenants.criteria import MODALITY_MEANINGS
from covenants.domain.lateness import Schedule
from covenants.domain.outcome import CovenantOutcome, Life
from covenants.kinds import MILESTONE_KINDS
from covenants.models import CountingRule, Covenant
from dashboards.covenants.filters import FILTERS
from dashboards.documents.filters import KEYS as DOCUMENT_FILTERS
from dashboards.explanation.criteria import SCHEDULE_CRITERIA
from dashboards.explanation.query_keys import DOCUMENT_QUERY_KEYS, MOTION_QUERY_KEYS, QUERY_KEYS
from dashboards.words.outcomes import LIFE_CRITERIA, LIFE_LABELS, OUTCOME_CRITERIA, OUTCOME_LABELS
from dossier.models import Document
from imvo_tracker.environment import BASE_DIR
from imvo_tracker.lib.period import PERIOD_RULES
from tests.covenants.samples import make_publisher, publish
from tests.site.reader import parsed

MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
PARTS = ("", "datums/", "telregels/", "bewaring/", "vormgeving/")
REFERENCE = Path(BASE_DIR) / "docs" / "reference" / "query-keys.md"


def explanation(client, query=MOMENT):
    return client.get(f"/uitleg/?{query}").context["page"]


def rules(client, query=MOMENT):
    return client.get(f"/uitleg/telregels/?{query}").context["page"]


def test_every_rule_for_dates_stands_on_the_page_with_its_examples(client, letter):
    text = client.get(f"/uitleg/datums/?{MOMENT}").content.decode()
    assert [rule.code for rule in PERIOD_RULES if f'id="regel-{rule.code}"' not in text] == []
    assert [word for rule in PERIOD_RULES for word in rule.examples if f'<q lang="nl">{word}</q>' not in text] == []


def test_every_milestone_stands_on_the_page_with_what_it_requires(client, letter):
    with override("nl"):
        ours = [(kind.code, str(kind.label), str(kind.requires)) for kind in MILESTONE_KINDS]
    assert [(row.code, row.label, row.requires) for row in explanation(client).kinds] == ours


def test_every_state_and_every_modality_has_a_written_criterion():
    assert set(SCHEDULE_CRITERIA) == set(Schedule)
    assert list(MODALITY_MEANINGS) == list(Modality)


def test_every_counting_rule_shows_its_counts_with_the_rows_behind_them(client, letter):
    comparison = rules(client).comparison
    assert [row.slug for row in comparison.rows] == ["kabinet", "alle"]
    shown = {row.slug: [count.label for count in row.counts] for row in comparison.rows}
    behind = {
        row.slug: [str(len(client.get(count.url).context["page"].rows)) for count in row.counts]
        for row in comparison.rows
    }
    assert behind == shown
    assert {len(counts) for counts in shown.values()} == {len(comparison.columns)}
    assert len(comparison.columns) >= 4


def test_a_rule_that_leaves_a_covenant_out_names_it(client, letter):
    rule = CountingRule.objects.create(slug="zonder", name="Zonder goud", definition="Zonder goud.", position=9)
    rule.excluded.add(Covenant.objects.get(slug="goud"))
    publish(rule, by=make_publisher("uitgever"))
    row = rules(client).comparison.rows[-1]
    assert ([link.label for link in row.fewer], row.more, row.counts[0].label) == (["Goud"], (), "14")


def test_a_document_that_was_not_public_yet_is_not_named_as_a_source(client, letter):
    later = Document.objects.create(key="later", kind="report", title="GEHEIM rapport", public_on="2017-01-01")
    rule = CountingRule.objects.create(slug="later", name="Later", definition="Later.", document=later, position=9)
    publish(rule, by=make_publisher("uitgever"))
    assert "GEHEIM" not in client.get(f"/uitleg/telregels/?{MOMENT}").content.decode()
    assert "GEHEIM" in client.get("/uitleg/telregels/?peildatum=2017-01-01").content.decode()


def test_the_rule_in_use_is_marked(client, letter):
    rows = rules(client, f"{MOMENT}&telregel=alle").comparison.rows
    assert [(row.slug, row.is_shown) for row in rows] == [("kabinet", False), ("alle", True)]


def test_every_outcome_and_life_word_stands_on_the_page_with_its_criterion(client, letter):
    page = explanation(client)
    with override("nl"):
        outcomes = [(one.value, str(OUTCOME_LABELS[one]), str(OUTCOME_CRITERIA[one])) for one in CovenantOutcome]
        lives = [(one.value, str(LIFE_LABELS[one]), str(LIFE_CRITERIA[one])) for one in Life]
    assert [(row.code, row.label, row.criterion) for row in page.outcomes] == outcomes
    assert [(row.code, row.label, row.criterion) for row in page.lives] == lives


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_old_anchors_lead_on_to_the_part_that_moved_at_the_same_moment(client, letter, prefix):
    first = parsed(client.get(f"{prefix}/uitleg/?{MOMENT}").content.decode())
    found = {}
    for anchor in ("data", "telregels", "revisies", "moment", "adressen"):
        (link,) = first.all("a", id=anchor)
        address, _hash, part = link.attrs["href"].partition("#")
        assert MOMENT in address
        target = client.get(address).content.decode()
        found[anchor] = (address.partition("?")[0].removeprefix(prefix), target.count(f' id="{part}"'))
    assert found == {
        "data": ("/uitleg/datums/", 1),
        "telregels": ("/uitleg/telregels/", 1),
        "revisies": ("/uitleg/bewaring/", 1),
        "moment": ("/uitleg/bewaring/", 1),
        "adressen": ("/uitleg/bewaring/", 1),
    }


@pytest.mark.parametrize("address", [f"{prefix}/uitleg/{part}" for prefix in ("", "/en") for part in PARTS])
def test_every_link_within_the_page_has_a_target_and_no_id_is_used_twice(client, letter, address):
    text = client.get(address).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_the_page_needs_the_same_queries_whatever_the_rules(client, letter, django_assert_num_queries):
    client.get(f"/uitleg/telregels/?{MOMENT}")  # what was sealed is read into memory by the first who asks
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/uitleg/telregels/?{MOMENT}")
    assert len(queries) > 0
    CountingRule.objects.create(slug="nog-een", name="Nog een", definition="Nog een.", position=9)
    with django_assert_num_queries(len(queries)):
        client.get(f"/uitleg/telregels/?{MOMENT}")


def test_the_reference_lists_every_key_as_the_page_does():
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", REFERENCE.read_text(), re.MULTILINE)
    with override("en"):
        ours = [
            (one.key, str(one.meaning), str(one.takes), str(one.default))
            for one in (*QUERY_KEYS, *DOCUMENT_QUERY_KEYS, *MOTION_QUERY_KEYS)
        ]
    assert rows == ours


def test_every_filter_of_the_list_is_documented():
    assert [one.key for one in QUERY_KEYS][-len(FILTERS) :] == [one.key for one in FILTERS]
    assert tuple(one.key for one in DOCUMENT_QUERY_KEYS) == DOCUMENT_FILTERS
