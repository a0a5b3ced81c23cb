"""Settings for tests: fast hashing, plain static files, a clock that can be moved."""

import atexit
import os
import shutil
import tempfile

# Tests never touch a real data folder; each run (and each parallel worker) has its own.
os.environ["HOSPES_DATA"] = tempfile.mkdtemp(prefix="hospes-test-")
atexit.register(shutil.rmtree, os.environ["HOSPES_DATA"], ignore_errors=True)

from hospes.config.settings.base import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MOVABLE_CLOCK = True
ALLOWED_HOSTS = ["*"]
# Letters go to a post office without a network; tests of real SMTP choose "smtp" themselves.
POST_TRANSPORT = "fake"
# The same for the DNS: a zone that tests fill; while it is empty nobody answers.
POST_RESOLVER = "fake"
