"""For a newcomer's own machine: one process, no secrets worth stealing."""

from .base import *
from .base import env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "for-this-machine-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
WHITENOISE_USE_FINDERS = True
