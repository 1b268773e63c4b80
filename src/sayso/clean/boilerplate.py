"""Tell lines that a page puts around its article: contacts, sharing, subscriptions, rights, other stories."""

from __future__ import annotations

import re
from string import whitespace

_MAX_CHARS = 450  # longer contact blocks were never seen in one line; a longer line is an article's own
_NETWORK = (
    r"(?:twitter|x|facebook|instagram|linkedin|youtube|tiktok|whatsapp|telegram|threads|bluesky|mastodon)"
)
_STORY = r"(?:article|story|stories|post|page|report|piece)"
_GIVEN = r"(?:a|an|any|your own)"
_NEWS = r"(?:story|stories|tips?|news|views?|photos?|pictures|videos?|information)"


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# Each comment gives lines that the pattern below it matches, and one that it must not.
_WHOLE = _any_of(
    # matches "Advertisement", "Sponsored content", not "Advertisement sales fell"
    r"advert(?:isement|ising)?|sponsored(?: content)?|promoted(?: stories)?|paid content|ad",
    # matches "Loading audio player…", not "Loading the ships took a week"
    r"loading(?: (?:\w+ )?(?:player|comments?|video|content))?",
    # matches "Share this article on Facebook", "Tweet", not "Share prices fell"
    r"(?:share|tweet|pin(?: it)?|print|email|e-mail|save|comments?|copy link|link copied|bookmark)"
    rf"(?: (?:this|via|on|by|now|with friends|link|{_STORY}|{_NETWORK}|it|email|print|more|us)\b)*",
    # matches "Twitter", not "Twitter bans him"
    _NETWORK,
    # matches "12 comments", "Comments (3)", "1.2k shares", not "12 comments drew anger"
    r"(?:view |see |show |read |load )?(?:all )?[\d.,]*k? ?(?:comments?|shares?|views|likes)(?: ?\(\d+\))?",
    # matches "3 min read", "Load more stories", "Back to top", not "3 minutes later"
    r"\d+ ?-?min(?:ute)?s? read|reading time\b.{0,20}|(?:load|show|see|view) more\b.{0,30}|back to top",
    # matches "Leave a comment", "Join the conversation", not "Join the debate, she said"
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)",
    r"join (?:the|our) (?:conversation|discussion|debate)",
    # matches "ENDS", "-30-", "* * *", "Notes to editors", not "It ends here"
    r"-?\s*ends?\s*-?|-\s?30\s?-|[#*~_=•·\s-]{3,}|notes? (?:to|for) editors?|have your say",
    # labels of newspaper databases: "ABSTRACT", "FULL TEXT", not "Abstract art sells"
    r"abstract|full text",
    # what sign-up forms say: "Thanks for signing up!", not "Thanks for signing up to fight"
    r"thanks? (?:you )?for (?:signing up|subscribing|registering)",
    r"(?:please )?check your (?:inbox|email)\b.{0,30}",
)
_TAIL = ":.!»\u203a→…" + whitespace  # arrows and marks after a label

_HEADING = _any_of(
    # matches "Related stories", not "Related costs rose"
    rf"related(?: (?:{_STORY}|articles|content|topics|news|posts|coverage|links|reading))?",
    # matches "You may also like", "More from Eastham", "Most read", not "More from the same well came up"
    r"you (?:may|might) (?:also )?(?:like|be interested in)",
    r"more (?:from|on|in|like this|top)\b(?: [\w'\u2019&]+){0,5}",
    r"more (?:stories|news)(?: (?:from|on|in)\b.{0,40})?",
    r"most (?:read|popular|viewed|shared|commented)\b.{0,30}",
    # matches "Read next", "Read more from us", not "Read more books"
    r"(?:read|up|watch|see) next",
    r"read (?:more|also|this)(?: (?:on|from|about|news|stories)\b.{0,50})?|what to read next",
    # matches "Recommended for you", "Top stories", "Editor's picks", not "Top stories told by sailors"
    r"recommended(?: (?:for you|stories|reading))?|trending(?: now)?",
    r"(?:today'?s )?(?:top|best) (?:stories|reads|picks)",
    r"latest (?:news|stories|headlines)|popular (?:now|stories|articles)|(?:in )?other news|partner news",
    r"editor['\u2019]?s['\u2019]? picks?|don['\u2019]?t miss",
    r"(?:article )?(?:tags|topics|filed under|tagged)|explore further",
)

