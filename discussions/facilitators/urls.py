from __future__ import annotations

from django.urls import path

from discussions.domain import addresses  # noqa: F401 - registers the path segments

from . import views

app_name = "facilitators"
urlpatterns = [
    path("", views.home, name="home"),
    path("enter/", views.enter, name="sign_in"),
    path("enter/<slug:token>/", views.enter, name="enter"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("d/<slugid:slug>/", views.discussion, name="discussion"),
    path("d/<slugid:slug>/rule/", views.rule, name="rule"),
    path("d/<slugid:slug>/let-in/", views.let_in, name="let_in"),
    path("d/<slugid:slug>/q/<number:n>/open/", views.open_answers, name="open_answers"),
    path("d/<slugid:slug>/close/", views.close, name="close"),
    path("d/<slugid:slug>/reopen/", views.reopen, name="reopen"),
    path("d/<slugid:slug>/delete/", views.delete, name="delete"),
]
