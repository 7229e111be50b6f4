"""What a block needs to know while one document is converted."""

from __future__ import annotations

from dataclasses import dataclass, field

from semh.blocks.profile import Profile
from semh.blocks.sources import Citations
from semh.blocks.wording import AudienceLabels
from semh.core.documents import Document
from semh.core.loader import Programme
from semh.core.model import Audience, KeyStage


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

    def title(self, name: str) -> str:
        """A title in the words of the document's audience."""
        return self.labels.title(self.audience, name)
