def test_forgetting_takes_the_voice_from_this_browser_and_leaves_the_words(writer):
    asked = writer.get(f"{writer.home}forget/")
    had = {name for name in writer.jar if "voice" in name}
    assert (asked.status, len(had)) == (200, 1)
    assert writer.send(asked.form("/forget/")).status == 200
    assert (had & writer.jar.keys(), "What voice 0 says." in writer.get(f"{writer.home}mine/").text) == (set(), False)


def test_a_browser_that_has_forgotten_is_led_out_and_may_come_back_as_a_new_voice(writer):
    had = writer.jar.copy()
    page = writer.send(writer.get(f"{writer.home}forget/").form("/forget/"))
    assert ('href="/">Leave this discussion' in page.text, f'href="{writer.home}">Read on' in page.text) == (True, True)
    again = writer.get(writer.home)
    new = {name for name in writer.jar if "voice" in name and writer.jar[name] != had.get(name)}
    assert (len(new), "What voice 0 says." in again.text) == (1, False)
