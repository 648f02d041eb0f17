"""A draft of our own with twelve mistakes in it, laid against the whole record as it was known on its day."""

from datetime import date

DAY = date(2016, 11, 14)
TEXT = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 14 november 2016

Graag informeer ik u over de stand van de IMVO-convenanten. De vorige stand staat in de tussenrapportage1 en in de brief van 17 juni jl.2

Textiel

Het textielconvenant is op 9 maart jl. ondertekend. Het treedt in werking als tenminste 36 bedrijven meedoen die gezamenlijk tenminste 40 procent van de omzet op de Nederlandse markt hebben.

Banken

Het bankenconvenant werd op 27 oktober 2016 getekend. De Nederlandse Vereniging voor Banken (NVB) nam daarvoor het initiatief. De gesprekken stonden onder leiding van MVO Nederland.

Goud

De partijen in de goudsector streven naar ondertekening in het tweede kwartaal van 2017. Eind vorig jaar tekenden zij een intentieverklaring.

Overige sectoren

Het kabinet verwacht dat de sectoren verzekeringen, sierteelt, plantaardige eiwitten en hout dit jaar nog een convenant sluiten. In de eerste helft van 2017 kunnen convenanten worden gesloten in de sectoren bouw, natuursteen, groothandel, land- en tuinbouw, metallurgische industrie, technologische industrie en voedingsmiddelen.

Aantallen

Drie convenanten in het voorjaar en vier convenanten in het najaar brengen het aantal op acht convenanten. De doelstelling om vóór 2017 elf convenanten te sluiten wordt niet gehaald. Inmiddels zijn drie convenanten ondertekend.

Moties

Deze brief geeft mede uitvoering aan de motie van de leden Smaling en Voordewind3.

De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking

1 Tussenrapportage IMVO-convenanten. Kamerstuk 26 485, nr. 221, 10 juli 2015.
2 Kamerstuk 26 485, nr. 220, 17 juni 2016.
3 Motie van de leden Smaling en Voordewind d.d. 29 april 2015 (Kamerstuk 32 852, nr. 24).
"""
# What was planted: the words of the draft, "" for what it leaves out
PLANTED = {
    "another document": "Kamerstuk 26 485, nr. 221",
    "presented is not signed": "9 maart jl.",
    "36 for 35": "tenminste 36 bedrijven",
    "40 for 30 per cent": "tenminste 40 procent van de omzet",
    "another day": "27 oktober 2016",
    "another name": "Nederlandse Vereniging voor Banken (NVB)",
    "another facilitator": "MVO Nederland",
    "moved without a word": "het tweede kwartaal van 2017",
    "a wrong sum": "acht convenanten",
    "eleven for ten": "vóór 2017 elf convenanten",
    "three for two": "drie convenanten",
    "a sector left out": "",
}
