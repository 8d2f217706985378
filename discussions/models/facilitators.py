from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_session_key() -> str:
    return secrets.token_urlsafe(16)


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
    # Part of what every session is bound to: a new one signs out everywhere.
    session_key = models.CharField(max_length=22, default=new_session_key, editable=False)

    objects: ClassVar[FacilitatorManager] = FacilitatorManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        return super()._get_session_auth_hash(secret) + self.session_key


class EntryLink(models.Model):
    """A sign-in link that works once. Only the SHA-256 of its token is kept."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, related_name="entry_links")
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()


class WrongPasswords(models.Model):
    """How often a password was wrong for one address, existing or not; kept under a hash of the address."""

    address_hash = models.BinaryField(max_length=32, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField()
