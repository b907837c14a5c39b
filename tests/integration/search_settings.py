"""The search alone on a database of its own, for processes that are killed on purpose."""

import os
from pathlib import Path

VAR_DIR = Path(os.environ["MADOGUCHI_VAR"])

INSTALLED_APPS = ["search"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "db.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
SECRET_KEY = "test"
SEARCH_ENGINE = "search.engines.embedded"
SEARCH_INDEX_DIR = VAR_DIR / "index"
SEARCH_STAFF_INDEX_DIR = VAR_DIR / "staff-index"
