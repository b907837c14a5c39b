"""The registry's records, one module per noun."""

from .answer_link import AnswerLink
from .choices import (
    AgeBand,
    Agreement,
    Frequency,
    Gender,
    GroupSize,
    HowConfirmed,
    Ladder,
    Sensory,
    TakesWhom,
    Talking,
    Travel,
)
from .confirmation import Contact, FactConfirmation, RecordChange
from .consent import Consent
from .gap import Gap, GapMove, GapSignal
from .meeting import AgendaItem, Matter, MeetingRule, MeetingSession, PlanEvent, Rule
from .need import Need
from .record import RegistryRecord
from .referral import HostSupport, Referral, ReferralStep, Step
from .settings import KeptCount, RegistrySettings
from .sheet import ColumnMapping, SheetImport
from .trace import Trace
from .word import Word
from .working import SavedSearch, ShortlistItem

__all__ = [
    "AgeBand",
    "AgendaItem",
    "Agreement",
    "AnswerLink",
    "ColumnMapping",
    "Consent",
    "Contact",
    "FactConfirmation",
    "Frequency",
    "Gap",
    "GapMove",
    "GapSignal",
    "Gender",
    "GroupSize",
    "HostSupport",
    "HowConfirmed",
    "KeptCount",
    "Ladder",
    "Matter",
    "MeetingRule",
    "MeetingSession",
    "Need",
    "PlanEvent",
    "RecordChange",
    "Referral",
    "ReferralStep",
    "RegistryRecord",
    "RegistrySettings",
    "Rule",
    "SavedSearch",
    "Sensory",
    "SheetImport",
    "ShortlistItem",
    "Step",
    "TakesWhom",
    "Talking",
    "Trace",
    "Travel",
    "Word",
]
