"""The takeaway page: what we heard, where we differ, what we will try, and who does what by their own choice."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date

from django.db import transaction
from django.utils.dateformat import format as spell

from discussions.compare import findings
from discussions.models import Commitment, Discussion, Takeaway, new_version

from . import export, export_words, formats, keys, markdown, results, takeaway_words, texts
from .export import Asked
from .formats import File
from .refusals import Conflict, NotFound, NothingToShow, Overtaken, TooManyCommitments
from .staff_refusals import HiddenOnly
from .stage_refusals import NoRoom

MOST_COMMITMENTS = 50


@dataclass(frozen=True)
class Said:
    """The three texts of the page."""

    heard: str = ""
    differ: str = ""
    attempt: str = ""


@dataclass(frozen=True)
class Promised:
    """A commitment; `owner` is a name that somebody chose to give, or empty."""

    text: str
    owner: str = ""
    by_day: date | None = None
    id: int = 0


@dataclass(frozen=True)
class Page:
    said: Said
    commitments: tuple[Promised, ...]
    shown: bool
    etag: str

    @property
    def is_empty(self) -> bool:
        return not (any(astuple(self.said)) or self.commitments)


def page_of(discussion: Discussion) -> Page:
    """The page as it stands, shown to the group or not."""
    kept = Takeaway.objects.filter(discussion=discussion).first() or Takeaway(discussion=discussion, etag=b"")
    return Page(_said(kept), _promised(discussion), kept.shown, keys.pack(kept.etag))


def is_shown(discussion: Discussion) -> bool:
    return hasattr(discussion, "takeaway") and discussion.takeaway.shown


def shown_in(discussion: Discussion) -> Page:
    """The page as the group reads it. Raises NotFound until the facilitator has shown it."""
    if not is_shown(discussion):
        raise NotFound
    return page_of(discussion)


def keep(
    discussion: Discussion,
    *,
    said: Said,
    etag: str,
    promised: Promised | None = None,
    dropped: int | None = None,
    shown: bool | None = None,
) -> None:
    """Keep the texts, add or drop a commitment, and show or hide the page, in one act.

    Raises Conflict where somebody else changed it since the form was made, Overtaken where what they changed would be
    shown unseen, NothingToShow for an empty page. What is to be hidden is hidden whatever becomes of the rest.
    """
    if shown is False:
        hide(discussion)
    _keep(discussion, said, etag, promised, dropped, shown)


def hide(discussion: Discussion) -> None:
    """Hide the page from the group, and keep nothing else."""
    Takeaway.objects.filter(discussion=discussion).update(shown=False)


@transaction.atomic
def add_heard(discussion: Discussion, *, text: str) -> None:
    """Add a text below what was heard; sent twice, it is added once. Raises NoRoom where the page grew too long."""
    kept = _locked(discussion)
    if f"\n\n{kept.heard}".endswith(f"\n\n{text}"):
        return
    heard = "\n\n".join(filter(None, (kept.heard, text)))
    if texts.length(heard) > texts.HARD_LIMIT:
        raise NoRoom
    kept.heard, kept.etag = heard, new_version()
    kept.save()


def suggestions(discussion: Discussion) -> Said:
    """What the figures would say. Never somebody's words: those can be taken back, and this page would keep them."""
    asked = [one for one in export.asked_in(discussion) if one.result and not one.is_thread]
    widest = findings.talk_first({one.number: one.result.me.counts for one in asked if one.result and one.result.me})
    heard = [takeaway_words.heard(one.number, group.finding) for one in asked if (group := one.group) and group.finding]
    differ = filter(None, (_differ(one, is_widest=one.number == widest) for one in asked))
    return Said("\n".join(heard), "\n".join(differ))


def takeaway_file(discussion: Discussion) -> File:
    """The page as Markdown."""
    page, headings = page_of(discussion), export_words.takeaway_headings()
    parts = [f"# {markdown.line(discussion.edition.title)}", markdown.line(export_words.team(discussion.team))]
    for name, text in zip(("heard", "differ", "attempt"), astuple(page.said), strict=True):
        if text:
            parts += [f"## {headings[name]}", markdown.quote(text)]
    if page.commitments:
        parts += [f"## {headings['commitments']}", "\n".join(_listed(one) for one in page.commitments)]
    name = formats.file_name(discussion.team, "takeaway", "md")
    return File(name, formats.FORMATS["md"].content_type, "\n\n".join(parts) + "\n")


@transaction.atomic
def _keep(
    discussion: Discussion, said: Said, etag: str, promised: Promised | None, dropped: int | None, shown: bool | None
) -> None:
    kept = _locked(discussion)
    is_old = bool(kept.etag) and keys.pack(kept.etag) != etag
    if is_old and not _is_kept(kept, said, promised):
        raise (HiddenOnly if shown is False else Conflict)(etag=keys.pack(kept.etag))
    if is_old and shown and not kept.shown:
        raise Overtaken
    gone, _by_model = Commitment.objects.filter(discussion=discussion, pk=dropped or 0).delete()
    if is_old and not gone and shown in (None, kept.shown):
        return  # The same form, sent twice.
    if promised is not None and not is_old:
        _promise(discussion, promised)
    kept.heard, kept.differ, kept.attempt = astuple(said)
    kept.shown = kept.shown if shown is None else shown
    kept.etag = new_version()
    kept.save()
    if shown and page_of(discussion).is_empty:
        raise NothingToShow


def _locked(discussion: Discussion) -> Takeaway:
    """The page's row, locked until the transaction ends. A new one has no version yet."""
    Takeaway.objects.bulk_create([Takeaway(discussion=discussion, etag=b"")], ignore_conflicts=True)
    return Takeaway.objects.select_for_update().get(discussion=discussion)


def _said(kept: Takeaway) -> Said:
    return Said(kept.heard, kept.differ, kept.attempt)


def _promised(discussion: Discussion) -> tuple[Promised, ...]:
    found = Commitment.objects.filter(discussion=discussion)
    return tuple(Promised(one.text, one.owner, one.by_day, one.pk) for one in found)


def _promise(discussion: Discussion, made: Promised) -> None:
    if Commitment.objects.filter(discussion=discussion).count() >= MOST_COMMITMENTS:
        raise TooManyCommitments
    Commitment.objects.create(discussion=discussion, text=made.text, owner=made.owner, by_day=made.by_day)


def _is_kept(kept: Takeaway, said: Said, promised: Promised | None) -> bool:
    there = {astuple(one)[:3] for one in _promised(kept.discussion)}
    return said == _said(kept) and (promised is None or astuple(promised)[:3] in there)


def _differ(one: Asked, *, is_widest: bool) -> str:
    if one.result is None:
        return ""
    spread = findings.spread_word(one.result.me.counts) if one.result.me else None
    divided = sum(results.verdict_of(card) is findings.Verdict.DIVIDED for card in one.result.cards)
    return takeaway_words.differ(one.number, spread=spread, is_widest=is_widest, divided=divided)


def _listed(one: Promised) -> str:
    day = spell(one.by_day, "j F Y") if one.by_day else ""
    return f"- {markdown.line(export_words.promise(one.text, one.owner, day))}"
