"""What a form may offer, so that the doors need not look into the models."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from discussions.models import Concern, Discussion, LineMark, Reaction

REACTIONS = Reaction.Value.choices
# The last of them takes a mark back.
LINE_MARKS = [*LineMark.Value.choices, ("none", _("No mark"))]
# Of one's own answer one says only that it is under the wrong theme, by a button of its own.
REASONS = [one for one in Concern.Reason.choices if one[0] != Concern.Reason.THEME]
READING_RULES = Discussion.ReadingRule.choices
MODERATION = Discussion.Moderation.choices
JOINING = (("False", _("do not look for them")), ("True", _("look for them")))