_START = _any_of(
    # matches "Read more: Mayor quits", "Watch: the fall", "Also on example.org", not "Read more books"
    r"(?:read|see|watch|listen|also "
    r"read|more|related|recommended|don['\u2019]?t miss|up next|further reading)"
    r"(?: more| also| next| here| now)?\s?[:|>»]\s?\S|also on \w[\w-]*\.\w+",
    # matches "Tags: council, bins", not "Tags were sewn on"
    r"(?:tags|topics|filed under|tagged|categories|keywords)\s?:",
    # matches "Sign up for our newsletter", not "Sign up rates fell"
    r"(?:sign up|subscribe|register|log ?in|sign in)(?: "
    r"(?:here|now|today|for free))?(?: (?:to|for|and|with)\b|[!.:]|$)",
    # matches "Follow us on X", "Follow @jane_roe", "Like Eastham News on Facebook", not "Follow the money"
    rf"(?:follow|like|find|join) (?:us|me|@\w+|[\w .'\u2019]{{2,40}}) "
    rf"(?:and [\w .'\u2019@]{{2,40}} )?on {_NETWORK}\b",
    r"follow @\w+|(?:like|enjoyed?) this (?:article|story)\?",
    # matches "Click here to see", "Download our app", not "Click on any house"
    r"(?:click|tap|press) (?:here|on the link)|download (?:our|the) .{0,30}\bapp\b|get the .{0,30}\bapp\b",
    # matches "© 2024 Example", "Copyright 2024", not "Copyright law is old"
    r"©|\(c\) ?\d|copyright (?:©|\(c\)|\d|[A-Z][\w ]+ \d{4})",
    # matches "Media contact: Jo Roe", "Tel: 01632 960000", not "Media contact was lost"
    r"(?:media|press)(?: (?:contacts?|office|enquir(?:y|ies)|inquir(?:y|ies)|relations))\s?:|contacts?\s?:",
    r"tel(?:ephone)?\s?[.:]|e-?mail\s?:",
    # matches "For more information, contact Jo Roe", not "For more information she waited a year"
    r"for (?:more|further|additional) "
    r"(?:information|details)\b.{0,60}\b(?:contact|visit|call|email|see|go to)\b",
    # matches "Reporting by Jo Roe; editing by Al Poe", not "Reporting by night is hard"
    r"\(?(?:additional )?(?:reporting|writing) by (?-i:[A-Z])|\(?editing by (?-i:[A-Z])",
    # matches "This article was first published on", "This story has been updated", not "This story is told"
    rf"(?:this|a version of this) {_STORY} (?:was |has been "
    rf"|is |also |will be )?(?:originally |first |also )?"
    r"(?:published|appear(?:s|ed)|updated|corrected|amended|produced|written by|part of)",
    r"(?:originally|first) (?:published|posted|appeared) (?:on|in|at|by)\b",
    # matches "Support our journalism", "Become a member today", not "Support our troops, he said"
    r"(?:please )?support (?:our|us|independent|local) (?:work|journalism|news\w*|reporting)",
    r"become a (?:member|subscriber|supporter|patron)\b|donate (?:now|here|today)|make a donation\b",
    r"(?:our|editorial) standards\s?:|cookie (?:policy|settings)",
    r"privacy (?:policy|notice)|terms (?:of|and) (?:use|service)",
    # matches "Have you got a story?", "Do you have any information?", not "Do you have a plan?"
    rf"(?:do you have|have you got|have|got) {_GIVEN}? ?(?:\w+ )?{_NEWS}\b[^.?!]{{0,80}}\?",
    r"what do you think\?.{0,80}(?:comment|below|tell us|let us know)",
    r"(?:tell us|let us know|share your \w+).{0,60}(?:below|in the comments?)\b",
)

