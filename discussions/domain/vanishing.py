"""What waits under an answer and goes with its words, so that nobody will see it: others no longer wait with that."""

from __future__ import annotations

from discussions.models import Answer, Reaction, Reply, Round

from . import marking, rounds
from .anonymity import Purpose, Voice
from .waiting_room import first_text


def lose_all(voice: Voice, round_: Round, answer: Answer) -> None:
    """The answer of this voice goes: with it every mark and reply under it. The caller holds the question's lock."""
    lose_marks(round_, answer)
    waiting = _replies(answer)
    own = sum(bytes(one.tag) == voice.tag(Purpose.REPLY, one.id) for one in waiting)
    if own:
        rounds.add_waiting(round_, voice, -own)
    rounds.lose(round_, len(waiting) - own)


def lose_under(round_: Round, answer: Answer) -> None:
    """An answer leaves the board, and nobody sees what came under it. The caller holds the question's lock."""
    lose_marks(round_, answer)
    rounds.lose(round_, len(_replies(answer)))


def lose_marks(round_: Round, answer: Answer) -> None:
    """The marks that came since the last tick are of words that go. The caller holds the question's lock."""
    gone = Reaction.objects.filter(answer=answer, published=False).update(published=True)
    marking.lose(round_, gone)
    rounds.lose(round_, gone)


def lose_late(round_: Round, answer: Answer) -> None:
    """A mark has come after the new words: as if it had come before them. The caller holds the question's lock.

    It goes with the old ones, and is no number until then; if they come back it waits as others do.
    """
    if is_of_words_that_go(answer):
        marking.lose(round_, 1)
        rounds.lose(round_, 1)


def is_of_words_that_go(answer: Answer) -> bool:
    """Whether a mark of this answer as it is read goes at the next tick, because its writer has reworded it."""
    return not answer.published and answer.text != first_text(answer)


def _replies(answer: Answer) -> list[Reply]:
    return list(Reply.objects.filter(answer=answer, published=False))
