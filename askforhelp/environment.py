"""Turning words of the environment into settings, with a sentence for each that is wrong."""

from __future__ import annotations

import fcntl
import os
import secrets
import socket
import sys
import tempfile
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import to_language
from django.utils.translation.trans_real import language_code_re
from psycopg.conninfo import conninfo_to_dict

from askforhelp import disk

SECRET_LENGTH = 32
# SIOCGIFADDR, which no module of Python names.
_ADDRESS_OF = {"darwin": 0xC0206921}.get(sys.platform, 0x8915)


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


def languages(folder: Path) -> list[tuple[str, str]]:
    """English, and what this site was translated to: a page claims no language in which it does not speak."""
    there = {to_language(one.parts[-3]) for one in folder.glob("*/LC_MESSAGES/django.mo")}
    return [(code, code) for code in ("en", *sorted(there - {"en"}))]


def language(value: str, there: list[tuple[str, str]]) -> str:
    """One of those that are there, itself or without its country."""
    known = {value.lower(), value.lower().partition("-")[0]} & dict(there).keys()
    if not known or not language_code_re.fullmatch(value):
        named = ", ".join(dict(there))
        raise ImproperlyConfigured(f"LANGUAGE_CODE has to be a language of this site ({named}), not “{value}”.")
    return value


def public_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise ImproperlyConfigured(f"PUBLIC_URL has to look like https://help.example.org, not “{value}”.")
    return value.rstrip("/")


def networks(name: str, value: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(one.strip()) for one in value.split(",") if one.strip())
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} has to be addresses or networks such as 127.0.0.1, 10.0.0.0/8, separated by commas, not “{value}”."
        ) from None


def reached_at(host: str) -> str:
    """Where others reach a server that listens on `host`: for all addresses, this machine's own in its network.

    Raises ImproperlyConfigured where it is in none.
    """
    if host not in {"0.0.0.0", "::"}:  # noqa: S104
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks which of the machine's addresses leads outside.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            found = _in_a_network(probe)
    if found is None:
        raise ImproperlyConfigured(
            f"HOST={host} lets others in, and this machine is in no network. Join one, leave HOST out, "
            "or set PUBLIC_URL to the address that people open."
        )
    return str(found)


def _in_a_network(probe: socket.socket) -> IPv4Address | None:
    """An address of this machine where no way leads outside, as in a hotspot of its own."""
    for _number, name in socket.if_nameindex():
        # Not every interface has one.
        with suppress(OSError):
            answer = fcntl.ioctl(probe, _ADDRESS_OF, os.fsencode(name).ljust(40, b"\0"))
            found = IPv4Address(answer[20:24])
            if not found.is_loopback:
                return found
    return None


def database(url: str) -> dict[str, Any]:
    """Django's names for a libpq address; what has no name there goes on as an option."""
    try:
        found = conninfo_to_dict(url)
        int(found.get("port") or 0)
        if "@" in str(found.get("host")):
            # The end of a password with an @ of its own, which is not to be told as the name of a host.
            raise ValueError
    except (psycopg.Error, ValueError):
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. It has to look like postgresql://user:password@host:5432/database."
        ) from None
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    named = {names[key]: str(value) for key, value in found.items() if key in names}
    return named | {"OPTIONS": {key: value for key, value in found.items() if key not in names}}


def mail(url: str, *, public_url: str) -> dict[str, Any]:
    """Django's settings for a mail server; without an address there is no mail, and everything works by link.

    `smtp://` speaks TLS from its greeting on where it signs in or uses port 587, `smtps://` from the first byte.
    """
    if not url:
        return {"EMAIL_BACKEND": _BACKENDS + "dummy.EmailBackend"}
    try:
        parts = urlsplit(url)
        port, more = parts.port, dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        sender = more.pop("from", "") or _sender(parts, str(urlsplit(public_url).hostname))
        if parts.scheme not in _MAIL_PORTS or more or "@" not in sender or not sender.isprintable():
            raise ValueError
        if parts.path not in {"", "/"} or parts.fragment or bool(parts.hostname) == (parts.scheme == "console"):
            raise ValueError
    except ValueError:
        # The address may hold a password, so it is not repeated.
        raise ImproperlyConfigured(
            "EMAIL_URL cannot be read. It has to look like smtp://user:password@host:587, smtps://user:password@host, "
            "or console:// for a trial, and may end with ?from=help@example.org."
        ) from None
    named: dict[str, Any] = {"DEFAULT_FROM_EMAIL": sender}
    if parts.scheme == "console":
        return named | {"EMAIL_BACKEND": _BACKENDS + "console.EmailBackend"}
    return named | _mail_server(parts, port)


_BACKENDS = "django.core.mail.backends."
_MAIL_PORTS = {"smtp": 25, "smtps": 465, "console": 0}
_SUBMISSION_PORT = 587
_MAIL_SECONDS = 15


def _sender(parts: SplitResult, host: str) -> str:
    user = unquote(parts.username or "")
    return user if "@" in user else f"ask-for-help@{host}"


def _mail_server(parts: SplitResult, port: int | None) -> dict[str, Any]:
    signs_in = bool(parts.username)
    starts_tls = parts.scheme == "smtp" and (signs_in or port == _SUBMISSION_PORT)
    return {
        "EMAIL_BACKEND": _BACKENDS + "smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (_SUBMISSION_PORT if starts_tls else _MAIL_PORTS[parts.scheme]),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": starts_tls,
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": _MAIL_SECONDS,
    }


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


_WITHOUT = {
    "secret_key": "facilitators sign in again, and the texts that people kept for another device open nothing",
    "tag_key": "what people wrote stays, but they can neither change it nor take it back",
}


def _kept(file: Path, folder: Path) -> str:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _make_secret(file, folder)
        value = file.read_text("utf-8", "surrogateescape").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} cannot be written ({error.strerror}). Choose another with DATA_DIR."
        ) from None
    if len(value) < SECRET_LENGTH or not value.isprintable():
        # It may have been in use, so nobody but its owner decides that it is gone.
        raise ImproperlyConfigured(
            f"{file} holds no secret of {SECRET_LENGTH} or more characters. Put it back from a copy, or delete it for "
            f"a new one: then {_WITHOUT[file.name]}."
        )
    return value


def _make_secret(file: Path, folder: Path) -> None:
    """The secret is on disk before it has its name, and whoever comes second leaves the first one's there."""
    descriptor, unnamed = tempfile.mkstemp(dir=folder, prefix=f"{file.name}.")
    try:
        with os.fdopen(descriptor, "w") as made:
            made.write(secrets.token_urlsafe(48))
            made.flush()
            os.fsync(made.fileno())
        with suppress(FileExistsError):
            os.link(unnamed, file)
    finally:
        os.unlink(unnamed)
    disk.keep_names(folder)
