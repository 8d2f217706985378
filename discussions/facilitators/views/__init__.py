from .discussions import close, delete, discussion, home, let_in, open_answers, reopen, rule
from .entry import enter, sign_out

__all__ = (
    "close",
    "delete",
    "discussion",
    "enter",
    "home",
    "let_in",
    "open_answers",
    "reopen",
    "rule",
    "sign_out",
)
