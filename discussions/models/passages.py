from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .facilitators import Facilitator


class Passage(models.Model):
    """A text and its questions over time; each wording of it is an edition."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    title = models.CharField(_("title"), max_length=200)
    # None for the passages that come with the server: everybody may use them, and nobody edits them.
    owner = models.ForeignKey(Facilitator, on_delete=models.CASCADE, null=True, related_name="passages")

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """One wording of a passage. `frozen` once a discussion uses it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    body = models.TextField(help_text=_("Paragraphs, with an empty line between them."))
    frozen = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("passage", "number"), name="one_edition_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="editions_count_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Question(models.Model):
    """A question of an edition, with a quick scale from 1 to 5 or none. The closing thread is one, too."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        THREAD = "thread", _("closing thread")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.QUESTION)
    text = models.CharField(max_length=500)
    scale_statement = models.CharField(max_length=200, blank=True)
    scale_low = models.CharField(max_length=80, blank=True)
    scale_high = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("edition", "number"), name="one_question_per_number"),
            models.CheckConstraint(
                condition=Q(scale_statement="", scale_low="", scale_high="")
                | (~Q(scale_statement="") & ~Q(scale_low="") & ~Q(scale_high="")),
                name="a_scale_is_whole_or_absent",
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def has_scale(self) -> bool:
        return bool(self.scale_statement)
