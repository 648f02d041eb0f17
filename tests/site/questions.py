"""Sixty questions to the search page on the whole record, each with the address its first answer leads to.

Numbers in every spelling, word forms, old names, one wrong letter, phrases and words left out.
"""

QUESTIONS = (
    # printed numbers
    ("26 485, nr. 220", "/documenten/kst-26485-220/"),
    ("26485-220", "/documenten/kst-26485-220/"),
    ("Kamerstukken II 2015/16, 26485, nr. 220, p. 3", "/documenten/kst-26485-220/"),
    ("Kamerstukken II 26 485, nr. 220", "/documenten/kst-26485-220/"),
    ("kst-26485-221", "/documenten/kst-26485-221/"),
    ("32852 24", "/documenten/kst-32852-24/"),
    ("motie 26485-226", "/documenten/kst-26485-226/"),
    ("26485-187", "/documenten/kst-26485-187/"),
    # names
    ("het convenant goud", "/convenanten/goud/"),
    ("textielconvenant", "/convenanten/textiel/"),
    ("banken", "/convenanten/banken/"),
    ("de banken", "/convenanten/banken/"),
    ("verzekeraars", "/convenanten/verzekeringen/"),
    ("convenant verzekeringssector", "/convenanten/verzekeringen/"),
    ("pensioenfondsen", "/convenanten/pensioenen/"),
    ("pensioenconvenant", "/convenanten/pensioenen/"),
    ("natuursteen", "/convenanten/natuursteen/"),
    ("TruStone", "/convenanten/natuursteen/"),
    ("houtconvenant", "/convenanten/hout/"),
    ("sierteelt", "/convenanten/sierteelt/"),
    ("land- en tuinbouw", "/convenanten/land-en-tuinbouw/"),
    ("hernieuwbare energie", "/convenanten/hernieuwbare-energie/"),
    ("metaal", "/convenanten/metallurgie/"),
    ("voedingsmiddelen", "/convenanten/voedingsmiddelen/"),
    ("steenkolen", "/convenanten/steenkolen/"),
    # old names, other languages
    ("duurzame eiwitten", "/convenanten/eiwitten/"),
    ("plantaardige eiwitten", "/convenanten/eiwitten/"),
    ("plant-based proteins", "/convenanten/eiwitten/"),
    ("gold", "/convenanten/goud/"),
    ("insurance", "/convenanten/verzekeringen/"),
    ("timber", "/convenanten/hout/"),
    # one wrong letter
    ("textill", "/convenanten/textiel/"),
    ("bankken", "/convenanten/banken/"),
    ("natursteen", "/convenanten/natuursteen/"),
    ("pensoenfondsen", "/convenanten/pensioenen/"),
    ("hut", "/convenanten/hout/"),
    ("eiwiten", "/convenanten/eiwitten/"),
    ("voedingsmidelen", "/convenanten/voedingsmiddelen/"),
    ("metalurgie", "/convenanten/metallurgie/"),
    # sectors
    ("financiële sector", "/sectoren/FIN/"),
    ("financiele sectoren", "/sectoren/FIN/"),
    ("toerisme", "/convenanten/toerisme/"),
    # documents by their title
    ("sector risico analyse", "/documenten/kpmg-sra-2014/"),
    ("voortgang IMVO-convenanten", "/documenten/kst-26485-220/"),
    ("bankenconvenant eindrapport", "/documenten/banken-eindrapport-2020/"),
    ("goudconvenant organisatie", "/documenten/imvoconvenanten-goud-organisatie/"),
    ("motie smaling", "/documenten/kst-32852-24/"),
    ("evaluatiemoment voor de convenanten", "/documenten/kst-32852-24/"),
    ("informatie voor consumenten", "/documenten/kst-26485-230/"),
    ("onderzoek naar klachten", "/documenten/kst-26485-226/"),
    # parties
    ("kabinet", "partij Kabinet"),
    ("NVB", "partij Nederlandse Vereniging van Banken (NVB)"),
    ("vereniging van banken", "partij Nederlandse Vereniging van Banken (NVB)"),
    # words of statements
    ('"nog voor het einde van deze zomer"', "uitspraak milestonestatement-10"),
    ("dertien prioritaire sectoren", "uitspraak statusreport-2"),
    ('"tien IMVO-convenanten vóór 2017 niet wordt gehaald"', "uitspraak statusreport-29"),
    ("tien convenanten afgesloten 2017", "uitspraak targetstatement-40"),
    ("goud -convenant", "/convenanten/goud/"),
    ("facilitator onderhandeling", "uitspraak milestonestatement-5"),
    # the explanation
    ("telregels naast elkaar", "/uitleg/telregels/"),
)
