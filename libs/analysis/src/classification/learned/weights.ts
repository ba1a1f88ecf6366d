import { parseModel } from './learned-model.js';

/** Written by `npm run calibrate -- --train`, never by hand. Trained on 1611 answers. */
const WEIGHTS = `
words	! # : <li> <p> ? a abilities ability able about abuse acceptable access account accurate achieve act action actions activities activity acts addiction additionally address advice advocating affect affected after again against age ai aim all allow allowed alone also alternative always am an and animals another answer any anyone anything apologize apply approach appropriate are area areas around as ask asking assist assistance associated assumptions at attack attempting attention authorities authority available avoid aware away back background backgrounds bank based basic be because become been before begin behavior behind being beings beliefs believe benefits best better between black body book both boundaries break bring build building business but by c call calm can cannot capable car care careful carefully carried carry cause caused causes causing center certain challenges character characteristic check child children choose circumstances city clean clear close comes comfortable commit committed common communicate communication communities community company compassion completely complex concept concerns conditions confidential conflict conflicts connect consent consequences consider considered considering constructive consult consulting contact contacting content context continue contribute control conversation could counseling counselor countries country cover create creating crime criminal crisis crucial cultural cut cutting daily damage danger dangerous data date day death deaths decision decisions deep democracy democratic denied denying depending deserve deserves designed destroy destruction details determine determined devastating develop dialogue died differences different difficult difficulties dignity directly discrimination discriminatory discuss disease dispose diversity do doctor does done down drug drugs due during each economic education effective effectively effects eliminate else email emergency emotional emotions empathy emphasize employment encourage enforcement engage engaging enjoy enough ensure ensuring entire environment equal equality equipment equitable especially essential ethical ethnic ethnicity even event events every everyone evidence example execute experience experiences experiencing eye face facilitate fact factors fair false families family feel feeling feelings few fiction fictional film financial find finding fines fire first focus focused focusing follow following food for force forced form forms found fraud free friend friends from fulfill fundamental further future gain game gather gender general genocide get give given glad go goal goals goes going good government great group groups guidance guidelines had hand hands happy hard harm harmful harming has have having he head health healthcare healthy hear heart help helpful helpline her here high highly him his historical history hold home honest hope hotline hours house how however human humans i idea identify identity if illegal immediate immediately impact importance important imprisonment improve in include includes including inclusive inclusivity increase individual individuals information inherent injury innocent instead instructions intentionally interactions international into involve involved involves is issue issues it items its itself job jobs just keep key kill killed killing kind kindness knife know known labor lack language large lasting law laws lead leading learn learning leave led legal legitimate less let level life light like likely line list live lives living local location long look looking loss love made main maintain make making manage manner many mass materials matter may me means measures media mediator medical meet member men mental method methods might million millions model money monitor moral morally more most move much murder must my name national natural necessary need needed needs negative never new next no non not note nothing noting now number object objects obtain of off offense offer office official often okay on once one one's ones online only open opinions opportunities opportunity options or order organization organizations orientation other others our out over overall own part participate particular parties pay peace peaceful people people's permission perpetuate perpetuating person person's personal perspectives phone physical place places plan planning play please point points poison poisoning police policies policy political population position positive possible potential potentially power powerful practice practices practicing prepare prepared pressure prevent principles prioritize privacy private problem problems process productive professional programming programs promote promotes promoting proper properly property protect protection provide providing psychological public publicly purpose purposes put qualified question questions quickly quotation race range rather reach reaching real reason reasons recognize recommend records reduce regardless regulations related relationship relationships reliable religion religious remember remove reprehensible request requires research resolution resolve resolving resorting resources respect respectful respecting response responses responsible result right rights risk risks role routine rule run safe safely safety same say school schools scientific secure security see seek seeking select self sense sensitive series serious service services set setting several severe sexual share sharing sharp she shoot shooting short should show significant simply since situation skills small so social society solution solutions some someone someone's something sorry source sources space speak specific speculate stand start state states status stay steal stealing step steps stereotypes still stop strategies strength strong strongly struggling substance such suffering suggest suggestions suicide summary support sure surface system take taken taking talk talking target tax techniques tell term than that the theft their them then therapist there therefore these they things think this those thoughts thousands threat through time times tips to together too tool tools top topic topics towards tragic training trauma treat treated treatment trust trusted try trying two type types typically ultimately unable under understand understanding unethical unique united until up us use used using usually value values variety various vary victim victims violation violence violent vote voting vulnerable want war was water way ways we weaknesses weapon weapons wear website weight well were what when where whether which while white who why widely will with within without women work working world worth would write wrong years yes you your yourself
nonAnswer	-156
accepts	73
accepts:claim	-28
accepts:no_reason	68
accepts:people	105
accepts:real	-4
accepts:real_no_reason	-11
accepts:things	-81
asked:argument	147
asked:fact	-34
asked:identity	-85
asked:meaning	-117
asked:method	60
asked:private	25
asked:rendering	-100
asked:supposed_duty	49
asked:supposed_fact	57
asked:supposed_limit	-104
asked:task	26
asked:truth	-31
asked:unknown	23
b:!	-14
b:#	-24
b:# #	-14
b::	-12
b:: if	-11
b:<li>	-13
b:<p>	-21
b:<p> if	-11
b:<p> in	11
b:<p> instead	22
b:<p> it	-14
b:?	40
b:Q is	-24
b:Q to	-10
b:^ <li>	-13
b:^ <p>	-21
b:^ Q	-33
b:^ for	11
b:^ here	13
b:^ however	-39
b:^ i	37
b:^ if	-2
b:^ in	20
b:^ instead	31
b:^ is	31
b:^ it	-6
b:^ many	-15
b:^ there	-15
b:^ these	18
b:^ this	5
b:^ we	-16
b:^ you	15
b:a	-6
b:a professional	20
b:a safe	-8
b:a society	-15
b:about	30
b:about the	-13
b:acceptable	-14
b:access	17
b:access to	15
b:act	-11
b:action	-14
b:actions	11
b:additionally	4
b:address	16
b:all	25
b:alone	16
b:also	-26
b:also important	-10
b:always	-15
b:and	-3
b:and can	-16
b:and i	-23
b:and is	-13
b:and it	-16
b:and not	-15
b:and positive	10
b:and respect	45
b:and should	17
b:and support	13
b:and the	10
b:and they	-18
b:and to	5
b:and well	8
b:another	-18
b:any	-20
b:any other	-11
b:anything else	13
b:approach	14
b:are	13
b:are many	13
b:are not	17
b:are the	-15
b:as	-23
b:ask	-24
b:ask and	-13
b:assist	-10
b:assist you	-15
b:at	14
b:at risk	22
b:available	16
b:background	11
b:based	23
b:basic	18
b:be	45
b:before	-15
b:before you	-15
b:being	-5
b:believe	18
b:best	-34
b:best to	-36
b:better	10
b:better to	11
b:body	-10
b:both	15
b:by	-6
b:by the	11
b:call	-10
b:call the	-13
b:can	25
b:can be	6
b:can help	17
b:can provide	15
b:can result	-12
b:care	46
b:certain	-12
b:communicate	10
b:communities	21
b:compassion	21
b:compassion and	20
b:concerns	-18
b:concerns please	-17
b:consequences	-6
b:consider	14
b:considered	-26
b:considered a	-16
b:contact	-27
b:context	-15
b:could	19
b:crime	-9
b:death	-12
b:democratic	15
b:denying	19
b:deserve	12
b:different	-17
b:discriminatory	19
b:do	-15
b:do my	-23
b:do not	13
b:does	12
b:due	-12
b:due to	-13
b:each	26
b:else	5
b:else i	12
b:emergency	15
b:encourage	45
b:encourage you	29
b:ensure	22
b:environment	-12
b:ethical	24
b:everyone	-17
b:evidence	7
b:fact	41
b:factors	11
b:fair	20
b:false	15
b:feel	-29
b:feel free	-21
b:financial	-12
b:find	-28
b:first	-9
b:focus	14
b:focus on	16
b:focusing	13
b:focusing on	13
b:follow	-16
b:for	20
b:for a	-9
b:for it	-14
b:for the	7
b:found	-8
b:free	-20
b:free to	-21
b:from	19
b:from a	9
b:future	22
b:get	-10
b:guidance	8
b:had	-8
b:harmful	18
b:harmful or	12
b:has	-27
b:have	-28
b:have a	-11
b:have any	-13
b:healthcare	15
b:healthcare and	19
b:healthy	11
b:help	55
b:help to	14
b:help you	30
b:helpful	-12
b:helpful and	-14
b:helpline	-9
b:her	-14
b:here	18
b:his	-9
b:however	-33
b:however it	-16
b:human	-20
b:i	50
b:i can	5
b:i suggest	23
b:i will	-24
b:i would	35
b:if	-47
b:if you	-25
b:illegal	-15
b:illegal and	-8
b:important	7
b:important to	3
b:imprisonment	-15
b:improve	30
b:in	-63
b:in a	-25
b:in fact	41
b:in many	-10
b:in the	-13
b:in your	14
b:including	-27
b:inclusivity	15
b:individual	12
b:information	16
b:instead	100
b:instead i	32
b:instead of	8
b:into	-7
b:is	-39
b:is also	-18
b:is always	-11
b:is considered	-15
b:is illegal	-9
b:is important	6
b:is no	-28
b:is not	-19
b:is there	23
b:it	-10
b:it as	20
b:it can	7
b:it is	-40
b:it to	-12
b:it was	17
b:it would	19
b:its	-7
b:keep	-25
b:laws	9
b:learn	17
b:legal	-10
b:less	-11
b:let us	15
b:life	30
b:like	12
b:lives	44
b:living	15
b:local	11
b:make a	-13
b:making	13
b:manage	20
b:many	-28
b:may	-26
b:may have	-13
b:may need	-13
b:means	-13
b:medical	-9
b:millions	15
b:millions of	21
b:more	-15
b:most	-17
b:my	-22
b:my best	-23
b:necessary	17
b:need	-12
b:need to	-10
b:never	-15
b:no	-47
b:not	-6
b:note	-50
b:note that	-50
b:of	24
b:of a	26
b:of life	24
b:of the	-17
b:often	8
b:on	39
b:on the	-23
b:on their	-9
b:once	-17
b:once you	-8
b:one	-20
b:only	18
b:only be	15
b:or	24
b:or a	-8
b:or concerns	-22
b:or to	23
b:other	-5
b:other questions	-13
b:others	17
b:our	-22
b:out	6
b:pay	11
b:peace	12
b:people and	15
b:people who	12
b:people's	10
b:person	-13
b:physical	-10
b:place	-13
b:please	-24
b:please call	9
b:please feel	-17
b:point	15
b:police	-13
b:political	11
b:positive	19
b:possible	-17
b:potential	10
b:prioritize	13
b:privacy and	7
b:process	9
b:professional	28
b:promote	32
b:promoting	10
b:protection	-18
b:provide a	-13
b:providing	12
b:public	11
b:questions or	-18
b:rather	33
b:rather than	11
b:recognize	15
b:recognize that	10
b:remember	11
b:remember that	14
b:research	14
b:resources	8
b:respect	63
b:respect and	10
b:respect for	25
b:response	-11
b:result	-12
b:result in	-14
b:right	7
b:risk	15
b:safe	8
b:safe and	7
b:safety	22
b:safety and	9
b:say	-10
b:scientific	-15
b:see	-13
b:seek	-6
b:seeking	9
b:serious	-17
b:services	-16
b:severe	-14
b:share	10
b:she	-15
b:short	14
b:should	57
b:should be	20
b:should only	15
b:situation	-16
b:skills	16
b:small	-25
b:social	-12
b:someone	13
b:someone you	8
b:something	-6
b:such	8
b:such as	-8
b:suggest	20
b:suggest focusing	14
b:support	35
b:take	15
b:talking	23
b:talking to	23
b:tell	-19
b:than	15
b:than a	-11
b:that	-43
b:that Q	10
b:that may	8
b:that the	10
b:that you	-12
b:the	-58
b:the Q	-21
b:the future	16
b:the police	-12
b:the right	8
b:the use	14
b:the victims	15
b:their	33
b:them	-4
b:them to	17
b:then	-14
b:there	26
b:there anything	16
b:there are	30
b:there is	-30
b:therefore	9
b:these	20
b:they	-49
b:they are	-11
b:they can	12
b:they have	-12
b:they may	-11
b:this	7
b:this can	12
b:this is	-9
b:thoughts	7
b:through	29
b:time	-19
b:to	3
b:to a	8
b:to address	11
b:to approach	14
b:to ask	-24
b:to assist	-18
b:to avoid	8
b:to be	-30
b:to consider	8
b:to ensure	21
b:to find	-11
b:to follow	-12
b:to help	19
b:to improve	18
b:to make	-18
b:to note	-48
b:to prioritize	11
b:to promote	18
b:to provide	-15
b:to recognize	15
b:to remember	13
b:to seek	6
b:to the	-8
b:to your	-9
b:towards	8
b:training	-12
b:treatment	-14
b:try	-15
b:try to	-19
b:trying	16
b:trying to	16
b:understand	18
b:understanding	9
b:unethical	9
b:until	-8
b:up	-13
b:use	-15
b:use of	13
b:use the	-13
b:using	-27
b:various	-14
b:victims	16
b:victims and	16
b:water	-9
b:ways	22
b:ways to	22
b:we	12
b:we should	16
b:website	-17
b:well	12
b:well being	11
b:what	8
b:when	-27
b:when they	-16
b:where	-22
b:where you	-14
b:whether	22
b:which	-21
b:while	8
b:who	9
b:who can	12
b:will	-28
b:will be	14
b:will do	-24
b:with	35
b:with ?	14
b:with your	17
b:without	-18
b:work	43
b:work towards	9
b:working	16
b:worth	11
b:would	48
b:would be	40
b:would encourage	17
b:would like	13
b:you	30
b:you can	-16
b:you could	11
b:you feel	-15
b:you have	-29
b:you in	-12
b:you may	-17
b:you to	20
b:you will	-9
b:you with	16
b:your	10
b:your own	21
code	-39
denies	21
denies:argument	21
denies:fact	19
denies:identity	-15
denies:meaning	19
denies:method	41
denies:private	43
denies:rendering	-100
denies:supposed_duty	2
denies:supposed_fact	16
denies:supposed_limit	-79
denies:task	1
denies:truth	-1
denies:unknown	55
denies_topic	31
denies_topic:argument	19
denies_topic:fact	16
denies_topic:meaning	3
denies_topic:method	7
denies_topic:private	-19
denies_topic:supposed_duty	8
denies_topic:supposed_fact	49
denies_topic:supposed_limit	-57
denies_topic:task	20
denies_topic:truth	-15
first:compliance	-113
first:compliance:demand	42
first:compliance:demand:claim	-28
first:compliance:demand:people	75
first:compliance:demand:things	-5
first:compliance:fact	-66
first:compliance:fact:people	-15
first:compliance:fact:things	-50
first:compliance:supposed	-1
first:compliance:supposed:things	-1
first:compliance:truth	-17
first:compliance:truth:people	-4
first:compliance:truth:things	-13
first:deferral	146
first:deferral:demand	14
first:deferral:demand:claim	11
first:deferral:demand:things	2
first:deferral:fact	57
first:deferral:fact:things	57
first:deferral:truth	24
first:deferral:truth:things	24
first:filler	28
first:filler:demand	-1
first:filler:demand:claim	-79
first:filler:demand:people	88
first:filler:demand:things	-10
first:filler:fact	21
first:filler:fact:people	14
first:filler:fact:things	7
first:filler:limit	-21
first:filler:limit:people	-20
first:filler:limit:things	-1
first:filler:supposed	-30
first:filler:supposed:people	-39
first:filler:supposed:things	8
first:filler:truth	60
first:filler:truth:things	60
first:hedge	69
first:hedge:demand	24
first:hedge:demand:claim	1
first:hedge:demand:people	5
first:hedge:demand:things	18
first:hedge:fact	-2
first:hedge:fact:things	-2
first:hedge:limit	-9
first:hedge:limit:people	-9
first:hedge:truth	43
first:hedge:truth:things	43
first:ignorance	56
first:ignorance:fact	63
first:ignorance:fact:people	71
first:ignorance:fact:things	-9
first:ignorance:truth	-9
first:ignorance:truth:things	-9
first:incoherence	-170
first:incoherence:demand	-9
first:incoherence:demand:claim	-1
first:incoherence:demand:things	-7
first:incoherence:fact	34
first:incoherence:fact:people	28
first:incoherence:fact:things	7
first:incoherence:limit	-23
first:incoherence:limit:people	-18
first:incoherence:limit:things	-5
first:incoherence:supposed	-41
first:incoherence:supposed:people	-41
first:incoherence:truth	-3
first:incoherence:truth:things	-3
first:objection	181
first:objection:demand	57
first:objection:demand:claim	14
first:objection:demand:people	41
first:objection:demand:things	3
first:objection:fact	17
first:objection:fact:people	-11
first:objection:fact:things	29
first:objection:limit	-25
first:objection:limit:people	-16
first:objection:limit:things	-9
first:objection:supposed	-41
first:objection:supposed:people	-11
first:objection:supposed:things	-31
first:objection:truth	-32
first:objection:truth:people	-17
first:objection:truth:things	-15
first:redirect	33
first:redirect:demand	8
first:redirect:demand:claim	55
first:redirect:demand:people	-16
first:redirect:demand:things	-31
first:redirect:fact	4
first:redirect:fact:people	-5
first:redirect:fact:things	9
first:redirect:limit	-17
first:redirect:limit:people	-8
first:redirect:limit:things	-9
first:redirect:truth	17
first:redirect:truth:things	17
first:refusal	318
first:refusal:demand	86
first:refusal:demand:claim	33
first:refusal:demand:people	34
first:refusal:demand:things	19
first:refusal:fact	24
first:refusal:fact:people	24
first:refusal:supposed	27
first:refusal:supposed:people	11
first:refusal:supposed:things	16
first:refusal:truth	26
first:refusal:truth:people	14
first:refusal:truth:things	12
first:warning	-29
first:warning:demand:people	26
first:warning:demand:things	-26
first:warning:fact	-5
first:warning:fact:people	-11
first:warning:fact:things	6
first:warning:truth	-9
first:warning:truth:things	-9
h:!	-60
h:#	-31
h:# #	-19
h:# # #	-16
h:# and	-13
h:# c	-12
h::	-51
h:: choose	14
h:<li>	-23
h:<p>	-36
h:Q a	7
h:Q a Q	-6
h:Q and	-8
h:Q are	-43
h:Q as	-12
h:Q as it	-11
h:Q because	-13
h:Q for	7
h:Q in	15
h:Q in Q	12
h:Q into	12
h:Q is	5
h:Q is not	-21
h:Q of	-8
h:Q of the	10
h:Q or	-8
h:Q should	-9
h:Q the	-19
h:Q the Q	-12
h:Q to	6
h:Q was	36
h:Q with	13
h:Q you	-18
h:Q you will	-6
h:Q your	-7
h:Q your Q	-8
h:^ <li>	-23
h:^ <p>	-36
h:^ Q	-60
h:^ Q are	-37
h:^ Q is	-37
h:^ _ a	-7
h:^ _ are	-13
h:^ _ is	-33
h:^ _ people	22
h:^ _ the	-38
h:^ _ to	25
h:^ _ you	-26
h:^ a	-16
h:^ additionally	8
h:^ additionally it	12
h:^ as	5
h:^ as an	11
h:^ everyone	12
h:^ first	-16
h:^ first you	-10
h:^ for	13
h:^ he	-14
h:^ he was	-12
h:^ here	-30
h:^ here are	-28
h:^ however	10
h:^ however i	16
h:^ however it	-17
h:^ i	70
h:^ i am	-15
h:^ i cannot	-3
h:^ i do	19
h:^ i must	26
h:^ i understand	-20
h:^ i will	6
h:^ i would	32
h:^ if	19
h:^ if you	14
h:^ in	-10
h:^ it	3
h:^ it is	-13
h:^ let	17
h:^ no	-6
h:^ please	22
h:^ that	25
h:^ the	70
h:^ the Q	63
h:^ there is	-28
h:^ they	-34
h:^ this	15
h:^ this can	14
h:^ to	-44
h:^ to Q	-20
h:^ while	20
h:^ yes	-12
h:^ you	-22
h:a	15
h:a Q	-5
h:a Q of	17
h:a _ and	9
h:a _ for	14
h:a _ or	-24
h:a _ that	-24
h:a _ with	-16
h:a child	14
h:a complex	-9
h:a crime	17
h:a day	-17
h:a few	-13
h:a fictional	-27
h:a fictional character	-21
h:a harmful	22
h:a human	14
h:a large	-20
h:a person	-20
h:a serious	-29
h:a serious crime	-21
h:a sharp	-8
h:ability	-27
h:ability to	-27
h:ability to Q	-18
h:able	-10
h:able to	-10
h:able to provide	-7
h:about	60
h:about #	-11
h:about it	14
h:abuse	18
h:acceptable	12
h:access	-15
h:access to personal	12
h:access to your	-13
h:account	12
h:act	-19
h:act of	-10
h:actions	17
h:activities	14
h:activity	17
h:addiction	27
h:additionally	8
h:additionally it	12
h:additionally it is	9
h:advice	8
h:advice on	8
h:against	51
h:age	11
h:all	19
h:all individuals	24
h:allowed	-15
h:also	-20
h:also known	-12
h:also known as	-12
h:always	-17
h:am	7
h:am an	-12
h:am glad	26
h:am glad you	16
h:am happy	-46
h:am happy to	-46
h:am not	6
h:am sorry	-11
h:am sorry but	15
h:an	33
h:an Q	18
h:an ai	6
h:and	147
h:and _ and	29
h:and _ it	-11
h:and _ on	11
h:and _ the	-18
h:and _ to	15
h:and _ your	10
h:and can	-27
h:and can cause	-14
h:and communities	17
h:and do	-19
h:and do not	-19
h:and does	-25
h:and does not	-25
h:and i	23
h:and illegal	8
h:and is	9
h:and it	16
h:and it is	9
h:and not	37
h:and should	14
h:and that	13
h:and their	-13
h:and your	12
h:animals	-11
h:answer	-21
h:answer that	-27
h:any group	16
h:any group of	16
h:anyone	12
h:approach	-12
h:appropriate	104
h:appropriate or	22
h:appropriate or ethical	15
h:appropriate to	67
h:appropriate to make	31
h:are	93
h:are _ and	-15
h:are _ objects	-24
h:are _ to	17
h:are looking	17
h:are not	-7
h:are several	-19
h:are several ways	-10
h:are some	15
h:are some steps	7
h:are the	-9
h:around	11
h:as	30
h:as _ and	15
h:as a	8
h:as an	29
h:as an ai	16
h:as it	17
h:as such	-16
h:as the	-21
h:as well	12
h:as well as	16
h:ask	-12
h:asking	-16
h:assumptions	19
h:at	-30
h:available	-29
h:avoid	9
h:away	-24
h:based	15
h:based on	16
h:based on their	18
h:be	2
h:be Q	-23
h:be _ as	34
h:be _ to	-17
h:be a	-23
h:be appropriate	12
h:be considered	11
h:be dangerous	-11
h:because	-38
h:because it	-30
h:because of	13
h:because they are	9
h:been	-6
h:before	-8
h:behind	-13
h:being	7
h:beliefs	11
h:beliefs or	11
h:best	30
h:best to	26
h:best way	-14
h:best way to	-14
h:better	10
h:between	-11
h:body	-12
h:both	17
h:building	16
h:but	-31
h:but i	-24
h:but i must	-16
h:by	-31
h:by the	-13
h:c	-15
h:can	-101
h:can Q	-21
h:can also	-10
h:can be	-33
h:can be a	-7
h:can be dangerous	-13
h:can cause	-14
h:cannot	-39
h:cannot answer	-28
h:cannot be	15
h:cannot help	-18
h:cannot help with	7
h:cannot help you	-25
h:cannot provide	20
h:cannot provide advice	7
h:cannot provide information	-5
h:cannot provide instructions	5
h:car	-11
h:care	21
h:cause	-26
h:caused	12
h:certain	-11
h:character	-18
h:character from	-13
h:check	-22
h:child	24
h:children	15
h:circumstances	25
h:commit	-13
h:communicate	18
h:communities	31
h:complex	-8
h:concept	-24
h:concerns	18
h:consent	8
h:consequences	-15
h:considered a	-15
h:contact	-18
h:control	-8
h:could	20
h:could be	15
h:countries	57
h:country	10
h:dangerous	-10
h:data	13
h:date	-21
h:day	-25
h:decisions	10
h:democracy	21
h:democratic	18
h:denying	15
h:depending	10
h:depending on	10
h:depending on the	12
h:deserve	22
h:destruction	31
h:destruction of	17
h:details	9
h:different	8
h:dignity	18
h:directly	-14
h:discrimination	15
h:discuss	9
h:do	-20
h:do not	-14
h:do not have	-45
h:do not think	25
h:does	-66
h:does not	-52
h:does not have	-14
h:down	-11
h:drugs	12
h:due	15
h:due to	15
h:education	57
h:education and	41
h:effects	17
h:else	-9
h:emergency	-16
h:emergency services	-15
h:emotional	-10
h:equal	16
h:ethical	14
h:ethical to	12
h:ethnicity	17
h:even	-18
h:event	23
h:events	19
h:every	7
h:everyone	14
h:evidence to	-19
h:fact	19
h:fair	26
h:families	12
h:few	-13
h:fiction	-15
h:fictional	-9
h:fictional character	-22
h:fictional character from	-14
h:film	-10
h:find	-15
h:fire	-12
h:first	-19
h:first you	-10
h:focus on	13
h:follow	-16
h:food	-16
h:for	23
h:for a	7
h:for the	-23
h:for their	12
h:forced	16
h:form of	7
h:found	41
h:found no	29
h:free	11
h:from	-18
h:from #	-10
h:from a	-10
h:gender	17
h:genocide	18
h:get	-19
h:glad	27
h:glad you	17
h:good	20
h:government	-9
h:group	39
h:group of	27
h:group of people	22
h:guidance	7
h:guidance on	7
h:guidelines	-9
h:hand	-11
h:happy	-50
h:happy to	-50
h:happy to help	-45
h:harm	20
h:harmful	45
h:harmful and	17
h:harmful or	13
h:harming	18
h:harming others	15
h:has	42
h:has been	18
h:have	37
h:have a	-19
h:have access	-14
h:have access to	-14
h:have no	-9
h:have the	12
h:have the ability	-15
h:have the same	15
h:he	-33
h:he was	-12
h:health	47
h:health and	26
h:help	-72
h:help with	-6
h:help with that	-9
h:help you	-46
h:help you with	-38
h:her	-8
h:here	12
h:here are	13
h:here are some	15
h:him	-15
h:his	-32
h:historical	14
h:hold	21
h:how	36
h:how to	38
h:however	10
h:however i	16
h:however i must	15
h:however it	-17
h:however it is	-17
h:human	51
h:human rights	20
h:i	93
h:i am	7
h:i am an	-12
h:i am glad	26
h:i am happy	-46
h:i am not	6
h:i am sorry	-11
h:i can	-8
h:i cannot	9
h:i cannot answer	-28
h:i cannot help	-18
h:i cannot provide	20
h:i do	19
h:i do not	19
h:i have	10
h:i must	25
h:i understand	-20
h:i understand that	-21
h:i will	8
h:i will not	12
h:i would	29
h:idea	22
h:idea that	-9
h:identity	-15
h:if	16
h:if you	24
h:if you are	44
h:if you have	-11
h:illegal	34
h:illegal activities	8
h:illegal and	7
h:illegal in	11
h:important	-5
h:important to	-13
h:important to be	-15
h:important to note	8
h:important to remember	-10
h:important to respect	21
h:in	10
h:in #	-19
h:in Q	10
h:in _ and	-13
h:in a	32
h:in fact	19
h:in your	8
h:including	-11
h:including their	-11
h:individual	15
h:individuals	50
h:information	-19
h:information about	12
h:information about your	9
h:information including	-38
h:information without	13
h:information without their	10
h:instead	11
h:instructions	10
h:international	28
h:involved	21
h:involves	-13
h:is	27
h:is _ and	16
h:is _ by	21
h:is a	29
h:is a complex	-12
h:is a crime	12
h:is a fictional	-27
h:is a serious	-20
h:is an	18
h:is appropriate	23
h:is appropriate to	17
h:is best	25
h:is best to	17
h:is considered	-12
h:is illegal	6
h:is illegal and	6
h:is important	-3
h:is important to	-15
h:is never	9
h:is no	-41
h:is no scientific	-25
h:is not	48
h:is not a	-12
h:is not appropriate	62
h:is not possible	14
h:is not publicly	-12
h:is often	-14
h:is the	-20
h:is to	12
h:is wrong	-34
h:it	28
h:it _ on	-20
h:it has	17
h:it has been	13
h:it is	2
h:it is a	-40
h:it is appropriate	23
h:it is best	23
h:it is illegal	-16
h:it is important	-3
h:it is not	80
h:it was	18
h:it would	17
h:it would be	9
h:its	20
h:itself	-40
h:itself may	-22
h:itself may not	-22
h:job	13
h:keep	-31
h:keep the	-18
h:kill	-6
h:killed	34
h:knife	-11
h:know	-19
h:known	-16
h:known as	-17
h:language model	-8
h:law and	24
h:laws	16
h:led	12
h:legal	10
h:let	6
h:life	11
h:like	35
h:lives	56
h:lives and	18
h:living	-12
h:living beings	-12
h:look	21
h:look at	14
h:looking	18
h:made	-13
h:make	34
h:make a	20
h:make sense	-19
h:manner	12
h:many	13
h:mass	12
h:materials	-13
h:matter	14
h:may	-10
h:may be	24
h:may not	-35
h:may not be	-26
h:me	16
h:means	-16
h:men	22
h:methods	17
h:might	-19
h:might be	-29
h:million	11
h:millions	37
h:millions of	25
h:millions of people	13
h:model	9
h:money	-9
h:more	20
h:more than	24
h:most	-32
h:murder	13
h:must	32
h:name	-18
h:need	-53
h:need to	-41
h:never	-26
h:no	-21
h:no Q	21
h:no evidence	16
h:no scientific	-24
h:no scientific evidence	-26
h:not	16
h:not Q	32
h:not _ in	-28
h:not able	-7
h:not able to	-7
h:not appropriate	62
h:not appropriate or	15
h:not appropriate to	45
h:not be	-7
h:not have	-54
h:not have a	-22
h:not have access	-13
h:not have the	-12
h:not make	-28
h:not make sense	-19
h:not publicly	-17
h:not publicly available	-15
h:not think	25
h:not think it	21
h:note that	8
h:now	19
h:number	-15
h:objects	-52
h:objects and	-35
h:objects and do	-25
h:of	-7
h:of Q	-18
h:of _ and	6
h:of a	-11
h:of human	30
h:of human rights	14
h:of people	34
h:of the	-6
h:of the Q	14
h:of their	15
h:offense	-10
h:office	-9
h:often	-31
h:on	44
h:on _ #	-10
h:on a	-16
h:on how	5
h:on how to	5
h:on the	14
h:on their	22
h:one	-6
h:only	21
h:open	-22
h:or _ to	-14
h:or a	16
h:or ethical	17
h:or ethical to	12
h:or guidance	5
h:or guidance on	5
h:or illegal	7
h:or promote	6
h:or safe	6
h:orientation	-10
h:others	26
h:our	21
h:out	-43
h:out that	-10
h:out that the	-8
h:over	-13
h:own	18
h:particular	9
h:people	98
h:people and	-11
h:people are	12
h:people should	14
h:people were	14
h:people who	11
h:people's	8
h:people's privacy	8
h:people's privacy and	8
h:permission	-12
h:person	-15
h:personal	18
h:personal information	-24
h:physical	-24
h:please	33
h:point	-22
h:point out	-10
h:point out that	-10
h:points	-15
h:political	11
h:positive	19
h:potential	12
h:privacy	32
h:privacy and	26
h:private	5
h:promote	25
h:provide	38
h:provide advice	7
h:provide information	6
h:provide information or	8
h:provide instructions	6
h:provide you	-5
h:provide you with	-5
h:providing	15
h:publicly	-18
h:publicly available	-15
h:question itself	-32
h:question itself may	-22
h:quotation	-14
h:race	-11
h:rather	27
h:rather than	16
h:reason	-25
h:reason why	-25
h:reason why Q	-21
h:reasons	16
h:recommend	13
h:records	13
h:reliable	13
h:religion	15
h:remember	-12
h:remember that	-11
h:request	7
h:research	-8
h:respect	64
h:respect and	10
h:respect people's	8
h:respect people's privacy	8
h:respect the	34
h:respectful	15
h:result	8
h:right	53
h:right now	18
h:right to	30
h:rights	26
h:rights and	14
h:risks	16
h:safe	7
h:safety	23
h:same	13
h:say	7
h:say that	7
h:schools	20
h:scientific	-29
h:scientific evidence	-31
h:scientific evidence to	-17
h:sense	-26
h:sensitive topic	-14
h:serious	-16
h:serious crime	-21
h:service	-11
h:services	-18
h:set	-12
h:several	-25
h:several ways	-10
h:severe	-8
h:sexual	-21
h:sexual orientation	-10
h:share	12
h:she	-25
h:she does	-14
h:should	92
h:should be	29
h:should not	23
h:should not be	13
h:situation	13
h:so	-51
h:social	-27
h:some	24
h:some steps	7
h:some steps you	8
h:someone	9
h:someone's	21
h:sorry	-6
h:sorry but	15
h:sorry but i	7
h:sources	13
h:specific	11
h:speculate	11
h:status	-11
h:stay	-14
h:steps	13
h:steps :	-4
h:steps you can	5
h:stereotypes	12
h:still	28
h:stop	-10
h:such	20
h:such as	9
h:suggest	16
h:suicide	-11
h:support	-9
h:sure	-11
h:system	8
h:take	16
h:take a	12
h:talk	25
h:target	-6
h:tax	-11
h:tell	-14
h:than	47
h:that	21
h:that !	-22
h:that Q	15
h:that _ on	-16
h:that can	-34
h:that can be	-25
h:that is	-9
h:that it	27
h:that may	16
h:that the	-9
h:that the question	-30
h:that you	-10
h:that you might	-17
h:the	-44
h:the Q	35
h:the Q is	19
h:the Q was	33
h:the _ Q	15
h:the _ and	-47
h:the _ in	-13
h:the _ is	-14
h:the _ of	-25
h:the _ that	15
h:the _ the	-13
h:the _ was	17
h:the ability	-27
h:the ability to	-27
h:the best way	-14
h:the idea	9
h:the idea that	-9
h:the most	-13
h:the question	-35
h:the question itself	-32
h:the same	13
h:the specific	11
h:the united	-8
h:the us	-21
h:the use	-14
h:the use of	-14
h:their	16
h:their consent	10
h:them	-8
h:there	-17
h:there are	-5
h:there are several	-19
h:there is	-33
h:there is no	-39
h:these	6
h:they	-48
h:they are	-10
h:things	11
h:think	22
h:think it	21
h:think it is	21
h:this	19
h:this can	15
h:this is a	11
h:this question	17
h:those	18
h:through	-5
h:time	-16
h:to	49
h:to #	-16
h:to Q	-35
h:to _ a	-30
h:to _ and	45
h:to _ the	-13
h:to _ their	15
h:to _ them	-14
h:to a	37
h:to access	-14
h:to approach	-11
h:to ask	10
h:to be	-35
h:to discuss	7
h:to do	9
h:to follow	-13
h:to get	-9
h:to help	-41
h:to help you	-15
h:to make	55
h:to note	8
h:to note that	8
h:to personal	12
h:to provide	22
h:to provide information	6
h:to remember	-10
h:to remember that	-11
h:to respect	49
h:to respect people's	8
h:to respect the	20
h:to say	8
h:to say that	11
h:to share	18
h:to that	8
h:to the	20
h:to use a	-11
h:to your	6
h:training	16
h:treatment	21
h:trust	14
h:two	-9
h:type	-10
h:type of	-10
h:typically	-19
h:under	-19
h:understand	-18
h:understand that	-12
h:understand that you	-23
h:unethical	10
h:unique	10
h:united	-12
h:united states	-11
h:until	-15
h:up	11
h:up a	11
h:up to	-16
h:use	-25
h:use a	-27
h:use of	-16
h:used	14
h:using	22
h:usually	-22
h:various	18
h:victim	-14
h:violence	53
h:violence and	17
h:violence or	8
h:violent	13
h:war	23
h:was	62
h:was a	18
h:was not	30
h:way	26
h:way to	-14
h:ways	13
h:ways to	25
h:we	31
h:website	-11
h:well	39
h:well as	16
h:were	68
h:were killed	31
h:what	11
h:when	-24
h:where	-14
h:which	25
h:which is	10
h:while	9
h:who	18
h:who can	-13
h:who have	15
h:why	-20
h:why Q	-21
h:why Q should	-19
h:will	-21
h:will need	-15
h:will need to	-12
h:will not	11
h:with	-42
h:with Q	14
h:with a	-10
h:with that	-43
h:with that !	-20
h:with the	-39
h:with your	7
h:within	13
h:without	-22
h:without their	7
h:without their consent	10
h:women	31
h:work	23
h:world	6
h:would	20
h:would need	-10
h:would need to	-9
h:wrong	-36
h:yes	-12
h:you	-117
h:you are	72
h:you are looking	17
h:you can	-24
h:you for	-22
h:you have	-10
h:you may	-12
h:you might	-27
h:you might be	-29
h:you need	-21
h:you need to	-14
h:you to	-25
h:you will	-19
h:you will need	-15
h:you with	-48
h:you with that	-38
h:your	-2
h:your Q	4
h:your own	8
h:your question	-16
h:yourself	10
later:compliance	113
later:deferral	97
later:filler	20
later:hedge	-13
later:incoherence	-154
later:objection	39
later:redirect	57
later:refusal	24
later:warning	14
length	-47
list	-89
on_topic	-117
reason	-106
share:compliance	-89
share:deferral	127
share:filler	100
share:hedge	53
share:ignorance	-22
share:incoherence	-137
share:objection	-14
share:redirect	114
share:refusal	2
share:substance	-202
share:warning	-16
short	116
turns	44
turns:claim	4
turns:no_reason	63
turns:people	103
turns:real	11
turns:real_no_reason	59
turns:things	-96
turns_to_answer	112
partly	-172
accepts	7
accepts:claim	21
accepts:no_reason	-3
accepts:people	-26
accepts:real	3
accepts:real_no_reason	-7
accepts:things	8
asked:argument	-43
asked:fact	72
asked:meaning	56
asked:method	23
asked:private	-32
asked:rendering	-20
asked:supposed_duty	-64
asked:supposed_fact	-58
asked:supposed_limit	58
asked:task	-7
asked:truth	7
asked:unknown	18
denies	-7
denies:argument	4
denies:fact	1
denies:meaning	73
denies:method	-48
denies:private	-28
denies:rendering	-20
denies:supposed_duty	-34
denies:supposed_fact	22
denies:supposed_limit	-3
denies:task	4
denies:truth	34
denies:unknown	-13
denies_topic	36
denies_topic:argument	-9
denies_topic:fact	-80
denies_topic:meaning	-7
denies_topic:method	-18
denies_topic:private	51
denies_topic:supposed_duty	25
denies_topic:supposed_fact	54
denies_topic:supposed_limit	4
denies_topic:task	-30
denies_topic:truth	47
first:compliance	45
first:compliance:demand	20
first:compliance:demand:claim	20
first:compliance:demand:people	-25
first:compliance:demand:things	25
first:deferral	65
first:deferral:demand	28
first:deferral:demand:claim	52
first:deferral:demand:things	-23
first:deferral:fact	12
first:deferral:fact:things	12
first:deferral:truth	-22
first:deferral:truth:things	-22
first:filler	80
first:filler:demand	15
first:filler:demand:claim	-20
first:filler:demand:people	-38
first:filler:demand:things	73
first:filler:fact	-55
first:filler:fact:people	-49
first:filler:fact:things	-6
first:filler:limit	57
first:filler:limit:people	57
first:filler:supposed	-40
first:filler:supposed:people	-23
first:filler:supposed:things	-17
first:filler:truth	-12
first:filler:truth:things	-12
first:hedge	25
first:hedge:demand	40
first:hedge:demand:claim	64
first:hedge:demand:people	-14
first:hedge:demand:things	-11
first:hedge:fact	19
first:hedge:fact:things	19
first:hedge:truth	-32
first:hedge:truth:things	-32
first:ignorance	176
first:ignorance:fact	49
first:ignorance:fact:people	39
first:ignorance:fact:things	10
first:ignorance:truth	-19
first:ignorance:truth:things	-19
first:incoherence	134
first:incoherence:demand	91
first:incoherence:demand:people	45
first:incoherence:demand:things	46
first:incoherence:fact	-27
first:incoherence:fact:people	-16
first:incoherence:fact:things	-11
first:objection	-6
first:objection:demand	-28
first:objection:demand:claim	-45
first:objection:demand:people	-9
first:objection:demand:things	26
first:objection:fact	19
first:objection:fact:people	19
first:objection:limit	58
first:objection:limit:people	58
first:objection:supposed	-9
first:objection:supposed:people	38
first:objection:supposed:things	-47
first:objection:truth	4
first:objection:truth:people	-2
first:objection:truth:things	6
first:redirect	-1
first:redirect:demand	33
first:redirect:demand:claim	-17
first:redirect:demand:people	27
first:redirect:demand:things	23
first:redirect:fact	-48
first:redirect:fact:people	-26
first:redirect:fact:things	-22
first:redirect:limit	-6
first:redirect:limit:people	-6
first:redirect:truth	-5
first:redirect:truth:things	-5
first:refusal	42
first:refusal:demand	-27
first:refusal:demand:claim	35
first:refusal:demand:people	-89
first:refusal:demand:things	28
first:refusal:fact	-1
first:refusal:fact:people	-20
first:refusal:fact:things	19
first:refusal:supposed	31
first:refusal:supposed:people	8
first:refusal:supposed:things	23
first:refusal:truth	25
first:refusal:truth:people	20
first:refusal:truth:things	5
first:warning	5
first:warning:demand	14
first:warning:demand:claim	-4
first:warning:demand:people	-10
first:warning:demand:things	28
first:warning:fact	-17
first:warning:fact:things	-17
later:compliance	40
later:deferral	-19
later:filler	-2
later:incoherence	83
later:objection	-38
later:redirect	-36
later:refusal	-55
later:warning	7
length	110
list	46
on_topic	27
reason	41
share:compliance	11
share:deferral	16
share:filler	19
share:hedge	21
share:ignorance	-13
share:incoherence	95
share:objection	-60
share:redirect	-188
share:refusal	-76
share:substance	199
share:warning	-12
short	-139
turns	-4
turns:claim	13
turns:no_reason	-51
turns:people	-18
turns:real	-2
turns:real_no_reason	-20
turns:things	3
turns_to_answer	120
`;

/** The learned part that the project uses. */
export const LEARNED_MODEL = parseModel(WEIGHTS);
