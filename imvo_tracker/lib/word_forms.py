"""Dutch forms that no rule of endings makes: leden of lid, besloot of besluiten, each led back to its first form.

Left alone are forms that are a word of their own as well: namen, data, staat, wist, gevallen, vroeg.
"""

from __future__ import annotations

import re

# The first form, and those that come from it; a longer word may end in them: kamerleden.
_NOUNS = {
    "lid": "leden",
    "stad": "steden",
    "schip": "schepen",
    "kind": "kinderen",
    "blad": "bladeren",
    "criterium": "criteria",
    "memorandum": "memoranda",
    "museum": "musea",
    "forum": "fora",
    "medium": "media",
    "crisis": "crises",
    "historicus": "historici",
    "politicus": "politici",
    "technicus": "technici",
    "ei": "eieren",
    "grenzen": "grens",
}
# Words of their own, whatever they end in.
_OWN = frozenset({"gegeven", "geleden", "overleden", "verleden"})
# The whole verb, and its forms; each may have one of the beginnings below before it.
_VERBS = {
    "begin": "begint begon begonnen",
    "bewijs": "bewijst bewees bewezen",
    "bieden": "biedt bood boden geboden",
    "blijken": "blijkt bleek bleken gebleken",
    "blijven": "blijft bleef bleven gebleven",
    "brengen": "brengt bracht brachten gebracht",
    "denken": "denkt dacht dachten gedacht",
    "doen": "doet deed deden gedaan",
    "dragen": "draagt droeg droegen gedragen",
    "gaan": "gaat ging gingen gegaan",
    "geven": "geeft gaf gaven gegeven",
    "helpen": "helpt hielp hielpen geholpen",
    "houden": "houdt hield hielden gehouden",
    "kiezen": "kiest koos kozen gekozen",
    "komen": "komt kwam kwamen gekomen",
    "kopen": "koopt kocht kochten gekocht",
    "krijgen": "krijgt kreeg kregen gekregen",
    "laten": "laat liet lieten gelaten",
    "lopen": "loopt liep liepen gelopen",
    "nemen": "neemt nam genomen",
    "schrijven": "schrijft schreef schreven geschreven",
    "sluiten": "sluit sloot sloten gesloten",
    "spreken": "spreekt sprak spraken spraak gesproken",
    "staan": "stond stonden gestaan",
    "stemmen": "stemt stemde stemden gestemd",
    "stijgen": "stijgt steeg stegen gestegen",
    "treden": "treedt trad traden getreden",
    "trekken": "trekt trok trokken getrokken",
    "vallen": "valt viel vielen",
    "vangen": "vangt ving vingen gevangen",
    "verschijnen": "verschijnt verscheen verschenen",
    "vinden": "vindt vond vonden gevonden",
    "werpen": "werpt wierp wierpen geworpen",
    "zeggen": "zeg zegt zei zeiden gezegd zegde zegden",
    "zoeken": "zoekt zocht zochten gezocht",
}
# Beside these a participle has no ge: besloten, verlaten, onderzocht, ontvangen.
_WITHOUT_GE = "be|her|om|onder|ont|over|ver|voor"
_OTHERS = "aan|achter|af|bij|binnen|deel|door|in|mee|na|op|overeen|plaats|samen|tegen|terug|toe|uit|vast|vol|weg"
_PLURAL = re.compile("(?<=..ie)en$")  # industrieën, categorieën

_FIRST_NOUN = {form: first for first, form in _NOUNS.items()}
_NOUN = re.compile(rf"^(?P<before>.{{3,}})?(?P<form>{'|'.join(_FIRST_NOUN)})$")
_FIRST_VERB = {form: first for first, forms in _VERBS.items() for form in forms.split()}
_VERB = re.compile(rf"^(?P<before>{_WITHOUT_GE}|{_OTHERS})?(?P<form>{'|'.join(_FIRST_VERB)})$")
_FIRST_BARE = {
    form.removeprefix("ge"): first for first, forms in _VERBS.items() for form in forms.split() if form.startswith("ge")
}
_BARE = re.compile(rf"^(?P<before>{_WITHOUT_GE})(?P<form>{'|'.join(_FIRST_BARE)})$")


def first_form(plain: str) -> str:
    """Return a folded word in the form from which the others come, or as it is."""
    if plain in _OWN:
        return plain
    for pattern, first in ((_NOUN, _FIRST_NOUN), (_VERB, _FIRST_VERB), (_BARE, _FIRST_BARE)):
        match = pattern.match(plain)
        if match:
            return f"{match['before'] or ''}{first[match['form']]}"
    return _PLURAL.sub("", plain)
