from dataclasses import replace
from datetime import timedelta

import pytest

from discussions.domain import access, clock, entry, setting_up
from discussions.domain.refusals import LooserSettings, NotFound, NotReady
from discussions.domain.settings_of import settings_of, usual
from discussions.domain.staff_refusals import AtOdds
from discussions.models import Discussion, Edition, Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def draft() -> Discussion:
    ana = entry.facilitator_named("ana@example.org")
    return setting_up.draft(people.edition(), facilitator=ana, settings=replace(usual(), team="Ours"))


def test_a_draft_is_found_by_its_facilitator_alone(draft):
    assert access.run_by(draft.facilitators.get(), draft.slug) == draft
    with pytest.raises(NotFound):
        access.visit(draft.slug, {})


def test_a_draft_that_is_made_by_two_presses_is_made_once_until_it_is_changed_or_opened(draft):
    ana, ben = draft.facilitators.get(), entry.facilitator_named("ben@example.org")
    kept = settings_of(draft)

    def again(by=ana):
        return setting_up.draft(draft.edition, facilitator=by, settings=kept)

    assert (again(), again(ben) == draft) == (draft, False)
    setting_up.change(draft, settings=replace(kept, team="Others"))
    second = again()
    setting_up.start(second)
    assert len({draft, second, again()}) == 3


def test_a_draft_asks_nothing_and_freezes_nothing(draft):
    assert (draft.state, Round.objects.count(), Edition.objects.get().frozen) == ("draft", 0, False)


def test_opening_a_draft_asks_its_questions_and_freezes_its_edition(draft):
    for _ in range(2):
        setting_up.start(draft)
    assert (Round.objects.count(), Edition.objects.get().frozen) == (5, True)
    assert access.visit(draft.slug, {}).discussion.state == "open"


@pytest.mark.parametrize("late", [{"delete_on": clock.today()}, {"closes_at": clock.now() - timedelta(hours=1)}])
def test_a_draft_whose_time_has_passed_is_not_opened(draft, late):
    Discussion.objects.update(**late)
    with pytest.raises(NotReady):
        setting_up.start(draft)
    assert Discussion.objects.get().state == "draft"


def test_before_the_first_answer_settings_are_free():
    of = people.discussion(floor_texts=5, moderation="check_first")
    looser = replace(settings_of(of), floor_texts=3, moderation="after_reading")
    setting_up.change(of, settings=looser)
    assert settings_of(Discussion.objects.get()) == looser


def test_what_was_not_touched_stays_as_somebody_else_has_just_set_it():
    of = people.discussion()
    Discussion.objects.update(floor_texts=7, team="Theirs")
    setting_up.change(of, settings=replace(settings_of(of), expected=40))
    assert settings_of(Discussion.objects.get()) == replace(settings_of(of), floor_texts=7, team="Theirs", expected=40)


def test_after_it_one_looser_setting_changes_none():
    of = people.discussion(floor_texts=5)
    people.answered(of, 1)
    with pytest.raises(LooserSettings) as refused:
        setting_up.change(of, settings=replace(settings_of(of), floor_texts=3, team="Theirs"))
    assert (refused.value.names, settings_of(Discussion.objects.get())) == (("floor_texts",), settings_of(of))


def test_what_counts_is_how_the_discussion_stands_and_not_how_it_was_read():
    of = people.discussion()
    setting_up.change(of, settings=replace(settings_of(of), floor_texts=8))
    people.answered(of, 1)
    with pytest.raises(LooserSettings):
        setting_up.change(of, settings=replace(settings_of(of), floor_texts=4))


HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("stood", "theirs", "own", "said"),
    [
        (
            {"reads_at": clock.now() + HOUR},
            {"reading_rule": "at_time"},
            {"reads_at": None},
            {"reads_at": "Choose the time when the answers open."},
        ),
        (
            {"reading_rule": "at_time", "reads_at": clock.now() + HOUR},
            {"closes_at": clock.now() + 2 * HOUR},
            {"reads_at": clock.now() + 3 * HOUR},
            {"reads_at": "The answers would open after the discussion closes. Choose an earlier time."},
        ),
        (
            {},
            {"delete_on": clock.today() + 2 * DAY},
            {"closes_at": clock.now() + 5 * DAY},
            {"delete_on": "Everything would be deleted before the discussion is over. Choose a later day."},
        ),
    ],
)
def test_what_makes_no_sense_beside_what_somebody_else_has_just_set_is_not_kept(stood, theirs, own, said):
    of = people.discussion(**stood)
    Discussion.objects.update(**theirs)
    with pytest.raises(AtOdds) as refused:
        setting_up.change(of, settings=replace(settings_of(of), **own))
    assert (refused.value.sentences, settings_of(Discussion.objects.get())) == (
        said,
        replace(settings_of(of), **theirs),
    )
