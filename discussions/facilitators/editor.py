"""The page on which a passage is written: what the template needs, whatever has just happened to the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from discussions.domain import passage_words, recognising, rendering
from discussions.domain.drafts import Draft, DraftQuestion
from discussions.domain.editing import Loaded
from discussions.domain.pasting import LeftOut
from discussions.domain.refusals import Conflict
from discussions.domain.rendering import Phone


@dataclass(frozen=True)
class Row:
    """A question with its number, its sentences, and which of its buttons can be pressed."""

    number: int
    question: DraftQuestion
    text_error: str
    scale_error: str
    is_first: bool
    is_last: bool
    focus: str

    @property
    def has_scale(self) -> bool:
        return self.question.scale is not None


@dataclass(frozen=True)
class Editor:
    """`theirs` is what stands now where somebody else changed it; `focus` names the field to go on from."""

    draft: Draft
    rows: tuple[Row, ...]
    faults: Mapping[str, str]
    keeping: str
    button: str
    nothing_asked: str
    phone: Phone
    is_kept: bool
    may_add: bool
    etag: str = ""
    said: str = ""
    left_out: str = ""
    refused: str = ""
    theirs: str = ""
    focus: str = ""

    @property
    def fault_links(self) -> list[tuple[str, str]]:
        """Each fault with the field that it leads to."""
        return [(name.replace("_scale", "_statement"), sentence) for name, sentence in self.faults.items()]


@dataclass(frozen=True)
class Happened:
    """What there is to say about the draft on this page."""

    faults: Mapping[str, str] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = ()
    conflict: Conflict | None = None
    said: str = ""
    focus: str = ""


NOTHING = Happened()


def editor_of(draft: Draft, *, kept: Loaded | None = None, etag: str = "", happened: Happened = NOTHING) -> Editor:
    """`kept` is what stands of this passage, None for a new one; `etag` belongs to what was loaded into the form."""
    number, frozen = (kept.number, kept.frozen) if kept else (0, False)
    conflict = happened.conflict
    return Editor(
        draft=draft,
        rows=_rows(draft, happened),
        faults=happened.faults,
        keeping=passage_words.keeping(number=number, frozen=frozen),
        button=passage_words.keep_button(number=number, frozen=frozen),
        nothing_asked="" if draft.asked else passage_words.nothing_asked(thread=bool(draft.closing.strip())),
        phone=rendering.on_a_phone(draft),
        is_kept=kept is not None and kept.draft == draft,
        may_add=len(draft.questions) < recognising.MOST_QUESTIONS,
        etag=conflict.etag if conflict else etag,
        said=happened.said,
        left_out=passage_words.left_out(happened.left_out),
        refused=str(conflict.sentence) if conflict else "",
        theirs=conflict.theirs if conflict else "",
        focus=happened.focus,
    )


def _rows(draft: Draft, happened: Happened) -> tuple[Row, ...]:
    last = len(draft.questions)
    return tuple(
        Row(
            number=number,
            question=one,
            text_error=happened.faults.get(f"q{number}_text", ""),
            scale_error=happened.faults.get(f"q{number}_scale", ""),
            is_first=number == 1,
            is_last=number == last,
            focus=happened.focus.removeprefix(f"q{number}_") if happened.focus.startswith(f"q{number}_") else "",
        )
        for number, one in enumerate(draft.questions, start=1)
    )
