"""A small sound project in memory, from which tests make broken ones."""

from __future__ import annotations

PROGRAMME = """\
programme:
  title: A programme
  settings: [primary]
  aims: {aim.growth: growth}
  expectations: {exp.audit: an audit}
  impact: {imp.progress: progress}
sessions:
  - number: 1
    title: The first session
    folder: 01-first
    planned_minutes: 60
    status: published
    topics: {s1.one: the one topic}
parents:
  training_day: a day
  facets: {p.signs: signs}
  sessions: []
policy_sections:
  - {id: roles, title: Roles}
"""

VOCABULARY = """\
key_stages: {eyfs: {label: Early years}, ks1: {label: Key stage 1}, ks2: {label: Key stage 2}, ks3: {label: Key stage 3}, ks4: {label: Key stage 4}, ks5: {label: Key stage 5}}
settings: {primary: {label: Primary}, secondary: {label: Secondary}, special: {label: Special}}
topics: {anxiety: {label: Anxiety}, self-harm: {label: Self-harm}}
tiers: {universal: {label: For everyone}, targeted: {label: For some}, specialist: {label: Specialist}}
resource_types: {page: {label: Page}}
audiences: {staff: {label: Staff}}
outdated:
  - {find: fixed-term exclusion, use: suspension, why: the law's word changed., except: ["called fixed-term exclusion"]}
"""

SIGNPOSTS = """\
- id: samaritans
  name: Samaritans
  audience: [child, young-person, parent, staff]
  ages: all
  topics: [anxiety]
  key_stages: [ks1, ks2, ks3, ks4]
  phone: "116 123"
  text: null
  webchat: null
  url: https://www.samaritans.org/
  hours: any time
  cost: free
  coverage: UK
  emergency: true
  for_whom: For anybody who wants to talk.
  verified: true
  checked_on: 2026-11-23
  checked_how: own site
  check_every: 3
"""

SOURCES = """\
a-law-2026:
  title: A law
  publisher: The state
  date: 2026-09-01
  url: https://www.gov.uk/a-law
  read: original
  review_by: 2099-09-01
  superseded_by: null
"""

STANDARDS = """\
families: {principle: Principles}
standards:
  principle.leadership: {title: Leadership, source: a-law-2026, family: principle}
"""

AUDIT = """\
id: small-audit
version: "2026.1"
title: A small audit
kind: audit
about: Ours.
ratings:
  - {id: not-yet, label: Not yet, means: nothing}
  - {id: embedded, label: Embedded, means: all}
sections:
  - id: leadership
    title: Leadership
    statements:
      - id: leadership.champion
        text: There is a champion.
        descriptors: {not-yet: Nobody is named., embedded: Everybody knows who it is.}
        evidence: [the staff list]
        maps_to: [principle.leadership]
        must: a-law-2026
        session: s1
        policy: roles
"""


def front_matter(id_: str, **more: str) -> str:
    """Front matter of a sound document; keyword arguments add or replace keys, `None`-like '' removes one."""
    keys = {
        "id": id_,
        "title": "A title",
        "audience": "staff",
        "reviewed": "2026-11-01",
        "review_by": "2099-11-01",
    } | more
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items() if value) + "---\n"


INDEX = (
    front_matter("s1", covers="[s1.one]", topics="[anxiety]") + "\n## A heading\n\nText with a claim.[^a-law-2026]\n"
)
FACILITATOR = (
    front_matter("s1-facilitator", audience="facilitator")
    + """
## The session

/// activity | The only activity
    id: s1-only
    minutes: 60
    meeting: 60
    covers: [s1.one]
    slides: [first]

Do it.
///
"""
)
SLIDES = front_matter("s1-slides") + "\n## A slide {#first}\n\n- a point\n\n/// notes\nSay it.\n///\n"
ABOUT = front_matter("about", covers="[aim.growth]") + "\nText.\n"
SAFETY = front_matter("safety", audience="pupil") + "\nCall {{ signposts['samaritans'].phone }}.\n"

MINIMAL_FILES: dict[str, str | bytes] = {
    "content/programme.yml": PROGRAMME,
    "content/vocabulary.yml": VOCABULARY,
    "content/glossary.yml": "dsl: {term: DSL, means: Designated safeguarding lead.}\n",
    "content/sources.yml": SOURCES,
    "content/signposts.yml": SIGNPOSTS,
    "content/staff/standards.yml": STANDARDS,
    "content/staff/audits/small-audit.yml": AUDIT,
    "content/trainers/packs.yml": "- {id: facilitator, title: Facilitator pack, for: sessions, parts: [cover], formats: [pdf]}\n",
    "content/sessions/01-first/index.md": INDEX,
    "content/sessions/01-first/facilitator.md": FACILITATOR,
    "content/sessions/01-first/slides.md": SLIDES,
    "content/about/index.md": ABOUT,
    "content/safety.md": SAFETY,
}
