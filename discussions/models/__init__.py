from .answers import Answer, Card, Concern, Gone, Rating, Reaction, Reply
from .discussions import Discussion, Round, new_code, new_version
from .facilitators import EntryLink, Facilitator
from .lookups import AnyOf
from .passages import Edition, Passage, Question

__all__ = (
    "Answer",
    "AnyOf",
    "Card",
    "Concern",
    "Discussion",
    "Edition",
    "EntryLink",
    "Facilitator",
    "Gone",
    "Passage",
    "Question",
    "Rating",
    "Reaction",
    "Reply",
    "Round",
    "new_code",
    "new_version",
)
