from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class FacilitatorManager(BaseUserManager["Facilitator"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Facilitator:
        facilitator = self.model(email=self.normalize_email(email).lower(), **fields)
        facilitator.set_password(password)
        facilitator.save(using=self._db)
        return facilitator


class Facilitator(AbstractBaseUser):
    """The only account there is."""

    email = models.EmailField(_("e-mail address"), unique=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[FacilitatorManager] = FacilitatorManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class EntryLink(models.Model):
    """A sign-in link that works once. Only the SHA-256 of its token is kept."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, related_name="entry_links")
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
