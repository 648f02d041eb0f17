"""Who asked to be told by mail of what, and the mails that wait to be sent. No part of the record."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What can be followed; the value stands in the address."""

    COVENANT = "convenant", _("an agreement")
    SECTOR = "sector", _("a sector")
    SEARCH = "zoeken", _("a search")
    SLIPPAGE = "verschuivingen", _("new slippage")


class Frequency(models.TextChoices):
    """How often somebody wants to be told; the value is sent by the forms."""

    AT_ONCE = "meteen", _("At once, when something new appears")
    WEEKLY = "wekelijks", _("Once a week, on Monday")
    LETTER = "brief", _("When a new letter or other document has been recorded")


class Subscriber(models.Model):
    """An address for mail, and nothing else of a person. It goes when nothing is followed any more."""

    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    address = models.EmailField(_("address for mail"), unique=True)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.key)


class Subscription(models.Model):
    """One thing that an address follows, and the moment of the record up to which it was told.

    `what` is the key of a covenant, the code of a sector or the words of a search; `kind_of_answer` narrows a search.
    The moment is a revision with a day: the day alone makes an embargo end.
    """

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="subscriptions")
    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    subject = models.CharField(_("subject"), max_length=20, choices=Subject)
    what = models.CharField(_("what"), max_length=200, blank=True)
    kind_of_answer = models.CharField(_("kind of answer"), max_length=20, blank=True)
    frequency = models.CharField(_("how often"), max_length=20, choices=Frequency)
    language = models.CharField(_("language"), max_length=2)
    is_confirmed = models.BooleanField(_("confirmed"), default=False)
    asked_on = models.DateField(_("asked on"))
    told_revision = models.PositiveIntegerField(_("told up to revision"))
    told_on = models.DateField(_("told up to day"))

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("subscriber", "subject", "what", "kind_of_answer"), name="subscription_once"
            ),
            models.CheckConstraint(condition=Q(subject__in=Subject.values), name="subscription_subject_known"),
            models.CheckConstraint(condition=Q(frequency__in=Frequency.values), name="subscription_frequency_known"),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.what}".strip()


class OutgoingMail(models.Model):
    """A mail from when it is written until it is sent; what it says is wiped then.

    `key` makes its Message-ID, the same however often it is tried. `free_at` is the instant from which a process may
    take it: while one is at work on it, and after a failure, that lies ahead.
    """

    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="mails")
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("plain text"))
    html = models.TextField("HTML")
    written_at = models.DateTimeField(_("written at"))
    free_at = models.DateTimeField(_("free from"))
    attempt_count = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=Q(sent_at=None) | Q(dropped_at=None), name="mail_sent_or_dropped"),
        )

    def __str__(self) -> str:
        return str(self.key)
