def test_after_signing_out_the_console_is_closed(room):
    home = room.facilitator.get("/facilitate/")
    room.facilitator.send(home.form("/sign-out/"))
    assert room.facilitator.get(f"/facilitate/d/{room.slug}/").status == 302
