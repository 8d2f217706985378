from __future__ import annotations

import secrets
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .facilitators import Facilitator
from .passages import Edition, Question


def new_slug() -> str:
    """24 random characters. A command would take one that begins with a dash for an option."""
    while (slug := secrets.token_urlsafe(18)).startswith("-"):
        pass
    return slug


def new_code() -> str:
    return f"{secrets.randbelow(10**8):08}"


def new_salt() -> bytes:
    return secrets.token_bytes(32)


def new_version() -> bytes:
    return secrets.token_bytes(8)


class Discussion(models.Model):
    """One run of one edition by one team."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    class ReadingRule(models.TextChoices):
        AFTER_OWN = "after_own", _("after your own answer")
        WHEN_OPENED = "when_opened", _("when the facilitator opens them")
        AT_TIME = "at_time", _("at a time")

    class Moderation(models.TextChoices):
        AFTER_READING = "after_reading", _("after reading")
        CHECK_FIRST = "check_first", _("check first")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.CharField(max_length=32, unique=True, default=new_slug, editable=False)
    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    code_open = models.BooleanField(default=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="discussions")
    facilitators = models.ManyToManyField(Facilitator, related_name="discussions", blank=True)
    team = models.CharField(_("team"), max_length=120)
    expected = models.PositiveSmallIntegerField(_("people expected"), default=12)
    more_voices = models.PositiveSmallIntegerField(default=0)
    reading_rule = models.CharField(max_length=12, choices=ReadingRule, default=ReadingRule.AFTER_OWN)
    reads_at = models.DateTimeField(null=True, blank=True)
    moderation = models.CharField(max_length=13, choices=Moderation, default=Moderation.AFTER_READING)
    floor_texts = models.PositiveSmallIntegerField(default=3)
    floor_figures = models.PositiveSmallIntegerField(default=5)
    # Whether the marks of one voice in a question are joined, until they are counted, to look for opinion groups.
    joins_marks = models.BooleanField(default=False)
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    # A locked door lets nobody in whose browser has no voice here yet.
    door_locked = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)
    # Whether a closing has let out what one or two had waiting. None does so again: opened and closed again and again,
    # it would show one voice after the other.
    rest_is_out = models.BooleanField(default=False)
    delete_on = models.DateField()
    # Empty once the discussion is sealed: from then on nobody can show what is whose.
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)
    is_sample = models.BooleanField(default=False)
    # The run of the same passage by the same team that came before this one.
    earlier = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later")
    # The team agreed, in the room, to be compared with other teams.
    agreed = models.BooleanField(default=False)
    rehearses = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="rehearsals")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(floor_texts__gte=3), name="texts_open_at_three_or_more"),
            models.CheckConstraint(condition=Q(floor_figures__gte=3), name="figures_open_at_three_or_more"),
            models.CheckConstraint(
                condition=~Q(reading_rule="at_time") | Q(reads_at__isnull=False), name="a_reading_time_is_set"
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="closing_follows_opening",
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition} · {self.team}"

    @property
    def is_sealed(self) -> bool:
        """Whether ownership was given up for ever: no tag can be made any more."""
        return not self.salt

    @property
    def has_run(self) -> bool:
        """Whether people have been in it: it is no draft, and nobody only rehearses it."""
        return self.state != self.State.DRAFT and self.rehearses_id is None

    @property
    def checks_first(self) -> bool:
        return self.moderation == self.Moderation.CHECK_FIRST

    @property
    def voice_budget(self) -> int:
        """How many voices may write: twice the people expected, at least 20, and those let in since."""
        return max(20, 2 * self.expected) + self.more_voices


class Round(models.Model):
    """One question within one discussion; its row is the lock of every write to that question.

    `figures` and the cards are the board: what the group may read, changed at ticks only, and beside it how many of the
    ratings that the last tick counted are standing, and by a tag of their own the voices whose marks wait. `let_out`
    has every count of the scales that the group has seen, so that no later one tells too much beside it, and `outward`
    those among them that other teams may see, if this one agreed; `pooled` those that they see in the sum of a pool of
    small teams alone, and for good. `version` is new whenever the board changes. `waiting` counts, by a tag of this
    tick alone, the voices with something to come.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        WRITING = "writing", _("writing")
        READABLE = "readable", _("readable")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="rounds")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="rounds")
    state = models.CharField(max_length=8, choices=State, default=State.WRITING)
    figures = models.JSONField(null=True)
    let_out = models.JSONField(default=dict)
    outward = models.JSONField(default=dict)
    pooled = models.JSONField(null=True)
    version = models.BinaryField(max_length=8, default=new_version)
    waiting = models.JSONField(default=dict)
    ticks = models.PositiveIntegerField(default=0)
    ticked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("question__number",)
        constraints = (models.UniqueConstraint(fields=("discussion", "question"), name="a_question_is_asked_once"),)

    def __str__(self) -> str:
        return str(self.question)
