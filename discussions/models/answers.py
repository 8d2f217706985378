"""The participants' tables. None of them can hold a time, a person, an address or a counter:
`tests/models/test_schema.py` reads the catalogue and fails on any column that could.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .discussions import Discussion, Round, new_version


class Row(models.Model):
    """What every participants' row is: an id drawn at random and the discussion it belongs to."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    # Every stir lays rows down anew; the round vouches for the discussion, so no second check is paid for each.
    discussion = models.ForeignKey(
        Discussion, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        abstract = True


class RoundRow(Row):
    """A row of one question: what a stir shuffles. The index finds a row's neighbours by id."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="%(class)ss", db_index=False)

    class Meta:
        abstract = True
        indexes = (models.Index(fields=("round", "id"), name="%(class)s_neighbours"),)


class Answer(RoundRow):
    """What one voice wrote to one question.

    A stir lays answers and replies down anew, and would pay for a check of each row that points at one. So none is
    made: everything that points at them changes under the lock of their question.

    `published` says that a tick has taken it in as it stands: the board shows it, unless a facilitator keeps it away.
    A second text was written after reading; the group reads it only where `beside` says that its writer allows it.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        PASS = "pass", _("pass")

    class State(models.TextChoices):
        POSTED = "posted", _("posted")
        REWORDED = "reworded", _("reworded")
        # Sent back, and left as it is by its writer. Nobody but the writer is told.
        LEFT = "left", _("left held")

    tag = models.BinaryField(max_length=32)
    kind = models.CharField(max_length=4, choices=Kind)
    text = models.TextField(blank=True)
    second_text = models.TextField(blank=True)
    beside = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.POSTED)
    published = models.BooleanField(default=False)
    etag = models.BinaryField(max_length=8, default=new_version)

    class Meta(RoundRow.Meta):
        constraints = (
            models.UniqueConstraint(fields=("round", "tag"), name="one_answer_per_voice"),
            models.CheckConstraint(
                condition=Q(kind="pass", text="") | (Q(kind="text") & ~Q(text="")), name="a_pass_has_no_text"
            ),
            models.CheckConstraint(
                condition=Q(kind="text") | Q(second_text=""), name="a_second_text_stands_beside_a_first"
            ),
        )


class Rating(RoundRow):
    """One point on a quick scale, for oneself or as a guess of the team: two rows that nothing joins.

    For oneself there may be a second point, chosen after reading.
    """

    class Kind(models.TextChoices):
        ME = "me", _("me")
        GUESS = "guess", _("my guess for this team")

    kind = models.CharField(max_length=5, choices=Kind)
    tag = models.BinaryField(max_length=32)
    value = models.PositiveSmallIntegerField()
    second_value = models.PositiveSmallIntegerField(null=True)

    class Meta(RoundRow.Meta):
        constraints = (
            models.UniqueConstraint(fields=("round", "kind", "tag"), name="one_rating_per_voice"),
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=5), name="a_rating_is_one_to_five"),
            models.CheckConstraint(
                condition=Q(second_value=None) | Q(kind="me", second_value__gte=1, second_value__lte=5),
                name="a_second_rating_is_of_oneself",
            ),
        )


class Reply(RoundRow):
    """A short note under an answer. Its tag's scope is itself: two replies of one voice share nothing."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="replies", db_constraint=False)
    tag = models.BinaryField(max_length=32)
    text = models.TextField()
    published = models.BooleanField(default=False)
    by_author = models.BooleanField(default=False)


class Reaction(RoundRow):
    """How one voice sees one answer. `published` says that a tick has counted it, or that it will not be seen.

    Marks of one voice share no column, but where a discussion declared that they are joined: there `ballot` is the tag
    of this voice in this question, until the count.
    """

    class Value(models.TextChoices):
        SAME = "same", _("true for me too")
        DIFFERENTLY = "differently", _("I see it differently")
        SKIP = "skip", _("skip")

    answer = models.ForeignKey(
        Answer, on_delete=models.CASCADE, related_name="reactions", db_constraint=False, db_index=False
    )
    tag = models.BinaryField(max_length=32)
    value = models.CharField(max_length=11, choices=Value)
    published = models.BooleanField(default=False)
    ballot = models.BinaryField(max_length=32, null=True)

    class Meta(RoundRow.Meta):
        constraints = (models.UniqueConstraint(fields=("answer", "tag"), name="one_reaction_per_voice"),)


class Concern(RoundRow):
    """A voice's reason why an answer should not stand; the answer is hidden for that voice at once.

    Only the writer of an answer says that it is under the wrong theme. Whoever watches the room must not see who does
    it, so this one is `published` at a tick.
    """

    class Reason(models.TextChoices):
        NAMES = "names", _("It names a person")
        ATTACK = "attack", _("It attacks somebody")
        PRIVATE = "private", _("It tells something private")
        OTHER = "other", _("Something else")
        THEME = "theme", _("Its writer finds it under the wrong theme")

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="concerns", db_constraint=False)
    tag = models.BinaryField(max_length=32)
    reason = models.CharField(max_length=8, choices=Reason)
    published = models.BooleanField(default=True)

    class Meta(RoundRow.Meta):
        constraints = (models.UniqueConstraint(fields=("answer", "tag"), name="one_concern_per_voice"),)


class Mute(Row):
    """A tag of a muted item. Who would make the same tag for its scope can write no more; nothing is linked."""

    purpose = models.CharField(max_length=16)
    scope = models.UUIDField()
    tag = models.BinaryField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("scope", "tag"), name="one_mute_of_an_item"),)


class Gone(Row):
    """The id of a withdrawn item: a late retry of its form stays withdrawn."""


class Card(models.Model):
    """An answer as the board shows it, with its marks as of the last tick. It has no tag."""

    answer = models.OneToOneField(
        Answer, on_delete=models.CASCADE, primary_key=True, related_name="card", db_constraint=False
    )
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="cards")
    text = models.TextField()
    second_text = models.TextField(blank=True)
    reworded = models.BooleanField(default=False)
    same = models.PositiveIntegerField(default=0)
    differently = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
