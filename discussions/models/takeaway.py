"""What a team takes away. Facilitators type it in the room; nothing of it is a participant's row."""

from __future__ import annotations

from django.db import models

from .discussions import Discussion, new_version


class Takeaway(models.Model):
    """The page of a discussion: what was heard, where people differ, what will be tried.

    `etag` is new at each change, so that the second of two facilitators is told.
    """

    discussion = models.OneToOneField(Discussion, on_delete=models.CASCADE, primary_key=True, related_name="takeaway")
    heard = models.TextField(blank=True)
    differ = models.TextField(blank=True)
    attempt = models.TextField(blank=True)
    shown = models.BooleanField(default=False)
    etag = models.BinaryField(max_length=8, default=new_version)


class Commitment(models.Model):
    """Something somebody means to do. A name stands here only by choice, and everybody in the discussion reads it."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="commitments")
    text = models.CharField(max_length=500)
    owner = models.CharField(max_length=80, blank=True)
    by_day = models.DateField(null=True)

    class Meta:
        ordering = ("id",)
