"""The jobs of a school's packs: the paper that all schools share, from the cache when one of them has had it, and then the school's band."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from semh.core.memo import code_digest, key_of
from semh.core.programme import Programme
from semh.packs.cache import PackCache
from semh.packs.composer import Composed, Composer
from semh.packs.job import AnyJob, Job, OfficeJob, SchoolJob
from semh.packs.plan import PackSpec
from semh.packs.school_paper import SchoolPaper, is_stamped
from semh.packs.settings import PackSettings


class SchoolComposer(Composer):
    """Composes what a school's packs share with other schools' (`everybodys`: the programme without any school's changes)."""

    def __init__(
        self, programme: Programme, everybodys: Programme, settings: PackSettings, paper: SchoolPaper, cache: Path
    ) -> None:
        super().__init__(programme, settings, cache)
        self.everybodys = everybodys
        self.paper = paper
        self.stock = PackCache(cache)

    @cached_property
    def _shared(self) -> str:
        return key_of("schools", Composer(self.everybodys, self.settings, self.cache)._shared)

    def _sources(self, spec: PackSpec) -> str:
        """Beside the sources of everybody's pack: the services near the school that its texts show."""
        texts = (one.body for one in self.programme.documents.values() if one.folder == spec.folder)
        shows_services = any("signposts |" in text for text in texts)
        local = self.programme.school.signposts if self.programme.school and shows_services else ()
        sessions = [folder for folder, _ in self.programme.sessions] if spec.is_calendar else []
        return key_of(super()._sources(spec), repr(local), sessions)

    def recall(self, spec: PackSpec) -> Composed | None:
        shared = super().recall(spec)
        return Composed(self._stamped(shared.key), shared.source) if shared and is_stamped(spec) else shared

    def job(self, spec: PackSpec) -> AnyJob:
        if not is_stamped(spec):
            return super().job(spec)
        known = super().recall(spec)
        if known and self.stock.get(known.key):
            return self._band(spec, known.key, known.source, None)
        shared = super().job(spec)
        if isinstance(shared, SchoolJob):
            raise TypeError("a band goes onto a paper, not onto a band")
        return self._band(spec, shared.key, shared.source, shared)

    def _band(self, spec: PackSpec, key: str, source: str, shared: Job | OfficeJob | None) -> SchoolJob:
        return SchoolJob(
            shared=shared, shared_key=key, paper=self.paper, root=str(self.programme.root), title=spec.title, source=source,
            name=spec.path.name, key=self._stamped(key), cache=str(self.cache),
        )  # fmt: skip

    def _stamped(self, key: str) -> str:
        return key_of("band", code_digest(), key, self.paper)
