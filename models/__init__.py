"""The tables, and nothing but tables."""

from models.account import Account, ApiToken, SignIn, SignInFailure
from models.agreement import Agreement, Letter
from models.attestation import Attestation
from models.audit_entry import AuditEntry, AuditValue
from models.base import Base
from models.city_list import CityList, CityListRow
from models.exposure import Exposure
from models.firm import Certificate, Firm, Membership, Need, Offer, Skill
from models.follow_up import FollowUp
from models.invitation import Invitation
from models.job import Job, Schedule
from models.letterhead import Letterhead
from models.mentoring import Goal, Meeting, Review
from models.partnership import Dismissal, Finding, Partnership, PartnershipStep
from models.pin import Pin
from models.reference import Kbli, ProfileChange, Region, Revision
from models.report import Report, ReportStep
from models.suggestion import SuggestionList
from models.upload import HeadingMeaning, ImportEffect, TwinAnswer, Upload
from models.visit import Observation, Visit
from models.weight_set import WeightSet

__all__ = [
    "Account",
    "Agreement",
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
    "Finding",
    "Firm",
    "FollowUp",
    "Goal",
    "HeadingMeaning",
    "ImportEffect",
    "Invitation",
    "Job",
    "Kbli",
    "Letter",
    "Letterhead",
    "Meeting",
    "Membership",
    "Need",
    "Observation",
    "Offer",
    "Partnership",
    "PartnershipStep",
    "Pin",
    "ProfileChange",
    "Region",
    "Report",
    "ReportStep",
    "Review",
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
