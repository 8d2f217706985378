from threading import Barrier, Event, Thread

import pytest
from django.db import connection, transaction

from discussions.domain import cofacilitators, entry
from discussions.domain.refusals import LastFacilitator, NotFound
from discussions.models import Discussion, Facilitator
from tests import people
from tests.attacks.serving import wait_until
from tests.waiting import somebody_waits_for_a_lock


def run_by(*names: str) -> tuple[Discussion, list[Facilitator]]:
    """A discussion, and its facilitators in this order."""
    found = [entry.facilitator_named(f"{name}@example.org") for name in names]
    of = people.discussion(facilitator=found[0])
    of.facilitators.add(*found)
    return of, found


def test_who_runs_it_is_listed_by_address_with_oneself_marked(db):
    of, [cleo, _ana] = run_by("cleo", "ana")
    found = cofacilitators.running_of(of, seen_by=cleo).runners
    assert [(one.email, one.is_me, one.may_be_removed) for one in found] == [
        ("ana@example.org", False, True),
        ("cleo@example.org", True, True),
    ]


def test_inviting_twice_is_inviting_once(db):
    of, [ana] = run_by("ana")
    for _ in range(2):
        cofacilitators.invite(of, email="Ben@example.org", by=ana)
    assert (of.facilitators.count(), Facilitator.objects.count()) == (2, 2)


def test_pressed_twice_at_once_both_get_a_link_for_one_account(transactional_db):
    of, [ana] = run_by("ana")
    invited, links = Event(), []

    def press() -> None:
        try:
            with transaction.atomic():
                links.append(cofacilitators.invite(of, email="ben@example.org", by=ana).link)
                invited.set()
                wait_until(somebody_waits_for_a_lock)
        finally:
            connection.close()

    other = Thread(target=press)
    other.start()
    invited.wait()
    links.append(cofacilitators.invite(of, email="ben@example.org", by=ana).link)
    other.join()
    assert (of.facilitators.count(), Facilitator.objects.count(), all(links)) == (2, 2, True)


def test_the_last_one_cannot_be_removed(db):
    of, [ana] = run_by("ana")
    with pytest.raises(LastFacilitator):
        cofacilitators.remove(of, who=ana.pk, by=ana)


def test_whoever_was_removed_a_moment_ago_removes_nobody(db):
    of, [ana, ben, cleo] = run_by("ana", "ben", "cleo")
    cofacilitators.remove(of, who=ben.pk, by=ana)
    with pytest.raises(NotFound):
        cofacilitators.remove(of, who=cleo.pk, by=ben)
    assert of.facilitators.count() == 2


def test_removing_ends_nothing_but_this_discussion(db):
    of, [ana, ben] = run_by("ana", "ben")
    other = people.discussion(of=of.edition, facilitator=ben)
    assert cofacilitators.remove(of, who=ben.pk, by=ana) == "ben@example.org"
    assert list(ben.discussions.all()) == [other]


def test_two_who_remove_each_other_at_once_leave_one(transactional_db):
    of, pair = run_by("ana", "ben")
    together, ends = Barrier(2), []

    def press(by: Facilitator, who: Facilitator) -> None:
        together.wait()
        try:
            cofacilitators.remove(of, who=who.pk, by=by)
            ends.append("removed")
        except (NotFound, LastFacilitator):
            ends.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=press, args=found) for found in (pair, pair[::-1])]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (sorted(ends), of.facilitators.count()) == (["refused", "removed"], 1)
