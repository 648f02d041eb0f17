"""Words that hold a figure and a date ("tien convenanten in de loop van 2017"): what is left once the figure is off."""

import re

from imvo_tracker.lib.period_words import NUMBERS, spelled_plainly

_MORE_NUMBERS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig")
_NUMBER = rf"(?:{'|'.join((*NUMBERS, *_MORE_NUMBERS))}|[0-9]{{1,3}})"
_BEFORE = (
    r"(?:nog eens|nog|ten minste|tenminste|minstens|minimaal|ruim|circa|ongeveer|zo'?n|zeker|in totaal|alle|de|deze)"
)
_COUNTED = (
    r"(?:nieuwe|extra|andere|verdere|meer|grote|imvo|(?:imvo-?|sector-?|bedrijfs-?)?convenant(?:en)?|akkoord(?:en)?"
    r"|afspraken|sectoren|overeenkomsten|af|gereed|klaar|gesloten|afgesloten|ondertekend|getekend|afgerond)"
)
# After a bare number only these begin a date: "acht juli 2016" is one day
_OPENS_A_DATE = (
    r"(?:in|voor|na|eind|begin|medio|midden|rond|per|tot|tegen|uiterlijk|vanaf|sinds|binnen|tijdens|aan|op|dit|volgend)"
)
_FIGURE = re.compile(
    rf"(?:{_BEFORE} )*{_NUMBER} (?:(?:{_COUNTED} )+(?P<counted>.+)|(?P<bare>{_OPENS_A_DATE} .+))", re.DOTALL
)


def without_figure(wording: str) -> str:
    """Return the words behind a leading count of covenants, in plain spelling; "" where there is no such count."""
    match = _FIGURE.fullmatch(spelled_plainly(wording))
    return (match["counted"] or match["bare"]) if match else ""
