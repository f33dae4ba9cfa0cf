#include "bench/pairs/word_lists.h"

namespace redraft::bench {

const std::string_view english_nouns = R"(
service plan board council person community decision year group report need budget review team partner
house school carer worker right duty standard record meeting cost change risk question answer policy
region village town resident tenant patient pupil driver trainer auditor editor planner farmer baker
nurse doctor teacher librarian gardener ranger warden inspector clerk judge trustee member volunteer
apprentice veteran parent neighbour visitor shopkeeper engineer architect surveyor builder plumber joiner
road street bridge river canal harbour station platform junction crossing path trail park garden orchard
meadow forest hedge pond marsh shore beach cliff quarry field farm barn mill market shop office clinic
hospital ward kitchen canteen library museum theatre gallery studio workshop laboratory depot warehouse
garage shelter hostel cottage flat terrace cellar roof wall window door floor stair lift ramp corridor
bus train tram ferry bicycle lorry van engine battery cable pipe drain pump meter sensor camera screen
letter notice form leaflet poster survey interview draft chapter section paragraph table figure chart map
agenda minute timetable rota calendar register ledger invoice receipt grant loan charge fee fine tax
payment saving debt contract lease licence permit order warrant appeal complaint petition hearing verdict
inquiry audit inspection visit test trial pilot scheme project programme campaign course lesson exam
diploma skill trade career job shift wage pension benefit allowance holiday absence promotion vacancy
promise target goal outcome result measure indicator trend forecast estimate sample average margin error
reason cause effect impact barrier burden gap delay failure fault incident accident emergency flood storm
drought frost fire outage leak spill noise smell dust waste bin landfill compost glass metal plastic
paper textile timber brick stone concrete gravel sand clay soil seed crop grain fruit root herb bird bee
fish otter bat badger owl horse sheep goat hen dog cat animal species habitat nest colony language accent
dialect interpreter translation subtitle signal alphabet story song poem play festival parade exhibition
anniversary custom tradition belief faith ceremony prayer choir band orchestra dancer painter sculptor
writer reader listener viewer audience critic award prize ticket seat stage curtain childhood friendship
marriage household family grandparent cousin sibling guardian infant toddler teenager adult elder birth
illness injury fracture allergy symptom diagnosis treatment therapy vaccine medicine dose ointment
bandage crutch wheelchair spectacle dentist surgeon midwife pharmacist chemist machine tool hammer ladder
rope wheel lever valve filter motor turbine panel boiler heater fan furnace network server password
account database archive folder page link button message caller helpline broadband mast antenna satellite
code algorithm update patch backup device keyboard election ballot candidate voter mayor minister
committee quorum chair motion vote veto bylaw statute clause amendment schedule annex preface footnote
appendix glossary index heading signature security guard patrol alarm lock fence gate badge siren whistle
torch beacon lifeboat rescue helmet glove energy power heat light steam fuel coal oil gas wind tide sun
shade temperature pressure humidity economy industry factory firm merchant exporter supplier customer
consumer buyer seller owner investor dividend share bond fund insurer premium claim settlement auction
bidder tender broker agent landlord boundary district county province parish border suburb estate square
corner avenue lane alley principle value virtue habit attitude opinion view idea concept theory method
approach pattern model example exception condition limit threshold quota ratio sum total remainder
fraction portion quantity season spring summer autumn winter month week morning evening night hour moment
century decade era journey route detour distance destination luggage passport hotel inn tavern restaurant
menu recipe meal
)";

const std::string_view compound_tails = R"(
work house keeper holder side land yard way maker book line craft hand mark ground stead front point
top room guard light stone gate field port mate wright fall break watch post bank head
)";

const std::string_view english_verbs = R"(
support review publish consider improve provide include protect explain measure report deliver design
fund share discuss record consult follow help allow ask answer join assess balance change check clarify
collect combine compare complete conduct confirm connect conserve contact contain continue convert cover
create damage declare decline defend define delay describe detect develop direct discover display
distribute divide document earn educate elect employ enable encourage enforce engage enhance enjoy ensure
enter establish estimate evaluate examine exceed exclude expand expect explore extend face favour finance
finish gather govern guarantee guide handle honour host identify ignore illustrate implement import
inform inspect inspire install insure introduce investigate invite issue justify label launch limit link
list load locate lower maintain manage mark mention monitor move name need negotiate notice obtain offer
open operate oppose order organise outline own pause perform place plant praise prepare present preserve
prevent process produce promote propose prove publicise purchase pursue question raise reach receive
recognise recommend reconsider recover recruit recycle reduce reform refuse regard register regulate
reject relate release remember remind remove renew rent repair repeat replace represent require rescue
research reserve resist resolve respect restore restrict retain return reveal reverse revise revisit
reward sample satisfy save schedule search secure select separate serve settle shape shorten simplify
solve sort sponsor staff start state stimulate store strengthen study suggest supervise supply surround
survey sustain target tender terminate test tolerate trace track train transfer transform translate treat
trust uncover unite update use value verify view visit walk warn waste watch welcome widen witness yield
)";

