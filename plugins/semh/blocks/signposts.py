"""Cards of helplines and services, made from signposts.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from semh.blocks.elements import add, add_plain, tail
from semh.blocks.profile import Profile
from semh.blocks.sources import host_of
from semh.blocks.wording import long_date
from semh.core.model import KeyStage
from semh.core.reference_model import Signpost

_ADDRESS = re.compile(r"^(?:https?://)?(?P<bare>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?)(?P<rest>.*)$", re.DOTALL)
_DIALLED = re.compile(r"[^0-9+]")


def dial_address(scheme: str, number: str) -> str:
    """`tel:116123` for `116 123`."""
    return f"{scheme}:{_DIALLED.sub('', number)}"


def add_cards(
    parent: Element, signposts: Iterable[Signpost], profile: Profile, stages: Iterable[KeyStage] | None
) -> None:
    """Append a list item for each signpost that is for any of `stages` (None: for all)."""
    wanted = None if stages is None else set(stages)
    for signpost in signposts:
        if wanted is None or wanted & set(signpost.key_stages):
            _add_card(parent, signpost, profile)


def _add_card(parent: Element, signpost: Signpost, profile: Profile) -> None:
    card = add(parent, "li", class_="semh-signpost", data_ks=" ".join(signpost.key_stages))
    name = add(card, "p", class_="semh-signpost-name")
    if signpost.url:
        add_plain(name, "a", signpost.name, href=signpost.url)
    else:
        add_plain(name, "strong", signpost.name)
    add_plain(card, "p", signpost.for_whom, class_="semh-signpost-for")
    _add_routes(card, signpost, profile)
    facts = [f"Open: {signpost.hours}."]
    if signpost.cost:
        facts.append(f"Cost: {signpost.cost}.")
    facts.append(f"Last checked {long_date(signpost.checked_on)}.")
    text = " ".join(fact[:-1] if fact.endswith("..") else fact for fact in facts)
    add_plain(card, "p", text, class_="semh-signpost-facts")


def _add_routes(card: Element, signpost: Signpost, profile: Profile) -> None:
    routes = add(card, "p", class_="semh-signpost-routes")
    if signpost.phone:
        _add_route(routes, "Call ", signpost.phone, dial_address("tel", signpost.phone), profile)
    if signpost.text:
        number, bracket, rest = signpost.text.partition(" (")
        _add_route(routes, "Text ", number, dial_address("sms", number), profile)
        tail(routes, bracket + rest)
    if signpost.webchat:
        found = _ADDRESS.match(signpost.webchat)
        address = f"https://{found['bare']}" if found else ""
        _add_route(routes, "Chat online: ", found["bare"] if found else signpost.webchat, address, profile)
        tail(routes, found["rest"] if found else "")
    if profile is Profile.print and signpost.url:
        _add_route(routes, "Web: ", _short(signpost.url), "", profile)
    if not len(routes):
        card.remove(routes)


def _add_route(routes: Element, before: str, shown: str, address: str, profile: Profile) -> None:
    tail(routes, f" · {before}" if len(routes) else before)
    if address.startswith("https:") or (address and profile is Profile.site):
        add_plain(routes, "a", shown, href=address)
    else:
        add_plain(routes, "strong", shown)


def _short(url: str) -> str:
    """A web address as people type it when it is short, else the site that it is on."""
    bare = re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return bare if len(bare) <= 40 else host_of(url)
