"""The settings are read anew for each test, as a start reads them."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from askforhelp import environment, limits
from askforhelp import settings as ours

SETTINGS = str(Path(ours.__file__))
PRODUCTION = {
    "DATABASE_URL": "postgresql://asker:secret@db.example.org:5433/help?sslmode=require",
    "SECRET_KEY": "s" * 50,
    "TAG_KEY": "t" * 50,
    "PUBLIC_URL": "https://help.example.org",
}
READ = set(re.findall(r'_env\("([A-Z_]+)"', Path(SETTINGS).read_text()))


@pytest.fixture
def start(monkeypatch, tmp_path):
    """The settings of a start with these variables and no others."""

    def read(**given: str) -> dict[str, Any]:
        for name in READ:
            monkeypatch.delenv(name, raising=False)
        for name, value in ({"DATA_DIR": str(tmp_path / "var")} | given).items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(SETTINGS)

    return read


@pytest.fixture
def refusal(start):
    def read(**given: str) -> str:
        with pytest.raises(ImproperlyConfigured) as refused:
            start(**given)
        return str(refused.value)

    return read


@pytest.mark.parametrize("name", ["SECRET_KEY", "TAG_KEY"])
def test_a_server_for_others_does_not_start_without_its_secrets(refusal, name):
    said = refusal(**(PRODUCTION | {name: ""}))
    assert said.startswith(f"{name} is missing. Set it to at least 32 random characters and keep it: ")


@pytest.mark.parametrize("name", ["SECRET_KEY", "TAG_KEY"])
@pytest.mark.parametrize("length", [1, 31])
def test_a_short_secret_is_refused_everywhere(refusal, name, length):
    said = f"{name} is too short: set it to at least 32 random characters."
    assert (refusal(**PRODUCTION | {name: "x" * length}), refusal(**{name: "x" * length})) == (said, said)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "eight", "PORT has to be a whole number of at least 1, not “eight”."),
        ("PORT", "0", "PORT has to be a whole number of at least 1, not “0”."),
        ("TICK_VOICES", "2", "TICK_VOICES has to be a whole number of at least 3, not “2”."),
        ("TICK_SECONDS", "-1", "TICK_SECONDS has to be a whole number of at least 0, not “-1”."),
        ("TICK_SECONDS", "1.5", "TICK_SECONDS has to be a whole number of at least 0, not “1.5”."),
        ("TICK_SECONDS", "٣", "TICK_SECONDS has to be a whole number of at least 0, not “٣”."),
        ("PUBLIC_URL", "help.example.org", "PUBLIC_URL has to look like https://help.example.org, not “{value}”."),
        ("PUBLIC_URL", "ftp://a.example", "PUBLIC_URL has to look like https://help.example.org, not “{value}”."),
        ("PUBLIC_URL", "https://a.example/b", "PUBLIC_URL has to look like https://help.example.org, not “{value}”."),
        (
            "DATABASE_URL",
            "postgresql://a:secret@b:not-a-port:1/c",
            "DATABASE_URL cannot be read. It has to look like postgresql://user:password@host:5432/database.",
        ),
        ("TIME_ZONE", "Nowhere/At_All", "TIME_ZONE has to be a name such as Europe/Vienna, not “{value}”."),
        ("LANGUAGE_CODE", "de", "LANGUAGE_CODE has to be a language of this site (en), not “{value}”."),
        ("LANGUAGE_CODE", "en us", "LANGUAGE_CODE has to be a language of this site (en), not “{value}”."),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence(refusal, name, value, said):
    assert refusal(**PRODUCTION | {name: value}) == said.format(value=value)


@pytest.mark.parametrize("value", ["en", "en-GB"])
def test_a_language_that_is_known_itself_or_without_its_country_is_taken(start, value):
    assert start(**PRODUCTION | {"LANGUAGE_CODE": value})["LANGUAGE_CODE"] == value


def test_the_languages_are_english_and_those_that_a_translation_is_compiled_for(tmp_path):
    for name in ("de", "pt_BR"):
        (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / name / "LC_MESSAGES" / "django.mo").touch()
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)
    there = environment.languages(tmp_path)
    assert [code for code, _ in there] == ["en", "de", "pt-br"]
    assert [environment.language(value, there) for value in ("de-at", "pt-br")] == ["de-at", "pt-br"]


@pytest.mark.parametrize("url", ["postgresql://a:secret@b:port:1/c", "postgresql://a:half@secret@b/c"])
def test_a_password_is_not_in_the_sentence_about_its_address(refusal, url):
    assert "secret" not in refusal(**PRODUCTION | {"DATABASE_URL": url})


def test_the_database_is_where_its_address_says(start):
    found = start(**PRODUCTION)["DATABASES"]["default"]
    named = {key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    expected = {"NAME": "help", "USER": "asker", "PASSWORD": "secret", "HOST": "db.example.org", "PORT": "5433"}
    assert (named, found["OPTIONS"]["sslmode"]) == (expected, "require")


@pytest.mark.parametrize(("query", "seconds"), [("", "10"), ("?connect_timeout=3", "3")])
def test_a_database_that_says_nothing_is_not_waited_for_longer_than_its_address_says(start, query, seconds):
    found = start(**PRODUCTION | {"DATABASE_URL": f"postgresql://asker@db.example.org/help{query}"})
    assert str(found["DATABASES"]["default"]["OPTIONS"]["connect_timeout"]) == seconds


def test_a_lost_database_is_looked_for_as_long_as_a_page_waits_for_it_and_anew_by_the_next(start):
    pool = start(**PRODUCTION)["DATABASES"]["default"]["OPTIONS"]["pool"]
    assert pool.get("reconnect_timeout", 300) <= pool["timeout"] <= 3


def test_without_an_address_the_embedded_server_of_the_data_folder_is_used(start, tmp_path):
    found = start()
    assert (found["EMBEDDED"], found["DATABASES"]["default"]["HOST"]) == (True, str(tmp_path / "var" / "pg"))


def test_local_secrets_are_made_once_and_kept_for_their_owner_alone(start, tmp_path):
    first, second = start(), start()
    kept = tmp_path / "var" / "tag_key"
    assert (first["TAG_KEY"], first["SECRET_KEY"]) == (second["TAG_KEY"], second["SECRET_KEY"])
    assert (kept.read_text().encode(), kept.stat().st_mode & 0o777) == (first["TAG_KEY"], 0o600)


def test_the_two_secrets_differ(start):
    found = start()
    assert found["SECRET_KEY"].encode() != found["TAG_KEY"]


def test_a_data_folder_that_cannot_be_written_is_one_sentence(refusal, tmp_path):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "var"
    said = f"The folder {folder} cannot be written (Not a directory). Choose another with DATA_DIR."
    assert refusal(DATA_DIR=str(folder)) == said


@pytest.mark.parametrize(
    ("address", "cookie", "redirects"),
    [("https://help.example.org", "__Host-session", True), ("http://192.0.2.7:8000", "session", False)],
    ids=["over TLS", "in a workshop's own network"],
)
def test_over_tls_cookies_belong_to_this_host_alone(start, address, cookie, redirects):
    found = start(**PRODUCTION | {"PUBLIC_URL": address})
    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_SECURE"], found["SECURE_SSL_REDIRECT"]) == (
        cookie,
        redirects,
        redirects,
    )


def test_only_the_public_name_is_answered_to_in_production(start):
    assert start(**PRODUCTION)["ALLOWED_HOSTS"] == ["help.example.org"]


def test_more_names_can_be_given(start):
    assert start(**PRODUCTION | {"ALLOWED_HOSTS": "a.example, b.example,"})["ALLOWED_HOSTS"] == [
        "a.example",
        "b.example",
    ]


def test_values_are_as_the_manual_says_where_nothing_is_set(start):
    found = start(**PRODUCTION)
    names = ("DEBUG", "HOST", "PORT", "TICK_VOICES", "TICK_SECONDS", "LANGUAGE_CODE", "TIME_ZONE")
    assert [found[name] for name in names] == [False, "127.0.0.1", 8000, 3, 15, "en", "UTC"]


def test_nothing_else_of_the_code_reads_the_environment():
    root = Path(SETTINGS).parent.parent
    reads = re.compile(r"os\.(environ(?!\.setdefault)|getenv)")
    files = [*(root / "askforhelp").rglob("*.py"), *(root / "discussions").rglob("*.py")]
    assert [file.name for file in files if reads.search(file.read_text())] == ["settings.py"]


NO_MAIL_ADDRESS = (
    "EMAIL_URL cannot be read. It has to look like smtp://user:password@host:587, smtps://user:password@host, "
    "or console:// for a trial, and may end with ?from=help@example.org."
)


@pytest.mark.parametrize(
    "value",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://user:secret@mail.example.org:port",
        "smtp://user:secret@mail.example.org:99999",
        "smtp://mail.example.org/folder",
        "smtp://mail.example.org?tls=1",
        "smtp://mail.example.org?from=nobody",
        "smtp://mail.example.org?from=a@b.example%0ABcc:c@d.example",
        "smtp://[mail",
        "console://host",
    ],
)
def test_a_mail_server_that_cannot_be_read_is_one_sentence_without_its_password(refusal, value):
    assert refusal(**PRODUCTION | {"EMAIL_URL": value}) == NO_MAIL_ADDRESS


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("smtp://u%40x.example:p%2Fw@mail.example", ("mail.example", 587, "u@x.example", "p/w", True, False)),
        ("smtp://user:secret@mail.example:2525", ("mail.example", 2525, "user", "secret", True, False)),
        ("smtp://mail.example:587", ("mail.example", 587, "", "", True, False)),
        ("smtp://localhost", ("localhost", 25, "", "", False, False)),
        ("smtps://user:secret@mail.example/", ("mail.example", 465, "user", "secret", False, True)),
    ],
)
def test_mail_goes_through_the_server_that_was_given(start, value, expected):
    found = start(**PRODUCTION | {"EMAIL_URL": value})
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert (tuple(found[f"EMAIL_{name}"] for name in names), found["MAIL"]) == (expected, True)


@pytest.mark.parametrize(
    ("value", "sender"),
    [
        ("smtp://mail.example", "ask-for-help@help.example.org"),
        ("smtp://me%40x.example:secret@mail.example", "me@x.example"),
        ("smtp://me%40x.example:secret@mail.example?from=help@x.example", "help@x.example"),
        ("console://", "ask-for-help@help.example.org"),
    ],
)
def test_letters_come_from_an_address_that_can_be_given(start, value, sender):
    assert start(**PRODUCTION | {"EMAIL_URL": value})["DEFAULT_FROM_EMAIL"] == sender


def test_a_trial_prints_its_letters_and_without_an_address_there_are_none(start):
    found = [start(**PRODUCTION | {"EMAIL_URL": value}) for value in ("console://", "")]
    backends = [one["EMAIL_BACKEND"].split(".")[-2] for one in found]
    assert (backends, [one["MAIL"] for one in found]) == (["console", "dummy"], [True, False])


def test_django_takes_as_much_as_the_front_lets_through(start):
    assert start()["DATA_UPLOAD_MAX_MEMORY_SIZE"] == limits.PASSAGE_BYTES


@pytest.mark.parametrize(
    ("given", "networks"),
    [("", []), ("127.0.0.1", ["127.0.0.1/32"]), (" 10.0.0.0/8 ,::1,", ["10.0.0.0/8", "::1/128"])],
)
def test_proxies_are_trusted_by_name_alone(start, given, networks):
    assert [str(one) for one in start(TRUSTED_PROXIES=given)["TRUSTED_PROXIES"]] == networks


@pytest.mark.parametrize("given", ["proxy.example.org", "10.0.0.1/8", "*"])
def test_a_proxy_that_is_no_address_stops_the_start_with_a_sentence(refusal, given):
    assert refusal(TRUSTED_PROXIES=given).startswith(
        "TRUSTED_PROXIES has to be addresses or networks such as 127.0.0.1"
    )
