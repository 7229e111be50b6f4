"""Which files the recipes of packs.yml make: one for each session or kit, key-stage half, print variant, handout and format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from semh.blocks import key_stage_label, key_stage_span
from semh.core.audit_model import Audit
from semh.core.documents import Document, Kind
from semh.core.kits import KIT_MARK, is_kit, kits_of
from semh.core.model import KeyStage, Setting
from semh.core.outline_model import Session
from semh.core.pack_model import Recipe
from semh.core.policies import policies
from semh.core.programme import Programme, name_of
from semh.packs.adaptations import settings_of

DOWNLOADS = PurePosixPath("downloads")


@dataclass(frozen=True)
class PackSpec:
    """One file to make. `key_stages` and `setting` are None for all; `handout`, `audit` and `policy` are set for packs of just that.

    `kit` is the page of the kit that the file belongs to; `session` is None then.
    """

    recipe: Recipe
    print_variant: str = "a4"
    folder: str = ""
    session: Session | None = None
    key_stages: tuple[KeyStage, ...] | None = None
    handout: Document | None = None
    audit: Audit | None = None
    format: str = "pdf"
    setting: Setting | None = None
    language: str = ""
    """The English name of the language of a translated handout."""
    kit: Document | None = None
    policy: Document | None = None

    @property
    def suffix(self) -> str:
        """The file name's part that says what it is: `facilitator`, `handout-take-home`, `paper`."""
        name = self.recipe.id.removeprefix("parent-").removeprefix("audit-").removeprefix("kit-")
        return f"{name}-{self.handout.stem}" if self.handout else name

    @property
    def is_calendar(self) -> bool:
        """Whether it is the calendar of the sessions."""
        return self.recipe.parts == ("calendar",)

    @property
    def path(self) -> PurePosixPath:
        """Where the file goes under the site (formats.md, "What the build writes")."""
        variants = [key_stage_span(self.key_stages)] if self.key_stages else []
        variants += [self.setting] if self.setting else []
        variants += [self.handout.language] if self.handout and self.handout.language else []
        variants += [self.print_variant] if self.print_variant != "a4" else []
        if self.is_calendar:
            return DOWNLOADS / f"{self.recipe.id}.{self.format}"
        if self.policy is not None:
            return DOWNLOADS / "policies" / f"{self.policy.stem}.{self.format}"
        if self.audit is not None:
            folder, stem = DOWNLOADS / "audits", self.audit.id
        else:
            folder = DOWNLOADS / self.folder
            stem = folder.name if self.kit else f"{PurePosixPath(self.folder).parts[0].rstrip('s')}-{folder.name}"
        return folder / f"{'_'.join([stem, self.suffix, *variants])}.{self.format}"

    @property
    def subject(self) -> str:
        """What the pack is about: `Session 7`, `Parent session 2`, `Training day`, or the title of the kit, policy or audit."""
        if page := self.kit or self.policy:
            return page.meta.title
        if self.session is None:
            return self.audit.title if self.audit else "The programme"
        return name_of(self.folder, self.session)

    @property
    def title(self) -> str:
        """The document's title, as a reader's tab or list of files shows it."""
        if self.policy is not None:
            return self.policy.meta.title
        name = self.handout.meta.title if self.handout else self.recipe.title
        parts = [name, self.subject] if self.handout else [self.subject, name]
        if self.kit:
            parts = [name]
        parts += [key_stage_label(self.key_stages)] if self.key_stages else []
        parts += [f"for {self.setting} schools"] if self.setting else []
        parts += [self.language] if self.language else []
        parts += [self.print_variant.replace("-", " ")] if self.print_variant != "a4" else []
        title = ", ".join(parts)
        return kit_title(title, self.kit) if self.kit else title


def kit_title(name: str, kit: Document) -> str:
    """The title of a file of a kit; `semh.site.downloads` leaves the kit's out on its own page."""
    return f"{name}{KIT_MARK}{kit.meta.title}"


def plan_packs(programme: Programme, *, drafts: bool = False) -> tuple[PackSpec, ...]:
    """Every file that packs.yml asks for, for the sessions that are published (or all, with `drafts`); zips are made of them.

    Office files are made once for each pack, not for each print variant: their readers set the type as they need it.
    """
    return tuple(
        replace(spec, format=format_)
        for recipe in programme.recipes
        for spec in _of(recipe, programme, drafts)
        for format_ in recipe.formats
        if format_ != "zip" and (format_ == "pdf" or spec.print_variant == "a4")
    )


