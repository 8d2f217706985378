"""What facilitators decided about items. None of these rows is a participant's, and none has a tag."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .answers import Answer, Reply
from .discussions import Discussion, Round, new_version
from .facilitators import Facilitator


class Moderated(models.Model):
    """Where an answer or a reply stands with the facilitators; an item without a row is readable as posted.

    `etag` is new at each act, so that the second of two facilitators is told. `hidden` holds the words that are
    blacked out. `rule` and `line` speak while the item is sent back, and while its new words wait. Nothing here says
    when.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CLEARED = "cleared", _("readable")
        HELD = "held", _("held")
        SENT_BACK = "sent_back", _("sent back")

    class Rule(models.TextChoices):
        NAMES = "names", _("No one is named")
        ATTACK = "attack", _("No one is attacked")
        PRIVATE = "private", _("Private things stay private")
        OTHER = "other", _("Something else")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="moderated")
    answer = models.OneToOneField(
        Answer, on_delete=models.CASCADE, null=True, related_name="moderated", db_constraint=False
    )
    reply = models.OneToOneField(
        Reply, on_delete=models.CASCADE, null=True, related_name="moderated", db_constraint=False
    )
    state = models.CharField(max_length=9, choices=State, default=State.CLEARED)
    pinned = models.BooleanField(default=False)
    # Concerns that were looked at and found to need nothing: so many of them no longer make the item reported.
    settled = models.PositiveSmallIntegerField(default=0)
    hidden = models.JSONField(default=list)
    rule = models.CharField(max_length=8, choices=Rule, blank=True)
    line = models.CharField(max_length=500, blank=True)
    # While the board does not show the item in full: its words as the last tick took them in, and the rest of its card.
    # What its writer changes since then is nobody's to read before the next tick, nor a facilitator's.
    text = models.TextField(blank=True)
    second_text = models.TextField(blank=True)
    card = models.JSONField(default=dict)
    etag = models.BinaryField(max_length=8, default=new_version)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answer__isnull=False, reply__isnull=True) | Q(answer__isnull=True, reply__isnull=False),
                name="an_answer_or_a_reply_is_moderated",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(rule=""), name="what_is_sent_back_names_its_rule"
            ),
        )


class Act(models.Model):
    """A line of the log, which is only added to: a trigger of the database refuses every change and deletion.

    `before` holds what an undo puts back, by item. A day is the finest time that is kept.
    """

    class Kind(models.TextChoices):
        RELEASE = "release", _("released")
        KEEP = "keep", _("kept")
        HOLD = "hold", _("held")
        SEND_BACK = "send_back", _("sent back")
        REDACT = "redact", _("blacked out")
        PIN = "pin", _("pinned")
        UNPIN = "unpin", _("unpinned")
        MUTE = "mute", _("muted")
        THEME = "theme", _("put under a theme")
        UNTHEME = "untheme", _("taken from a theme")
        UNDO = "undo", _("undone")

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="acts")
    facilitator = models.ForeignKey(Facilitator, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    number = models.PositiveSmallIntegerField(null=True)
    items = models.PositiveIntegerField(default=1)
    note = models.CharField(max_length=500, blank=True)
    before = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", on_delete=models.CASCADE, null=True, related_name="undone_by")
    on_day = models.DateField()

    class Meta:
        ordering = ("-id",)


class Theme(models.Model):
    """A name that facilitators give to what several answers say. `shape` tells themes apart without colour."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(_("name"), max_length=60)
    shape = models.PositiveSmallIntegerField(default=0)
    answers = models.ManyToManyField(Answer, related_name="themes", blank=True, db_constraint=False)

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=("discussion", "name"), name="one_theme_of_a_name"),)

    def __str__(self) -> str:
        return self.name


class ThemeRejection(models.Model):
    """A suggestion that facilitators turned down: an answer for a theme, or a shared phrase. It is not made again.

    A phrase is kept as a digest, so that no word of an answer that was taken back stays here.
    """

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="theme_rejections")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, null=True, related_name="rejections")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False)
    phrase = models.BinaryField(max_length=32, default=b"")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("theme", "answer"), name="an_answer_is_rejected_once"),
            models.UniqueConstraint(
                fields=("discussion", "phrase"), condition=~Q(phrase=b""), name="a_phrase_is_rejected_once"
            ),
            models.CheckConstraint(
                condition=Q(theme__isnull=False, answer__isnull=False, phrase=b"")
                | (Q(theme__isnull=True, answer__isnull=True) & ~Q(phrase=b"")),
                name="an_answer_or_a_phrase_is_rejected",
            ),
        )
