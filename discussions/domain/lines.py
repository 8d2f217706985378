"""The lines of a passage as one voice sees them: its own marks, and how many marked each, as of the last tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import get_language

from discussions.compare import lines as order
from discussions.models import Discussion, LineMark

from . import line_words, reading, rounds, texts
from .access import Visit
from .margin import NO_MARK, tags_of
from .passages import as_read
from .reading import AskedQuestion
from .refusals import NotFound
from .results import Result

MOST_LISTED = 5


@dataclass(frozen=True)
class Line:
    """A line that enough have marked, with what its marks say."""

    sentence: int
    text: str
    struck: int
    differently: int
    words: str

    @property
    def is_opposed(self) -> bool:
        return order.is_opposed(self.struck, self.differently)


@dataclass(frozen=True)
class Moved:
    """What the compare page says of the lines: those that struck most, and those with opposite readings."""

    struck: tuple[Line, ...]
    opposed: tuple[Line, ...]


@dataclass(frozen=True)
class Margin:
    """The lines of a passage for one voice. `hidden` says why the group's marks are not shown to it.

    `told` says what a number beside a line means, or what can be done; `is_part` where more lines have one.
    """

    lines: tuple[Line, ...]
    own: dict[int, str]
    hidden: str
    told: str
    is_over: bool
    is_part: bool = False


@dataclass(frozen=True)
class OwnLine:
    """One line, to be marked: `mark` is this voice's, `words` the group's. `quotable` are questions to quote it in."""

    sentence: int
    text: str
    mark: str
    words: str
    closed_words: str
    joins_words: str
    quotable: tuple[int, ...]


def shown_in(discussion: Discussion) -> tuple[Line, ...]:
    """The lines that enough have marked, in the order of the passage: the group's part, the same for everybody."""
    margin = discussion.margin if hasattr(discussion, "margin") else None
    if margin is None:
        return ()
    figures = tuple((int(sentence), *counts) for sentence, counts in margin.figures.items())
    return _lines(as_read(discussion.edition).sentences, figures, get_language())


def is_open(readable: Iterable[bool]) -> bool:
    """Whether a voice may see the group's marks: where it may read the answers to one of these questions.

    They open as answers do; a passage without questions has nothing to wait for.
    """
    found = list(readable)
    return any(found) or not found


def margin_of(visit: Visit, asked: Iterable[AskedQuestion]) -> Margin:
    """The margin of the passage, for a voice with these questions."""
    open_ = is_open(one.reading is not None for one in asked if not one.is_thread)
    shown = shown_in(visit.discussion) if open_ else ()
    hidden, told = "" if open_ else line_words.opens_with_answers(), line_words.numbers() if shown else ""
    return Margin(shown, own_marks(visit), hidden, told, rounds.is_over(visit.discussion))


def beside_passage(visit: Visit, asked: Iterable[AskedQuestion]) -> Margin:
    """As `margin_of`, with the few lines most marked, so that the passage stays calm to read."""
    margin = margin_of(visit, asked)
    few = tuple(order.most_marked(margin.lines))
    if len(few) < len(margin.lines):
        return replace(margin, lines=few, told=line_words.most_marked(), is_part=True)
    return margin if few or margin.is_over else replace(margin, told=line_words.invites())


def told_above(margin: Margin) -> str:
    """What the page of all lines says first: what can be done here, and what the numbers are or why there are none."""
    first = line_words.closed() if margin.is_over else line_words.how_to_mark()
    return " ".join(filter(None, (first, margin.hidden, margin.told)))


def own_marks(visit: Visit) -> dict[int, str]:
    """What this voice marked, by sentence."""
    # Where nobody has marked anything yet there is no margin, and nothing to look for.
    if visit.is_new or not hasattr(visit.discussion, "margin"):
        return {}
    tags = tags_of(visit.voice, visit.discussion)
    kept = LineMark.objects.filter(discussion=visit.discussion, tag__in=list(tags))
    return dict(kept.values_list("sentence", "value"))


def line_of(visit: Visit, sentence: int) -> OwnLine:
    """One line of the passage. Raises NotFound where the edition has none of this number."""
    sentences = as_read(visit.discussion.edition).sentences
    if sentence > len(sentences):
        raise NotFound
    asked = reading.questions_of(visit)
    margin = margin_of(visit, asked)
    found = [one.words for one in margin.lines if one.sentence == sentence]
    return OwnLine(
        sentence,
        sentences[sentence - 1],
        margin.own.get(sentence, NO_MARK),
        margin.hidden or (found[0] if found else line_words.too_few(visit.discussion.floor_texts)),
        line_words.closed() if margin.is_over else "",
        line_words.joins_later(),
        tuple(one.number for one in asked if one.may_write and one.own is None and not one.is_thread),
    )


def quote(discussion: Discussion, sentence: int) -> str:
    """A line as an answer begins that speaks of it; nothing where there is no such line."""
    found = as_read(discussion.edition).sentences
    return f"“{found[sentence - 1].strip('“”')}”\n" if 1 <= sentence <= len(found) else ""


def moved(lines: Iterable[Line], readable: Sequence[Result] = ()) -> Moved:
    """The lines that a group has most to say about, and in how many of these readable answers each is quoted."""
    found = list(lines)

    def listed(ordered: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(_with_quotes(line, readable) for line in list(ordered)[:MOST_LISTED])

    return Moved(listed(order.most_moving(found)), listed(order.most_opposed(found)))


def _with_quotes(line: Line, readable: Iterable[Result]) -> Line:
    count = sum(_quoted(result, line.text) for result in readable)
    return replace(line, words=line_words.with_quotes(line.words, count)) if count else line


@lru_cache(maxsize=4096)
def _quoted(result: Result, text: str) -> int:
    """How many answers to a question have the line in them, word for word in the one normal form of texts."""
    line = texts.normal_form(text).strip("\"'")
    return sum(line in card.text for card in result.cards)


@lru_cache(maxsize=256)
def _lines(sentences: tuple[str, ...], figures: tuple[tuple[int, int, int], ...], _language: str) -> tuple[Line, ...]:
    return tuple(
        Line(sentence, sentences[sentence - 1], struck, differently, line_words.marks(struck, differently))
        for sentence, struck, differently in sorted(figures)
    )
