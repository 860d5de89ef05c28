"""Vietnamese unless the reader has chosen otherwise, by a button that needs no script."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ddci_web.apps.access.http import Request
from ddci_web.apps.access.views import opens
from ddci_web.apps.accounts import actions
from ddci_web.ui.language import remember_language


class LanguageMiddleware:
    """Takes the language from the reader's cookie and from nowhere else.

    The browser's own setting is not asked: many an office machine here speaks English to the web, and its
    user would meet a page in the wrong language for no reason that can be seen.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the chosen language and say so in the headers."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            patch_vary_headers(response, ("Cookie",))
            response.headers.setdefault("Content-Language", language)
            return response


# No CSRF token: a forged request could at most change the language a page is shown in, and without the
# token the public pages set no cookie at all.
@opens("language.choose")
@csrf_exempt
@require_POST
def choose_language(request: Request) -> HttpResponse:
    """Remember the language and return to the page; an unknown language changes nothing.

    A signed-in reader's choice is kept with the account, for the next machine.
    """
    language, back = request.POST.get("language", ""), request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in dict(settings.LANGUAGES):
        remember_language(response, language)
        if request.actor.user_id is not None:
            actions.prefer_language(user_id=request.actor.user_id, language=language)
    return response
