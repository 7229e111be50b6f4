"""The page with every word of glossary.yml."""

from __future__ import annotations

from semh.blocks.terms import GLOSSARY_PAGE, word_of
from semh.core.generated import GeneratedPage
from semh.core.programme import Programme

URI = f"{GLOSSARY_PAGE.rstrip('/')}.md"
TITLE = "Words and initials"


def glossary_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """One page, when there is a word."""
    terms = sorted(programme.glossary.items(), key=lambda pair: word_of(pair[1]).lower())
    if not terms:
        return ()
    lines: list[str] = []
    for id_, term in terms:
        cited = f"[^{term.source}]" if term.source else ""
        lines += [f"## {term.term} {{#{id_}}}", "", f"{term.means}{cited}", ""]
        if term.parent:
            lines += [f"*In plain words:* {term.parent}", ""]
    outdated = programme.vocabulary.outdated if programme.vocabulary else ()
    if outdated:
        lines += [
            "## Old words {#old-words}",
            "",
            "Words that letters, files and older books still use, and the current ones.",
            "",
        ]
        lines += ["| Old | Now | Why |", "| --- | --- | --- |"]
        lines += [
            f"| {_cell(one.find)} | {_cell(one.use)} | {_cell(one.why[:1].upper() + one.why[1:])} |" for one in outdated
        ]
    return (
        GeneratedPage(
            URI,
            TITLE,
            "What the words and initials on this site mean. Each page explains its own at its end.",
            "\n".join(lines),
        ),
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
