"""Forms as the templates draw them: empty, with what stands, or with what was typed and why it was not taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from discussions.domain import keys, second_words
from discussions.domain.access import Visit
from discussions.domain.reading import AskedQuestion
from discussions.domain.refusals import Conflict, Refusal, Withdrawn

from .forms import AnswerForm, ReplyForm, SecondForm


@dataclass(frozen=True)
class FormPart:
    """The form of a question as the template draws it: what was typed, and a sentence beside each field."""

    key: str
    etag: str = ""
    text: str = ""
    me: str = ""
    guess: str = ""
    editing: bool = False
    errors: tuple[str, ...] = ()
    text_error: str = ""
    me_error: str = ""
    guess_error: str = ""
    conflict: str | None = None
    quoted: bool = False

    @property
    def is_typed(self) -> bool:
        """Whether anything but the key is somebody's own."""
        return self != FormPart(key=self.key)


@dataclass(frozen=True)
class ReplyPart:
    text: str
    error: str
    as_author: bool


@dataclass(frozen=True)
class SecondPart:
    """The form of a second thought. `told` says what it does, before it is sent; by `key` a draft knows its window."""

    told: str
    key: str
    etag: str
    text: str = ""
    me: str = ""
    editing: bool = False
    errors: tuple[str, ...] = ()
    text_error: str = ""
    me_error: str = ""
    conflict: str | None = None

    @property
    def is_typed(self) -> bool:
        return self != SecondPart(told=self.told, key=self.key, etag=self.etag)


@dataclass(frozen=True)
class Refused:
    """What came back from a form that was refused: the form with its typed text, or a reply to a card."""

    form: FormPart | None = None
    second: SecondPart | None = None
    replies: dict[UUID, ReplyPart] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Why something was not taken that stands beside an answer."""
        said = [one.error for one in self.replies.values()]
        if self.second:
            said += [*self.second.errors, self.second.text_error, self.second.me_error]
        return next(filter(None, said), "")

    def has_room(self, asked: AskedQuestion) -> bool:
        """Whether the page of this question has the forms to hold what was typed."""
        shown, mine = asked.reading, asked.reading.mine if asked.reading else None
        cards = {one.id for one in (*shown.cards, *([mine] if mine else ()))} if shown and asked.may_write else set()
        return (self.second is None or asked.own is not None) and self.replies.keys() <= cards


NOTHING_REFUSED = Refused()


def form_of(asked: AskedQuestion, editing: bool) -> FormPart | None:
    own = asked.own
    if not asked.may_write or (own and not editing):
        return None
    if own is None:
        return FormPart(key=keys.issue(asked.round_id))
    return FormPart(
        key=keys.issue(asked.round_id),
        etag=own.etag,
        text=own.text,
        me=str(own.me or ""),
        guess=str(own.guess or ""),
        editing=True,
    )


def second_of(visit: Visit, asked: AskedQuestion) -> SecondPart | None:
    own = asked.own
    if own is None or not asked.may_think_again:
        return None
    stands = own.second
    return SecondPart(
        told=_told(visit),
        key=keys.issue(asked.round_id),
        etag=own.etag,
        text=stands.text if stands else "",
        me=str((stands and stands.me) or ""),
        editing=stands is not None,
    )


def refused_answer(form: AnswerForm, *, fresh_key: str, refusal: Refusal | None = None) -> Refused:
    """The answer form with what was typed and the sentences that say why it was not taken."""
    conflict = refusal if isinstance(refusal, Conflict) else None
    data = form.data
    # What it would have changed is gone: with the next press, the words are a new answer.
    etag = "" if isinstance(refusal, Withdrawn) else data.get("etag", "")
    return Refused(
        FormPart(
            key=fresh_key if refusal and not conflict else data.get("key") or fresh_key,
            etag=conflict.etag if conflict else etag,
            text=data.get("text", ""),
            me=data.get("me", ""),
            guess=data.get("guess", ""),
            editing=bool(conflict or etag),
            errors=(str(refusal.sentence),) if refusal else (),
            text_error=_first(form, "text"),
            me_error=_first(form, "me"),
            guess_error=_first(form, "guess"),
            conflict=conflict.theirs if conflict else None,
        )
    )


def refused_reply(form: ReplyForm, item: UUID, refusal: Refusal | None = None) -> Refused:
    error = str(refusal.sentence) if refusal else _first(form, "text")
    return Refused(replies={item: ReplyPart(form.data.get("text", ""), error, "as_author" in form.data)})


def refused_second(visit: Visit, form: SecondForm, refusal: Refusal | None = None) -> Refused:
    """The form of a second thought with what was typed and the sentences that say why it was not taken."""
    conflict = refusal if isinstance(refusal, Conflict) else None
    data = form.data
    return Refused(
        second=SecondPart(
            told=_told(visit),
            key=data.get("key", ""),
            etag=conflict.etag if conflict else data.get("etag", ""),
            text=data.get("text", ""),
            me=data.get("me", ""),
            editing=conflict is not None,
            errors=(str(refusal.sentence),) if refusal else (),
            text_error=_first(form, "text"),
            me_error=_first(form, "me"),
            conflict=conflict.theirs if conflict else None,
        )
    )


def _told(visit: Visit) -> str:
    return second_words.told(checks_first=visit.discussion.checks_first)


def _first(form: AnswerForm | ReplyForm | SecondForm, name: str) -> str:
    return form.errors.get(name, [""])[0]
