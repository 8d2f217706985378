from __future__ import annotations

from django.urls import path

from discussions.domain import addresses  # noqa: F401 - registers the path segments

from . import views

app_name = "facilitators"
urlpatterns = [
    path("", views.home, name="home"),
    path("enter/", views.sign_in, name="sign_in"),
    path("enter/<slug:token>/", views.enter, name="enter"),
    path("send-link/", views.send_link, name="send_link"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("account/", views.account, name="account"),
    path("change-password/", views.change_password, name="change_password"),
    path("change-email/", views.change_email, name="change_email"),
    path("confirm-email/<str:token>/", views.confirm_email, name="confirm_email"),
    path("d/<slugid:slug>/people/", views.people, name="people"),
    path("d/<slugid:slug>/invite-facilitator/", views.invite_facilitator, name="invite_facilitator"),
    path("d/<slugid:slug>/remove-facilitator/", views.remove_facilitator, name="remove_facilitator"),
    path("d/<slugid:slug>/", views.discussion, name="discussion"),
    path("d/<slugid:slug>/rule/", views.rule, name="rule"),
    path("d/<slugid:slug>/let-in/", views.let_in, name="let_in"),
    path("d/<slugid:slug>/q/<number:n>/open/", views.open_answers, name="open_answers"),
    path("d/<slugid:slug>/close/", views.close, name="close"),
    path("d/<slugid:slug>/reopen/", views.reopen, name="reopen"),
    path("d/<slugid:slug>/delete/", views.delete, name="delete"),
    path("passages/", views.passages, name="passages"),
    path("passages/paste/", views.paste_passage, name="paste_passage"),
    path("passages/write/", views.write_passage, name="write_passage"),
    path("passages/<uuid:passage_id>/", views.passage, name="passage"),
    path("passages/<uuid:passage_id>/edit/", views.edit_passage, name="edit_passage"),
    path("passages/<uuid:passage_id>/preview/", views.preview_passage, name="preview_passage"),
    path("passages/<uuid:passage_id>/duplicate/", views.duplicate_passage, name="duplicate_passage"),
    path("passages/<uuid:passage_id>/delete/", views.delete_passage, name="delete_passage"),
    path("passages/<uuid:passage_id>/download/", views.download_passage, name="download_passage"),
    path("d/<slugid:slug>/seal/", views.seal, name="seal"),
    path("new/", views.new, name="new"),
    path("d/<slugid:slug>/settings/", views.settings, name="settings"),
    path("d/<slugid:slug>/start/", views.start, name="start"),
    path("d/<slugid:slug>/share/", views.share, name="share"),
    path("d/<slugid:slug>/door/", views.door, name="door"),
    path("d/<slugid:slug>/code/", views.code, name="code"),
    path("d/<slugid:slug>/rehearse/", views.rehearse, name="rehearse"),
    path("d/<slugid:slug>/reset/", views.reset, name="reset"),
    path("d/<slugid:slug>/export/", views.export, name="export"),
    path("d/<slugid:slug>/export/<fileformat:format>/", views.export_file, name="export_file"),
    path("d/<slugid:slug>/print/", views.print_page, name="print_page"),
    path("d/<slugid:slug>/takeaway/", views.takeaway, name="takeaway"),
    path("d/<slugid:slug>/takeaway/write/", views.write_takeaway, name="write_takeaway"),
    path("d/<slugid:slug>/takeaway/sheet/", views.takeaway_sheet, name="takeaway_sheet"),
    path("d/<slugid:slug>/takeaway/md/", views.takeaway_file, name="takeaway_file"),
    path("d/<slugid:slug>/moderate/", views.moderate, name="moderate"),
    path("d/<slugid:slug>/moderate/act/", views.act, name="act"),
    path("d/<slugid:slug>/moderate/undo/<int:act>/", views.undo, name="undo"),
]
