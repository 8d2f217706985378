def test_the_first_page_asks_for_a_code(newcomer):
    page = newcomer.get("/")
    assert (page.status, page.form("/join/").method) == (200, "post")


def test_no_answer_of_the_door_is_kept_by_a_cache(newcomer):
    assert newcomer.get("/").header("Cache-Control") == "no-store"


def test_whoever_runs_a_discussion_finds_the_way_in_from_the_first_page(newcomer):
    page = newcomer.get("/")
    assert 'href="/facilitate/">Facilitate' in page.text
