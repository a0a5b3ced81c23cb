"""Settings shared by every way of running Hospes.

One data folder holds everything (database, files, keys, clock); ``DATABASE_URL`` moves the
database to PostgreSQL. Nothing here asks the network.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from hospes.config import data_folder, database, languages

PACKAGE = Path(__file__).resolve().parents[2]
DATA = data_folder.path()
SECRET_KEY = data_folder.secret(DATA, "secret-key")
# Encrypts mail passwords at rest; apart from SECRET_KEY so that either can be turned alone.
FIELD_KEY = data_folder.secret(DATA, "field-key")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("HOSPES_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("HOSPES_ORIGINS", "").split(",") if o]
# The invented company: its post office may be read by everybody. Never in a real installation.
DEMO = os.environ.get("HOSPES_DEMO") == "1"
# Where the site is reached over HTTPS, cookies never travel in the clear.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = any(o.startswith("https://") for o in CSRF_TRUSTED_ORIGINS)
MOVABLE_CLOCK = os.environ.get("HOSPES_CLOCK") == "movable"

ROOMS = [
    "foundation",
    "journal",
    "post",
    "search",
    "questionnaires",
    "team",
    "calendars",
    "jobs",
    "candidates",
    "privacy",
    "cases",
    "touches",
    "promises",
    "conversations",
    "applications",
    "interviews",
    "insights",
    "notices",
]
FACES = ["careers", "portal", "desk", "mailroom", "integrations"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "csp",
    *(f"hospes.{name}" for name in [*ROOMS, *FACES, "demo"]),
    "hospes.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of everything that may answer by itself, so that a refusal has these headers too.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hospes.config.middleware.ReaderLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "hospes.config.middleware.WordsMiddleware",
    "hospes.config.middleware.OriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "hospes.config.urls"
WSGI_APPLICATION = "hospes.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "hospes.config.frame.frame",
            ],
        },
    }
]

DATABASES = {"default": database.from_environment(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "team.Member"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "desk:sign-in"

LANGUAGE_CODE = "en"
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGES = languages.installed(LOCALE_PATHS[0])
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# A drawing among the static files; without one the company's first letter stands for it.
# Where words to group chats go out, if the house has a gateway of its own for that.
ROBOT_GATEWAY = os.environ.get("HOSPES_ROBOT_GATEWAY", "")
COMPANY_LOGO = os.environ.get("HOSPES_LOGO", "")

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "config" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hospes.config.refusals.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "manifest-src": [SELF],
    }
}

# Uploads: forms say 10 MB a file; the whole request is bounded a little above several of them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

TASKS = {"default": {"BACKEND": "hospes.foundation.tasks.LeasedBackend", "ENQUEUE_ON_COMMIT": False}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that is not there is no news; what broke is.
    "loggers": {"hospes": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
