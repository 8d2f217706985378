from discussions.domain import stage, stage_timer


def test_phones_are_told_where_the_group_is_and_led_there(room, newcomer):
    stage.go_to(room.discussion, name="write-2", revision=0)
    stage_timer.start(room.discussion, minutes=3)
    page = newcomer.get(newcomer.home)
    assert "The group is at question 2, writing." in page.text
    assert (f'href="{newcomer.home}#question-2"' in page.text, 'data-left="1' in page.text) == (True, True)


def test_before_it_begins_the_page_says_that_everybody_goes_at_their_own_pace(newcomer):
    page = newcomer.get(f"{newcomer.home}pace/")
    assert (page.status, "Everybody goes at their own pace." in page.text) == (200, True)


def test_a_script_gets_the_part_and_it_costs_next_to_nothing(room, newcomer, django_assert_num_queries):
    stage.go_to(room.discussion, name="compare-2", revision=0)
    newcomer.get(f"{newcomer.home}pace/")
    with django_assert_num_queries(1):
        page = newcomer.ask("GET", f"{newcomer.home}pace/", **{"HX-Request": "true"})
    assert ("<html" in page.text, f'data-href="{newcomer.home}compare/2/"' in page.text, len(page.text) < 1500) == (
        False,
        True,
        True,
    )
