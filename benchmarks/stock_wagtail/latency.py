"""Time stock searches: ``python latency.py QUERIES CAP_S`` prints JSON milliseconds and hits.

What is timed is what the stock search view does: count the hits, then fetch the first ten.
"""

import json
import os
import sys
import time

import django
from django.core.paginator import Paginator


def main(path: str, cap_s: float) -> None:
    from wagtail.models import Page

    with open(path, encoding="utf-8") as file:
        wanted = json.load(file)
    done, deadline = [], time.perf_counter() + cap_s
    for text in wanted:
        started = time.perf_counter()
        page = Paginator(Page.objects.live().search(text), 10).page(1)
        found = list(page)
        ended = time.perf_counter()
        done.append(((ended - started) * 1000, page.paginator.count, len(found)))
        if ended > deadline:
            break
    json.dump({"asked": len(wanted), "done": done}, sys.stdout)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stock.settings.bench")
    django.setup()
    main(sys.argv[1], float(sys.argv[2]))