_INSIDE = _any_of(
    # matches "All rights reserved.", "[email protected]", not "rights are reserved for some"
    r"all rights reserved|\[email[\s\u00a0]protected\]",
    r"may not be (?:published|reproduced|republished|broadcast|copied)",
    # matches "email us at", "call our newsdesk on", not "call us names"
    r"\b(?:e-?mail|contact|call|ring|text|phone|message|whatsapp|write "
    r"to|get in touch with) (?:us|our|the) ?(?:\w+ ){0,3}"
    r"(?:at|on|via|by|here|today)\b(?=.{0,40}(?:@|\d{3}|\.\w{2,3}\b|here|today))",
    r"\bwe pay for (?:your|videos|stories|tips|pictures)|\bclick here (?:to|for)\b",
    r"\bsign up (?:here|now|for our|to our)\b|\bsubscribe (?:to our|here|now)\b|\bin your inbox\b",
    # matches "Write to Jo Roe at jo@example.org", not "His address was jo@example.org"
    r"\b(?:write|contact|reach(?:ed)?|e-?mail|call|whatsapp|send|tips?)\b.{0,80}\w@\w+\.\w",
    # matches "Please consider supporting us", not "They consider supporting us"
    r"\bplease consider (?:supporting us|a donation|donating|subscribing)",
    # matches "Jo Roe contributed to this report.", not "He contributed to this mess"
    rf"\bcontributed (?:reporting )?to this {_STORY}\b|\bcontributed reporting\b",
    # matches "Follow her on Twitter", not "Follow her on foot"
    rf"\bfollow (?:him|her|them|us|me) on {_NETWORK}\b",
    rf"\bfollow [A-Z][\w .'\u2019]{{2,40}} on {_NETWORK} ?(?:at|:)? ?@",
    # matches "Get in touch via our form", "If you have a story, email", not "Get in touch, she begged"
    r"\bget in touch (?:via|with our|by (?:email|phone))\b",
    rf"\b(?:if you have|send us) (?:{_GIVEN}|your) "
    rf"{_NEWS}\b.{{0,60}}(?:@|\bcontact\b|\bemail\b|\bto us\b|\bhere\b)",
)
# A line that quotes somebody is the article's own, whatever else it says:
# matches '"Sign up now," she said', not 'Sign up for "The Briefing"'
_SPEECH = re.compile(
    r"\b(?:said|says|told|added|wrote|tweeted|asked|according to|argued|claimed|insisted|warned)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”][^\"“”]{25,}")
# matches 'About Eastham Council', not 'About 40 people left' and not 'About time'
_ABOUT = re.compile(
    r"(?i:about) (?:[Tt]he )?[A-Z][\w&.'\u2019-]*(?: (?:[A-Z&][\w&.'\u2019-]*|of|the|and|for)){0,6}:?"
)


def is_boilerplate(line: str) -> bool:
    """Tell a line that belongs to the page, not to its article."""
    if len(line) > _MAX_CHARS:
        return False
    bare = line.rstrip(_TAIL) or line
    if _WHOLE.fullmatch(bare) or is_link_heading(line):
        return True
    if _SPEECH.search(line) or _QUOTED.search(line):
        return False
    return bool(_START.match(line) or _INSIDE.search(line))


def is_link_heading(line: str) -> bool:
    """Tell a heading over other stories: 'Related stories', 'Most read', not 'Related costs rose'."""
    return len(line) <= _MAX_CHARS and bool(_HEADING.fullmatch(line.rstrip(_TAIL)))


def is_about_heading(line: str) -> bool:
    """Tell the heading over what an organisation says of itself: 'About Eastham Council'."""
    return bool(_ABOUT.fullmatch(line))
