"""What a block needs to know while one document is converted."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from semh.blocks.elements import add_plain
from semh.blocks.profile import Profile
from semh.blocks.sources import Citations
from semh.blocks.wording import AudienceLabels
from semh.core.documents import Document
from semh.core.languages import Language
from semh.core.model import Audience, KeyStage
from semh.core.programme import Programme


@dataclass
class Context:
    """Programme and profile, and what the caller sets before each conversion."""

    programme: Programme
    profile: Profile
    labels: AudienceLabels = field(default_factory=AudienceLabels)
    document: Document | None = None
    site_base: str = ""
    key_stages: tuple[KeyStage, ...] | None = None
    citations: Citations | None = None

    @property
    def is_print(self) -> bool:
        return self.profile is Profile.print

    @property
    def audience(self) -> Audience:
        return self.document.meta.audience if self.document else "staff"

    @property
    def language(self) -> Language | None:
        """The language of a translation; None for English, and for one that languages.yml does not have."""
        return self.programme.languages.get(self.document.language) if self.document else None

    def add_label(self, parent: Element, tag: str, text: str, **attributes: str) -> Element:
        """Append words of ours, in the language of the document where languages.yml has them, else marked as English."""
        shown = self.words(text)
        if self.language and shown == text:
            attributes |= {"lang": "en", "dir": "ltr"}
        return add_plain(parent, tag, shown, **attributes)

    def words(self, text: str) -> str:
        """Words of ours in the language of the document, or in English."""
        return self.language.words.get(text, text) if self.language else text

    def title(self, name: str) -> str:
        """A title in the words of the document's audience."""
        return self.labels.title(self.audience, name)
