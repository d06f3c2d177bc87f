"""The tables, and nothing but tables."""

from models.account import Account, ApiToken, SignIn, SignInFailure
from models.audit_entry import AuditEntry, AuditValue
from models.base import Base
from models.firm import Certificate, Firm, Membership, Need, Offer, Skill
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
    "Dismissal",
    "Firm",
    "Kbli",
    "Membership",
    "Need",
    "Offer",
    "Partnership",
    "PartnershipStep",
    "ProfileChange",
    "Region",
    "Revision",
    "SignIn",
    "SignInFailure",
    "Skill",
    "SuggestionList",
    "WeightSet",
]
