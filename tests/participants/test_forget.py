def test_forgetting_takes_the_voice_from_this_browser_and_leaves_the_words(writer):
    asked = writer.get(f"{writer.home}forget/")
    had = {name for name in writer.jar if "voice" in name}
    assert (asked.status, len(had)) == (200, 1)
    assert writer.send(asked.form("/forget/")).status == 200
    assert (had & writer.jar.keys(), "What voice 0 says." in writer.get(f"{writer.home}mine/").text) == (set(), False)
