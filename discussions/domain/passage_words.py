"""Sentences about passages: what they hold, what was recognised or left out, what keeping them does."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .drafts import Draft
from .pasting import LeftOut
from .recognising import paragraphs_of

NAMED = 8
SHORT = 60


def holds(questions: int, *, thread: bool) -> str:
    """What people are asked: "4 questions and a closing thread"."""
    asked = ngettext("%(count)s question", "%(count)s questions", questions) % {"count": questions}
    if not questions:
        return _("a closing thread, no questions") if thread else _("no questions")
    return _("%(questions)s and a closing thread") % {"questions": asked} if thread else asked


def listed(questions: int, *, thread: bool, number: int, in_use: bool) -> str:
    """A line of a list: "4 questions and a closing thread · edition 2 · in use"."""
    parts = [holds(questions, thread=thread)]
    if number > 1:
        parts.append(_("edition %(number)s") % {"number": number})
    if in_use:
        parts.append(_("in use"))
    return " · ".join(parts)


def choice(title: str, listed: str, *, is_own: bool) -> str:
    """A passage to choose for a discussion; what comes with the server is told from a copy of one's own."""
    return f"{title} · {listed}" if is_own else f"{title} · {listed} · {_('comes with this server')}"


def recognised(draft: Draft) -> str:
    """What a pasted text was read as, so that nothing has to be searched for."""
    count = len(paragraphs_of(draft.body))
    paragraphs = ngettext("%(count)s paragraph", "%(count)s paragraphs", count) % {"count": count}
    scales = sum(one.scale is not None for one in draft.questions)
    said = [_("This was read as a title, %(paragraphs)s and %(asked)s.")]
    if scales:
        said.append(ngettext("%(scales)s has a quick scale.", "%(scales)s have a quick scale.", scales))
    said.append(_("Look it over and change what you like: nothing is kept yet."))
    asked = holds(len(draft.questions), thread=bool(draft.closing))
    return " ".join(said) % {"paragraphs": paragraphs, "asked": asked, "scales": scales}


def left_out(found: Sequence[LeftOut]) -> str:
    """What was not taken over, one by one; nothing is said where there was nothing."""
    if not found:
        return ""
    things = ", ".join(_thing(one) for one in found[:NAMED])
    more = len(found) - NAMED
    if more > 0:
        things += " " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
    rule = _("Pictures, links to elsewhere and scripts are not taken over. Left out: %(things)s.") % {"things": things}
    linked = any(one.kind == "link" for one in found)
    return f"{rule} {_('The words of a link stay in the text.')}" if linked else rule


def keeping(*, number: int, frozen: bool) -> str:
    """Said before the button is pressed."""
    if number == 0:
        return _("It is kept for you alone. You can change it as long as no discussion uses it.")
    numbers = {"number": number, "next": number + 1}
    if frozen:
        return (
            _(
                "A discussion uses edition %(number)s, so that one stays word for word as it is. "
                "Keeping your changes makes edition %(next)s, for discussions that you set up from then on."
            )
            % numbers
        )
    return _("No discussion uses this yet, so it is changed in place.")


def keep_button(*, number: int, frozen: bool) -> str:
    if number == 0:
        return _("Keep this passage")
    return _("Keep as edition %(next)s") % {"next": number + 1} if frozen else _("Keep the changes")


def nothing_asked(*, thread: bool) -> str:
    """What participants see of a passage without questions."""
    if thread:
        return _("It has no questions. People read it, and the closing thread is all they can write in.")
    said = _("This passage has no questions. Read it, and talk about it together.")
    return _("It has no questions, so nobody can write. People will see: “%(said)s”") % {"said": said}


def copy_of(title: str) -> str:
    return _("Copy of %(title)s") % {"title": title}


def _thing(one: LeftOut) -> str:
    name = {
        "picture": _("a picture"),
        "link": _("a link"),
        "frame": _("something from another site"),
        "script": _("a script"),
    }[one.kind]
    where = one.where if len(one.where) <= SHORT else f"{one.where[:SHORT]}…"
    return f"{name} ({where})" if where else name
