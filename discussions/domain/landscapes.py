"""Opinion groups as a page shows them: from what was counted and let out, and one's own place beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import dist, sqrt
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import get_language

from discussions.compare import camps, maps
from discussions.compare.camps import Tally
from discussions.compare.glyphs import Glyph, glyph
from discussions.compare.landscape import LINE, TOO_FEW, Camp, Landscape
from discussions.compare.maps import Place, Spot
from discussions.models import Opinion, Reaction, Round

from . import keys, opinion_words, opinions
from .access import Visit
from .anonymity import Purpose
from .ballots import VOTES, is_gap
from .results import Result

MOST_LISTED = 3
SHAPE, LARGEST_SHAPE = 0.7, 1.6


@dataclass(frozen=True)
class Shape:
    """The people of one group at one place: a glyph, and how it is moved there and grows with their number.

    Without groups it is a circle.
    """

    move: str
    glyph: Glyph


@dataclass(frozen=True)
class CampLine:
    """A group: its letter stands at (x, y), `hull` are its corners, `reach` is how far its people are on average.

    `called` is what facilitators call it, and part of its `name`.
    """

    number: int
    letter: str
    called: str
    name: str
    people: str
    glyph: Glyph
    x: int
    y: int
    reach: int
    hull: str
    typical: tuple[tuple[str, str], ...]


class Share(NamedTuple):
    """For how many of a group an answer is true; `level` is its shade, from 0 to 4."""

    words: str
    level: int


@dataclass(frozen=True)
class AnswerLine:
    text: str
    ends: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, eq=False)
class Opinions:
    """What a page says of the opinions on a question: the same for everybody who may read the question.

    `left` and `right` are the answers that are truer towards each end of a line.
    """

    number: int
    topic: str
    version: str
    finding: str
    why: str
    kept: str
    caption: str
    start: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    camps: tuple[CampLine, ...]
    bridges: tuple[AnswerLine, ...]
    dividing: tuple[AnswerLine, ...]
    rows: tuple[AnswerLine, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    landscape: Landscape

    @property
    def has_map(self) -> bool:
        return bool(self.shapes or self.camps)


@dataclass(frozen=True)
class OwnOpinion:
    """Where this voice's marks put it on the map, and with whom it marks alike; for its own device only."""

    x: float
    y: float
    words: str
    agreements: tuple[str, ...]

    @property
    def at_the_right(self) -> bool:
        """Whether the word beside the ring has its room to the left."""
        return self.x > maps.WIDTH - 3 * maps.MARGIN


def opinions_of(round_: Round, result: Result | None) -> Opinions | None:
    """What was found last; None where marks are not joined, or where this voice may not read the question."""
    if result is None or not round_.discussion.joins_marks:
        return None
    counted = Opinion.objects.filter(round=round_, found__isnull=False)
    version = counted.values_list("version", flat=True).first()
    if version is None:
        return _opinions(Landscape(TOO_FEW), {}, b"", result, is_final=False)
    return _read(round_.pk, bytes(version), result, get_language())


def own_opinion(visit: Visit, shown: Opinions) -> OwnOpinion | None:
    """This voice's own place, from those of its marks that are joined; None without a map or a mark."""
    found = shown.landscape
    own = _own_votes(visit, found.axes) if shown.has_map else {}
    if not own:
        return None
    x, y = place = maps.drawn(maps.standing(own, found.means, found.axes), found.unit)
    said = camps_said(found)
    alike = [(camp.number, camps.shared(own, said, at)) for at, camp in enumerate(found.camps)]
    return OwnOpinion(
        round(x, 1),
        round(y, 1),
        opinion_words.own_place(_nearest(place, found.camps)),
        tuple(opinion_words.agreement(number, *both) for number, both in alike if both),
    )


def camps_said(found: Landscape) -> dict[str, Sequence[Tally]]:
    """The answers of which every group's tally is shown: only these are held against each other."""
    return {answer: [one for one in row if one] for answer, row in found.said.items() if all(row)}


@lru_cache(maxsize=256)
def _read(round_id: UUID, version: bytes, result: Result, _language: str) -> Opinions:
    kept = Opinion.objects.only("found", "names", "is_final").get(pk=round_id)
    return _opinions(Landscape.from_json(kept.found or {}), kept.names, version, result, is_final=kept.is_final)


