"""Fill the stock project with the pages in a JSON-lines file: ``python fill.py PAGES``.

Pages are written in bulk as Wagtail itself would write them one by one, and indexed by its own
``update_index``.
"""

import json
import os
import sys

import django


def main(path: str) -> None:
    from django.contrib.contenttypes.models import ContentType
    from django.core.management import call_command
    from django.db import connection, transaction
    from home.models import HomePage, RecordPage
    from wagtail.models import Locale, Page

    home = HomePage.objects.get()
    kind = ContentType.objects.get_for_model(RecordPage)
    locale = Locale.objects.get()
    with open(path, encoding="utf-8") as file:
        wanted = [json.loads(line) for line in file]
    with transaction.atomic():
        Page.objects.bulk_create(
            Page(
                title=each["title"],
                draft_title=each["title"],
                slug=f"record-{number}",
                path=Page._get_path(home.path, home.depth + 1, number),
                depth=home.depth + 1,
                url_path=f"{home.url_path}record-{number}/",
                content_type=kind,
                locale=locale,
                live=True,
            )
            for number, each in enumerate(wanted, start=1)
        )
        ids = Page.objects.filter(content_type=kind).order_by("path").values_list("pk", flat=True)
        rows = [(pk, each["body"]) for pk, each in zip(ids, wanted, strict=True)]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO home_recordpage (page_ptr_id, body) VALUES (%s, %s)", rows
            )
        HomePage.objects.filter(pk=home.pk).update(numchild=len(wanted))
    call_command("update_index", verbosity=0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stock.settings.bench")
    django.setup()
    main(sys.argv[1])
