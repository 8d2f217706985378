from datetime import date

import pytest

from discussions.domain import access, takeaways
from discussions.domain.refusals import Conflict, NotFound, NothingToShow, Overtaken, TooManyCommitments
from discussions.domain.takeaways import Promised, Said
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db

SAID = Said("We ask late.", "Whether it is weak.", "Ask before noon.")
PROMISED = Promised("Bring cake.", "Ana", date(2030, 3, 31))


@laid
def of():
    return people.discussion()


def keep(of, said=SAID, **more) -> takeaways.Page:
    takeaways.keep(of, said=said, **{"etag": takeaways.page_of(of).etag} | more)
    return takeaways.page_of(of)


def shown(of) -> takeaways.Page:
    return takeaways.shown_in(people.person(of).discussion)


def test_an_unwritten_page_is_empty(of):
    assert takeaways.page_of(of) == takeaways.Page(Said(), (), shown=False, etag="")


def test_what_is_kept_stands_on_the_page(of):
    page = keep(of, promised=PROMISED)
    [made] = page.commitments
    assert (page.said, made.text, made.owner, made.by_day, page.shown) == (
        SAID,
        "Bring cake.",
        "Ana",
        date(2030, 3, 31),
        False,
    )


def test_the_group_reads_it_only_while_it_is_shown(of):
    keep(of)
    with pytest.raises(NotFound):
        shown(of)
    keep(of, shown=True)
    assert shown(of).said == SAID
    keep(of, shown=False)
    with pytest.raises(NotFound):
        shown(of)


def test_an_empty_page_is_not_shown(of):
    with pytest.raises(NothingToShow):
        keep(of, Said(), shown=True)
    assert takeaways.page_of(of).shown is False


def test_a_commitment_alone_can_be_shown(of):
    assert keep(of, Said(), promised=PROMISED, shown=True).shown is True


def test_the_second_of_two_facilitators_is_told_and_nothing_is_lost(of):
    old = takeaways.page_of(of).etag
    keep(of)
    with pytest.raises(Conflict):
        keep(of, Said("Other words."), etag=old)
    assert takeaways.page_of(of).said == SAID


def test_the_same_form_sent_twice_makes_one_commitment(of):
    for _ in range(2):
        page = keep(of, promised=PROMISED, etag="")
    assert len(page.commitments) == 1


def test_what_a_form_sent_twice_asked_for_is_not_done_over_what_came_between(of):
    old = keep(of).etag
    keep(of, shown=True)
    keep(of, etag=old)
    assert shown(of).said == SAID


def test_a_page_that_has_grown_hides_what_the_group_reads(of):
    old = keep(of, promised=PROMISED, shown=True).etag
    keep(of, promised=Promised("Another."))
    assert keep(of, etag=old, shown=False).shown is False


def test_a_page_whose_texts_have_changed_hides_what_the_group_reads_and_says_what_is_not_kept(of):
    old = keep(of, shown=True).etag
    keep(of, Said("Other words."))
    for _ in range(2):
        with pytest.raises(Conflict) as refusal:
            keep(of, Said("Words typed before."), etag=old, shown=False)
        assert str(refusal.value.sentence) == (
            "The group does not read this page any more. Your texts are not kept yet: this was changed in another "
            "window. Both texts are here; choose what to keep."
        )
    assert (takeaways.page_of(of).said, takeaways.page_of(of).shown) == (Said("Other words."), False)


def test_a_page_is_hidden_though_no_commitment_fits_on_it_any_more(of):
    for _ in range(takeaways.MOST_COMMITMENTS):
        keep(of, promised=PROMISED, shown=True)
    with pytest.raises(TooManyCommitments):
        keep(of, promised=PROMISED, shown=False)
    assert takeaways.page_of(of).shown is False


def test_a_page_that_has_grown_drops_the_commitment_beside_the_button(of):
    first = keep(of, promised=PROMISED, shown=True)
    keep(of, promised=Promised("Another."))
    page = keep(of, etag=first.etag, dropped=first.commitments[0].id)
    assert [one.text for one in page.commitments] == ["Another."]


def test_what_somebody_added_meanwhile_is_not_shown_unseen(of):
    old = keep(of).etag
    keep(of, promised=PROMISED)
    with pytest.raises(Overtaken):
        keep(of, etag=old, shown=True)
    assert takeaways.page_of(of).shown is False


def test_showing_twice_is_showing_once(of):
    old = keep(of).etag
    pages = [keep(of, etag=old, shown=True) for _ in range(2)]
    assert (pages[0], pages[0].shown) == (pages[1], True)


def test_a_commitment_sent_twice_beside_a_button_is_made_once(of):
    for _ in range(2):
        page = keep(of, promised=PROMISED, etag="", shown=True)
    assert ([one.text for one in page.commitments], page.shown) == (["Bring cake."], True)


def test_a_dropped_commitment_is_gone_and_the_texts_stay(of):
    [made] = keep(of, promised=PROMISED).commitments
    page = keep(of, dropped=made.id)
    assert (page.commitments, page.said) == ((), SAID)


def test_a_commitment_of_another_discussion_stays(of):
    other = people.discussion(of=of.edition)
    [made] = keep(other, promised=PROMISED).commitments
    keep(of, dropped=made.id)
    assert len(takeaways.page_of(other).commitments) == 1


def test_there_is_an_end_to_commitments(of):
    for _ in range(takeaways.MOST_COMMITMENTS):
        keep(of, promised=PROMISED)
    with pytest.raises(TooManyCommitments):
        keep(of, promised=PROMISED)


def test_it_goes_with_its_discussion(of):
    keep(of, promised=PROMISED)
    of.delete()
    assert takeaways.Commitment.objects.count() + takeaways.Takeaway.objects.count() == 0


def test_suggestions_come_from_the_figures_and_quote_nobody(of):
    team = people.readable(of, 8, me=[1, 1, 1, 1, 5, 5, 5, 5], guess=[1, 1, 1, 1, 2, 2, 2, 5])
    found = takeaways.suggestions(of)
    assert found.heard.startswith("Question 1: 4 of 8 lean towards “readily”.")
    assert found.differ == "Question 1: Our ratings lie farthest apart here. Our answers are pulled to both ends."
    assert "What voice" not in found.heard + found.differ + found.attempt
    assert len(team) == 8


def test_what_is_sealed_suggests_nothing():
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, 8, me=[5] * 8)
    assert takeaways.suggestions(of) == Said()


def test_it_can_be_taken_along_as_markdown(of):
    keep(of, Said("# We ask late."), promised=PROMISED)
    file = takeaways.takeaway_file(access.named(of.slug))
    assert (file.name, file.text) == (
        "team-takeaway.md",
        "# Asking for Help\n\nTeam: Team\n\n## What we heard\n\n> \\# We ask late.\n\n"
        "## Who does what\n\n- Bring cake. · Ana · by 31 March 2030\n",
    )
