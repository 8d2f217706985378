"""What was found of the opinions on a question, where the marks on it are joined."""

from __future__ import annotations

from django.db import models

from .discussions import Round, new_version


class Opinion(models.Model):
    """The joined marks of a question as the last tick took them in, until the count, and what was found in them.

    `ballots` holds them by ballot, then by answer; `groups` has the group in which a ballot was found, so that letters
    stay. Both are empty once `is_final`. `found` is what the pages may show; it speaks of groups, and of places on a
    map in coarse steps while the discussion is open. `names` are what facilitators call the groups, by their number.
    """

    round = models.OneToOneField(Round, on_delete=models.CASCADE, primary_key=True, related_name="opinion")
    ballots = models.JSONField(default=dict)
    groups = models.JSONField(default=dict)
    found = models.JSONField(null=True)
    names = models.JSONField(default=dict)
    version = models.BinaryField(max_length=8, default=new_version)
    # The number of what was taken in last, and of what was counted last.
    taken = models.PositiveIntegerField(default=0)
    counted = models.PositiveIntegerField(default=0)
    # When a count was last begun: no process begins another one before its time.
    begun_at = models.DateTimeField(null=True)
    is_final = models.BooleanField(default=False)
