from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from discussions.domain import clock
from discussions.models import Discussion, Round
from discussions.models.discussions import new_code, new_salt, new_slug, new_version
from tests import people


@pytest.mark.parametrize(
    ("new", "length"),
    [(new_slug, 24), (new_code, 8), (new_salt, 32), (new_version, 8)],
    ids=lambda value: str(value)[:20],
)
def test_what_is_drawn_has_its_length_and_hardly_comes_twice(new, length):
    drawn = [new() for _ in range(200)]
    assert ({len(one) for one in drawn}, len(set(drawn)) > 198) == ({length}, True)


def test_a_code_may_begin_with_noughts(monkeypatch):
    monkeypatch.setattr("discussions.models.discussions.secrets.randbelow", lambda below: 42)
    assert new_code() == "00000042"


def broken_rule(make) -> str:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    return error.value.__cause__.diag.constraint_name


@pytest.mark.django_db
def test_a_question_is_asked_once():
    round_ = people.round_of(people.discussion())
    again = Round(discussion=round_.discussion, question=round_.question)
    assert broken_rule(again.save) == "a_question_is_asked_once"


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [0, -1])
def test_a_discussion_cannot_close_before_it_opens(hours):
    opens = clock.now()
    times = {"opens_at": opens, "closes_at": opens + timedelta(hours=hours)}
    assert broken_rule(lambda: people.discussion(**times)) == "closing_follows_opening"


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["slug", "code"])
def test_two_discussions_share_no_way_in(field):
    one, other = (people.discussion(of=people.edition()) for _ in range(2))
    shared = {field: getattr(one, field)}
    assert broken_rule(lambda: Discussion.objects.filter(pk=other.pk).update(**shared)).startswith(
        f"discussions_discussion_{field}_"
    )


@pytest.mark.django_db
def test_an_edition_that_is_used_cannot_be_deleted():
    of = people.discussion()
    with pytest.raises(ProtectedError):
        of.edition.delete()


@pytest.mark.django_db
def test_a_discussion_and_its_rounds_say_what_they_are():
    of = people.discussion(team="Ours")
    assert (str(of), str(people.round_of(of))) == ("Asking for Help (1) · Ours", "When do you ask or not ask for help?")
