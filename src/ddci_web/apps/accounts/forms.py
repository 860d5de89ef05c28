"""The forms of signing in and of choosing a new password, with errors that say how to mend them."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ddci_web.apps.accounts import throttle


class SignInForm(AuthenticationForm):
    """Login name and password. Counts the attempt before it looks at the password."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Liên hệ người quản trị của đơn vị."),
        "throttled": _(
            "Đã nhập sai nhiều lần. Hãy chờ 15 phút rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu."
        ),
        "client_throttled": _(
            "Máy hoặc mạng này đã nhập sai quá nhiều lần, ở một hay nhiều tài khoản. Hãy chờ 15 phút rồi thử lại."
        ),
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.is_throttled = False
        name, password = self.fields["username"], self.fields["password"]
        name.label, password.label = _("Tên đăng nhập"), _("Mật khẩu")
        name.error_messages["required"] = _("Nhập tên đăng nhập")
        password.error_messages["required"] = _("Nhập mật khẩu")
        name.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        name.widget.attrs.pop("autofocus", None)  # would start a screen reader below the page's heading

    def clean(self) -> dict[str, Any]:
        """Check name and password, unless too many were wrong lately."""
        login_name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not login_name or not password or self.request is None:
            return self.cleaned_data
        client = throttle.client_address(self.request)
        try:
            throttle.attempt(login_name=login_name, client=client, at=timezone.now())
        except throttle.TooManyAttempts as refusal:
            self.is_throttled = True
            code = "client_throttled" if refusal.of_client else "throttled"
            raise forms.ValidationError(self.error_messages[code], code=code) from None
        cleaned: dict[str, Any] = super().clean()
        throttle.forget(login_name=login_name, client=client)
        return cleaned


class ChangePasswordForm(PasswordChangeForm):
    """The present password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, required in (
            ("old_password", _("Mật khẩu hiện tại"), _("Nhập mật khẩu hiện tại")),
            ("new_password1", _("Mật khẩu mới"), _("Nhập mật khẩu mới")),
            ("new_password2", _("Nhập lại mật khẩu mới"), _("Nhập lại mật khẩu mới một lần nữa")),
        ):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = required
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        self.fields["new_password1"].help_text = _(
            "Ít nhất 12 ký tự, không chỉ gồm số, không giống tên đăng nhập và không phải mật khẩu thường gặp."
        )
        self.fields["new_password2"].help_text = ""
