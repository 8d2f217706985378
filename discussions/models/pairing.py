from __future__ import annotations

from uuid import uuid4

from django.db import models

from .discussions import Discussion


class Pairing(models.Model):
    """Four words that take a voice to a second device. The voice lies in `box`, which nothing but the words opens.

    It has no tag, and goes after ten minutes or after five wrong tries. Once the words are used, only the form that
    used them opens the box, for a minute. The table is unlogged: its rows are in no log of changes and in no copy that
    is made from one, and a crash empties it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="+", db_index=False)
    # By which it is found, so that a wrong try is one at a single pairing.
    first_word = models.CharField(max_length=8)
    box = models.BinaryField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("discussion", "first_word"), name="one_pairing_for_a_word"),)
