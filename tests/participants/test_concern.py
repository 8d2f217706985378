from discussions.models import Concern


def test_a_concern_hides_the_answer_for_its_reader_at_once(writer, another):
    form = writer.question(1).form(f"/a/{another}/concern/")
    assert writer.send(form, reason="names").status == 303
    assert (Concern.objects.get().reason, another in writer.question(1).cards()) == ("names", False)


def test_a_reason_that_is_not_offered_is_refused(writer, another):
    form = writer.question(1).form(f"/a/{another}/concern/")
    assert (writer.send(form, reason="dull").status, Concern.objects.count()) == (422, 0)
