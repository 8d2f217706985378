"""Sentences about themes that are made from figures."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def answers(count: int) -> str:
    return ngettext("%(count)s answer", "%(count)s answers", count) % {"count": count}


def in_no_theme(count: int) -> str:
    words = ngettext("%(count)s answer is in no theme yet.", "%(count)s answers are in no theme yet.", count)
    return words % {"count": count} if count else _("Every readable answer is in a theme.")


def under_both(one: str, other: str, count: int) -> str:
    words = ngettext(
        "%(count)s answer is under both “%(one)s” and “%(other)s”.",
        "%(count)s answers are under both “%(one)s” and “%(other)s”.",
        count,
    )
    return words % {"count": count, "one": one, "other": other}


def under(name: str) -> str:
    return _("Under “%(name)s”") % {"name": name}


def under_none() -> str:
    return _("In no theme yet")


def using(phrase: str) -> str:
    return _("With “%(phrase)s” in them") % {"phrase": phrase}


def mention(count: int, phrase: str) -> str:
    words = ngettext("%(count)s answer mentions “%(phrase)s”", "%(count)s answers mention “%(phrase)s”", count)
    return words % {"count": count, "phrase": phrase}


def most_said(name: str, count: int, of: int) -> str:
    """The finding of the themes of a question: "Most often: “Fear of looking slow”, in 5 of 11 answers."."""
    words = ngettext(
        "Most often: “%(name)s”, in %(count)s of %(of)s answer.",
        "Most often: “%(name)s”, in %(count)s of %(of)s answers.",
        of,
    )
    return words % {"name": name, "count": count, "of": of}


def equally_said(names: int, count: int, of: int) -> str:
    """As `most_said`, where several themes share the first place."""
    said = {"names": names, "count": count, "of": of}
    return _("%(names)s themes are in %(count)s of %(of)s answers each.") % said


def own(names: Sequence[str]) -> str:
    """Where one's own answer stands, for its own device."""
    if not names:
        return _("Your answer is in no theme yet.")
    return _("Underlined in gold, where your answer stands: %(names)s.") % {"names": _list(names)}


def told_before_merge(count: int) -> str:
    words = ngettext(
        "Its %(count)s answer moves to the theme you choose; an answer that is in both counts once. "
        "This name is gone then.",
        "Its %(count)s answers move to the theme you choose; an answer that is in both counts once. "
        "This name is gone then.",
        count,
    )
    return words % {"count": count}


def told_before_delete(count: int) -> str:
    words = ngettext(
        "Only the theme goes; its %(count)s answer stays and can be put under another.",
        "Only the theme goes; its %(count)s answers stay and can be put under others.",
        count,
    )
    return words % {"count": count}


def renamed(before: str, after: str) -> str:
    return _("“%(before)s” is called “%(after)s” now") % {"before": before, "after": after}


def gone() -> str:
    return _("This theme is gone by now: somebody else has deleted it.")


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
