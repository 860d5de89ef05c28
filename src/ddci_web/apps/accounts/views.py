"""Signing in, signing out, choosing a new password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from ddci_web.apps.access.views import ActionView
from ddci_web.apps.accounts import actions, bridge, forms, queries
from ddci_web.ui.language import remember_language


class SignIn(ActionView, LoginView):
    """The sign-in page; in a demonstration it lists the posts to try, one button each."""

    action = "account.sign_in"
    template_name = "accounts/sign_in.html"
    authentication_form = forms.SignInForm

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in and take up the language that the account prefers."""
        response = super().form_valid(form)
        user = form.get_user()
        actions.note_signed_in(actor=bridge.actor_of(user), at=timezone.now())
        if user.language and settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES:
            remember_language(response, user.language)
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Show the form again: 422, or 429 when there were too many attempts."""
        throttled = isinstance(form, forms.SignInForm) and form.is_throttled
        return self.render_to_response(self.get_context_data(form=form), status=429 if throttled else 422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo accounts and their password."""
        accounts = queries.demo_accounts()
        extra = {"demo_accounts": accounts, "demo_password": actions.DEMO_PASSWORD if accounts else ""}
        return super().get_context_data(**kwargs) | extra


class SignOut(ActionView, LogoutView):
    """Signs out by POST; harmless for whoever is not signed in."""

    action = "account.sign_out"


class ChangePassword(ActionView, PasswordChangeView):
    """A new password for the account that is signed in; its other sessions end."""

    action = "account.change_password"
    template_name = "accounts/change_password.html"
    form_class = forms.ChangePasswordForm
    success_url = reverse_lazy("accounts:change_password")

    def form_valid(self, form: Any) -> HttpResponse:
        """Store the password, keep this session going, and say so."""
        user = actions.change_password(
            user_id=form.user.pk,
            password=form.cleaned_data["new_password1"],
            actor=bridge.actor_of(form.user),
            at=timezone.now(),
        )
        update_session_auth_hash(self.request, user)
        messages.success(self.request, _("Đã đổi mật khẩu. Các máy khác đã được đăng xuất."))
        return redirect(self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again with what to mend."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
