"""Two doors and a health page. The event stream is answered by the front, before Django."""

from django.urls import include, path

from . import health

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("facilitate/", include("discussions.facilitators.urls")),
    path("", include("discussions.participants.urls")),
]

handler400 = "discussions.participants.refusals.bad_request"
handler404 = "discussions.participants.refusals.not_found"
handler500 = "discussions.participants.refusals.server_error"
