"""Settings, and the only reader of the environment. README.md has the table of its variables."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from askforhelp import environment, logs, postgres

BASE_DIR = Path(__file__).resolve().parent.parent
_env = os.environ.get

DATA_DIR = Path(_env("DATA_DIR") or BASE_DIR / "var").absolute()
HOST = _env("HOST") or "127.0.0.1"
PORT = environment.whole("PORT", _env("PORT") or "8000", least=1)
DEBUG = environment.flag(_env("DEBUG", ""))

# The embedded server is for one laptop; with a server of one's own, secrets and addresses have to be given.
EMBEDDED = not _env("DATABASE_URL")
DATABASE_URL = _env("DATABASE_URL") or postgres.url(DATA_DIR)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_HEALTH_CHECKS": True,
        **environment.database(DATABASE_URL),
    }
}
# A host that says nothing at all would be waited for for two minutes.
DATABASES["default"]["OPTIONS"] = {"connect_timeout": 10} | DATABASES["default"]["OPTIONS"]
DATABASES["default"]["OPTIONS"] |= {
    "server_side_binding": True,
    # A connection that has asked the same a few times need not have it parsed and planned again.
    "prepare_threshold": 3,
    # A lost database is asked for again as long as a page waits for it, and anew by the next page: left to itself, the
    # pool waits twice as long before each try, and is away long after the database is back.
    "pool": {"min_size": 1, "max_size": 10, "timeout": 3, "reconnect_timeout": 3},
}
DATABASE_IS_DURABLE = not environment.flag(_env("DATABASE_IS_THROWN_AWAY", ""))

LOCAL = EMBEDDED or DEBUG
SECRET_KEY = environment.secret("SECRET_KEY", _env("SECRET_KEY", ""), local=LOCAL, folder=DATA_DIR)
TAG_KEY = environment.secret("TAG_KEY", _env("TAG_KEY", ""), local=LOCAL, folder=DATA_DIR).encode()

PUBLIC_URL = environment.public_url(_env("PUBLIC_URL") or f"http://{environment.reached_at(HOST)}:{PORT}")
ALLOWED_HOSTS = [name.strip() for name in _env("ALLOWED_HOSTS", "").split(",") if name.strip()] or [
    str(urlsplit(PUBLIC_URL).hostname),
    *(["localhost", "127.0.0.1", "[::1]"] if LOCAL else []),
]
SECURE = PUBLIC_URL.startswith("https://")
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES", _env("TRUSTED_PROXIES", ""))

MAIL = bool(_env("EMAIL_URL"))
globals().update(environment.mail(_env("EMAIL_URL", ""), public_url=PUBLIC_URL))

TICK_VOICES = environment.whole("TICK_VOICES", _env("TICK_VOICES") or "3", least=3)
TICK_SECONDS = environment.whole("TICK_SECONDS", _env("TICK_SECONDS") or "15", least=0)
# The matrices of opinion groups are small: with threads, numpy needs three times the time of the processor for them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

INSTALLED_APPS = [
    "discussions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "askforhelp.shipped.Shipped",
    "django_htmx",
    "template_partials",
]
MIDDLEWARE = [
    "askforhelp.headers.headers",
    "askforhelp.health.under_any_name",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "askforhelp.away.while_away",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "discussions.facilitators.door.SignInFirst",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "askforhelp.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

AUTH_USER_MODEL = "discussions.Facilitator"
LOGIN_URL = "facilitators:sign_in"
# How slow the key to a pairing is to make: the n of scrypt, RFC 7914. This takes 32 MiB, and a tenth of a second.
PAIRING_COST = 2**15
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email"]}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGES = environment.languages(LOCALE_PATHS[0])
LANGUAGE_CODE = environment.language(_env("LANGUAGE_CODE") or "en", LANGUAGES)
TIME_ZONE = environment.time_zone(_env("TIME_ZONE") or "UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 600
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Cookies with the prefix can only be set by this very host, over TLS.
COOKIE_PREFIX = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "discussions.participants.refusals.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
# `no-referrer` would make Chromium send `Origin: null`, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
# X-Frame-Options is among the constant headers.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
# As much as a passage may have; the front has refused before what is too much for every other form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# A phrase may stand in thousands of answers, each with its box: as many as the front lets through.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000

LOGGING = logs.LOGGING
