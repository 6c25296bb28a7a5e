"""A page to be read on a phone, in light and dark: sections with a heading each, in the club's name and colours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

# Of each scheme: words, paper, quieter words, lines, links. The club's own colour is only ever under its own words.
SCHEMES = {
    "light": {"ink": "#1c2733", "paper": "#ffffff", "quiet": "#4a5765", "line": "#d5dae0", "link": "#0b57a4"},
    "dark": {"ink": "#e8edf2", "paper": "#14191f", "quiet": "#b3bec9", "line": "#36414d", "link": "#8ec5ff"},
}
_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title} – {club}</title>
<style>
:root {{ {light} --main: {main}; --on-main: {on_main}; }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
* {{ box-sizing: border-box; }}
body {{ font: 1.0625rem/1.55 system-ui, sans-serif; margin: 0; background: var(--paper); color: var(--ink);
       overflow-wrap: break-word; }}
header {{ background: var(--main); color: var(--on-main); padding: 1.25rem 1rem; }}
header > div, main, footer {{ max-width: 40rem; margin: 0 auto; }}
header img {{ height: 3.5rem; width: auto; float: left; margin: 0 .9rem .25rem 0; }}
header p {{ margin: 0; }}
main, footer {{ padding: 0 1rem 1rem; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 1.25rem 0 .25rem; }}
h2 {{ font-size: 1.15rem; line-height: 1.3; margin: 0 0 .4rem; }}
section {{ border-top: 1px solid var(--line); padding: 1.1rem 0; }}
p, ul, dl {{ margin: 0 0 .5rem; }} ul {{ padding-left: 1.2rem; }} li {{ margin-bottom: .35rem; }}
dt {{ font-weight: 600; }} dd {{ margin: 0 0 .6rem; color: var(--quiet); }}
.lead {{ color: var(--quiet); margin-bottom: 1.1rem; }}
a {{ color: var(--link); display: inline-block; padding: .3rem 0; }}
a:focus-visible {{ outline: 3px solid var(--link); outline-offset: 2px; }}
</style>
</head>
<body>
<header><div>{badge}<p><strong>{club}</strong></p><p>{season}</p></div></header>
<main>
<h1>{title}</h1>
<p class="lead">{lead}</p>
{sections}
</main>
<footer><nav aria-label="More">{links}</nav></footer>
</body>
</html>
"""


@dataclass(frozen=True)
class Section:
    """Words, and after them pairs of what and more about it, or simple lines; an address at its end."""

    head: str
    text: str = ""
    pairs: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()
    before_link: str = ""
    link: str = ""

    def drawn(self, number: int) -> str:
        parts = [f"<p>{escape(self.text)}</p>"] if self.text else []
        if self.pairs:
            pairs = "".join(f"<dt>{escape(what)}</dt><dd>{escape(more)}</dd>" for what, more in self.pairs)
            parts.append(f"<dl>{pairs}</dl>")
        if self.lines:
            parts.append(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in self.lines)}</ul>")
        if self.link:
            parts.append(f"<p>{escape(self.before_link)}{anchor(self.link, self.link.removeprefix('https://'))}</p>")
        head = f'<h2 id="s{number}">{escape(self.head)}</h2>'
        return f'<section aria-labelledby="s{number}">{head}{"".join(parts)}</section>'


@dataclass(frozen=True)
class Of:
    """Whose page it is; `badge` is empty or a picture as a data address."""

    club: str
    season: str
    colour: str
    colour_of_words: str
    badge: str


def notice_page(of: Of, title: str, lead: str, sections: Iterable[Section], links: Iterable[tuple[str, str]]) -> str:
    return _PAGE.format(
        club=escape(of.club),
        season=escape(of.season),
        main=of.colour,
        on_main=of.colour_of_words,
        badge=f'<img src="{escape(of.badge)}" alt="">' if of.badge else "",  # the club's name stands beside it
        title=escape(title),
        lead=escape(lead),
        sections="\n".join(section.drawn(number) for number, section in enumerate(sections, start=1)),
        links=" · ".join(anchor(address, words) for words, address in links),
        **{scheme: "".join(f"--{name}: {value}; " for name, value in told.items()) for scheme, told in SCHEMES.items()},
    )


def anchor(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'
