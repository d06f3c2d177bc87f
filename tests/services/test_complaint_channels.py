"""The city's complaint channels: those that came with the service, or the office's own table."""

from __future__ import annotations

from pathlib import Path

from matchmaker.services.complaint_channels import channels


def test_the_service_comes_with_channels_and_their_sources(tmp_path: Path) -> None:
    found = channels(tmp_path)
    assert found
    assert all(each.address.startswith("https://") and each.source and each.checked_on for each in found)


def test_the_office_replaces_them_and_only_safe_addresses_count(tmp_path: Path) -> None:
    table = "name,address,kind,source,checked_on\nKanal Rekaan,https://kanal.invalid,web,kantor,2026-01-01\nX,javascript:alert(1),web,,\n"
    (tmp_path / "complaint_channels.csv").write_text(table, encoding="utf-8-sig")
    assert [each.name for each in channels(tmp_path)] == ["Kanal Rekaan"]
