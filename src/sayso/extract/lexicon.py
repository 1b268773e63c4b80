"""Words that tell names apart: titles, bodies, places, given names, unnamed sorts of people."""

from __future__ import annotations

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness sen sens senator senators rep
    reps
    representative congressman congresswoman gov governor president vice-president chancellor premier pm
    minister secretary chairman chairwoman chair judge justice attorney general gen lt col colonel maj major
    capt captain sgt sergeant cpl cllr councillor councilman councilwoman mayor sheriff chief inspector
    detective superintendent constable officer king queen prince princess pope bishop archbishop cardinal
    rev reverend father sister imam rabbi ambassador coach manager director ceo commissioner speaker
    spokesman spokeswoman nominee candidate prosecutor barrister solicitor attorney counsel magistrate
    recorder coroner treasurer comptroller envoy delegate economist analyst editor correspondent curator
    warden headteacher principal vicar canon dean provost rector admiral brigadier commander lieutenant
    marshal pc dc ds di dci dsi nurse chef author actor actress singer farmer striker midfielder goalkeeper
    defender goalscorer activist campaigner spokesperson deputy undersecretary whip shopkeeper collector
    postmaster solicitor-general constable trader fisherman
    skipper""".split()
)
ALLEGIANCES = frozenset(
    """democrat republican gop tory labour conservative liberal independent green british english scottish
    welsh irish french german italian spanish russian chinese american canadian australian indian israeli
    iraqi iranian turkish mexican democratic polish dutch swedish japanese former acting""".split()
)
BODIES = frozenset(
    """party council department university college school hospital inc inc. ltd plc corp corp. company co
    group
    bank committee commission ministry office agency association union institute foundation trust society
    club court police service services authority administration government parliament congress senate house
    assembly army navy force forces guard bureau board board's federation league times post herald tribune
    journal gazette news guardian telegraph mail mirror sun star press reuters network radio television tv
    magazine review weekly daily center centre project campaign coalition alliance movement front center
    network museum church corporation report survey poll association airlines airways motors industries
    holdings railway railways partners associates chamber fund registry observatory laboratory lab society's
    states kingdom
    nations""".split()
)
PLACES = frozenset(
    """britain england scotland wales ireland london france paris germany berlin italy rome spain madrid
    portugal greece turkey russia moscow ukraine poland warsaw sweden norway finland denmark belgium
    brussels netherlands austria switzerland hungary china beijing japan tokyo india delhi pakistan iran
    iraq syria israel egypt libya afghanistan saudi arabia yemen africa nigeria kenya america american
    canada mexico brazil argentina chile cuba australia sydney zealand korea vietnam washington ohio texas
    florida california iowa nevada virginia georgia pennsylvania michigan wisconsin arizona colorado
    carolina hampshire york boston chicago cleveland manhattan brooklyn indiana illinois utah europe asia
    """.split()
)
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december christmas easter spring summer autumn winter""".split()
)
MALE = frozenset(
    """john james robert michael william david richard joseph thomas charles christopher daniel matthew
    anthony
    mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey
    ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory
    alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry peter zachary
    douglas harold kyle noah carl gerald keith roger arthur terry lawrence sean christian austin joe ethan
    albert jesse willie billy bryan bruce jordan ralph roy noel eugene randy wayne harry howard louis philip
    bobby johnny bradley martin tim mike jim bob tom bill dan ben matt chris nick steve jeff greg ted ron
    rick ken dave rob alan ian graham neil simon stuart colin nigel ahmed mohammed muhammad ali hassan omar
    ivan vladimir igor hans karl luis carlos juan pedro marco antonio pierre jean luca liam owen oliver leo
    max hugo oscar barack bernie mitt newt rudy marco jeb ed sam alex fred paddy sean declan kieran rajesh
    amit sanjay arjun vikram wei hiroshi kenji emmanuel nicolas francois""".split()
)
FEMALE = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret
    sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura
    cynthia dorothy amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine
    helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia
    lauren kelly christina joan evelyn judith andrea hannah jacqueline martha gloria teresa ann sara madison
    frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle
    beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary chelsea
    melania ivanka nicola fiona moira siobhan aoife niamh claire clare louise lucy kate kathy jane jill
    jenny jen kim sue liz beth meg tara zoe chloe eve fatima aisha leila priya anita meera sunita mei yuki
    ingrid astrid greta elena olga natasha sofia carmen rosa lucia ana isabel camille amelie elise loretta
    elaine megyn kellyanne huma debbie donna nina nora""".split()
)
UNNAMED_SORTS = frozenset(
    """official officials source sources aide aides adviser advisers advisor advisors critic critics supporter
    supporters voter voters people person resident residents analyst analysts expert experts spokesman
    spokeswoman spokesperson spokespeople representative witness witnesses protester protesters some many
    others several few most everyone someone somebody anybody nobody anyone one two three another man woman
    men women student students researcher researchers scientist scientists lawyer lawyers operative
    operatives strategist strategists insider insiders republicans democrats conservatives liberals
    independents tories americans britons lawmakers leaders reporters journalists observers investigators
    police officers parents neighbours neighbors friends poll polls survey surveys report reports study
    studies documents records emails email letter""".split()
)
BODY_HEADS = frozenset(
    """campaign office department team administration ministry committee study report poll survey government
    company group party newspaper paper website network bureau agency court commission council panel board
    firm union organization organisation university foundation institute army police""".split()
)
# What a report calls somebody it has named: "the senator", "the farmer".
CALLED_SO = frozenset(
    """senator candidate nominee governor congressman congresswoman president mayor minister chancellor leader
    billionaire businessman businesswoman mogul lawmaker republican democrat socialist independent
    frontrunner front-runner contender hopeful author officer professor lawyer attorney barrister judge
    chairman chairwoman director manager coach player striker captain singer actor actress star writer
    activist campaigner secretary speaker father mother widow widower teenager pensioner farmer teacher
    doctor nurse scientist researcher councillor owner founder""".split()
)
