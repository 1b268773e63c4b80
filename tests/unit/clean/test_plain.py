"""Pasted plain text: how lines become blocks, and what each block is."""

from __future__ import annotations

import pytest

from sayso.clean.article import clean_page
from sayso.clean.plain import cut_text
from sayso.errors import NoBody
from sayso.records import BlockRole, Hints, Origin, Page, Precision
from sayso.settings import CleanSettings

LIGHTHOUSE = """Keeper tells Brannick council to 'leave the lamp alone' or he will switch it off for good
Osric Vane says he will walk out unless the harbour board, the trust and the town share the repair bill
Petra Lindqvist
Petra Lindqvist
THE keeper of Brannick lighthouse has told the council to "leave the lamp alone" or pay for a new one.
Osric Vane, 61, said: "We have mended this tower for thirty winters and nobody has sent us as much as a nail.
"If they want a museum, they can build one somewhere else.
The tower on the north mole needs a new roof before the storms of October arrive, harbour engineers found.
We have mended this tower for thirty winters and nobody has sent us as much as a nail
Keeper Osric Vane
But councillor Maud Ferrer warned that the town "cannot pay for everything".
WINTER WARNING
The loss of the lamp would leave fishing boats from Brannick without a guide past the Sow rocks.
At its busiest, in 1954, the lighthouse guided nearly forty trawlers into the harbour each night.
'NOT A NAIL'
Speaking later, Mr Vane repeated that he had been sent "not a nail" by anybody in the town hall.
The loss of the lamp would leave the fishing boats of Brannick with no guide past the Sow rocks in winter.
In 1954, when it was busiest, the lighthouse used to guide almost forty trawlers a night into the harbour.
Do you have a story for the Brannick Bugle? Email us at [email protected] or call 01632 960123. We pay for pictures too.
"""

ORCHARD = """Growers threaten to fell the Tolland orchards unless water returns

By Ines Okafor and Bram Tully, Farm Correspondent

Published: Tuesday, 14 May 2030 at 9:15 BST

3 min read

Growers in the Tolland valley said on Monday they would fell their pear trees if the canal stayed shut.

“A tree without water is firewood, and we will sell it as firewood before the summer ends,” said Hetty Moor of the growers' union.

Photo: Ines Okafor

“A tree without water is firewood, and we will sell it as firewood”
– Hetty Moor, growers' union

What happens next

Engineers plan to test the Tolland sluice gates twice before the end of the month, the water board said.

• Growers meet on Thursday
• The board answers by June

Read more: Canal closed after leak

Related stories

Pears dearer than ever

Bees leave the valley

Additional reporting by Al Poe

© 2030 Tolland Times. All rights reserved.
"""

ROLES = {"h": "headline", "d": "deck", "b": "byline", "t": "dateline", "p": "paragraph", "s": "subhead"} | {
    "q": "pull_quote", "c": "caption", "l": "list_item", "x": "boilerplate"
}  # fmt: skip


def _clean(text: str, **more):
    page = Page(body=text.encode(), name="x.txt", media_type="text/plain", received_utc="2031-05-02", **more)
    return clean_page(page, CleanSettings())


def _short(article) -> str:
    letters = {role: letter for letter, role in ROLES.items()}
    return "".join(
        letters[block.role.value].upper() if block.repeat_of else letters[block.role.value]
        for block in article.blocks
    )


def test_a_tabloid_page_without_blank_lines():
    article = _clean(LIGHTHOUSE)
    assert _short(article) == "hdbBppppQqpsppspPPx"
    assert article.authors == ("Petra Lindqvist",)


def test_a_repeat_points_at_what_it_repeats():
    article = _clean(LIGHTHOUSE)
    repeated = [block.repeat_of.of(article.text)[:28] for block in article.blocks if block.repeat_of]
    assert repeated == [
        "Petra Lindqvist",
        "We have mended this tower fo",
        "The loss of the lamp would l",
        "At its busiest, in 1954, the",
    ]


def test_a_page_with_blank_lines():
    article = _clean(ORCHARD)
    assert _short(article) == "hbtxppcQqspllxxxxxx"
    assert article.authors == ("Ines Okafor", "Bram Tully")
    assert (article.published.value, article.published.origin) == ("2030-05-14", Origin.TEXT)


