"""Everything a voice has written in a discussion, with its state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from discussions.models import Answer, Concern, LineMark, Reaction, Reply, Round

from . import leaving, margin, replies, rounds, words, written
from .access import Visit
from .anonymity import Purpose
from .written import Own


@dataclass(frozen=True)
class Item:
    """`under` is the answer that a reply stands under."""

    kind_words: str
    number: int
    where_words: str
    text: str
    second_text: str
    state_words: str
    url: str
    change_url: str
    withdraw_url: str
    etag: str
    under: UUID | None = None


def items_of(visit: Visit) -> list[Item]:
    """Own answers and replies in the order of the questions."""
    asked = rounds.of(visit.discussion)
    own, _counts = written.own_answers(visit, asked)
    said = leaving.own_replies(visit.voice, [one.id for one in asked])
    items = []
    for round_ in asked:
        items += [_answer(visit, round_, own[round_.id])] if round_.id in own else []
        items += [_reply(visit, round_, one) for one in said if one.round_id == round_.id]
    return items


def _answer(visit: Visit, round_: Round, own: Own) -> Item:
    slug, n = visit.discussion.slug, round_.question.number
    return Item(
        kind_words=words.kind(own.kind),
        number=n,
        where_words=round_.question.text,
        text=own.text,
        second_text=own.second.text if own.second else "",
        state_words=own.state_words,
        url=reverse("participants:question", args=(slug, n)),
        change_url=reverse("participants:edit", args=(slug, n)) if rounds.takes(round_) else "",
        withdraw_url=reverse("participants:withdraw", args=(slug, n)),
        etag=own.etag,
    )


def _reply(visit: Visit, round_: Round, reply: Reply) -> Item:
    slug, n = visit.discussion.slug, round_.question.number
    return Item(
        kind_words=words.kind("reply"),
        number=n,
        where_words=round_.question.text,
        text=reply.text,
        second_text="",
        state_words=written.told_of_reply(reply, round_),
        url=reverse("participants:question", args=(slug, n)),
        change_url=_address("change_reply", slug, reply) if replies.may_change(reply) else "",
        withdraw_url=_address("withdraw_reply", slug, reply),
        etag="",
        under=reply.answer_id,
    )


def _address(name: str, slug: str, reply: Reply) -> str:
    return reverse(f"participants:{name}", args=(slug, reply.id))


def owns_anything(visit: Visit) -> bool:
    """Whether this voice wrote or marked anything in the discussion that still stands."""
    return not visit.is_new and any(_owned(visit))


def _owned(visit: Visit) -> Iterator[bool]:
    """Whether anything of each kind is this voice's: what most people have first, what asks for every answer last."""
    here = {"discussion": visit.discussion.pk}
    asked = list(Round.objects.filter(**here).values_list("id", flat=True))
    yield Answer.objects.filter(**here, tag__in=[visit.tag(Purpose.ANSWER, one) for one in asked]).exists()
    yield LineMark.objects.filter(**here, tag__in=list(margin.tags_of(visit.voice, visit.discussion))).exists()
    yield bool(leaving.own_reply_ids(visit.voice, asked))
    items = list(Answer.objects.filter(**here).values_list("id", flat=True))
    yield Reaction.objects.filter(**here, tag__in=[visit.tag(Purpose.REACTION, one) for one in items]).exists()
    yield Concern.objects.filter(**here, tag__in=[visit.tag(Purpose.CONCERN, one) for one in items]).exists()
