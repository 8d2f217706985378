import pytest

from discussions.domain import clock
from discussions.models import Discussion
from tests import people


@pytest.fixture
def two(transactional_db):
    """A discussion whose delete date has come, and one whose has not."""
    edition = people.edition()
    people.discussion(of=edition, team="Old", delete_on=clock.today())
    people.discussion(of=edition, team="New")


def teams() -> list[str]:
    return list(Discussion.objects.order_by("team").values_list("team", flat=True))


def test_it_deletes_what_is_due(two, said):
    assert (said("purge"), teams()) == (["1 discussion deleted."], ["New"])


def test_a_dry_run_says_what_would_go_and_changes_nothing(two, said):
    assert (said("purge", "--dry-run"), teams()) == (["1 discussion would be deleted."], ["New", "Old"])


def test_a_second_time_there_is_nothing_to_delete(two, said):
    said("purge")
    assert said("purge") == ["0 discussions deleted."]