def with_release_variants(programme: Programme) -> Programme:
    """The programme with every variant that packs.yml declares, not only those of an everyday build."""
    recipes = tuple(r.model_copy(update={"variants": r.variants | r.release}) for r in programme.recipes)
    return replace(programme, recipes=recipes)


def dated_sessions(programme: Programme, *, drafts: bool = False) -> Iterator[tuple[str, Session]]:
    """The sessions that have dates, with their folders; those not published only when `drafts` asks for them."""
    for folder, session in programme.sessions:
        if session.dates and (drafts or session.status == "published"):
            yield folder, session


def is_for(recipe: Recipe, folder: str) -> bool:
    """Whether a pack is made for the session or kit in `folder`."""
    return ("kits" if is_kit(folder) else PurePosixPath(folder).parts[0]) in recipe.for_


def _of(recipe: Recipe, programme: Programme, drafts: bool) -> Iterator[PackSpec]:
    if recipe.parts == ("calendar",):
        if any(True for _ in dated_sessions(programme, drafts=drafts)):
            yield PackSpec(recipe)
        return
    if recipe.parts == ("policy",):
        yield from (PackSpec(recipe, folder=one.folder, policy=one) for one in policies(programme))
        return
    if "programme" in recipe.for_:
        for audit in programme.audits.values():
            for variant in recipe.variants.print:
                yield PackSpec(recipe, variant, audit=audit)
        return
    if "kits" in recipe.for_:
        for folder, page in kits_of(programme).items():
            yield from _of_kit(recipe, programme, folder, page)
    for folder, session in programme.sessions:
        is_wanted = drafts or session.status == "published"
        if is_for(recipe, folder) and is_wanted and f"{folder}/facilitator.md" in programme.documents:
            yield from _of_session(recipe, programme, folder, session)


def _of_session(recipe: Recipe, programme: Programme, folder: str, session: Session) -> Iterator[PackSpec]:
    handouts: tuple[Document | None, ...] = (None,)
    if recipe.parts == ("handout",):
        handouts = tuple(_with_translations(programme, folder))
    elif recipe.parts == ("handouts",) and not programme.in_folder(folder, Kind.handout):
        return
    if set(recipe.parts) & {"slides", "slides-three"} and f"{folder}/slides.md" not in programme.documents:
        return
    document = programme.documents[f"{folder}/facilitator.md"]
    wanted: list[tuple[tuple[KeyStage, ...] | None, Setting | None]] = [
        (half, None) for half in _halves(recipe, session)
    ]
    wanted += [(None, setting) for setting in settings_of(document) if setting in recipe.variants.settings]
    for stages, setting in wanted:
        for variant in recipe.variants.print:
            for handout in handouts:
                language = _language(programme, handout)
                yield PackSpec(recipe, variant, folder, session, stages, handout, setting=setting, language=language)


def _of_kit(recipe: Recipe, programme: Programme, folder: str, page: Document) -> Iterator[PackSpec]:
    """The files of a kit: each of its papers, or all of them together."""
    papers = _with_translations(programme, folder) if recipe.parts == ("handout",) else (None,)
    for handout in papers:
        for variant in recipe.variants.print:
            yield PackSpec(recipe, variant, folder, handout=handout, kit=page, language=_language(programme, handout))


def _language(programme: Programme, handout: Document | None) -> str:
    language = programme.languages.get(handout.language) if handout else None
    return language.english_name if language else ""


def _with_translations(programme: Programme, folder: str) -> Iterator[Document]:
    for handout in programme.in_folder(folder, Kind.handout):
        yield handout
        yield from programme.translations_of(handout)


def _halves(recipe: Recipe, session: Session) -> Iterator[tuple[KeyStage, ...] | None]:
    """All key stages together, then each half that the recipe asks for, where the session splits."""
    if "all" in recipe.variants.key_stages:
        yield None
    for stages in session.split:
        if key_stage_span(stages) in recipe.variants.key_stages:
            yield stages
