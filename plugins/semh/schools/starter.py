"""The file that a school starts from: everything it must say, and what it may say as comments."""

from __future__ import annotations

_FILE = """\
# {name}'s own edition of the programme. What begins with TO WRITE is still to be written, and until then no edition is built; lines that begin with # are optional.
# Check it with `semh check`, look at it with `semh build --school {slug} --no-packs` and open site-schools/{slug}/index.html.
# The file content/schools/example.yml shows every key at work, and docs/schools.md explains them.
name: {quoted}
short_name: {quoted}
address: "TO WRITE: street, place"
contacts:
  - {{what: School office, phone: "TO WRITE: number"}}
  # - {{what: To report an absence, phone: 01632 960 101, email: office@school.example, hours: "8:00 to 16:00"}}

# Whom to tell about a worry. The name of a person is your choice; where and how to find them is not. At most 120 characters.
dsl:
  role: the designated safeguarding lead (DSL)
  contact: "TO WRITE: room and number, and who stands in"
champion:
  role: SEMH Champion
  contact: "TO WRITE: how to reach them"

# website: https://www.school.example/
# site_url: https://www.school.example/semh/    # where this edition will stand; papers then bear its address and a code for it

# Colours, in quotes; the check says when one could not be read. Dark ground keeps the programme's own unless you give one.
# colours:
#   header: "#14505c"
#   primary: "#14505c"
#   link: {{light: "#0b5563", dark: "#9bd8e2"}}

# A logo beside this file, SVG (letters as outlines) or PNG at least 120 dots high, at most 100 kB.
# logo: {{file: {slug}.svg, alt: "What the logo shows"}}

# Services near you. Each follows the national ones of signposts.yml named in `beside`, and needs the day on which somebody checked it.
# signposts:
#   - id: {slug}-family-room
#     name: Family room
#     for_whom: For any parent or carer of the school.
#     beside: [gp-surgery, parent-talk]
#     phone: 01632 960 103
#     hours: Tuesdays 8:45 to 10:00
#     checked_on: 2026-11-20
#     checked_how: asked the person who runs it

# Your text in the place of a section (`heading:` with its id) or of a block (`block: reflect | s7-first-five-minutes`).
# replace:
#   - page: sessions/09-staff-wellbeing/index.md
#     heading: before-and-after-the-session
#     text: |
#       ## Before and after the session {{#before-and-after-the-session}}
#
#       What you do.

# Your text `before` or `after` a section or block.
# insert:
#   - page: index.md
#     heading: school-staff-between-two-lessons
#     place: before
#     text: |
#       ## This term with us
#
#       What is on.

# Pages and folders that your edition does without.
# leave_out: [staff/year-two-partner]
"""


def school_file(slug: str, name: str) -> str:
    """The text of `content/schools/<slug>.yml` for a school that is called `name`: sound, with what is to be written marked TO WRITE."""
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _FILE.format(slug=slug, name=" ".join(name.split()), quoted=quoted)
