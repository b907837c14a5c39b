"""What may be told of an error: one from a private index may quote what it holds."""

from __future__ import annotations

import logging
import traceback

_FRAMES = -3


def told(error: BaseException, *, private: bool) -> str:
    """Return where ``error`` happened and what it says; if ``private``, only what kind it is."""
    if not private:
        return "".join(traceback.format_exception(error, limit=_FRAMES))
    return "".join(traceback.format_tb(error.__traceback__, _FRAMES)) + type(error).__name__


def named(error: BaseException, *, private: bool) -> str:
    """Return ``error`` in a few words, for a line on the screen."""
    return type(error).__name__ if private else str(error)


def log(
    logger: logging.Logger, message: str, *about: object, error: BaseException, private: bool
) -> None:
    """Log ``message`` and what may be told of ``error``."""
    if private:
        logger.error(f"{message}\n%s", *about, told(error, private=True))
    else:
        logger.error(message, *about, exc_info=error)
