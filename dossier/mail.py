"""Mail to publishers: that something waits, and where. What it says stays in the house."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from dossier.decisions import SEAL
from dossier.models import Proposal

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell_publishers(proposal: Proposal, count: int) -> int:
    """Send who may decide on a proposal its address; returns how many were told, 0 where no mail is set up.

    The mail holds number, author and link: no word of a statement, nor the note, may leave the house by mail.
    """
    addresses = _addresses(proposal)
    if not (addresses and settings.DEFAULT_FROM_EMAIL and settings.SITE_URL):
        return 0
    with override("nl"):
        words = {"count": count, "name": proposal.by.get_username()}
        subject = ngettext("%(count)s statement to decide on", "%(count)s statements to decide on", count) % words
        link = settings.SITE_URL + reverse("admin:dossier_proposal_decide", args=[proposal.pk])
        body = _("%(name)s proposes. Decide here, after logging in:") % words
        EmailMessage(subject, f"{body}\n\n{link}\n", bcc=addresses).send()
    return len(addresses)


def _addresses(proposal: Proposal) -> list[str]:
    """Return where publishers are reached, but for the author: nobody approves their own."""
    publishers = User.objects.with_perm(SEAL, include_superusers=False, backend=_BACKEND)
    recipients = publishers.exclude(pk=proposal.by_id).exclude(email="").order_by("pk")
    return list(recipients.values_list("email", flat=True).distinct())
