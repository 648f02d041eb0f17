"""Passwords that a list of common ones does not hold, but a guesser finds: repeated, glued together, typed in a row."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

# Enough guesses to outlast somebody who holds the stored, slow hash: the highest of the library's five scores.
GOOD = 4
# The library reads no more; a longer pass phrase is judged by its beginning.
MOST_READ = 72
# Its dictionaries are English and American. These are the words one thinks of first at this site and in this country.
NEAR_AT_HAND = (
    *("imvo", "tracker", "imvo-tracker", "convenant", "convenanten", "covenant", "kabinet", "minister", "ministerie"),
    *("buitenlandse", "zaken", "tweede", "kamer", "tweedekamer", "kamerbrief", "kamerstuk", "ser", "rijksoverheid"),
    *("overheid", "beleid", "redacteur", "publicist", "beheerder", "gebruiker", "administrator", "admin", "dossier"),
    *("wachtwoord", "welkom", "welkom01", "geheim", "toegang", "inloggen", "hallo", "nederland", "holland", "oranje"),
    *("lente", "voorjaar", "zomer", "herfst", "najaar", "winter", "januari", "februari", "maart", "april", "mei"),
    *("juni", "juli", "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag"),
    *("donderdag", "vrijdag", "zaterdag", "zondag", "amsterdam", "rotterdam", "denhaag", "utrecht", "eindhoven"),
    *("groningen", "ajax", "feyenoord", "voetbal", "koffie", "vakantie", "liefde", "schatje", "goud", "textiel"),
)


class EasyToGuessValidator:
    """Refuse what is guessed quickly, whatever its length."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError; who the account belongs to counts as known."""
        names = ("username", "first_name", "last_name", "email")
        own = [str(getattr(user, name, "") or "") for name in names]
        near = [*NEAR_AT_HAND, *(part for text in own for part in (text, *text.replace("@", ".").split(".")) if part)]
        if zxcvbn(password[:MOST_READ], user_inputs=near)["score"] < GOOD:
            message = _(
                "This password is easy to guess: it is made of common words, names or rows of keys, perhaps repeated. "
                "Choose four or more words that have nothing to do with each other."
            )
            raise ValidationError(message, code="password_easy_to_guess")

    def get_help_text(self) -> str:
        """Return what a form says beforehand."""
        return _(
            "It must not be made of common words, repeated words, names or rows of keys. "
            "Four or more words that have nothing to do with each other are good."
        )
