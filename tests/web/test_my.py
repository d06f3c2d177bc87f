"""A business's own page: plain words, no figure and no contact of others, its own answers, its own fields."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.store import firms
from models import Certificate, Dismissal, Partnership, SuggestionList
from tests.fixtures.city import PROFILES, SmallCity
from tests.web.conftest import Visit, as_shown, field, words


def test_partners_are_shown_in_plain_words(visit: Visit) -> None:
    page = visit("business").get("/my")
    shown = words(page)
    for fact in (
        "Tahu Rekaan",
        "kedelai",
        "Gudang Kedelai Rekaan",
        "Kecil",
        "Mentikan",
        "Jaraknya di bawah 5 km",
        "Berminat",
        "Belum sekarang",
    ):
        assert fact in shown, fact
    assert "Katering Rekaan" in words(visit("business").get("/my?as=supplier"))


def test_no_figure_and_no_contact_of_others_is_in_any_page_of_a_business(visit: Visit) -> None:
    hidden = [value for each in PROFILES[1:] for value in (each.contact, each.phone, each.email)]
    hidden += ["dari 100", "dari 27", "Rp3.000.000.000", "3000000000", "rahasia", "<svg", "Kelengkapan data"]
    for path in ("/my", "/my?as=supplier", "/my?as=mentee", "/partnerships", "/firms/K-01", "/my/edit"):
        page = visit("business").get(path)
        assert page.status_code == 200, path
        assert [each for each in hidden if each in page.text] == [], path
    for path in ("/firms/K-02", "/firms/K-02/edit"):
        assert visit("business").get(path).status_code == 404
    assert visit("business").get("/firms/K-01/suggestions").status_code == 403


def test_those_who_join_are_shown_in_bands(visit: Visit, small_city: SmallCity) -> None:
    small_city.offer_only("kedelai", "kg", {"K-02": 1400.0, "K-09": 1370.0})
    page = visit("business").get("/my?as=buyer")
    shown = words(page).split("Dipenuhi bersama-sama")[1]
    for fact in ("kedelai", "Bersama-sama mencukupi seluruh kebutuhan", "Gudang Kedelai Rekaan", "sebagian besar kebutuhan"):
        assert fact in shown, fact
    assert [figure for figure in ("1.400", "1.370", "2.770", 'href="/firms/K-02', 'href="/firms/K-09') if figure in page.text] == []


def test_interest_is_told_to_the_office_and_seen_from_both_sides(visit: Visit, small_city: SmallCity) -> None:
    business = visit("business")
    list_id = field(business.get("/my?as=buyer"), "list")
    answer = business.post("/my/answers", list=list_id, rank="1", as_="buyer", answer="interested")
    assert (answer.status_code, answer.location) == (303, "/my?as=buyer")
    shown = words(business.get("/my"))
    assert "Petugas akan menanyai pihak lain" in shown
    assert "Gudang Kedelai Rekaan Ada yang berminat" in shown
    assert "Tahu Rekaan Ada yang berminat" in words(visit("supplier").get("/my"))
    with Session(small_city.engine) as session:
        row = session.scalars(select(Partnership)).one()
        assert (row.state, row.seeker_interested, row.partner_interested) == ("interested", True, False)
    for role, told in (("official", True), ("business", True), ("supplier", False)):
        assert ("Menyatakan berminat" in words(visit(role).get("/partnerships/1"))) is told, role


def test_not_now_is_remembered_with_its_reason(visit: Visit, small_city: SmallCity) -> None:
    business = visit("business")
    list_id = field(business.get("/my?as=buyer"), "list")
    assert business.post("/my/answers", list=list_id, rank="1", answer="declined", reason="not_now").status_code == 303
    assert "Gudang Kedelai" not in words(business.get("/my?as=buyer"))
    with Session(small_city.engine) as session:
        assert session.scalars(select(Dismissal)).one().reason == "not_now"


def test_nobody_answers_for_a_list_that_another_was_shown(visit: Visit) -> None:
    list_id = field(visit("supplier").get("/my"), "list")
    assert visit("business").post("/my/answers", list=list_id, rank="1", answer="interested").status_code == 404


def test_a_business_changes_what_is_its_own_and_nothing_else(visit: Visit, small_city: SmallCity) -> None:
    business = visit("business")
    sent = {**as_shown(business.get("/my/edit")), "workers": "9", "name": "Tahu Raja", "region": "35.76.02.1001", "nib": "1" * 13}
    assert business.post("/my/edit", **sent).status_code == 303
    with Session(small_city.engine) as session:
        row = firms.get(session, small_city.firms["K-01"].id)
        assert row is not None
        assert (row.workers, row.name, row.region, row.nib) == (9.0, "Tahu Rekaan", "35.76.01.1003", None)


def test_an_owner_is_asked_in_plain_words_and_an_office_in_its_own(visit: Visit) -> None:
    owner, office = words(visit("business").get("/my/edit")), words(visit("official").get("/firms/K-01/edit"))
    for plain, official in (("Nomor WhatsApp atau telepon", "Telepon"), ("Kemampuan sekarang (0 belum bisa, 5 ahli)", "Tingkat (0-5)")):
        assert (plain in owner, plain in office, official in office) == (True, False, True)


def test_what_an_office_has_attested_stays_so_until_the_business_changes_it(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.scalars(select(Certificate)).one().evidence = "source"
        session.commit()
    business = visit("business")
    sent = {
        **as_shown(business.get("/my/edit")),
        "description": "Sejak 1990",
        "certificates-1-kind": "sni",
        "certificates-1-evidence": "source",
    }
    assert "certificates-0-evidence" not in sent
    assert business.post("/my/edit", **sent).status_code == 303
    assert _evidence(small_city) == ["source", "self"]
    changed = {**as_shown(business.get("/my/edit")), "certificates-0-number": "HALAL-BARU"}
    assert business.post("/my/edit", **changed).status_code == 303
    assert _evidence(small_city) == ["self", "self"]


def _evidence(small_city: SmallCity) -> list[str]:
    with Session(small_city.engine) as session:
        return list(session.scalars(select(Certificate.evidence).order_by(Certificate.place)))


def test_a_profile_that_says_nothing_is_told_what_to_fill_in(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        row = firms.get(session, small_city.firms["K-01"].id)
        assert row is not None
        row.offers, row.needs = [], []
        session.commit()
    assert "Setelah itu calon mitra tampil di sini" in words(visit("business").get("/my"))
    with Session(small_city.engine) as session:
        assert session.scalars(select(SuggestionList)).all() == []
