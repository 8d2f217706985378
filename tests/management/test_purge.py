import pytest
from django.core.management import CommandError
from django.db import connection

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


def test_a_role_that_may_not_rewrite_the_tables_is_told_so(two, said):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE guest")
        try:
            cursor.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest")
            cursor.execute("SET ROLE guest")
            with pytest.raises(CommandError, match=r'stays in the files .*: permission denied to vacuum "discussions_'):
                said("purge")
        finally:
            cursor.execute("RESET ROLE")
            cursor.execute("DROP OWNED BY guest")
            cursor.execute("DROP ROLE guest")
    assert teams() == ["New"]
