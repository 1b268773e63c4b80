"""Tell lines that a page puts around its article: contacts, sharing, subscriptions, rights, other stories."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_MAX_CHARS = 450  # longer contact blocks were never seen in one line; a longer line is an article's own

_NETWORK = (
    r"(?:twitter|x|facebook|instagram|linkedin|youtube|tiktok|whatsapp|telegram|threads|bluesky|mastodon)"
)
_STORY = r"(?:article|story|stories|post|page|report|piece)"

# Whole lines, or lines that begin so. Each alternative is preceded by what it matches and must not match.
_WHOLE = re.compile(
    r"(?:"
    # 'Advertisement', 'Sponsored content'; not 'Advertisement sales fell.'
    r"advert(?:isement|ising)?|sponsored(?: content)?|promoted(?: stories)?|paid content|loading\W*|ad"
    # 'Share', 'Share this article on Facebook', 'Tweet'; not 'Share prices fell on Monday.'
    rf"|(?:share|tweet|pin(?: it)?|print|email|e-mail|save|comments?|copy link|link copied|bookmark)"
    rf"(?: (?:this|via|on|by|now|with friends|link|{_STORY}|{_NETWORK}|it|email|print|more|us)\b)*"
    # 'Facebook', 'Twitter'
    rf"|{_NETWORK}"
    # '12 comments', 'Comments (3)', '1.2k shares', '3 min read'
    r"|(?:view |see |show |read |load )?(?:all )?[\d.,]*k? ?(?:comments?|shares?|views|likes|retweets)(?: ?\(\d+\))?"
    r"|(?:load|show|see|view) more\b.{0,30}|\d+ ?-?min(?:ute)?s?(?: read)?|reading time\b.{0,20}|skip to .{0,40}|back to top"
    # 'Leave a comment', 'Join the conversation'; not 'Join the conversation, the mayor said.'
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply)|join (?:the|our) (?:conversation|discussion|debate)|have your say"
    # 'ENDS', '-30-', '###', '* * *'
    r"|-?\s*ends?\s*-?|-\s?30\s?-|[#*~_=•·\s-]{3,}|notes? (?:to|for) editors?"
    # 'Related stories', 'Most read'; not 'Related costs rose.'
    r")[:.!»›→…\s]*",
    _I,
)
_HEADING = re.compile(
    rf"(?:related(?: (?:{_STORY}|articles|content|topics|news|posts|coverage|links|tags|reading))?"
    r"|(?:you (?:may|might) )(?:also )?(?:like|be interested in)|more (?:from|on|in|stories|news|like this|top)\b.{0,60}"
    r"|most (?:read|popular|viewed|shared|commented)\b.{0,30}|(?:read|up|watch|see) next|read (?:more|also|this)(?: (?:on|from|about|news|stories).{0,50})?"
    r"|recommended(?: (?:for you|stories|reading))?|trending(?: now)?|top stories|latest (?:news|stories|headlines)|popular (?:now|stories|articles)"
    r"|(?:in )?other news|editor'?s'? picks?|don'?t miss|elsewhere|(?:article )?(?:tags|topics|filed under|tagged)|what to read next"
    r"|(?:today'?s )?(?:top|best) (?:stories|reads|picks))\s*[:»›→…]*",
    _I,
)
_START = re.compile(
    r"(?:"
    # 'Read more: Mayor quits', 'Watch: the moment it fell'; not 'Read more books, she told them.'
    r"(?:read|see|watch|listen|also read|more|related|recommended|don'?t miss|read next|up next|further reading)(?: more| also| next| here| now)?\s?[:|>»]\s?\S"
    # 'Tags: council, bins', 'Topics: …', 'Filed under: …'
    r"|(?:tags|topics|filed under|tagged|categories|keywords)\s?:"
    # 'Sign up for our newsletter', 'Subscribe to get …'; not 'Sign up rates fell.'
    r"|(?:sign up|subscribe|register|log ?in|sign in)(?: (?:here|now|today|for free))?(?: (?:to|for|and|with)\b|[!.:]|$)"
    # 'Follow us on X', 'Follow @jane_roe', 'Like Eastham News on Facebook'; not 'Follow the money on taxes'
    rf"|(?:follow|like|find|join) (?:us|me|@\w+|[\w .'’]{{2,40}}) (?:and [\w .'’@]{{2,40}} )?on {_NETWORK}\b|follow @\w+"
    # 'Click here to see …', 'Tap here', 'Download our app'
    r"|(?:click|tap|press) (?:here|on the link)|download (?:our|the) .{0,30}\bapp\b|get the .{0,30}\bapp\b"
    # '© 2024 Example', 'Copyright 2024'; not 'Copyright law is old.'
    r"|©|\(c\) ?\d|copyright (?:©|\(c\)|\d|[A-Z][\w ]+ \d{4})"
    # 'Media contact: …', 'For more information, contact …', 'Press office: …'
    r"|(?:media|press)(?: (?:contacts?|office|enquir(?:y|ies)|inquir(?:y|ies)|relations))\s?:|contacts?\s?:|tel(?:ephone)?\s?[.:]|e-?mail\s?:"
    r"|for (?:more|further|additional) (?:information|details)\b.{0,60}\b(?:contact|visit|call|email|see|go to)\b"
    # 'Reporting by A; editing by B', 'Additional reporting by A'
    r"|\(?(?:additional )?(?:reporting|writing) by [A-Z]|\(?editing by [A-Z]"
    # 'This article was first published on …', 'This story has been updated.', 'A version of this article appears …'
    rf"|(?:this|a version of this) {_STORY} (?:was |has been |is |also |will be )?(?:originally |first |also )?(?:published|appear(?:s|ed)|updated|corrected|amended|produced|written by|part of)"
    rf"|(?:originally|first) (?:published|posted|appeared) (?:on|in|at|by)\b"
    # 'Support our journalism', 'Become a member'
    r"|(?:please )?(?:support (?:our|us|independent|local) ?\w*|become a (?:member|subscriber|supporter|patron)\b|donate (?:now|here|today)|make a donation\b)"
    r"|(?:our|editorial) standards\s?:|cookie (?:policy|settings)|privacy (?:policy|notice)|terms (?:of|and) (?:use|service|conditions)"
    # 'Have you got a story?', 'Do you have any information?', 'Got a tip?'
    r"|(?:do you have|have you got|have|got) (?:a|an|any|your own)? ?(?:\w+ )?(?:story|stories|tips?|news|views?|photos?|videos?|information)\b[^.?!]{0,80}\?"
    r"|what do you think\?.{0,80}(?:comment|below|tell us|let us know)|(?:tell us|let us know|share your \w+).{0,60}(?:below|comments?)\b"
    r")",
    _I,
)
_INSIDE = re.compile(
    r"all rights reserved|\[email[\s\u00a0]protected\]|may not be (?:published|reproduced|republished|broadcast|copied)"
    # 'email us at', 'call our newsdesk', 'WhatsApp us on'; not 'call us names'
    r"|\b(?:e-?mail|contact|call|ring|text|phone|message|whatsapp|write to|get in touch with) (?:us|our|the) ?(?:\w+ ){0,3}(?:at|on|via|by|here|today)\b"
    r"|\bwe pay for (?:your|videos|stories|tips|pictures)|\bclick here (?:to|for)\b|\bsign up (?:here|now|for our|to our)\b|\bsubscribe (?:to our|here|now)\b"
    rf"|\bcontributed (?:reporting )?to this {_STORY}\b|\bcontributed reporting\b|\bfollow (?:him|her|them|us|me) on {_NETWORK}\b"
    rf"|\bfollow [A-Z][\w .'’]{{2,40}} on {_NETWORK} ?(?:at|:)? ?@|\bnewsletter\b.{{0,40}}\b(?:inbox|sign|subscribe|free)\b"
    r"|\bget in touch (?:by|via|with our|at|on)\b|\b(?:if you have|send) (?:a|any|your|us|us your) (?:story|stories|tips?|photos?|pictures|news|views)\b.{0,60}(?:@|\bcontact\b|\bemail\b|\bto us\b|\bhere\b)",
    _I,
)
# A line that quotes somebody is the article's own, whatever else it says:
# matches '"Sign up now," she said', not 'Sign up for "The Briefing"'
_SPEECH = re.compile(
    r"(?:said|says|told|added|wrote|tweeted|asked|according to|argued|claimed|insisted|warned)\b", _I
)
_QUOTED = re.compile(r"[\"“”][^\"“”]{25,}")


def is_boilerplate(line: str) -> bool:
    """Tell a line that belongs to the page, not to its article."""
    if len(line) > _MAX_CHARS:
        return False
    if _WHOLE.fullmatch(line) or is_link_heading(line):
        return True
    if _SPEECH.search(line) or _QUOTED.search(line):
        return False
    return bool(_START.match(line) or _INSIDE.search(line))


def is_link_heading(line: str) -> bool:
    """Tell a heading over other stories: 'Related stories', 'Most read', not 'Related costs rose'."""
    return bool(_HEADING.fullmatch(line))
