from discussions.domain.second_refusals import NoFirst, NothingAgain


def test_who_wrote_nothing_is_told_what_comes_first():
    assert str(NoFirst().sentence).startswith("A second thought stands beside a first one.")


def test_an_empty_form_is_told_what_is_missing():
    assert "Write one, or choose a second rating." in str(NothingAgain().sentence)
