"""The ticket that a page carries, so that its stream is opened without asking the database."""

from django.core.signing import BadSignature, TimestampSigner

MAX_AGE = 60 * 60  # seconds


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="discussions.live")


def issue(slug: str, *, watches: bool = False) -> str:
    """A ticket for the stream of this discussion, for a page whose reader has been let in.

    `watches` is for screens and facilitators, who are not counted as being here.
    """
    return _signer().sign(_watching(slug) if watches else slug)


def read(ticket: str, slug: str, *, max_age: float = MAX_AGE) -> bool:
    """Whether this ticket is one for the stream of this discussion, and not older than that many seconds."""
    try:
        return _signer().unsign(ticket, max_age=max_age) in (slug, _watching(slug))
    except BadSignature:  # an expired ticket is one of these
        return False


def is_counted(ticket: str, slug: str) -> bool:
    """Whether the page of this ticket, which was read, is somebody's who takes part."""
    return not ticket.startswith(_watching(slug))


def _watching(slug: str) -> str:
    return f"{slug}.watches"
