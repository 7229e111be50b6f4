"""A small project with a page and a handout for parents in a pseudo-language and in one that runs from right to left."""

from __future__ import annotations

from semh.core.text_files import digest_of
from tests.projects import front_matter

DATES = {"reviewed": "2026-11-24", "review_by": "2099-11-01"}
PSEUDO = str.maketrans("aeiouyAEIOUcnsz", "áéíóúýÁÉÍÓÚçñšž")
LANGUAGES = """\
pl:
  name: Pseudo
  english_name: Pseudo-language
  words: {Say: Šáý, Avoid saying: Ávóíd, What helps: Whát hélpš}
ar:
  name: العربية
  english_name: Arabic
  direction: rtl
  words: {Say: قل}
"""
ENGLISH_BODY = """
/// safety
///

## Talking tonight

Sit beside your child. Ask what the hardest part of the day was.

/// avoid
“Cheer up.”
///

/// say
“I am glad you told me.”
///

- one small thing
- another one

| When | What |
| --- | --- |
| Now | Call |
"""
ARABIC_BODY = """
/// safety
///

## حديث الليلة

اجلس بجانب طفلك. اسأله ما أصعب جزء في يومه. الرقم 116 123 مجاني.

/// avoid
«ابتهج».
///

/// say
«أنا سعيد لأنك أخبرتني».
///

- شيء صغير
- شيء آخر

| متى | ماذا |
| --- | --- |
| الآن | اتصل |
"""


def pseudo(text: str) -> str:
    """The text with accents, outside blocks and tables' rules: it is read as English and looks like another language."""
    return "\n".join(line if line.startswith(("///", "| ---")) else line.translate(PSEUDO) for line in text.split("\n"))


def english(id_: str, **more: str) -> str:
    return front_matter(id_, title="Help at home", audience="parent", **DATES, **more) + ENGLISH_BODY


def translation(text: str, id_: str, body: str, title: str, **more: str) -> str:
    """A translation of the English `text`."""
    mark = f"v{digest_of(text)[:7]}"
    keys = {"title": title, "audience": "parent", "follows": "2026-11-24", "english": mark, **DATES, **more}
    return front_matter(id_, **keys) + body


PAGE = english("parents.help")
HANDOUT = english("s1-home", sides="1")
FILES: dict[str, str | bytes] = {
    "content/languages.yml": LANGUAGES,
    "content/parents/index.md": front_matter("parents", audience="parent") + "\n[Help](help.md)\n\n/// safety\n///\n",
    "content/parents/help.md": PAGE,
    "content/parents/help.pl.md": translation(PAGE, "parents.help.pl", pseudo(ENGLISH_BODY), "Hélp át hómé"),
    "content/parents/help.ar.md": translation(PAGE, "parents.help.ar", ARABIC_BODY, "مساعدة في البيت"),
}
HANDOUTS: dict[str, str | bytes] = {
    "content/sessions/01-first/handouts/home.md": HANDOUT,
    "content/sessions/01-first/handouts/home.pl.md": translation(
        HANDOUT, "s1-home.pl", pseudo(ENGLISH_BODY), "Hélp át hómé", sides="1"
    ),
    "content/sessions/01-first/handouts/home.ar.md": translation(
        HANDOUT, "s1-home.ar", ARABIC_BODY, "مساعدة في البيت", sides="1"
    ),
}
