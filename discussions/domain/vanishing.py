"""What waits under an answer and goes with its words, so that nobody will see it: others no longer wait with that."""

from __future__ import annotations

from django.db.models import Count

from discussions.models import Answer, Card, Reaction, Reply, Round

from . import rounds
from .anonymity import Purpose, Voice
from .waiting_room import NAMES, first_text, is_off, moderated_of


def lose_all(voice: Voice, round_: Round, answer: Answer) -> None:
    """The answer of this voice goes: with it every mark and reply under it. The caller holds the question's lock."""
    if _counts_at_the_tick(answer) is None:
        return
    lose_marks(round_, answer)
    waiting = list(Reply.objects.filter(answer=answer, published=False))
    own = sum(bytes(one.tag) == voice.tag(Purpose.REPLY, one.id) for one in waiting)
    if own:
        rounds.add_waiting(round_, voice, -own)
    rounds.lose(round_, len(waiting) - own)


def lose_marks(round_: Round, answer: Answer) -> None:
    """The marks that came since the last tick are of words that go. The caller holds the question's lock."""
    before = _counts_at_the_tick(answer)
    if before is None:
        return
    marks = Reaction.objects.filter(answer=answer).values_list("value").annotate(Count("id"))
    rounds.lose(round_, sum(max(0, count - before[NAMES[Reaction.Value(value)]]) for value, count in marks))


def is_of_words_that_go(answer: Answer) -> bool:
    """Whether a mark of this answer as it is read goes at the next tick, because its writer has reworded it."""
    return not answer.published and answer.text != first_text(answer)


def _counts_at_the_tick(answer: Answer) -> dict[str, int] | None:
    card = Card.objects.filter(answer=answer).first()
    if card is not None:
        return {name: getattr(card, name) for name in NAMES.values()}
    kept = moderated_of(answer)
    return kept.card if kept is not None and is_off(kept) else None
