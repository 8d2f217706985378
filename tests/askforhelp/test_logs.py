import logging
import sys
from types import SimpleNamespace

import pytest

from askforhelp.logs import OnlyErrors, WithoutTrace

FORMAT = "%(levelname)s %(name)s %(message)s"


def record(path=None, *, level=logging.ERROR, error=None, view="participants:answer"):
    """What Django hands to its log: the message quotes the address, and the error what somebody wrote."""
    found = logging.LogRecord("django.request", level, __file__, 1, "Failed: %s", (path,), error)
    if path is not None:
        found.request = SimpleNamespace(path=path, resolver_match=SimpleNamespace(view_name=view))
    return found


def raised():
    try:
        raise ValueError("what somebody wrote")
    except ValueError:
        return sys.exc_info()


def test_an_error_at_the_participants_door_is_its_class_and_its_line():
    error = raised()
    said = WithoutTrace(FORMAT).format(record("/d/a-slug/q/1/answer/", error=error))
    assert said == f"ERROR participants:answer ValueError {__file__}:{error[2].tb_lineno}"


def test_an_error_without_an_exception_is_the_name_of_its_logger():
    assert WithoutTrace(FORMAT).format(record("/d/a-slug/")) == "ERROR participants:answer django.request"


def test_an_error_outside_of_a_request_says_no_more():
    assert WithoutTrace(FORMAT).format(record(error=raised())).startswith("ERROR - ValueError ")


def test_the_staff_door_logs_as_usual():
    said = WithoutTrace(FORMAT).format(record("/facilitate/d/a-slug/", error=raised()))
    assert said.startswith("ERROR django.request Failed: /facilitate/d/a-slug/\nTraceback")
    assert said.endswith("ValueError: what somebody wrote")


@pytest.mark.parametrize(
    ("path", "level", "passes"),
    [
        ("/d/a-slug/", logging.WARNING, False),
        ("/d/a-slug/", logging.ERROR, True),
        ("/facilitate/", logging.INFO, True),
        (None, logging.WARNING, False),
        (None, logging.ERROR, True),
    ],
)
def test_below_an_error_only_the_staff_door_is_logged(path, level, passes):
    assert OnlyErrors().filter(record(path, level=level)) is passes
