"""Names of opinion groups: beside the letter, through every count, and gone with their group."""

import pytest

from discussions.domain import group_names, opinions
from discussions.domain.opinion_refusals import GroupGone
from discussions.domain.refusals import Overtaken
from discussions.models import Opinion
from tests import people
from tests.layers import laid
from tests.opinions import filled


@laid
def round_():
    """A question in which two groups were found; the first has a name."""
    found = people.round_of(filled(24, 12)[0].discussion)
    opinions.count(found.pk)
    group_names.name_group(found, group=0, name="Ask early")
    return found


def names(round_) -> dict[str, str]:
    return Opinion.objects.get(round=round_).names


def test_a_name_outlives_the_last_count(round_):
    people.close(round_.discussion)
    assert (opinions.count(round_.pk), names(round_)) == (True, {"0": "Ask early"})


def test_a_name_goes_with_its_group(round_):
    Opinion.objects.filter(round=round_).update(ballots={}, taken=9)
    assert (opinions.count(round_.pk), names(round_)) == (True, {})


def test_each_name_is_a_new_version(round_):
    before = bytes(Opinion.objects.get(round=round_).version)
    group_names.name_group(round_, group=0, name="Wait", was="Ask early")
    assert bytes(Opinion.objects.get(round=round_).version) != before


def test_the_second_of_two_facilitators_who_name_a_group_is_told(round_):
    with pytest.raises(Overtaken):
        group_names.name_group(round_, group=0, name="Wait", was="")
    assert names(round_) == {"0": "Ask early"}


def test_what_was_never_found_has_no_name(round_):
    with pytest.raises(GroupGone):
        group_names.name_group(round_, group=2, name="Wait")
