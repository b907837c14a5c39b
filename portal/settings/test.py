"""For the suite: fast passwords and a directory of its own for every run."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("MADOGUCHI_VAR", tempfile.mkdtemp(prefix="madoguchi-test-"))

from .base import *

SECRET_KEY = "test"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
VAR_DIR = Path(os.environ["MADOGUCHI_VAR"])
WHITENOISE_AUTOREFRESH = True
