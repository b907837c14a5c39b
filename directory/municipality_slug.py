"""Names a municipality cannot have in addresses, because the hub's own pages have them."""

RESERVED = frozenset(
    {
        "_util",
        "account",
        "admin",
        "answer",
        "concerns",
        "areas",
        "counter",
        "django-admin",
        "documents",
        "help-now",
        "media",
        "registry",
        "resources",
        "search",
        "static",
        "suggest",
    }
)

# Addresses below a municipality's first page that are no pages.
RESERVED_BELOW = frozenset(
    {
        "areas",
        "concerns",
        "counter",
        "editions",
        "glossary",
        "help-now",
        "plans",
        "resources",
        "search",
        "suggest",
    }
)
