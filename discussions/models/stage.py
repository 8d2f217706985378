"""Where a group is in its workshop, as the facilitators set it. It knows the group, and nobody in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .discussions import Discussion


class Stage(models.Model):
    """The step a discussion is at, what its screen shows, and what a facilitator noted.

    `revision` is new at each step, so that two who press at once make one. `past` holds how it stood before each step
    of the last minute, for an undo. `note` is the facilitators' own.
    """

    class Phase(models.TextChoices):
        FREE = "free", _("before it begins")
        READ = "read", _("read")
        WRITE = "write", _("write")
        EXCHANGE = "exchange", _("read each other")
        COMPARE = "compare", _("compare and talk")
        COMMIT = "commit", _("commit")
        CLOSE = "close", _("close")

    class View(models.TextChoices):
        DOOR = "door", _("the way in")
        PASSAGE = "passage", _("the passage")
        QUESTION = "question", _("the question")
        WALL = "wall", _("the answers")
        PINNED = "pinned", _("what is pinned")
        PICTURE = "picture", _("the picture of the ratings")
        THEMES = "themes", _("the themes")
        AGREED = "agreed", _("where many agree")
        DIFFER = "differ", _("where we see it differently")
        HEARD = "heard", _("said by one, read by all")
        MOVED = "moved", _("first and second thoughts")
        GROUPS = "groups", _("the opinion groups")
        LINES = "lines", _("the lines that moved us")
        THEN = "then", _("then and now")
        TEAMS = "teams", _("other teams")
        PROMPT = "prompt", _("the prompt")
        TAKEAWAY = "takeaway", _("what we take away")

    class Prompt(models.TextChoices):
        ALONE = "alone", _("alone")
        PAIRS = "pairs", _("in pairs")
        FOURS = "fours", _("in fours")
        ALL = "all", _("all together")

    discussion = models.OneToOneField(Discussion, on_delete=models.CASCADE, primary_key=True, related_name="stage")
    phase = models.CharField(max_length=8, choices=Phase, default=Phase.FREE)
    number = models.PositiveSmallIntegerField(null=True)
    # Whether all phones follow; otherwise everybody goes at their own pace.
    follows = models.BooleanField(default=True)
    view = models.CharField(max_length=8, choices=View, default=View.DOOR)
    page = models.PositiveSmallIntegerField(default=1)
    covered = models.BooleanField(default=False)
    timer_ends_at = models.DateTimeField(null=True)
    prompt = models.CharField(max_length=5, choices=Prompt, blank=True)
    prompt_ends_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    past = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(phase__in=("write", "exchange", "compare")) | Q(number__isnull=False),
                name="a_step_by_question_names_its_question",
            ),
            models.CheckConstraint(
                condition=~Q(view="prompt") | ~Q(prompt=""), name="a_prompt_is_shown_if_there_is_one"
            ),
        )
