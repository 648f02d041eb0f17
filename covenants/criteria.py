"""When a choice of a statement on a covenant applies, and when it does not: one place, for every form and page."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from covenants.choices import Modality, Place
from covenants.kinds import MILESTONE_KINDS
from dossier.criteria import Criteria

# What each modality means, as the explanation for readers says it too
MODALITY_MEANINGS: Criteria = {
    Modality.AIM: _("somebody strives for it"),
    Modality.MAY: _("it may be expected to be possible"),
    Modality.EXPECT: _("somebody expects it"),
    Modality.CONFIDENT: _("somebody has sufficient confidence in it"),
    Modality.FACT: _("a source says that it happened"),
    Modality.ABANDONED: _("a source says that it will not happen any more"),
}


_MODALITY_BUT: Criteria = {
    "aim": _("Not where the source says that it will happen."),
    "may": _("Not where the source expects it without “can” or “may”."),
    "expect": _("Not where the source calls it only possible, or strives for it."),
    "confident": _("Only where the source itself speaks of confidence."),
    "fact": _("Not for what is only announced, however certain."),
    "abandoned": _("Not for a delay, and not because nothing was heard."),
}

BASIS: Criteria = {
    "stated": _("The source says it in so many words. Not where it follows from another sentence."),
    "implied": _("It follows from another sentence of the same source. Not where we only suspect it."),
}

TARGET_ROLE: Criteria = {
    "goal": _("What is to be reached by a day. Not a forecast of what will come."),
    "outlook": _("A number that somebody holds out for later. Not the goal itself."),
    "claim": _("A count that somebody gives of what is there. Not a count of ours."),
}

PARTICIPATION_ROLE: Criteria = {
    "facilitator": _("Leads the talks. Not who only keeps the minutes."),
    "secretariat": _("Keeps the papers and the diary. Not who leads the talks."),
    "chair": _("Chairs the talks or the steering group. Not the body that provides the chair."),
    "negotiator": _("Sits at the table before there is a signature. Not who signed already."),
    "signatory": _("Put its name under the agreement, or joined it later. Not who only supports it."),
    "supporter": _("Supports it without obligations of its own. Not who signed."),
}

PARTICIPATION_CHANGE: Criteria = {
    "joined": _("From this day it takes part. Not for an announcement that it will."),
    "left": _("From this day it no longer takes part. Not where it only changed its name."),
}

COUNTS: Criteria = {
    "yes": _("A source or the rules of the agreement count it toward the threshold. Not our own guess."),
    "no": _("A source or the rules leave it out. Empty where nobody said so."),
}

TOPIC: Criteria = {
    "official_word": _("What the cabinet or a ministry itself says of how it stands. Not what others say."),
    "evidence": _("What a document proves. Not what somebody promises."),
    "progress": _("What was done since. Not what is planned."),
    "delay_cause": _("Why it takes longer, in the words of the source. Not our own explanation."),
    "facilitation": _("Who leads or supports the talks. Not that talks began: that is a milestone."),
    "cost_sharing": _("Who pays for what. Not the budget of the ministry."),
    "theme": _("Which risks the agreement is about. Not what was done about them."),
    "context": _("What happens in other countries or bodies. Not Dutch policy."),
    "legislation": _("A law or bill. Not a policy without a law."),
    "budget": _("Money of the government. Not what the parties pay themselves."),
    "policy": _("What the cabinet intends in general. Not the word on one agreement."),
    "party_position": _("What one party thinks of it. Not what all parties agreed."),
    "mention": _("Only that a progress document names it. Not where the document says more."),
    "nothing_found": _("We looked and found nothing. Not that it was cancelled."),
    "no_change": _("Somebody who knows was asked and nothing changed. Not where nobody was asked."),
    "second_opinion": _("What somebody without a part in it concludes. Not the word of a party."),
    "evaluation": _("What an evaluation finds. Not a report of the parties on themselves."),
    "source_error": _("A mistake that stands in the source. Not a mistake of ours: that is a correction."),
    "production": _("Where things are made. Not how many companies take part."),
    "coverage": _("What part of the sector takes part, in words. A number is a measurement."),
    "duration": _("From when until when it runs. Not when it was signed."),
    "recruitment": _("The time to recruit companies: from when and until when. Not the term of the agreement."),
}

CAUSE: Criteria = {
    "knowledge": _("The source says that parties know too little, or not equally much. Not that they disagree."),
    "dialogue": _("The source says that parties are not used to such talks. Not that they do not want them."),
    "complexity": _("The source says that the agreement covers much. Not that one subject is hard."),
    "support": _("The source says that too few in the sector want it. Not that they know too little of it."),
    "content": _("The source says on what parties disagree. Not only that the talks were hard."),
    "recruitment": _("The source says that enough signatories had to be found first. Not that parties left."),
    "talks": _("The source says that the talks themselves were hard. Not where it says on what."),
}

_PLACE = _("A law or initiative of this country or body. Not what the Dutch cabinet thinks of it.")
PLACE: Criteria = dict.fromkeys(Place.values, _PLACE)

INITIATIVE_STATE: Criteria = {
    "named": _("The source names it and no more. Not where it says how far it is."),
    "expected": _("Somebody expects that it will come. Not where its maker announced it."),
    "announced": _("Whoever makes it said that it will come. Not where a text is on the table."),
    "proposed": _("A text or plan is on the table. Not where it was debated already."),
    "debated": _("It is being debated. Not where only a text was sent."),
    "agreed": _("Those who decide agree on the outline. Not where it was adopted."),
    "adopted": _("It was adopted. Not where it only has a majority in sight."),
    "signed": _("It was signed. Not where others only support it."),
    "published": _("The text came out. Not where it still has to be adopted."),
    "held": _("A conference or meeting took place. Not what was decided there."),
    "running": _("It runs or goes on. Not where it only was decided on."),
}

UNIT: Criteria = {
    "company": _("Companies as such. Not brands, and not umbrella bodies."),
    "brand": _("Brands. One company may have many: never companies."),
    "assessed_company": _("Companies whose work was assessed. Not all that take part."),
    "company_or_umbrella": _(
        "Where the source counts companies and umbrella bodies together. Not where it keeps them apart."
    ),
    "reporting_company": _("Companies that handed in a report. Not all that take part."),
    "turnover_share": _("A share of turnover, in per cent. Say of which market; not a share of companies."),
    "sector_share": _(
        "A share of a sector, measured in a way the source does not say. Not where it names turnover or companies."
    ),
    "company_share": _("A share of the number of companies, in per cent. Not of their turnover."),
    "asset_share": _("A share of invested assets, in per cent. Not of the number of investors."),
    "party": _("Parties to the agreement of any sort. Not companies alone."),
    "participant": _("Where the source says participants and no more. Not where it says what they are."),
    "bank": _("Banks. Not their umbrella body."),
    "fund": _("Pension funds. Not who manages their money."),
    "municipality": _("Municipalities. Not provinces or other authorities."),
    "production_location": _("Places where things are made. Not the companies that own them."),
    "covenant": _("Agreements. Not sectors: one agreement may cover several."),
    "sector": _("Sectors. Not agreements."),
    "market_turnover": _("A figure of the whole market, in millions of euros. Not a share of it."),
}

EXACTNESS: Criteria = {
    "exact": _("The source gives one value. Not where it says “about” or “more than”."),
    "at_least": _("The source says “at least” or “more than”. Not for a goal."),
    "at_most": _("The source says “at most” or “less than”. Not for a goal."),
    "between": _("The source gives a lowest and a highest value. Not two counts of two moments."),
}

OUTCOME: Criteria = {
    "changed": _("A source says something new. Not where it repeats what stands in the record."),
    "same": _("Somebody who knows was asked and said that nothing is new. Not where nobody was asked."),
}


def _both(applies: object, but: object) -> str:
    return f"{capfirst(str(applies)).rstrip('.')}. {but}"


_sentence = lazy(_both, str)

KIND: Criteria = {kind.code: _sentence(kind.requires, kind.not_for) for kind in MILESTONE_KINDS}
MODALITY: Criteria = {code: _sentence(MODALITY_MEANINGS[code], but) for code, but in _MODALITY_BUT.items()}
