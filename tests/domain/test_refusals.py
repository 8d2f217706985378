import pytest

from discussions.domain import (
    pairing_refusals,
    reading_refusals,
    refusals,
    run_refusals,
    second_refusals,
    staff_refusals,
    stage_refusals,
)
from discussions.domain.refusals import Refusal

STATUSES = {
    "NotFound": 404,
    "NoVoice": 403,
    "NotOpenYet": 403,
    "Closed": 403,
    "NotWriting": 403,
    "Full": 403,
    "Sealed": 403,
    "NoFirst": 409,
    "NothingAgain": 422,
    "BadKey": 403,
    "Withdrawn": 409,
    "AnswerGone": 409,
    "Muted": 403,
    "Overtaken": 409,
    "Conflict": 409,
    "TooMany": 429,
    "TooManyWrongCodes": 429,
    "WrongCode": 404,
    "TooFew": 409,
    "Looser": 409,
    "UnknownChoice": 422,
    "TooSoon": 429,
    "WrongPassword": 422,
    "WrongCurrentPassword": 422,
    "NoMail": 409,
    "MailFailed": 503,
    "AddressTaken": 409,
    "LinkTooOld": 410,
    "LastFacilitator": 409,
    "ComesAlong": 403,
    "PassageInUse": 409,
    "DoorLocked": 403,
    "NotReady": 409,
    "NotClosed": 409,
    "SealedForGood": 403,
    "NotARehearsal": 409,
    "NothingToRunAgain": 409,
    "NotCompared": 409,
    "NothingToShow": 422,
    "TooManyCommitments": 422,
    "NameTaken": 422,
    "TooManyThemes": 409,
    "NotReadable": 409,
    "NothingChosen": 422,
    "DoneAlready": 409,
    "TooLateToUndo": 409,
    "NotFourWords": 422,
    "UnknownWord": 422,
    "WrongWords": 404,
    "WrongText": 404,
    "TooManyWrongWords": 429,
    "TooManyPairings": 429,
    "HasWritten": 409,
    "NothingToTake": 409,
    "NoTimer": 409,
    "NoRoom": 409,
    "NoReadingTime": 422,
    "OpensAtItsTime": 409,
    "SealedAfterItsTime": 409,
    "AtOdds": 409,
}


def test_each_refusal_has_its_status():
    found = (pairing_refusals, reading_refusals, refusals, run_refusals, second_refusals, staff_refusals)
    modules = {one.__name__ for one in (*found, stage_refusals)}
    assert {one.__name__: one.status for one in Refusal.__subclasses__() if one.__module__ in modules} == STATUSES


@pytest.mark.parametrize("kind", Refusal.__subclasses__(), ids=lambda kind: kind.__name__)
def test_each_refusal_is_a_plain_sentence(kind):
    sentence = str(kind().sentence)
    assert (sentence[0].isupper(), sentence[-1], "!" in sentence) == (True, ".", False)


def test_no_two_refusals_say_the_same():
    assert len({str(kind().sentence) for kind in Refusal.__subclasses__()}) == len(Refusal.__subclasses__())


def test_a_refusal_may_be_given_a_sentence():
    assert (Refusal("Not today.").sentence, str(Refusal.sentence)) == ("Not today.", "This is not possible here.")


def test_a_refusal_carries_no_text_into_a_log():
    assert (str(refusals.Conflict("somebody's words", "etag")), refusals.Conflict("somebody's words").args) == ("", ())