def _opinions(
    found: Landscape, names: Mapping[str, str], version: bytes, result: Result, *, is_final: bool
) -> Opinions:
    texts = {str(card.id): card.text for card in result.cards}
    said = {answer: row for answer, row in camps_said(found).items() if answer in texts}
    placed, sizes = found.placed, [(camp.number, camp.people) for camp in found.camps]

    def listed(answers: Sequence[str]) -> tuple[AnswerLine, ...]:
        return tuple(_line(found.camps, texts[one], found.said[one]) for one in answers)

    has_map, apart = bool(found.spots or found.camps), camps.dividing(said)
    return Opinions(
        number=result.number,
        topic=opinions.topic(result.number),
        version=keys.pack(version),
        finding=opinion_words.finding(found.pattern, placed, sizes),
        why=opinion_words.why(found.pattern, placed),
        kept=opinion_words.kept(is_final=is_final),
        caption=opinion_words.caption(placed, found.share) if has_map else "",
        start=opinion_words.start(placed) if has_map else "",
        width=maps.WIDTH,
        height=maps.HEIGHT,
        shapes=tuple(_shape(spot) for spot in found.spots),
        camps=tuple(_camp(found, at, names, said, texts) for at in range(len(found.camps))),
        bridges=listed([one for one in camps.bridges(said) if camps.is_common(said[one])][:MOST_LISTED]),
        dividing=listed([one for one in apart if camps.is_apart(said[one])][:MOST_LISTED]),
        rows=listed(
            [*apart, *(one for one in found.said if one in texts and one not in said and any(found.said[one]))]
        ),
        left=_end(found, texts, -1),
        right=_end(found, texts, 1),
        landscape=found,
    )


def _end(found: Landscape, texts: Mapping[str, str], way: int) -> tuple[str, ...]:
    """The answers that move people most towards this end of the first axis, where that is all that there is."""
    if found.pattern != LINE:
        return ()
    pulls = sorted((way * across, answer) for answer, (across, _) in found.axes.items() if answer in texts)
    return tuple(texts[answer] for pull, answer in pulls[: -MOST_LISTED - 1 : -1] if pull > 0)


def _shape(spot: Spot) -> Shape:
    scale = min(LARGEST_SHAPE, SHAPE * sqrt(spot.people))
    # The middle of a glyph's box lies on the place.
    return Shape(
        f"translate({spot.x - 10 * scale:.1f} {spot.y - 10 * scale:.1f}) scale({scale:.2f})", glyph(spot.group or 0)
    )


def _camp(
    found: Landscape,
    at: int,
    names: Mapping[str, str],
    said: Mapping[str, Sequence[Tally]],
    texts: Mapping[str, str],
) -> CampLine:
    camp = found.camps[at]
    called = names.get(str(camp.number), "")
    corners = maps.hull([(spot.x, spot.y) for spot in found.spots if spot.group == camp.number])
    return CampLine(
        camp.number,
        opinion_words.letter(camp.number),
        called,
        opinion_words.group(camp.number, called),
        opinion_words.people(camp.people),
        glyph(camp.number),
        camp.x,
        camp.y,
        camp.reach,
        " ".join(f"{x},{y}" for x, y in corners),
        tuple(
            (texts[one.answer], opinion_words.typical(said[one.answer][at], agrees=one.agrees))
            for one in camps.typical_of(at, said)
        ),
    )


def _line(groups: Sequence[Camp], text: str, row: Sequence[Tally | None]) -> AnswerLine:
    shown = [(camp.number, tally) for camp, tally in zip(groups, row, strict=True) if tally]
    return AnswerLine(text, opinion_words.ends(shown), tuple(_share(tally) for tally in row))


def _share(tally: Tally | None) -> Share:
    return Share(opinion_words.share(tally), 5 * tally.agree // (tally.seen + 1) if tally else 0)


def _own_votes(visit: Visit, answers: Mapping[str, Place]) -> dict[str, int]:
    ids = [UUID(one) for one in answers if not is_gap(visit.voice, UUID(one))]
    tags = [visit.tag(Purpose.REACTION, one) for one in ids]
    rows = Reaction.objects.filter(answer__id__any=ids, tag__any=tags).values_list("answer_id", "value")
    return {str(answer): VOTES[value] for answer, value in rows}


def _nearest(place: Place, groups: Sequence[Camp]) -> int | None:
    return min(groups, key=lambda camp: dist(place, (camp.x, camp.y))).number if groups else None
