"""What a form may offer, so that the doors need not look into the models."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from discussions.models import Concern, Discussion, LineMark, Reaction

REACTIONS = Reaction.Value.choices
# The last of them takes a mark back.
LINE_MARKS = [*LineMark.Value.choices, ("none", _("No mark"))]
REASONS = Concern.Reason.choices
READING_RULES = Discussion.ReadingRule.choices
MODERATION = Discussion.Moderation.choices
JOINING = (("False", _("do not look for them")), ("True", _("look for them")))
