"""Schools for tests, as the texts of their files."""

from __future__ import annotations

CREST = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><path d="M0 0h60v60z" fill="#2f6b3a"/></svg>'


def school(name: str, *more: str, colour: str = "#5b2a6f", room: str = "Room 4") -> str:
    """A sound file of a school, with more lines at its end."""
    lines = (
        f"name: {name}",
        f"short_name: {name.split()[0]}",
        "address: 1 Example Lane",
        "site_url: https://school.example/semh/",
        "contacts: [{what: Office, phone: 01632 960 100}]",
        f"dsl: {{role: the DSL, contact: {room}}}",
        "champion: {role: SEMH Champion, contact: Ask at the office}",
        f'colours: {{primary: "{colour}"}}',
        "logo: {file: crest.svg, alt: A green crest}",
        *more,
    )
    return "\n".join(lines) + "\n"


CHANGES = """\
signposts:
  - {id: family-room, name: The family room, for_whom: For parents., beside: [samaritans], phone: 01632 960 103, hours: Tuesdays, checked_on: 2026-11-01, checked_how: asked}
replace:
  - page: sessions/01-first/index.md
    heading: a-heading
    text: |
      ## A heading {#a-heading}

      Our own text.
insert:
  - {page: about/index.md, heading: ours, place: before, text: "## From the school"}
leave_out: [staff/guidance/anxiety.md]
"""
