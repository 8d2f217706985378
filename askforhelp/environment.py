"""Turning words of the environment into settings, with a sentence for each that is wrong."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation.trans_real import language_code_re
from psycopg.conninfo import conninfo_to_dict

SECRET_LENGTH = 32


def flag(value: str) -> bool:
    return value.strip().lower() in {"1", "true", "yes", "on"}


def whole(name: str, value: str, *, least: int) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} has to be a whole number of at least {least}, not “{value}”.")
    return int(value)


def time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    # A name that leads out of the folder of zones is a ValueError, a missing one a KeyError, a folder an OSError.
    except (KeyError, ValueError, OSError):
        raise ImproperlyConfigured(f"TIME_ZONE has to be a name such as Europe/Vienna, not “{value}”.") from None
    return value


def language(value: str) -> str:
    if not language_code_re.fullmatch(value):
        raise ImproperlyConfigured(f"LANGUAGE_CODE has to be a language such as en or de-at, not “{value}”.")
    return value


def public_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise ImproperlyConfigured(f"PUBLIC_URL has to look like https://help.example.org, not “{value}”.")
    return value.rstrip("/")


def reached_at(host: str) -> str:
    """Where others reach a server that listens on `host`: for all addresses, this machine's own in its network."""
    if host not in {"0.0.0.0", "::"}:  # noqa: S104
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks which of the machine's addresses leads outside.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def database(url: str) -> dict[str, Any]:
    """Django's names for a libpq address; what has no name there goes on as an option."""
    try:
        found = conninfo_to_dict(url)
        int(found.get("port") or 0)
    except (psycopg.Error, ValueError):
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. It has to look like postgresql://user:password@host:5432/database."
        ) from None
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    named = {names[key]: str(value) for key, value in found.items() if key in names}
    return named | {"OPTIONS": {key: value for key, value in found.items() if key not in names}}


def secret(name: str, value: str, *, local: bool, folder: Path) -> str:
    """A secret from the environment, or on a local start one that is made once and kept in the data folder.

    Raises ImproperlyConfigured where a server for others has none, or one that is too short.
    """
    if value and len(value) < SECRET_LENGTH:
        raise ImproperlyConfigured(f"{name} is too short: set it to at least {SECRET_LENGTH} random characters.")
    if value:
        return value
    if not local:
        raise ImproperlyConfigured(
            f"{name} is missing. Set it to at least {SECRET_LENGTH} random characters and keep it: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return _kept(folder / name.lower(), folder)


def _kept(file: Path, folder: Path) -> str:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return file.read_text().strip()
        with os.fdopen(descriptor, "w") as made:
            value = secrets.token_urlsafe(48)
            made.write(value)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} cannot be written ({error.strerror}). Choose another with DATA_DIR."
        ) from None
    return value
