"""The pages of a mentorship and of the queue in Chromium: nothing wrong at any width."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.services import partnerships
from matchmaker.services.partnering import meetings, reviews
from matchmaker.services.partnering.meetings import Told
from matchmaker.services.partnering.reviews import Held
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from tests import people
from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity
from tests.services.partnering.mentorships import told

pytestmark = pytest.mark.browser


@pytest.fixture
def address(small_city: SmallCity) -> str:
    """The page of a mentorship that goes on, whose newcomer is `business` from now on."""
    with Session(small_city.engine) as session:
        pair = Pair("mentorship", small_city.firms["K-11"].id, small_city.firms["K-10"].id)
        official = people.actor_of(small_city.accounts["official"])
        row = partnerships.propose(session, official, Proposal(pair, "running", **told("running")))
        meetings.log(session, official, row, Told(today(), "belajar pola", "membuat pola rok", today()))
        reviews.hold_review(session, official, row, Held("mid", today(), "maju"))
        session.merge(small_city.accounts["business"]).firm_id = pair.seeker_id
        session.commit()
        return f"/partnerships/{row.id}/mentoring"


def test_the_pages_of_mentoring_have_nothing_wrong(enter: Enter, look: Look, address: str) -> None:
    page, wrong = enter("official"), []
    for name, each in (("mentoring", address), ("mentor-queue", "/mentor-queue")):
        page.goto(each)
        for summary in page.locator("main summary").all():
            summary.click()
        wrong += look(name)
    enter("business").goto(address)
    wrong += look("my-mentoring")
    assert wrong == []
