"""Every address of the site; each names the action it opens, and the access table says for whom."""

from django.urls import include, path

from ddci_web.config import errors, health, language

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("language/", language.choose_language, name="choose_language"),
    path("accounts/", include("ddci_web.apps.accounts.urls")),
    path("", include("ddci_web.apps.board.urls")),
    path("plans/<str:plan>/", include("ddci_web.apps.duties.urls")),
    path("plans/<str:plan>/", include("ddci_web.apps.plans.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
