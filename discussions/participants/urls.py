from __future__ import annotations

from django.urls import path

from discussions.domain import addresses  # noqa: F401 - registers the path segments

from . import line_views, pairing_views, printing, reply_views, runs, theme_views, views

app_name = "participants"
urlpatterns = [
    path("", views.home, name="home"),
    path("join/", views.join, name="join"),
    path("d/<slugid:slug>/", views.discussion, name="discussion"),
    path("d/<slugid:slug>/q/<number:n>/", views.question, name="question"),
    path("d/<slugid:slug>/q/<number:n>/edit/", views.edit, name="edit"),
    path("d/<slugid:slug>/q/<number:n>/answer/", views.answer, name="answer"),
    path("d/<slugid:slug>/q/<number:n>/withdraw/", views.withdraw, name="withdraw"),
    path("d/<slugid:slug>/q/<number:n>/second/", views.second, name="second"),
    path("d/<slugid:slug>/q/<number:n>/leave_held/", views.leave_held, name="leave_held"),
    path("d/<slugid:slug>/q/<number:n>/wrong_theme/", theme_views.wrong_theme, name="wrong_theme"),
    path("d/<slugid:slug>/a/<uuid:item>/react/", views.react, name="react"),
    path("d/<slugid:slug>/a/<uuid:item>/reply/", reply_views.reply, name="reply"),
    path("d/<slugid:slug>/a/<uuid:item>/concern/", views.concern, name="concern"),
    path("d/<slugid:slug>/r/<uuid:item>/change/", reply_views.change_reply, name="change_reply"),
    path("d/<slugid:slug>/r/<uuid:item>/withdraw/", reply_views.withdraw_reply, name="withdraw_reply"),
    path("d/<slugid:slug>/lines/", line_views.lines, name="lines"),
    path("d/<slugid:slug>/lines/<line:n>/", line_views.line, name="line"),
    path("d/<slugid:slug>/mine/", views.mine, name="mine"),
    path("d/<slugid:slug>/mine/withdraw/", views.withdraw_everything, name="withdraw_everything"),
    path("d/<slugid:slug>/receipt/", views.receipt, name="receipt"),
    path("d/<slugid:slug>/forget/", views.forget, name="forget"),
    path("d/<slugid:slug>/pairing/", pairing_views.pairing, name="pairing"),
    path("d/<slugid:slug>/pairing/words/", pairing_views.pairing_words, name="pairing_words"),
    path("d/<slugid:slug>/pairing/text/", pairing_views.recovery_text, name="recovery_text"),
    path("d/<slugid:slug>/pairing/receive/", pairing_views.receive, name="receive"),
    path("d/<slugid:slug>/compare/", views.compare, name="compare"),
    path("d/<slugid:slug>/compare/<number:n>/", views.compare_question, name="compare_question"),
    path("d/<slugid:slug>/compare/<number:n>/opinions/", views.opinions, name="opinions"),
    path(
        "d/<slugid:slug>/compare/<number:n>/picture/<picture:kind>/", printing.compare_picture, name="compare_picture"
    ),
    path("d/<slugid:slug>/compare/<number:n>/then/", runs.compare_then, name="compare_then"),
    path("d/<slugid:slug>/teams/", runs.teams, name="teams"),
    path("d/<slugid:slug>/compare.json", views.compare_json, name="compare_json"),
    path("d/<slugid:slug>/takeaway/", views.takeaway, name="takeaway"),
    path("d/<slugid:slug>/pace/", views.pace, name="pace"),
    path("d/<slugid:slug>/screen/", views.screen, name="screen"),
]
