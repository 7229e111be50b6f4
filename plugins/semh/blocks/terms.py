"""Words that readers may not know: marked where a page first uses them, and explained at its end from glossary.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from semh.blocks.context import Context
from semh.blocks.elements import add, add_plain
from semh.core.documents import PUBLIC
from semh.core.model import Audience
from semh.core.reference_model import GlossaryTerm

GLOSSARY_PAGE = "about/words/"
"""The address of the page with all words, from the site's base."""
_TEXT = frozenset({"p", "li", "td"})
_LEFT_ALONE = frozenset({"a", "code", "h1", "h2", "h3", "h4", "h5", "h6", "th", "sup"})
_PARTS = ("semh-safety", "semh-signposts", "semh-label", "semh-sources", "footnote", "semh-objectives")


def meaning_of(term: GlossaryTerm, audience: Audience) -> str | None:
    """What the word means, in words for the audience; None when it is not one that they meet."""
    return term.parent if audience in ("parent", "pupil") else term.means


def word_of(term: GlossaryTerm) -> str:
    """The word as texts use it: `APDR` of “APDR (assess, plan, do, review)”."""
    return term.term.partition(" (")[0]


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words; initials as they stand, other words in any case."""
    forms = [re.escape(word) if _is_initials(word) else f"(?i:{re.escape(word)})" for word in words]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?![\w-])")


def _is_initials(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


class TermsProcessor(Treeprocessor):
    """Makes the first use of each word of the glossary a link to its explanation at the end of the page."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        document = self.context.document
        if document is None or document.kind not in PUBLIC or document.language:
            return
        audience = document.meta.audience
        known = {
            word_of(term).lower(): (id_, term)
            for id_, term in self.context.programme.glossary.items()
            if meaning_of(term, audience)
        }
        used: dict[str, GlossaryTerm] = {}
        for element in list(_text_elements(root)):
            self.mark(element, known, used)
            if len(used) == len(known):
                break
        if used:
            self.explain(root, used, audience)

    def mark(
        self, element: Element, known: Mapping[str, tuple[str, GlossaryTerm]], used: dict[str, GlossaryTerm]
    ) -> None:
        """Link the words in the element's own text, and in what follows each of its children."""
        index = 0
        while True:
            text = (element.text if index == 0 else element[index - 1].tail) or ""
            left = tuple(word for word, (id_, _) in known.items() if id_ not in used)
            originals = tuple(word_of(known[word][1]) for word in left)
            found = _pattern(originals).search(text) if originals else None
            if found is None:
                index += 1
                if index > len(element):
                    return
                continue
            id_, term = known[found[0].lower()]
            used[id_] = term
            link = Element("a", {"class": "semh-term", "href": f"#word-{id_}"})
            link.text = AtomicString(found[0])
            link.tail = _same_kind(text, text[found.end() :])
            before = _same_kind(text, text[: found.start()])
            if index == 0:
                element.text = before
            else:
                element[index - 1].tail = before
            element.insert(index, link)

    def explain(self, root: Element, used: Mapping[str, GlossaryTerm], audience: Audience) -> None:
        """Add the section with the words' meanings, before the sources."""
        section = Element("section", {"class": "semh-words", "aria-labelledby": "words-on-this-page"})
        add_plain(section, "h2", "Words on this page", id="words-on-this-page")
        entries = add(section, "ul")
        for id_, term in sorted(used.items(), key=lambda pair: word_of(pair[1]).lower()):
            entry = add(entries, "li", id=f"word-{id_}")
            add_plain(entry, "strong", term.term)
            entry[-1].tail = AtomicString(f": {meaning_of(term, audience)}")
        more = add(section, "p")
        add_plain(more, "a", "All words and initials", href=f"{self.context.site_base}{GLOSSARY_PAGE}")
        places = [index for index, child in enumerate(root) if "semh-sources" in child.get("class", "").split()]
        places += [index for index, child in enumerate(root) if child.get("class") == "footnote"]
        root.insert(min(places, default=len(root)), section)


class LastSafetyProcessor(Treeprocessor):
    """A page that closes with the need-help-now box closes with it: words and sources come before."""

    def run(self, root: Element) -> None:
        ends = ("semh-words", "semh-sources")
        rest = [child for child in root if not set(ends).intersection(child.get("class", "").split())]
        if len(rest) < len(root) and rest and rest[-1].get("data-block") == "safety":
            root.remove(rest[-1])
            root.append(rest[-1])


def _same_kind(original: str, text: str) -> str:
    """Text that Markdown has finished with stays so."""
    return AtomicString(text) if isinstance(original, AtomicString) else text


def _text_elements(element: Element) -> Iterator[Element]:
    """Paragraphs, list items and cells, and the emphasis in them, outside parts that explain or warn."""
    for child in element:
        classes = child.get("class", "")
        if child.tag in _LEFT_ALONE or any(part in classes for part in _PARTS):
            continue
        if child.tag in _TEXT or (element.tag in _TEXT and child.tag in ("strong", "em")):
            yield child
        yield from _text_elements(child)
