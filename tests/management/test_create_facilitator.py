import pytest
from django.core.management import CommandError

from discussions.domain import entry
from discussions.models import Facilitator

pytestmark = pytest.mark.django_db

ADDRESS = "Facilitate: https://help.example.org/facilitate/enter/"


def test_it_prints_a_link_that_lets_the_new_facilitator_in(said):
    [line] = said("create_facilitator", "ana@example.org")
    token = line.removeprefix(ADDRESS).rstrip("/")
    assert (line, entry.use_link(token).email) == (f"{ADDRESS}{token}/", "ana@example.org")


def test_a_second_time_it_finds_the_same_facilitator(said):
    for address in ("ana@example.org", "Ana@example.org"):
        said("create_facilitator", address)
    assert [one.email for one in Facilitator.objects.all()] == ["ana@example.org"]


@pytest.mark.parametrize(
    "address", ["ana", "ana@", "@example.org", "ana@example", "", "ana@example.org\nben@example.org"]
)
def test_what_is_no_address_is_refused(said, address):
    with pytest.raises(CommandError) as error:
        said("create_facilitator", address)
    assert (str(error.value), Facilitator.objects.count()) == (f"{address} is not an e-mail address.", 0)
