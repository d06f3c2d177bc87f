"""The closed vocabularies: each value once, with its Indonesian and English name."""

from matchmaker.terms.acts import *  # noqa: F403 - one name space for whoever looks a vocabulary up
from matchmaker.terms.offices import *  # noqa: F403
from matchmaker.terms.partnerships import *  # noqa: F403
from matchmaker.terms.profiles import *  # noqa: F403
from matchmaker.terms.tasks import *  # noqa: F403
from matchmaker.terms.term import *  # noqa: F403
