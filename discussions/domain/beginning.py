"""The first start: a passage, a discussion of it, and a facilitator's way in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from discussions.models import Discussion, Edition, Facilitator

from . import discussions, entry, passages

FIRST_FACILITATOR = "facilitator@localhost"
SAMPLE_FACILITATOR = "sample@localhost"


@dataclass(frozen=True)
class Begun:
    """A discussion to join, and the token of a one-time link for its facilitator."""

    discussion: Discussion
    token: str


@transaction.atomic
def begin() -> Begun:
    """The first discussion of the server's own passage, made once; each start makes a new one-time link."""
    # Nobody is sent where everything is over before they arrive.
    discussions.delete_due()
    facilitator = entry.facilitator_named(FIRST_FACILITATOR)
    discussion = begun() or _open(facilitator, team=_("Our team"))
    return Begun(discussion, entry.issue_link(facilitator))


def begun() -> Discussion | None:
    """The open discussion of the first start, if there is one."""
    kept = Discussion.objects.filter(facilitators__email=FIRST_FACILITATOR, state=Discussion.State.OPEN, rehearses=None)
    return kept.order_by("delete_on", "id").first()


@transaction.atomic
def begin_sample(*, expected: int) -> Begun:
    """A new discussion that says of itself that it is a sample."""
    facilitator: Facilitator = entry.facilitator_named(SAMPLE_FACILITATOR)
    discussion = _open(facilitator, team=_("Sample team"), expected=expected, is_sample=True)
    return Begun(discussion, entry.issue_link(facilitator))


def _open(facilitator: Facilitator, *, team: str, expected: int = 12, is_sample: bool = False) -> Discussion:
    return discussions.set_up(
        _own_edition(), team=team, expected=expected, facilitator=facilitator, is_sample=is_sample
    )


def _own_edition() -> Edition:
    """The passage that comes with the server, kept once."""
    found = passages.recognise((Path(settings.BASE_DIR) / "passages" / "asking-for-help.md").read_text("utf-8"))
    own = Edition.objects.filter(
        title=found.title, body="\n\n".join(found.paragraphs), questions__scale_statement__gt=""
    )
    kept = own.first()
    return kept or passages.save(found)
