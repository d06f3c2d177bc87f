"""Mentorships: goals, meetings, reviews, and those who wait for a mentor."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.engine.partnering.plan import LONGEST_SKILL
from matchmaker.schemas.fields import PROSE_LIMIT, Choice, Day, Text, Whole, labels, required
from matchmaker.schemas.firm import HIGHEST_LEVEL
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown, page_of
from matchmaker.terms import MENTOR_TURNS, REVIEW_KINDS


class GoalSchema(Row):
    """A skill that the mentee is to learn, with its levels now and aimed at."""

    skill = Text(LONGEST_SKILL, **required("Keahlian", "Skill"))
    level_before = Whole(0, HIGHEST_LEVEL, **labels("Tingkat awal (0–5)", "Level before (0–5)"))
    target = Whole(0, HIGHEST_LEVEL, **labels("Tingkat sasaran (0–5)", "Level aimed at (0–5)"))
    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))


class MeetingSchema(Row):
    """A meeting, and what is to be done next."""

    held_on = Day(**required("Tanggal pertemuan", "Held on"))
    topic = Text(PROSE_LIMIT, **required("Yang dibahas", "What it was about"))
    next_step = Text(PROSE_LIMIT, **labels("Langkah berikutnya", "Next step"))
    next_on = Day(**labels("Paling lambat", "By when"))


class LevelSchema(Row):
    """The level that a goal has reached."""

    goal = Whole(1, LARGEST_KEY, **required("Tujuan", "Goal"))
    level = Whole(0, HIGHEST_LEVEL, **labels("Tingkat (0–5)", "Level (0–5)"))


class ReviewSchema(Row):
    """A review that was held; one that is on record already is corrected only with the `revision` that was read."""

    done_on = Day(**required("Tanggal tinjauan", "Held on"))
    note = Text(PROSE_LIMIT, **required("Catatan", "Note"))
    levels = fields.List(fields.Nested(LevelSchema), load_default=list)
    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))


class GoalShown(Shown):
    """A goal with its levels before, half-way and at the end."""

    id = Whole()
    skill = Text()
    level_before = Whole(allow_none=True)
    target = Whole(allow_none=True)
    level_mid = Whole(allow_none=True)
    level_after = Whole(allow_none=True)


class MeetingShown(Shown):
    """A meeting in the log."""

    id = Whole()
    held_on = Day()
    topic = Text()
    next_step = Text(allow_none=True)
    next_on = Day(allow_none=True)


class ReviewShown(Shown):
    """A review; not held yet where `done_on` is blank. Its note is for offices only."""

    kind = Choice(REVIEW_KINDS)
    due_on = Day()
    done_on = Day(allow_none=True)
    note = Text(allow_none=True)


class MentoringShown(Shown):
    """A mentorship: its plan, its reviews, and a part of its log, the latest meeting first."""

    id = Whole()
    revision = Whole()
    goals = fields.List(fields.Nested(GoalShown))
    reviews = fields.List(fields.Nested(ReviewShown))
    meetings = fields.Nested(page_of(MeetingShown))


class MenteeShown(Shown):
    """Somebody who waits for a mentor: since when, in which turn, and what is to be learned."""

    id = Text()
    office = Text()
    name = Text()
    turn = Choice(MENTOR_TURNS)
    since = Day()
    wants = fields.List(fields.String())
