"""Say where to look and with which demonstration accounts to come in."""

from __future__ import annotations

import os

import django


def main() -> None:
    """Print the addresses this machine now answers."""
    from wagtail.models import Site

    base = os.environ["MADOGUCHI_BASE_URL"].rstrip("/")
    print(f"\n  まどぐちが開きました。 {base}/\n")
    for label, address in _addresses(base, Site):
        print(f"    {label:　<10} {address}")


if __name__ == "__main__":
    django.setup()
    main()
