"""The real policies: every statement of the audit steers the section that it names, and every rating has a text."""

from __future__ import annotations

import re

from semh.core.policies import condition_of, meta_of, policies, section_headings
from semh.core.programme import Programme


def test_every_statement_of_the_whole_school_audit_steers_its_section_of_the_main_policy(programme: Programme) -> None:
    main = next(one for one in policies(programme) if meta_of(one).role == "main")
    starts = [(heading.place.line, heading.id) for heading in section_headings(main)]
    steered = set()
    for block in main.scan.walk():
        if block.name == "when" and (condition := condition_of(block.argument)):
            section = [id_ for line, id_ in starts if line < block.place.line][-1]
            steered.add((condition.statement, section))
    audit = programme.audits["semh-audit"]
    assert {(one.id, one.policy) for one in audit.statements} == steered


def test_a_gap_in_the_main_policy_has_a_date(programme: Programme) -> None:
    main = next(one for one in policies(programme) if meta_of(one).role == "main")
    gaps = [block for block in main.scan.walk() if block.name == "otherwise"]
    assert [block.body for block in gaps if not re.search(r"\{\{ by:", block.body)] == []
