from .account import account, change_email, change_password, confirm_email, sign_out_everywhere
from .discussions import close, delete, discussion, home, let_in, open_answers, reopen, rule, seal
from .entry import enter, send_link, sign_in, sign_out
from .export import export, export_file, print_page
from .moderation import act, moderate, undo
from .passages import (
    delete_passage,
    download_passage,
    duplicate_passage,
    edit_passage,
    passage,
    passages,
    paste_passage,
    preview_passage,
    write_passage,
)
from .people import invite_facilitator, people, remove_facilitator
from .rehearsal import rehearse, reset
from .setup import new, settings, start
from .share import code, door, share
from .takeaway import takeaway, takeaway_file, takeaway_sheet, write_takeaway

__all__ = (
    "account",
    "act",
    "change_email",
    "change_password",
    "close",
    "code",
    "confirm_email",
    "delete",
    "delete_passage",
    "discussion",
    "door",
    "download_passage",
    "duplicate_passage",
    "edit_passage",
    "enter",
    "export",
    "export_file",
    "home",
    "invite_facilitator",
    "let_in",
    "moderate",
    "new",
    "open_answers",
    "passage",
    "passages",
    "paste_passage",
    "people",
    "preview_passage",
    "print_page",
    "rehearse",
    "remove_facilitator",
    "reopen",
    "reset",
    "rule",
    "seal",
    "send_link",
    "settings",
    "share",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "start",
    "takeaway",
    "takeaway_file",
    "takeaway_sheet",
    "undo",
    "write_passage",
    "write_takeaway",
)
