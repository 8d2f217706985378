"""Marks on the lines of a passage, and what the group may read of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .answers import Row
from .discussions import Discussion, new_version


class LineMark(Row):
    """How one voice took one sentence. A sentence is its place in the edition, which is frozen.

    One row says both kinds: under two rows of one tag, a line that struck somebody and that the same person reads
    differently would be joined.
    """

    class Value(models.TextChoices):
        STRUCK = "struck", _("this struck me")
        DIFFERENTLY = "differently", _("I read this differently")

    sentence = models.PositiveSmallIntegerField()
    tag = models.BinaryField(max_length=32)
    value = models.CharField(max_length=11, choices=Value)

    class Meta:
        # The index finds a row's neighbours by id.
        indexes = (models.Index(fields=("discussion", "id"), name="linemark_neighbours"),)
        constraints = (
            models.UniqueConstraint(fields=("discussion", "sentence", "tag"), name="one_mark_of_a_line_per_voice"),
            models.CheckConstraint(condition=Q(sentence__gte=1), name="sentences_count_from_one"),
        )


class Margin(models.Model):
    """The board of a passage: how many marked each line, changed at ticks only; its row is the lock of every mark.

    `figures` has, by sentence, how many it struck and how many read it differently; `let_out` has all such counts that
    the group has seen. `waiting` is as a round's.
    """

    discussion = models.OneToOneField(Discussion, on_delete=models.CASCADE, primary_key=True, related_name="margin")
    figures = models.JSONField(default=dict)
    let_out = models.JSONField(default=dict)
    version = models.BinaryField(max_length=8, default=new_version)
    waiting = models.JSONField(default=dict)
    ticks = models.PositiveIntegerField(default=0)
    ticked_at = models.DateTimeField(null=True)
