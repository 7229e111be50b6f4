"""The block scanner: what it finds in sound and in arbitrary text."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from semh.core.scanner import Block, Scan, options_of, scan_blocks
from tests.core.fuzz import more_examples

PATH = PurePosixPath("content/page.md")


def scan(text: str) -> Scan:
    return scan_blocks(text, PATH)


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Names and spans of blocks, nested as they are: [name, first line, last line, children]."""
    return [[b.name, b.place.line, b.end_line, outline(b.children)] for b in blocks]


def codes(text: str) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.code) for problem in scan(text).problems]


def test_blocks_nest_by_their_slashes() -> None:
    text = (
        "///// facet | signs\n//// example | A\n/// say\nA.\n///\n\n/// ask\nB?\n///\n////\n/////\n\n/// say\nC.\n///"
    )

    found = scan(text)

    assert found.problems == ()
    assert outline(found.blocks) == [
        ["facet", 1, 11, [["example", 2, 10, [["say", 3, 5, []], ["ask", 7, 9, []]]]]],
        ["say", 13, 15, []],
    ]
    assert [block.name for block in found.walk()] == ["facet", "example", "say", "ask", "say"]


def test_slashes_inside_fences_are_code() -> None:
    text = "```text\n/// say\n```\n\n~~~~\n```\n/// ask\n~~~\n///\n~~~~\n/// watch\nW.\n///"

    found = scan(text)

    assert found.problems == ()
    assert outline(found.blocks) == [["watch", 11, 13, []]]
    assert found.code_lines == frozenset(range(1, 11)) - {4}


def test_a_fence_inside_a_block_does_not_close_it() -> None:
    found = scan("/// say\n```\n///\n```\n///\n")

    assert found.problems == ()
    assert outline(found.blocks) == [["say", 1, 5, []]]


def test_an_unclosed_fence_is_a_problem_of_its_own_only() -> None:
    assert codes("Text.\n\n```\n/// say\n") == [(3, "block/unclosed-fence")]


def test_an_unclosed_fence_in_a_block_leaves_the_block_open() -> None:
    assert codes("/// say\n```\n///\n") == [(2, "block/unclosed-fence"), (1, "block/unclosed")]


def test_a_code_span_of_three_marks_opens_no_fence() -> None:
    assert codes("``` a ``` is a code span.\n\n/// say\nA.\n///") == []


def test_options_may_be_followed_by_a_blank_line_or_not() -> None:
    for gap in ("", "\n"):
        (block,) = scan(
            f"/// activity | Title: with | marks\n    minutes: 5\n    slides: [a, b]\n{gap}Text.\n///"
        ).blocks

        assert block.argument == "Title: with | marks"
        assert options_of(block) == {"minutes": 5, "slides": ["a", "b"]}
        assert block.body.strip() == "Text."
        assert block.options.place("slides", 1).line == 3
        assert (block.options.place("slides", 1).column, block.options.place("minutes").column) == (17, 5)


def test_indented_lines_after_a_blank_line_are_no_options() -> None:
    (block,) = scan("/// say\n\n    minutes: 5\n///").blocks

    assert (options_of(block), block.body) == ({}, "\n    minutes: 5")


def test_options_that_cannot_be_read_are_reported_where_they_stand() -> None:
    found = scan("Text.\n\n/// activity | A\n    id: a\n    minutes: [5\n\nText.\n///")

    assert [(p.place.line, p.code) for p in found.problems] == [(6, "yaml/broken")]
    assert options_of(found.blocks[0]) == {}


def test_lines_are_counted_from_where_the_text_starts() -> None:
    found = scan_blocks("/// say\nA.\n///\n///", PATH, first_line=10)

    assert outline(found.blocks) == [["say", 10, 12, []]]
    assert str(found.problems[0].place) == "content/page.md:13:1"


def test_an_outer_close_closes_what_was_left_open_inside() -> None:
    found = scan("//// facet | signs\n/// say\nA.\n////\n\nText.")

    assert [(p.place.line, p.code) for p in found.problems] == [(2, "block/unclosed")]
    assert outline(found.blocks) == [["facet", 1, 4, [["say", 2, 4, []]]]]


def test_slashes_in_text_are_no_blocks() -> None:
    assert codes("See https:///x and // this.\n//\n    /// four blanks is code\n") == []


LINES = st.sampled_from(
    [
        "///",
        "////",
        "/// say",
        "//// facet | signs",
        "///// x",
        "/// a b",
        "    id: x",
        "    : [",
        "```",
        "~~~",
        "````",
        "",
        "text",
        " ///",
        "   /// say | a",
        "///|",
        "/" * 9,
        "\t///",
        "```text",
        "- ///",
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(LINES, max_size=30).map("\n".join)


@given(TEXTS)
@more_examples
def test_any_text_can_be_scanned_and_its_blocks_nest(text: str) -> None:
    found = scan(text)

    assert_nested(found.blocks, 1, text.count("\n") + 2)
    assert all(1 <= problem.place.line <= text.count("\n") + 2 for problem in found.problems)


def assert_nested(blocks: tuple[Block, ...], first: int, last: int) -> None:
    """Every block lies within its lines, after the one before it; a child within its parent's body."""
    for block in blocks:
        assert first <= block.place.line < block.body_line <= block.end_line <= last
        assert_nested(block.children, block.body_line, block.end_line)
        first = block.end_line