def test_text_is_the_decoded_page_itself():
    text = "\ufeffFerry stops\r\n\r\nThe ferry\u00a0stops on Friday, Ida Brek said.\rIt is old.\x0c"
    article = _clean(text)
    assert article.text == text
    assert [(run.text_start, run.text_end, run.page_start, run.page_end) for run in article.runs] == [
        (0, 69, 0, 69)
    ]
    assert [b.span.of(text) for b in article.blocks] == [
        "Ferry stops",
        "The ferry\u00a0stops on Friday, Ida Brek said.",
        "It is old.",
    ]


WRAPPED = """The Norrholm ferry will stop on Friday after sixty years because nobody
wants to pay for a new engine, harbour master Ida Brek said on Monday at
the quay.

"It has been a good ship," she told some forty islanders who had come to
hear her. "But a ship needs an engine, and an engine needs money that we
have not got."
  Islanders will meet again on Thursday to talk about a smaller boat that
could cross in summer.
"""


def test_hard_wrapped_lines_go_on():
    spans = cut_text(WRAPPED)
    assert [len(span.of(WRAPPED).split("\n")) for span in spans] == [3, 3, 2]


def test_one_line_per_paragraph_is_not_wrapped():
    lines = [
        f"Councillor {name} said that the bridge would open in May."
        for name in ("Ark", "Bo", "Cy", "Dee", "Eff")
    ]
    assert len(cut_text("\n".join(lines))) == 5


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday, the Tolland exchange said.",
        '"Sign up now or lose your place," the growers\' union told its members.',
        "Related costs rose by a third, the board said.",
        "Comments by the mayor drew anger in the valley on Monday.",
        "Follow the money and you find the canal, Ms Moor said.",
        "Photo radar is coming to Tolland, police said on Monday.",
        "Get the canal open, Ms Moor told the board, and the trees will live.",
        "Copyright law is older than the orchards, a lawyer said.",
        "Contact with the boat was lost at noon on Tuesday.",
    ],
)
def test_text_that_only_looks_like_furniture_stays(line):
    text = f"Canal stays shut\nGrowers in the valley met on Monday.\n{line}\nThey will meet again on Friday."
    assert _clean(text).blocks[2].role is BlockRole.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Sign up for our newsletter",
        "Most read",
        "12 comments",
        "Follow us on Instagram",
        "Follow Hetty Moor on Twitter @hettymoor",
        "ENDS",
        "This story has been updated.",
        "Click here to send us your pictures",
        "Jo Roe contributed to this report.",
        "Got a tip? Call our newsdesk on 01632 960123",
        "Hetty Moor can be reached at h.moor@tolland.example",
        "Please consider supporting us with a small amount each month.",
        "(Reporting by Jo Roe; editing by Al Poe)",
    ],
)
def test_furniture_is_boilerplate(line):
    text = f"Canal stays shut\nGrowers in the valley met on Monday.\nThey will meet again on Friday.\n{line}"
    assert _clean(text).blocks[3].role is BlockRole.BOILERPLATE


@pytest.mark.parametrize(
    ("earlier", "later", "repeats"),
    [
        ("The canal board will close three of its seven gates in June.", "In June, the board of the canal will close three of seven gates.", True),
        ("The canal board will close three of its seven gates in June.", "In June, the board of the canal will close four of seven gates.", False),
        ("The canal board will close all of its gates in June.", "In June, the canal board will not close all of its gates.", False),
        ("Tolland growers won the vote on the canal gates in June.", "The vote on the canal gates in June was won by Brannick growers.", False),
        ("The canal board will close all of its gates in June.", 'The canal board will close all gates in June, and "nobody will be told why".', False),
        ("The canal board will close all of its gates in June.", "The pear trees on the hill were planted by monks.", False),
    ],
)  # fmt: skip
def test_news_is_no_repeat_however_alike(earlier, later, repeats):
    text = f"Canal stays shut\nGrowers in the valley met on Monday.\n{earlier}\nThey meet again on Friday.\n{later}"
    assert bool(_clean(text).blocks[4].repeat_of) is repeats


def test_a_name_under_an_extract_is_no_statement():
    article = _clean(
        "Canal stays shut\nGrowers met.\nWe have no water left, she wrote.\n– Hetty Moor, growers' union\nThey left."
    )
    assert article.blocks[3].role is BlockRole.CAPTION


def test_a_legend_is_a_caption():
    article = _clean(
        "Canal stays shut\n\n██ Held by the board\n\n██ Dry since May\n\nGrowers in the valley met on Monday."
    )
    assert _short(article) == "hccp"


def test_words_of_an_organisation_about_itself_end_a_release():
    body = "The board will open the canal in June, its chair Ada Quill said on Monday."
    text = f"Canal to open in June\n{body}\nGrowers welcomed the news and asked for a date.\nAbout Tolland Water\nTolland Water serves towns.\n"
    assert _short(_clean(text)) == "hppxx"


