import pytest

from discussions.domain import codes, entry
from discussions.models import Discussion

pytestmark = pytest.mark.django_db


def test_it_prints_how_to_join_the_screen_and_the_way_in(said):
    join, screen, facilitate = said("first_start")
    of = Discussion.objects.get()
    address = f"https://help.example.org/d/{of.slug}/"
    assert (join, screen) == (f"Join: {address} code {codes.spoken(of.code)}", f"Screen: {address}screen/")
    token = facilitate.removeprefix("Facilitate: https://help.example.org/facilitate/enter/").rstrip("/")
    assert list(entry.use_link(token).discussions.all()) == [of]


def test_a_second_start_prints_the_same_discussion_and_another_way_in(said):
    first, second = said("first_start"), said("first_start")
    assert (first[:2] == second[:2], first[2] == second[2], Discussion.objects.count()) == (True, False, 1)
