def test_the_first_page_asks_for_a_code(newcomer):
    page = newcomer.get("/")
    assert (page.status, page.form("/join/").method) == (200, "post")


def test_no_answer_of_the_door_is_kept_by_a_cache(newcomer):
    assert newcomer.get("/").header("Cache-Control") == "no-store"