@pytest.mark.parametrize("text", ["Ferry stops", "a, b, c\n1, 2, 3", "Menu\nHome\nNews\nSport", "{}"])
def test_a_text_without_a_sentence_is_no_article(text):
    with pytest.raises(NoBody):
        _clean(text)


def test_a_single_sentence_is_read():
    article = _clean("The ferry will stop on Friday, Ida Brek said.")
    assert _short(article) == "p"


def test_hints_win():
    hints = (
        Hints(published="2031-05"),
        Hints(origin=Origin.SIDECAR, published="2030-01-01", outlet="Tolland Times"),
    )
    article = _clean(ORCHARD, hints=hints, address="https://example.org/pears")
    assert (article.published.value, article.published.precision) == ("2031-05", Precision.MONTH)
    assert (article.outlet, article.address) == ("Tolland Times", "https://example.org/pears")


DERBY = """'We were robbed' – Ormsby boss fumes at late penalty as Harl go top
Manager Dot Quarrie wants the league to say sorry after the whistle that settled the valley derby
By Sol Amadi
By Sol Amadi
ORMSBY manager Dot Quarrie said on Saturday that her side were "robbed" by a penalty in the last minute.
Harl won 2-1 and now lead the table by three points.
Quarrie told reporters: "The ball hit her shoulder and everybody in the ground saw it.
"I want somebody from the league to ring me and say sorry for what happened here today."
The league said referees were "never above questions" but had the last word.
"I want somebody from the league to ring me and say sorry for what happened here today."
Dot Quarrie, Ormsby manager
THE DECISION
Captain Fern Okoro blamed nobody and said that Ormsby should have scored twice before half-time.
The defeat leaves Ormsby in fifth place, with two games left and a difficult trip to the coast to come.
Harl, who had not won at the Mill Ground since 2011, celebrated with their supporters for almost an hour.
SORRY SEASON
Keeper Lu Pennant wept as she left the pitch, and her father carried her gloves to the bus.
With a difficult trip to the coast to come and two games left, the defeat leaves Ormsby fifth.
Harl celebrated for nearly an hour with supporters, having not won at the Mill Ground since 2011.
Follow Harl Herald Sport on Facebook for more derby news
"""


def test_another_tabloid_page():
    assert _short(_clean(DERBY)) == "hdbBpppppQqsppps" + "pPPx"


def test_a_label_over_the_headline_is_no_headline():
    article = _clean(
        "ANALYSIS\nWho wants the canal open\nBy Ines Okafor\nGrowers in the valley met on Monday. They left."
    )
    assert (_short(article), article.title) == ("shbp", "Who wants the canal open")


def test_times_over_the_entries_of_a_live_page_are_no_text():
    entries = (
        "19:40 IST\nThe gates are open, Ada Quill said.\n7.30 pm\nGrowers wait at the gates, they told us."
    )
    assert _short(_clean(f"Canal opens\nFollow the day as it goes in Tolland.\n{entries}")) == "hptptp"


def test_a_title_over_furniture_is_furniture():
    text = "Canal opens\nGrowers in the valley met on Monday.\nThe Tolland Briefing\nSign up for our newsletter\nThey left on Friday."
    assert _short(_clean(text)) == "hpxxp"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ines Okafor", ("Ines Okafor",)),
        ("By science reporter Ines Okafor", ("Ines Okafor",)),
        ("Curated by Ines Okafor and Bram Tully", ("Ines Okafor", "Bram Tully")),
        ("Ines Okafor at Mill Road", ("Ines Okafor",)),
        ("INES OKAFOR", ("INES OKAFOR",)),
        ("By Friday it was over", ()),
        ("By then", ()),
    ],
)
def test_bylines_name_their_authors(line, authors):
    article = _clean(
        f"Canal opens\n{line}\nGrowers in the valley met on Monday.\nThey left on Friday, Ada Quill said."
    )
    assert article.authors == authors


def test_an_office_on_a_line_of_its_own_is_no_author():
    text = (
        "Ferry stays in harbour for a ninth night\nBy Ida Brek\nCourt Reporter\n12 May 2031\n"
        + "The ferry to Orrin stayed in harbour on Monday night, and nobody on the quay could say why it did. "
        * 3
    )
    page = Page(body=text.encode(), name="a.txt", media_type="text/plain", received_utc="2031-05-12")
    assert clean_page(page, CleanSettings()).authors == ("Ida Brek",)
