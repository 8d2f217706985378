from .answers import Answer, Card, Concern, Gone, Mute, Rating, Reaction, Reply
from .discussions import Discussion, Round, new_code, new_version
from .facilitators import EntryLink, Facilitator, WrongPasswords, new_session_key
from .lines import LineMark, Margin
from .lookups import AnyOf
from .moderation import Act, Moderated, Theme, ThemeRejection
from .opinions import Opinion
from .pairing import Pairing
from .passages import Edition, Passage, Question
from .rows import Asked, Columns, array, fetch, fetch_in_turn, know
from .stage import Stage
from .takeaway import Commitment, Takeaway

__all__ = (
    "Act",
    "Answer",
    "AnyOf",
    "Asked",
    "Card",
    "Columns",
    "Commitment",
    "Concern",
    "Discussion",
    "Edition",
    "EntryLink",
    "Facilitator",
    "Gone",
    "LineMark",
    "Margin",
    "Moderated",
    "Mute",
    "Opinion",
    "Pairing",
    "Passage",
    "Question",
    "Rating",
    "Reaction",
    "Reply",
    "Round",
    "Stage",
    "Takeaway",
    "Theme",
    "ThemeRejection",
    "WrongPasswords",
    "array",
    "fetch",
    "fetch_in_turn",
    "know",
    "new_code",
    "new_session_key",
    "new_version",
)
