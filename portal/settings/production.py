"""For a municipality's server: every secret comes from the environment."""

from .base import *
from .base import env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
# What was sealed with an earlier key stays readable.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Other hosts of the domain are not ours to bind to HTTPS; Wagtail shows previews in a frame.
SILENCED_SYSTEM_CHECKS += ["security.W005", "security.W019", "security.W021"]
