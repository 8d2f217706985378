"""Everything a voice has written in a discussion, with its state."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from discussions.models import Answer, Concern, LineMark, Reaction, Round

from . import keys, leaving, margin, rounds, words, written
from .access import Visit
from .anonymity import Purpose
from .waiting_room import moderated_of


@dataclass(frozen=True)
class Item:
    kind_words: str
    number: int
    where_words: str
    text: str
    second_text: str
    state_words: str
    url: str
    withdraw_url: str
    etag: str


def items_of(visit: Visit) -> list[Item]:
    """Own answers and replies in the order of the questions."""
    return [
        item for round_ in rounds.of(visit.discussion) for item in (*_answer(visit, round_), *_replies(visit, round_))
    ]


def _answer(visit: Visit, round_: Round) -> list[Item]:
    slug, n = visit.discussion.slug, round_.question.number
    found = Answer.objects.filter(round=round_, tag=visit.tag(Purpose.ANSWER, round_.id))
    own = found.select_related("moderated").first()
    if own is None:
        return []
    return [
        Item(
            kind_words=words.kind(own.kind),
            number=n,
            where_words=round_.question.text,
            text=own.text,
            second_text=own.second_text,
            state_words=written.told_of(own, round_),
            url=reverse("participants:question", args=(slug, n)),
            withdraw_url=reverse("participants:withdraw", args=(slug, n)),
            etag=keys.pack(bytes(own.etag)),
        )
    ]


def _replies(visit: Visit, round_: Round) -> list[Item]:
    slug, n = visit.discussion.slug, round_.question.number
    return [
        Item(
            kind_words=words.kind("reply"),
            number=n,
            where_words=round_.question.text,
            text=reply.text,
            second_text="",
            state_words=words.own_state(written.state_of_reply(reply, under=moderated_of(reply.answer))),
            url=reverse("participants:question", args=(slug, n)),
            withdraw_url=reverse("participants:withdraw_reply", args=(slug, reply.id)),
            etag="",
        )
        for reply in leaving.own_replies(visit.voice, round_.id)
    ]


def owns_anything(visit: Visit) -> bool:
    """Whether this voice wrote or marked anything in the discussion that still stands."""
    if visit.is_new:
        return False
    here, discussion = {"discussion": visit.discussion.pk}, visit.discussion
    asked = Round.objects.filter(**here).values_list("id", flat=True)
    items = list(Answer.objects.filter(**here).values_list("id", flat=True))
    tags: dict[type[Answer | Reaction | Concern | LineMark], list[bytes]] = {
        Answer: [visit.tag(Purpose.ANSWER, one) for one in asked],
        Reaction: [visit.tag(Purpose.REACTION, one) for one in items],
        Concern: [visit.tag(Purpose.CONCERN, one) for one in items],
        LineMark: list(margin.tags_of(visit.voice, discussion)),
    }
    return any(model.objects.filter(**here, tag__in=own).exists() for model, own in tags.items()) or any(
        leaving.own_replies(visit.voice, one) for one in asked
    )
