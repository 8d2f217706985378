"""Why something may not happen, with the HTTP status that the doors answer and the sentence that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from . import staff_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Refusal(Exception):
    """A rule said no. `sentence` is shown to the person; the typed text always goes back with it."""

    status = 403
    sentence: StrOrPromise = _("This is not possible here.")

    def __init__(self, sentence: StrOrPromise | None = None) -> None:
        super().__init__()
        if sentence is not None:
            self.sentence = sentence


class NotFound(Refusal):
    status = 404
    sentence = _("There is nothing at this address. Ask for the link again, or type the code.")


class NoVoice(Refusal):
    status = 403
    sentence = _(
        "This browser did not keep its cookie, so nothing can be sent from it. "
        "Allow cookies for this site, open the link again, and paste your text."
    )


class NotOpenYet(Refusal):
    status = 403
    sentence = _("This discussion has not opened yet.")


class Closed(Refusal):
    status = 403
    sentence = _("This discussion is closed. Nothing more can be sent; your text is here for you to copy.")


class NotWriting(Refusal):
    status = 403
    sentence = _("This question is not open for answers yet.")


class Full(Refusal):
    status = 403
    sentence = _("As many people as expected have answered here. The facilitator can let more in.")


class Sealed(Refusal):
    status = 403
    sentence = _("This opens after you answer or pass the question.")


class BadKey(Refusal):
    status = 403
    sentence = _("This form was not made for this page. Open the page again; your text is below.")


class Withdrawn(Refusal):
    status = 409
    sentence = _("This was taken back, so it was not sent again. To write anew, use the new form.")


class AnswerGone(Refusal):
    status = 409
    sentence = _("This answer can no longer be read: it was taken back, or it is held. Your text is here to copy.")


class Conflict(Refusal):
    """The row changed since the form was made. `theirs` is what stands now."""

    status = 409
    sentence = _("This was changed in another window. Both texts are here; choose what to keep.")

    def __init__(self, theirs: str = "", etag: str = "") -> None:
        super().__init__()
        self.theirs = theirs
        self.etag = etag


class InUseMeanwhile(Conflict):
    sentence = _(
        "A discussion began to use this edition meanwhile, so it stays as it is. "
        "Your text is below; keeping it now makes the next edition."
    )


class PassageInUse(Refusal):
    status = 409
    sentence = _("A discussion uses this passage, so it cannot be deleted. It can go when that discussion is gone.")


class ComesAlong(Refusal):
    status = 403
    sentence = _("This passage comes with the server and stays as it is. Make a copy, and change that.")


class TooMany(Refusal):
    status = 429
    sentence = _("That is a lot at once. Wait until the waiting ones have joined, then send again.")


class TooManyWrongCodes(Refusal):
    status = 429
    sentence = _("Many wrong codes were typed just now. Wait a minute, or use the link.")


class WrongCode(Refusal):
    status = 404
    sentence = _("No open discussion has this code. Look at it once more, or ask for the link.")


class Muted(Refusal):
    status = 403
    sentence = _(
        "The facilitator has muted something that was written from this browser, without knowing whose it is. "
        "Nothing more can be sent from here in this discussion. You can still read, and take back what you wrote; "
        "your text is here for you to copy."
    )


class Overtaken(Refusal):
    status = 409
    sentence = _("Somebody else has decided on this in the meantime. It is shown as it stands now.")


class TooFew(Refusal):
    status = 409
    sentence = _("Answers open when at least 3 people have answered.")


class Looser(Refusal):
    status = 409
    sentence = _("After the first answer this can only become stricter.")


class LooserSettings(Looser):
    """`names` are the settings that would have become looser."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.names = names


class DoorLocked(Refusal):
    status = 403
    sentence = _("The door is closed: nobody new is let in here. Whoever was here before comes in as ever.")


class NotReady(Refusal):
    status = 409
    sentence = _("The closing time or the delete date has passed. Choose another one in the settings, then open it.")


class NotClosed(Refusal):
    status = 409
    sentence = _("Only a closed discussion can be sealed. Close it first.")


class SealedForGood(Refusal):
    status = 403
    sentence = _("This discussion is sealed: nobody can show any more what is theirs, so nothing can be changed.")


class NotARehearsal(Refusal):
    status = 409
    sentence = _("A rehearsal is not rehearsed again, and nothing but a rehearsal is reset.")


class NothingToShow(Refusal):
    status = 422
    sentence = _("There is nothing on this page yet. Write a line first, then show it.")


class TooManyCommitments(Refusal):
    status = 422
    sentence = _("This page has 50 commitments already. Drop one first.")


class UnknownChoice(Refusal):
    status = 422
    sentence = _("This choice is not one of those offered. Go back and choose again.")


class TooSoon(Refusal):
    """Too many wrong tries at one address. `seconds` says how long to wait."""

    status = 429

    def __init__(self, seconds: int = 1) -> None:
        super().__init__(staff_words.wait(seconds))
        self.seconds = seconds


class WrongPassword(Refusal):
    status = 422
    sentence = _("This address and this password do not belong together. Try again, or ask for a link.")


class WrongCurrentPassword(Refusal):
    status = 422
    sentence = _("This is not your password as it is now.")


class NoMail(Refusal):
    status = 409
    sentence = _("This server sends no mail. Ask for a link as described below.")


class MailFailed(Refusal):
    status = 503
    sentence = _("The mail did not go out, and nothing was changed. Try again in a while.")


class AddressTaken(Refusal):
    status = 409
    sentence = _("This address cannot be used here. Choose another one.")


class LinkTooOld(Refusal):
    status = 410
    sentence = _("This link is too old, or was made for another account. Ask for a new one on your account page.")


class LastFacilitator(Refusal):
    status = 409
    sentence = _("Somebody has to run the discussion. Invite another person first, then remove this one.")


class NameTaken(Refusal):
    status = 422
    sentence = _("There is a theme of this name. Choose another name, or put the answers under that theme.")


class TooManyThemes(Refusal):
    status = 409
    sentence = _("Here are as many themes as have shapes that can be told apart. Merge two of them first.")


class NotReadable(Refusal):
    status = 409
    sentence = _("The group cannot read this at present, so it can be put under no theme.")


class NothingChosen(Refusal):
    status = 422
    sentence = _("Choose at least one answer.")
