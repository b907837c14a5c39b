"""Laid over the stock project's settings: served as in production, nothing else changed."""

from .base import *

DEBUG = False
SECRET_KEY = "only-for-measuring"
ALLOWED_HOSTS = ["*"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
