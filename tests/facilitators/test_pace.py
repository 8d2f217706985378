def test_free_pace_is_switched_on_and_off(workshop):
    workshop.press("pace", pace="free")
    free = workshop.now.follows
    workshop.press("pace", pace="follow")
    assert (free, workshop.now.follows) == (False, True)
