"""A text of a template is the same whether Django translates it or we do at once."""

import pytest
from django.template import Context, Engine
from django.template.base import Parser, Token, TokenType
from django.templatetags import i18n
from django.utils import translation

from imvo_tracker.lib.template_texts import OwnText, translate

TEXTS = ("Download", "Another moment", "100% of “it” & <b>", "no such text", "Moment and counting rule", "%(day)s")
ENGINE = Engine(libraries={"i18n": "django.templatetags.i18n"})


def node_of(tag, by):
    return by(Parser([]), Token(TokenType.BLOCK, tag))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_reads_as_by_django(text, language):
    ours, djangos = (node_of(f'translate "{text}"', by) for by in (translate, i18n.do_translate))
    with translation.override(language):
        said = ours.render(Context())
        assert (type(ours), said, type(said)) == (OwnText, djangos.render(Context()), type(djangos.render(Context())))


def test_it_is_read_in_the_language_of_each_page():
    template = ENGINE.from_string('{% load i18n %}{% translate "Another moment" %}/{% trans "Compare" %}')
    said = []
    for language in ("nl", "en"):
        with translation.override(language):
            said.append(template.render(Context()))
    assert said == ["Ander moment/Vergelijk", "Another moment/Compare"]
    assert {type(node) for node in template.nodelist} > {OwnText}


@pytest.mark.parametrize(
    "tag",
    ['"Download" as it', '"Download" noop', '"Download" context "verb"', "given", '"Download"|upper', "given|upper"],
)
def test_what_is_more_than_a_text_is_left_to_django(tag):
    _load, node = ENGINE.from_string("{% load i18n %}{% translate " + tag + " %}").nodelist
    assert type(node) is i18n.TranslateNode
