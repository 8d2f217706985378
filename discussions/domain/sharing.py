"""The share sheet: all that brings people in, and the promise in three lines."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from discussions.models import Discussion

from . import codes, doors, invitation, receipts, rounds, stage_words


@dataclass(frozen=True)
class Sheet:
    """`code` is empty while it opens nothing; `code_open` and `door_locked` are the switches as they stand.

    With `closed_words` there is nobody to invite any more.
    """

    slug: str
    title: str
    team: str
    state: str
    is_sample: bool
    join_url: str
    site: str
    code: str
    code_open: bool
    door_locked: bool
    qr: str
    closed_words: str
    promise: tuple[str, ...]
    text: str


def sheet_of(discussion: Discussion) -> Sheet:
    code = codes.spoken(discussion.code) if doors.takes_code(discussion) else ""
    link = invitation.join_url(discussion)
    site = settings.PUBLIC_URL.split("//")[-1]
    return Sheet(
        slug=discussion.slug,
        title=discussion.edition.title,
        team=discussion.team,
        state=discussion.state,
        is_sample=discussion.is_sample,
        join_url=link,
        site=site,
        code=code,
        code_open=discussion.code_open,
        door_locked=discussion.door_locked,
        qr=invitation.qr_svg(link),
        closed_words=stage_words.closed() if rounds.has_ended(discussion) else "",
        promise=promise(discussion),
        text="\n".join(_lines(discussion, link, site, code)),
    )


def promise(discussion: Discussion) -> tuple[str, ...]:
    """What people are promised, in three lines."""
    return (
        _("No account, no name, no e-mail address. Nobody can tell who wrote what, the facilitator included."),
        receipts.rule_words(discussion),
        _("Everything is deleted on %(day)s.") % {"day": date_format(discussion.delete_on, "j F Y")},
    )


def _lines(discussion: Discussion, link: str, site: str, code: str) -> list[str]:
    rehearsal = [_("This is a rehearsal with sample people.")] if discussion.is_sample else []
    by_code = [_("Or type the code %(code)s at %(site)s") % {"code": code, "site": site}] if code else []
    asked = _("We read “%(title)s”. Write what you think before you see what others think.")
    return [*rehearsal, asked % {"title": discussion.edition.title}, link, *by_code, "", *promise(discussion)]
