"""The flow: what the HTML of blocks becomes before it is written into Office files."""

from __future__ import annotations

from semh.office.flow import Box, Heading, Item, Lines, Paragraph, Picture, Run, Table, flow_of, text_of


def test_paragraph_keeps_bold_italic_and_raised_text_apart() -> None:
    (piece,) = flow_of("<p>One <strong>two</strong> <em>three</em><sup>4</sup>.</p>")
    assert piece == Paragraph(
        (Run("One "), Run("two", bold=True), Run(" "), Run("three", italic=True), Run("4", raised=True), Run("."))
    )


def test_white_space_becomes_one_space_and_none_at_the_ends() -> None:
    (piece,) = flow_of("<p>\n  One\n  two <b> three</b>  </p>")
    assert isinstance(piece, Paragraph)
    assert text_of(piece.runs) == "One two three"


def test_nested_lists_keep_their_depth_and_numbers() -> None:
    pieces = flow_of("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>")
    assert [(item.depth, item.kind, item.number, text_of(item.runs)) for item in pieces if isinstance(item, Item)] == [
        (0, "number", 1, "a"),
        (1, "bullet", 1, "b"),
        (0, "number", 2, "c"),
    ]


def test_checklist_items_are_to_be_ticked() -> None:
    pieces = flow_of('<div class="semh-checklist"><ul><li>Water</li></ul></div>')
    assert pieces == (Item((Run("Water"),), 0, "tick", 1),)


def test_boxes_hold_their_label_and_text() -> None:
    (box,) = flow_of('<div class="semh-say"><p class="semh-label">Say</p><p>"Hello."</p></div>')
    assert box == Box("say", (Paragraph((Run("Say"),), "label"), Paragraph((Run('"Hello."'),))))


def test_tables_pictures_headings_and_lines_are_found() -> None:
    html = (
        "<h3>Title</h3><div><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>"
        '<p><img src="x.svg" alt="A drawing"></p><div class="semh-lines" data-lines="3"><div class="semh-line"></div></div>'
    )
    assert flow_of(html) == (
        Heading(3, (Run("Title"),)),
        Table((((Run("A"),),), ((Run("1"),),))),
        Picture("x.svg", "A drawing"),
        Lines(3),
    )


def test_links_inside_the_pack_become_text_and_back_links_vanish() -> None:
    (piece,) = flow_of(
        '<p>See <a href="#there">there</a> and <a href="https://www.nhs.uk/">NHS</a><a class="footnote-backref" href="#f">x</a></p>'
    )
    assert isinstance(piece, Paragraph)
    assert [run.href for run in piece.runs] == [None, None, None, "https://www.nhs.uk/"]
    assert text_of(piece.runs) == "See there and NHS"


def test_a_numbered_list_that_a_block_interrupted_goes_on() -> None:
    pieces = flow_of('<ol><li>a</li></ol><div class="semh-lines" data-lines="2"></div><ol start="2"><li>b</li></ol>')
    assert [item.number for item in pieces if isinstance(item, Item)] == [1, 2]


def test_a_line_to_fill_in_is_told_from_text() -> None:
    html = '<p class="fill"><span class="fill-label">Our website</span><span class="fill-line"></span></p>'
    assert flow_of(html) == (Paragraph((Run("Our website"),), "fill"),)
