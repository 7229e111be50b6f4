"""Safe messaging: the table's own sentences are its tests; then places, exemptions and audiences in whole projects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest

from semh.core.loader import load_programme
from semh.core.memo import Memo
from semh.core.passages import Passage, Reader, document_passages, readable, readable_at
from semh.core.problems import Place, Problem, Severity
from semh.core.programme import Programme
from semh.core.rules.safe_messaging import Example, Pattern, check, check_passages, load_table
from tests.projects import MINIMAL_FILES, front_matter

PLACE = Place(PurePosixPath("content/page.md"))
PATTERNS = load_table().patterns
MakeProject = Callable[[Mapping[str, str | bytes]], Path]


def found_in(pattern: Pattern, example: Example, reader: Reader) -> list[Problem]:
    text = readable(example.text)
    passage = Passage(text, text, PLACE, part=example.part, blocks=frozenset(example.blocks), is_myth=example.myth)
    problems = check_passages([passage], reader, example.topics)
    return [problem for problem in problems if problem.code == f"safe-messaging/{pattern.name}"]


def tries(kind: str) -> Iterator[object]:
    for pattern in PATTERNS:
        for example in pattern.bad if kind == "bad" else pattern.good:
            for reader in [example.audience] if example.audience else pattern.severity:
                yield pytest.param(pattern, example, reader, id=f"{pattern.number}-{reader}-{example.text[:40]}")


@pytest.mark.parametrize(("pattern", "example", "reader"), list(tries("bad")))
def test_a_bad_sentence_is_found_by_its_own_rule(pattern: Pattern, example: Example, reader: Reader) -> None:
    problems = found_in(pattern, example, reader)
    expected = Severity.error if pattern.severity[reader] == "block" else Severity.warning
    assert problems and {problem.severity for problem in problems} == {expected}


@pytest.mark.parametrize(("pattern", "example", "reader"), list(tries("good")))
def test_a_good_sentence_is_not_found_by_that_rule(pattern: Pattern, example: Example, reader: Reader) -> None:
    assert not found_in(pattern, example, reader)


def test_every_rule_of_the_programme_is_in_the_table() -> None:
    assert {pattern.number for pattern in PATTERNS} == set(range(1, 73))


def test_names_are_unique() -> None:
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)


def test_every_context_bound_rule_has_a_context() -> None:
    assert all(p.near or p.topics for p in PATTERNS if p.find_near)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_every_rule_has_sentences_of_both_kinds(pattern: Pattern) -> None:
    assert pattern.bad and pattern.good


def test_what_a_pattern_needs_is_in_everything_that_it_finds() -> None:
    for pattern in PATTERNS:
        for example in pattern.bad:
            assert pattern.may_be_in(readable(example.text).lower())


def test_most_patterns_can_be_passed_over_quickly() -> None:
    assert [pattern.name for pattern in PATTERNS if min(map(len, pattern.needles)) < 2] == []


@pytest.mark.parametrize(
    "raw", ["## A *head*", "- a ‘list’\n  _item_ x_y", "> quo\u00adte\n>\tof [a](b.md) line[^c]  "]
)
def test_the_slow_reading_reads_the_same_as_the_quick_one(raw: str) -> None:
    text, offsets = readable_at(raw)
    assert text == readable(raw)
    assert len(offsets) == len(text) and offsets == sorted(set(offsets))


def test_every_passage_of_the_programme_reads_the_same_both_ways(programme: Programme) -> None:
    passages = [p for document in programme.documents.values() for p in document_passages(document) if p.raw]
    assert passages
    assert [p.place for p in passages if p.raw and readable_at(p.raw)[0] != p.text] == []


STRICTER = (22, 30, 32, 33, 34, 35, 39, 40, 41, 42, 43, 44, 45, 46)


@pytest.mark.parametrize("pattern", [p for p in PATTERNS if p.number in STRICTER], ids=lambda p: p.name)
def test_the_stricter_set_blocks_on_pages_for_pupils(pattern: Pattern) -> None:
    assert pattern.severity["pupil"] == "block"


def problems_of(make_project: MakeProject, files: dict[str, str]) -> list[Problem]:
    programme, problems = load_programme(make_project(files))
    assert not problems
    return list(check(programme, Memo()))


def page(body: str, **more: str) -> dict[str, str]:
    return {"content/staff/page.md": front_matter("a-page", **more) + "\n" + body}


def test_a_phrase_is_found_across_a_line_break_where_it_starts(make_project: MakeProject) -> None:
    (problem,) = problems_of(make_project, page("Text.\n\n- one\n- He had **committed**\n  suicide.\n"))
    assert str(problem.place) == "content/staff/page.md:12:12"
    assert problem.code == "safe-messaging/commit-suicide"
    assert problem.severity is Severity.error


def test_a_phrase_is_not_made_of_two_paragraphs(make_project: MakeProject) -> None:
    assert not problems_of(make_project, page("- We are committed\n- suicide is spoken of\n"))


def test_code_is_not_read(make_project: MakeProject) -> None:
    assert not problems_of(make_project, page("Text.\n\n```\ncommitted suicide\n```\n"))


@pytest.mark.parametrize(
    "body", ["> He committed\n> suicide.\n", "| A | B |\n| - | - |\n| x | He committed suicide. |\n"]
)
def test_quotations_and_tables_are_read(make_project: MakeProject, body: str) -> None:
    (problem,) = problems_of(make_project, page(body))
    line = (Path(problem.place.path).name, problem.place.line)
    assert line in {("page.md", 9), ("page.md", 11)}


def test_the_place_in_a_table_is_the_cells(make_project: MakeProject) -> None:
    (problem,) = problems_of(make_project, page("| A | B |\n| - | - |\n| x | He committed suicide. |\n"))
    assert (problem.place.line, problem.place.column) == (11, 10)


def test_alt_texts_and_names_of_pictures_are_read(make_project: MakeProject) -> None:
    problems = problems_of(make_project, page("![A suicide victim](../assets/skeletal.svg)\n"))
    assert {problem.code for problem in problems} == {"safe-messaging/suicide-victim", "safe-messaging/thin-words"}


def test_titles_outcomes_and_titles_of_blocks_are_read(make_project: MakeProject) -> None:
    body = "/// example | A cry for help\nText.\n///\n"
    problems = problems_of(make_project, page(body, title="Man up", outcomes="[Weigh the class]"))
    assert [problem.code.split("/")[1] for problem in problems] == ["cry-for-help", "weighing", "man-up"]


def test_a_title_for_pupils_does_not_say_suicide(make_project: MakeProject) -> None:
    (problem,) = problems_of(make_project, page("## About suicide\n\nText on suicide.\n", audience="pupil"))
    assert (problem.code, problem.place.line) == ("safe-messaging/suicide-in-title", 9)


def test_a_file_for_pupils_is_not_named_after_suicide(make_project: MakeProject) -> None:
    text = front_matter("a-page", audience="pupil") + "\nText.\n"
    (problem,) = problems_of(make_project, {"content/staff/suicide.md": text})
    assert (problem.code, problem.place.line) == ("safe-messaging/suicide-in-title", 1)


def test_a_page_without_an_audience_follows_the_pupils_rules(make_project: MakeProject) -> None:
    (problem,) = problems_of(make_project, page("Websites such as pro-ana.\n", audience=""))
    assert problem.severity is Severity.error


def test_a_clinical_review_exempts_nothing(make_project: MakeProject) -> None:
    review = "{role: a clinician, date: 2026-11-01}"
    assert problems_of(make_project, page("He committed suicide.\n", clinical_review=review))


def test_words_to_avoid_may_stand_in_avoid_blocks_but_methods_may_not(make_project: MakeProject) -> None:
    body = "/// avoid\n“Cheer up.” He took an overdose.\n///\n\n/// say\nI can see this is hard.\n///\n"
    (problem,) = problems_of(make_project, page(body, audience="parent"))
    assert problem.code == "safe-messaging/method"


def test_a_myth_stands_beside_its_fact(make_project: MakeProject) -> None:
    table = "| Myth | Fact |\n| - | - |\n| It is a cry for help. |{fact}|\n"
    assert not problems_of(make_project, page(table.format(fact=" They need support now. ")))
    assert problems_of(make_project, page(table.format(fact=" ")))


def test_the_box_may_name_an_overdose_once(make_project: MakeProject) -> None:
    text = "Call 999. If they have taken an overdose or something harmful, call 999.\n"
    safety = front_matter("safety", audience="pupil") + "\n" + text
    assert not problems_of(make_project, {"content/safety.md": safety})
    assert problems_of(make_project, {"content/safety.md": safety + "\n" + text})
    assert problems_of(make_project, page(text, audience="pupil"))


def test_staff_may_read_contagion_once(make_project: MakeProject) -> None:
    text = "Contagion: self-harm can affect friends.\n"
    assert not problems_of(make_project, page(text))
    (problem,) = problems_of(make_project, page(text + "\n" + text))
    assert problem.place.line == 11


def test_names_of_laws_are_allowed(make_project: MakeProject) -> None:
    assert not problems_of(make_project, page("The Suicide Act 1961 and the Zero Suicide Alliance.\n"))


def test_a_handout_is_about_the_topics_of_its_session(make_project: MakeProject) -> None:
    index = front_matter("s1", covers="[s1.one]", topics="[self-harm]") + "\n## A heading\n\nText.\n"
    handout = front_matter("s1-cards", sides="1") + "\nBring scissors.\n"
    files = {"content/sessions/01-first/index.md": index, "content/sessions/01-first/handouts/cards.md": handout}
    (problem,) = problems_of(make_project, files)
    assert (problem.code, problem.severity) == ("safe-messaging/method", Severity.warning)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("glossary.yml", "dsl: {term: DSL, means: Whoever committed suicide.}\n"),
        ("staff/audits/small-audit.yml", None),
        ("signposts.yml", None),
    ],
)
def test_data_that_people_read_is_checked(make_project: MakeProject, file: str, text: str | None) -> None:
    source = text or str(MINIMAL_FILES[f"content/{file}"])
    source = source.replace("Nobody is named.", "He committed suicide.").replace("wants to talk", "committed suicide")
    (problem,) = problems_of(make_project, {f"content/{file}": source})
    assert (str(problem.place.path), problem.code) == (f"content/{file}", "safe-messaging/commit-suicide")


def test_the_programmes_own_content_has_no_errors(programme: Programme) -> None:
    assert [problem for problem in check(programme, Memo()) if problem.severity is Severity.error] == []
