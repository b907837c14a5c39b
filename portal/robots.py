"""What search engines may visit."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Answers to one person's question are nobody else's page.
LINES = (
    "User-agent: *",
    "Disallow: /admin/",
    "Disallow: /*counter/?",
    "Disallow: /*search/?",
    "Disallow: /*suggest/",
    "Disallow: /*report/",
)


@transaction.non_atomic_requests
def robots(request: HttpRequest) -> HttpResponse:
    """The robots.txt of every hostname."""
    sitemap = f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"
    text = "\n".join((*LINES, "", sitemap, ""))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
