from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .traces import traces
from .views import meeting_rules, people, settings
from .weights import weights
from .words import words

RIGHT = Right.SETTINGS

patterns = [
    route("settings/", settings, "settings", see=RIGHT, do=RIGHT),
    route("settings/words/<slug:kind>/", words, "settings_words", see=RIGHT, do=RIGHT),
    route("settings/weights/", weights, "settings_weights", see=RIGHT, do=RIGHT),
    route("settings/meetings/", meeting_rules, "settings_meetings", see=RIGHT, do=RIGHT),
    route("settings/people/", people, "settings_people", see=RIGHT),
    route("settings/traces/", traces, "settings_traces", see=Right.SEE_TRACES),
]