const std::string_view english_adjectives = R"(
local public new early shared fair open clear small large good common joint regional national annual
plain simple safe clean quiet steady lasting modest honest timely careful useful visible trusted formal
informal written spoken agreed broad narrow deep shallow warm cold dry wet bright dark heavy light quick
slow gentle firm strict loose flexible rigid stable fragile robust delicate sturdy portable permanent
temporary seasonal monthly weekly daily nightly rural urban coastal inland mountainous flat remote nearby
central northern southern eastern western inner outer upper lower vertical level crooked smooth rough
sharp blunt round square empty full crowded vacant private secret hidden obvious likely unlikely certain
doubtful possible impossible necessary optional voluntary compulsory legal lawful civil criminal moral
ethical social cultural historic ancient modern recent current former future previous original final
initial primary secondary technical medical dental surgical clinical digital manual automatic electric
mechanical chemical organic natural artificial wooden metallic woollen ceramic liquid solid hollow dense
thin thick wide tall short long brief endless limited ample scarce abundant rare frequent occasional
constant sudden gradual rapid prompt late overdue punctual patient eager willing reluctant proud humble
brave cautious curious clever wise skilled experienced novice expert amateur professional commercial
industrial agricultural academic scientific literary musical artistic dramatic comic tragic cheerful sad
angry calm anxious confident lonely friendly polite rude generous mean grateful loyal faithful sincere
neutral partial impartial biased balanced equal unequal similar different distinct separate united
divided whole broken damaged repaired restored renewed reused recycled wasted spare extra missing absent
present available occupied reserved booked cancelled delayed approved rejected pending draft interim
affordable costly cheap free priceless worthless valuable profitable sustainable renewable efficient
effective capable suitable proper correct accurate precise vague approximate exact detailed general
)";

const std::string_view english_adverbs = R"(
clearly openly together locally fairly promptly carefully regularly jointly publicly early often always
usually rarely quickly slowly gently firmly safely quietly plainly simply honestly widely deeply closely
directly separately equally fully partly largely mainly chiefly formally briefly annually monthly weekly
daily gradually steadily suddenly finally initially previously recently currently shortly evenly freely
kindly wisely boldly calmly cheaply efficiently effectively accurately precisely roughly broadly
voluntarily legally technically digitally manually automatically seasonally permanently temporarily
)";

const std::string_view english_joints = R"(
because so_that before whenever although while once and_in_turn even_where provided_that just_as until
unless wherever in_case as_soon_as now_that and_where but_only_if since and but after though as_long_as
)";

const std::string_view place_heads = R"(
Alder Ash Barn Beck Birch Black Bram Brook Cald Clay Cold Corn Dun East Elm Fair Fern Fox Glen Gold Gran
Hart Hazel Heath Hill Holm Kel Kirk Lang Lind Long Mar Mill Moss New Nor Oak Old Pen Pine Quarn Ray Red
Ros Ry San Sel Shel Silver Stan Stone Thorn Tor Up Wal Wend West White Wil Win Wood Yar
)";

const std::string_view place_tails = R"(
ton ham wick ford bury ley field mere stead worth by thorpe dale gate bridge mouth combe hurst den wood
well shaw minster port cliffe
)";

const std::string_view boilerplate = R"(
we recognise that {ns} matter to {ns}
we recognise that {a} {ns} need {a} {ns}
we acknowledge the part that {ns} play in {p}
we acknowledge that {ns} were not heard
we agree that {a} {ns} come first
we agree to {v} {ns} each year
we commit to {v} the {n} of {ns}
we commit to {v} {ns} by {y}
it is accepted that {ns} vary with the {n}
the rules on {ns} apply in full
the rules on {a} {ns} apply from {y}
further guidance on {ns} will follow
no objection was raised to the {n} on {ns}
the council of {p} supports the {n} in principle
the {n} for {p} will be reviewed in {y}
see the section on {ns} for the {a} {n}
responses on the {n} came from {d} {ns}
partners in {p} will {v} their {ns} together
people told us that {ns} should {v} the {n}
this principle applies to every {n} with {ns}
)";

const std::string_view short_statements = R"(
Noted.
Agreed.
2027
2026
Yes
No
None.
Accepted.
To be confirmed.
See above.
Not applicable.
Under review.
No change.
Done
As before.
)";

}  // namespace redraft::bench
