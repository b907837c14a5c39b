"""The directory's records, one module per noun."""

from .area import AreaTown, CatchmentArea
from .concern import Concern
from .goal import Goal
from .history_event import HistoryEvent
from .indicator import Indicator, IndicatorYear
from .loaded_row import LoadedRow
from .meeting import Meeting
from .meeting_timing import MeetingTiming
from .municipality import Municipality
from .organization import Department, Mode, Organization, OrganizationName
from .paper import Paper, PaperVersion
from .problem_report import ProblemReport
from .programme import (
    LegalItem,
    Programme,
    ProgrammeItem,
    ProgrammeOperator,
    ProgrammeStaff,
    ProgrammeType,
    ProgrammeVerification,
)
from .record import Basis, MunicipalRecord, Record, YesNoUnknown
from .related_plan import RelatedPlan
from .resource import Fee, Naming, Resource, ResourceKind, Status
from .resource_parts import (
    AccessibilityFeature,
    Language,
    OpeningException,
    OpeningRule,
    ResourceAccessibility,
    ResourceContact,
    ResourceLanguage,
    ResourceName,
    ResourceOperator,
    ResourceVenue,
    ResourceVerification,
)
from .review import Review
from .role import Role
from .sector import Sector
from .source import Source
from .staff_group import StaffGroup
from .step import Step
from .term import Term, TermName
from .town import Town, TownPostcode
from .wording import EmergencyLine, EmergencyTopic, EmergencyWord, SynonymRow

__all__ = [
    "AccessibilityFeature",
    "AreaTown",
    "Basis",
    "CatchmentArea",
    "Concern",
    "Department",
    "EmergencyLine",
    "EmergencyTopic",
    "EmergencyWord",
    "Fee",
    "Goal",
    "HistoryEvent",
    "Indicator",
    "IndicatorYear",
    "Language",
    "LegalItem",
    "LoadedRow",
    "Meeting",
    "MeetingTiming",
    "Mode",
    "MunicipalRecord",
    "Municipality",
    "Naming",
    "OpeningException",
    "OpeningRule",
    "Organization",
    "OrganizationName",
    "Paper",
    "PaperVersion",
    "ProblemReport",
    "Programme",
    "ProgrammeItem",
    "ProgrammeOperator",
    "ProgrammeStaff",
    "ProgrammeType",
    "ProgrammeVerification",
    "Record",
    "RelatedPlan",
    "Resource",
    "ResourceAccessibility",
    "ResourceContact",
    "ResourceKind",
    "ResourceLanguage",
    "ResourceName",
    "ResourceOperator",
    "ResourceVenue",
    "ResourceVerification",
    "Review",
    "Role",
    "Sector",
    "Source",
    "StaffGroup",
    "Status",
    "Step",
    "SynonymRow",
    "Term",
    "TermName",
    "Town",
    "TownPostcode",
    "YesNoUnknown",
]
