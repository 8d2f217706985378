"""What a form may offer, so that the doors need not look into the models."""

from __future__ import annotations

from discussions.models import Concern, Discussion, Reaction

REACTIONS = Reaction.Value.choices
REASONS = Concern.Reason.choices
READING_RULES = Discussion.ReadingRule.choices
MODERATION = Discussion.Moderation.choices
