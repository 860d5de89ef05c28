"""The settings Django reads, all of them; what an installation may change comes from ``environment``."""

import sys
from functools import cache
from pathlib import Path

from django.utils.functional import lazy

from ddci_web.config import databases, environment, logs, secret_key

try:
    ENVIRONMENT = environment.load()
except environment.ConfigurationError as _refusal:
    print(_refusal, file=sys.stderr)  # noqa: T201  nothing is set up yet that could log
    raise SystemExit(2) from None

_SITE = Path(__file__).resolve().parent.parent

DEBUG = ENVIRONMENT.debug
OPENDDCI_DEMO = ENVIRONMENT.demo
OPENDDCI_AUTHORITY = ENVIRONMENT.authority
OPENDDCI_BEHIND_PROXY = ENVIRONMENT.behind_proxy
OPENDDCI_DATA = ENVIRONMENT.data
OPENDDCI_TODAY = ENVIRONMENT.today
OPENDDCI_UPLOAD_MAX_BYTES = ENVIRONMENT.upload_max_bytes

# Lazy: reading the settings writes nothing; the key is made when the first cookie needs it.
SECRET_KEY = lazy(cache(secret_key.read_or_create), str)(ENVIRONMENT.data / "secret_key")
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.csrf_trusted_origins)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "ddci_web.ui",
    "ddci_web.apps.access",
    "ddci_web.apps.audit",
    "ddci_web.apps.accounts",
    "ddci_web.apps.units",
    "ddci_web.apps.frameworks",
    "ddci_web.apps.plans",
    "ddci_web.apps.duties",
    "ddci_web.apps.packs",
    "ddci_web.apps.board",
]

MIDDLEWARE = [
    "ddci_web.config.middleware.RequestLog",
    "ddci_web.config.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ddci_web.config.language.LanguageMiddleware",
    "ddci_web.config.middleware.UploadLimit",
    "ddci_web.config.middleware.NoNulCharacter",
    "ddci_web.config.middleware.NothingOfOursIsKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "ddci_web.config.middleware.MethodIsCheckedFirst",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ddci_web.apps.accounts.middleware.ActorMiddleware",
    "ddci_web.apps.audit.middleware.RefusalsAreRecorded",
    "ddci_web.config.middleware.MethodNotAllowedPage",
]

ROOT_URLCONF = "ddci_web.config.urls"
WSGI_APPLICATION = "ddci_web.config.wsgi.application"
FORM_RENDERER = "ddci_web.ui.renderer.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "ddci_web.config.context.frame",
            ],
            "builtins": ["ddci_web.ui.templatetags.ddci_format"],
        },
    }
]

DATABASES = {"default": databases.configured(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- people
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["ddci_web.apps.accounts.backend.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login_name", "post_name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# ---- language and time: Vietnamese is the source; stored in UTC, shown in Hanoi's time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "openddci_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.uses_https
LOCALE_PATHS = [_SITE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# ---- static files: served by the application itself, straight from the packages
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "ddci_web.ui.storage.VersionedStaticFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 30 * 24 * 3600  # a changed file has a changed address

# ---- limits
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# ---- security
_HTTPS = ENVIRONMENT.uses_https
SESSION_COOKIE_NAME = "__Host-openddci_session" if _HTTPS else "openddci_session"
SESSION_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_AGE = 7 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-openddci_csrf" if _HTTPS else "openddci_csrf"
CSRF_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ddci_web.config.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = _HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None

LOGGING = logs.configured(ENVIRONMENT.log_level)
