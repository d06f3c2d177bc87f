"""The tables, and nothing but tables."""

from models.account import Account, ApiToken, SignIn, SignInFailure
from models.audit_entry import AuditEntry, AuditValue
from models.base import Base
from models.city_list import CityList, CityListRow
from models.exposure import Exposure
from models.firm import Certificate, Firm, Membership, Need, Offer, Skill
from models.job import Job, Schedule
from models.partnership import Dismissal, Partnership, PartnershipStep
from models.reference import Kbli, ProfileChange, Region, Revision
from models.suggestion import SuggestionList
from models.weight_set import WeightSet

__all__ = [
    "Account",
    "ApiToken",
    "AuditEntry",
    "AuditValue",
    "Base",
    "Certificate",
    "CityList",
    "CityListRow",
    "Dismissal",
    "Exposure",
    "Firm",
    "Job",
    "Kbli",
    "Membership",
    "Need",
    "Offer",
    "Partnership",
    "PartnershipStep",
    "ProfileChange",
    "Region",
    "Revision",
    "Schedule",
    "SignIn",
    "SignInFailure",
    "Skill",
    "SuggestionList",
    "WeightSet",
]
