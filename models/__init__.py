"""The tables, and nothing but tables."""

from models.account import Account, ApiToken, SignIn, SignInFailure
from models.attestation import Attestation
from models.audit_entry import AuditEntry, AuditValue
from models.base import Base
from models.city_list import CityList, CityListRow
from models.exposure import Exposure
from models.firm import Certificate, Firm, Membership, Need, Offer, Skill
from models.job import Job, Schedule
from models.partnership import Dismissal, Partnership, PartnershipStep
from models.reference import Kbli, ProfileChange, Region, Revision
from models.report import Report, ReportStep
from models.suggestion import SuggestionList
from models.upload import HeadingMeaning, ImportEffect, TwinAnswer, Upload
from models.visit import Observation, Visit
from models.weight_set import WeightSet

__all__ = [
    "Account",
    "ApiToken",
    "Attestation",
    "AuditEntry",
    "AuditValue",
    "Base",
    "Certificate",
    "CityList",
    "CityListRow",
    "Dismissal",
    "Exposure",
    "Firm",
    "HeadingMeaning",
    "ImportEffect",
    "Job",
    "Kbli",
    "Membership",
    "Need",
    "Observation",
    "Offer",
    "Partnership",
    "PartnershipStep",
    "ProfileChange",
    "Region",
    "Report",
    "ReportStep",
    "Revision",
    "Schedule",
    "SignIn",
    "SignInFailure",
    "Skill",
    "SuggestionList",
    "TwinAnswer",
    "Upload",
    "Visit",
    "WeightSet",
]
