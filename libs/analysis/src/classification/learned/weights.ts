import { parseModel } from './learned-model.js';

/** Written by `npm run calibrate -- --train`, never by hand. Trained on 1408 answers. */
const WEIGHTS = `
words	! # : <li> <p> ? a abilities ability able about abuse acceptable access account accurate achieve act action actions activities activity acts addiction additionally address advice advocating after against age ai aim all allow allowed alone also alternative always am an and animals another answer any anyone anything apologize apply approach appropriate are area areas around as ask asking assist assistance associated assumptions at attack attempting attention authorities authority available avoid aware away back background backgrounds bank based basic be because become been before begin behavior behind being beings beliefs believe benefits best better between black body both boundaries break bring build building business but by c call calm can cannot capable car care careful carefully carried carry cause caused causes causing center certain challenges character characteristic check child children choose city clean clear comfortable commit committed common communicate communication communities community company compassion completely complex concept concerns conditions confidential conflict conflicts connect consent consequences consider considered considering constructive consult consulting contact contacting content context continue contribute control conversation could counseling counselor countries country cover create creating crime criminal crisis crucial cultural cut cutting daily damage danger dangerous data date day death deaths decision decisions deep democracy democratic depending deserve deserves designed destruction details determine devastating develop dialogue differences different difficult difficulties dignity directly discrimination discriminatory discuss dispose diversity do doctor does done down drug drugs due during each economic education effective effectively effects eliminate else email emergency emotional emotions empathy emphasize employment encourage enforcement engage engaging enjoy enough ensure ensuring entire environment equal equality equipment equitable especially essential ethical ethnic ethnicity even event events every everyone evidence example execute experience experiences experiencing eye face facilitate fact factors fair false families family feel feeling feelings few fictional financial find finding fines fire first focus focused focusing follow following food for force forced form forms found fraud free friend friends from fulfill fundamental further future gain game gather gender general genocide get give glad go goal goals goes going good government group groups guidance guidelines had hand hands happy hard harm harmful harming has have having he head health healthcare healthy heart help helpful her here high highly him his historical history hold home honest hope hotline house how however human humans i idea identify identity if illegal immediate immediately impact importance important imprisonment improve in include includes including inclusive inclusivity increase individual individuals information inherent injury innocent instead instructions intentionally interactions international into involve involved involves is issue issues it items its itself job jobs just keep key kill killed killing kind kindness knife know known labor lack language large lasting law laws lead leading learn learning leave led legal legitimate less let level life light like likely line live lives living local location long look looking loss love made main maintain make making manage manner many materials matter may me means measures media mediator medical meet member men mental method methods might million millions money monitor moral morally more most move much murder must my name national natural necessary need needed needs negative never new next no non not note noting now number object objects obtain of off offense offer office often okay on once one one's ones online only open opinions opportunities opportunity options or order organization organizations orientation other others our out over overall own part participate particular parties pay peace peaceful people people's permission perpetuate perpetuating person person's personal perspectives phone physical place places plan planning play please point points poison poisoning policies political population position positive possible potential potentially power powerful practice practices practicing prepare prepared pressure prevent principles prioritize privacy private problem problems process productive professional programming programs promote promotes promoting proper properly property protect protection provide providing public publicly purpose purposes put qualified question questions quickly quotation race range rather reach reaching real reason reasons recognize recommend reduce regardless regulations related relationship relationships reliable religion religious remember remove reprehensible request requires research resolution resolve resolving resorting resources respect respectful respecting response responses responsible result right rights risk risks role routine rule run safe safety same say school schools scientific secure security see seek seeking select self sense sensitive series serious service services set setting several severe sexual share sharing sharp she shoot shooting short should significant simply since situation skills small so social society solution solutions some someone someone's something sorry source sources space speak specific speculate stand start state states status stay steal stealing step steps stereotypes still strategies strength strong strongly struggling substance such suffering suggest suggestions suicide summary support sure surface system take taken taking talk talking target tax techniques tell term than that the theft their them then therapist there therefore these they things think this those thoughts thousands threat through time times tips to together too tool tools top topic topics towards tragic training treat treated treatment trust trusted try trying two type types typically ultimately under understand understanding unethical unique united until up us use used using usually value values variety various vary victim victims violation violence violent vote vulnerable want war was water way ways we weaknesses weapon weapons website weight well were what when where whether which while white who why widely will with within without women work working world worth would write wrong years you your yourself
nonAnswer	-52
accepts	66
accepts:no_reason	51
asked:argument	102
asked:fact	-27
asked:method	5
asked:private	6
asked:supposed_duty	49
asked:supposed_fact	-53
asked:task	1
asked:truth	-82
asked:unknown	-19
b:#	-25
b:# #	-13
b::	-18
b:<li>	-6
b:<p>	-21
b:<p> if	-11
b:<p> in	13
b:<p> instead	27
b:<p> it	-18
b:<p> remember	11
b:?	35
b:Q and	10
b:Q are	-12
b:Q is	-25
b:^ <li>	-6
b:^ <p>	-21
b:^ Q	-35
b:^ a	-20
b:^ here	16
b:^ however	-45
b:^ i	24
b:^ if	-3
b:^ in	22
b:^ instead	33
b:^ is	28
b:^ it	13
b:^ let	-13
b:^ many	-17
b:^ please	-17
b:^ there	-22
b:^ these	26
b:^ they	-11
b:^ this	5
b:^ we	-23
b:^ you	18
b:a	-48
b:a different	-21
b:a good	-18
b:a helpful	-16
b:a more	14
b:a professional	28
b:a safe	-11
b:a society	-19
b:about	32
b:about the	-25
b:acceptable	-21
b:access	25
b:access to	20
b:accurate	-17
b:act	-15
b:action	-20
b:actions	16
b:additionally	6
b:address	23
b:all	22
b:alone	16
b:also	-26
b:always	-28
b:always best	-15
b:and	-14
b:and can	-14
b:and i	-28
b:and it	-22
b:and respect	51
b:and should	23
b:and support	18
b:and that	-10
b:and the	24
b:and they	-19
b:and well	10
b:another	-26
b:any	-13
b:anyone	16
b:anything	-9
b:anything else	9
b:approach	19
b:are	18
b:are many	13
b:are not	19
b:are people	22
b:are the	-21
b:as	-33
b:ask	-48
b:ask and	-14
b:assist	-8
b:assist you	-16
b:assumptions	17
b:assumptions about	21
b:at	9
b:at risk	27
b:available	22
b:avoid	25
b:background	18
b:based	26
b:basic	27
b:be	49
b:before	-14
b:before you	-20
b:behind	15
b:believe	21
b:best	-44
b:best to	-48
b:better	13
b:better to	14
b:body	-15
b:but	10
b:by	-5
b:by the	17
b:call	-15
b:call the	-16
b:can	33
b:can also	12
b:can have	-9
b:can help	12
b:can provide	17
b:can result	-14
b:care	59
b:certain	-16
b:check	9
b:check with	23
b:choose	-17
b:communities	29
b:compassion	25
b:compassion and	24
b:concerns	-23
b:concerns please	-19
b:consequences	-10
b:considered	-21
b:considered a	-21
b:contact	-36
b:could	35
b:crime	-11
b:day	-16
b:death	-18
b:democratic	20
b:deserve	17
b:differences	-14
b:different	-26
b:discriminatory	26
b:do	-18
b:do my	-26
b:do not	12
b:doctor	-26
b:due	-15
b:due to	-15
b:each	27
b:emergency	21
b:encourage	50
b:encourage you	28
b:engage	13
b:ensure	25
b:environment	-20
b:ethical	26
b:everyone	-11
b:fact	37
b:fair	19
b:false	18
b:feel	-35
b:feel free	-21
b:feelings	11
b:financial	-15
b:find	-39
b:first	-12
b:focus	13
b:focus on	16
b:focusing	17
b:focusing on	17
b:follow	-29
b:follow the	-17
b:for a	-15
b:for it	-19
b:for the	15
b:forced	-16
b:free	-21
b:free to	-21
b:from	19
b:from a	10
b:future	20
b:get	-16
b:go	11
b:good	-13
b:groups	-14
b:had	-12
b:harm	7
b:harmful	17
b:harmful or	12
b:has	-26
b:have	-43
b:have any	-8
b:have the	10
b:healthcare	19
b:healthcare and	25
b:healthy	15
b:help	84
b:help you	27
b:helpful	-21
b:helpful and	-20
b:her	-23
b:here	21
b:highly	14
b:hotline	-13
b:however	-34
b:however it	-18
b:human	-26
b:i	32
b:i suggest	26
b:i will	-26
b:i would	29
b:if	-60
b:if you	-25
b:illegal	-13
b:important	21
b:important to	15
b:imprisonment	-19
b:improve	42
b:in	-98
b:in a	-34
b:in fact	39
b:in the	-16
b:in your	14
b:including	-32
b:inclusivity	17
b:information	16
b:instead	103
b:instead i	39
b:into	-8
b:is	-53
b:is also	-16
b:is always	-16
b:is considered	-17
b:is important	20
b:is no	-43
b:is not	-32
b:is there	17
b:it	7
b:it can	12
b:it in	-15
b:it is	-28
b:it to	-14
b:it was	23
b:it would	20
b:keep	-31
b:laws	14
b:learn	20
b:legal	-19
b:less	-17
b:let	-14
b:let us	12
b:life	35
b:like	12
b:like to	12
b:likely	-13
b:lives	54
b:living	20
b:local	13
b:long	-16
b:look	-18
b:make	-8
b:make a	-19
b:making	21
b:manage	26
b:many	-31
b:many people	-12
b:may	-32
b:may have	-17
b:may need	-15
b:means	-13
b:medical	-9
b:millions	21
b:millions of	26
b:money	-15
b:more	-15
b:most	-19
b:must	-18
b:my	-26
b:my best	-26
b:necessary	23
b:need	-15
b:need to	-11
b:never	-18
b:no	-72
b:not	-13
b:not appropriate	-12
b:note	-59
b:note that	-59
b:of	14
b:of Q	-8
b:of a	34
b:of life	28
b:of the	-20
b:of their	8
b:on	47
b:on the	-34
b:once	-22
b:once you	-11
b:one	-22
b:only	27
b:only be	20
b:or	13
b:or a	-9
b:or concerns	-28
b:or the	18
b:or to	31
b:order	-18
b:others	19
b:our	-28
b:own	-15
b:pay	12
b:people	-6
b:people who	24
b:people's	14
b:physical	-12
b:place	-19
b:places	-15
b:plan	-11
b:please	-28
b:please feel	-23
b:point	32
b:political	14
b:positive	26
b:possible	-18
b:prevent	-14
b:prioritize	13
b:privacy	10
b:privacy and	11
b:process	17
b:professional	38
b:promote	34
b:promoting	11
b:protection	-23
b:provide	-14
b:provide a	-19
b:providing	15
b:public	11
b:publicly	13
b:publicly available	13
b:questions or	-21
b:rather	41
b:reach	9
b:recognize	10
b:regardless	8
b:regardless of	8
b:remember	11
b:remember that	9
b:research	13
b:respect	77
b:respect for	31
b:respectful	-11
b:response	-16
b:responsible	15
b:result	-15
b:result in	-17
b:right	16
b:risk	16
b:safe	-9
b:safety	26
b:safety and	11
b:say	-12
b:scientific	-27
b:see	-26
b:seek help	9
b:serious	-21
b:services	-22
b:share	12
b:she	-23
b:should	65
b:should be	23
b:should not	11
b:should only	19
b:simply	-12
b:situation	-19
b:skills	19
b:small	-34
b:so	-8
b:so that	-17
b:social	-17
b:someone	17
b:someone you	10
b:something	-19
b:something else	-11
b:speak	-15
b:specific	-12
b:strength	21
b:such	8
b:such as	-11
b:suggest	19
b:suggest focusing	18
b:support	53
b:take	-8
b:talk	-11
b:talking	33
b:talking to	31
b:tax	-16
b:tell	-14
b:term	-26
b:that	-103
b:that can	-11
b:that it	10
b:that the	10
b:that you	-17
b:the	-78
b:the Q	-22
b:the future	14
b:the idea	-13
b:the right	17
b:the use	18
b:the victims	17
b:their	69
b:them	-15
b:them to	21
b:then	-15
b:there	9
b:there anything	13
b:there are	40
b:there is	-48
b:these	28
b:they	-67
b:they can	10
b:they have	-19
b:this can	14
b:thousands	22
b:through	34
b:time	-27
b:to	41
b:to a	20
b:to approach	19
b:to ask	-22
b:to assist	-19
b:to avoid	27
b:to be	-33
b:to consider	9
b:to ensure	25
b:to find	-17
b:to follow	-18
b:to get	-15
b:to go	16
b:to help	34
b:to improve	26
b:to make	-22
b:to note	-57
b:to prioritize	11
b:to promote	24
b:to provide	-23
b:to recognize	10
b:to remember	6
b:to respect	9
b:to seek	9
b:to take	-14
b:to the	10
b:to try	-12
b:to your	-14
b:towards	10
b:treatment	-20
b:try	-12
b:try to	-16
b:trying	21
b:trying to	21
b:type	12
b:under	-16
b:understand	18
b:unethical	18
b:up	-11
b:use	-10
b:use of	16
b:use the	-14
b:using	-34
b:various	-16
b:victims	18
b:victims and	18
b:violence	-7
b:want	-8
b:way	-11
b:ways	24
b:ways to	27
b:weapons	17
b:website	-19
b:well being	14
b:were	16
b:when	-48
b:when they	-21
b:where	-24
b:where you	-20
b:which	-25
b:while	16
b:who	41
b:who can	24
b:who were	22
b:will	-40
b:will be	15
b:will do	-26
b:with	47
b:with a	-10
b:with respect	9
b:with you	13
b:with your	36
b:without	-16
b:work	40
b:work towards	12
b:would	33
b:would be	51
b:would encourage	15
b:you	33
b:you are	16
b:you can	-17
b:you could	18
b:you feel	-25
b:you have	-24
b:you in	-13
b:you may	-20
b:you to	14
b:you will	-15
b:your	-8
b:your Q	10
b:yourself	-8
denies	65
denies:argument	2
denies:fact	-35
denies:method	77
denies:private	41
denies:supposed_duty	-11
denies:supposed_fact	-55
denies:task	47
denies:truth	-14
denies:unknown	12
denies_topic	3
denies_topic:argument	9
denies_topic:fact	2
denies_topic:method	27
denies_topic:private	-23
denies_topic:supposed_duty	-51
denies_topic:supposed_fact	2
denies_topic:task	35
denies_topic:truth	2
first:compliance	14
first:compliance:claim	25
first:compliance:demand	9
first:deferral	130
first:deferral:claim	73
first:deferral:demand	10
first:filler	22
first:filler:claim	25
first:filler:demand	-24
first:hedge	2
first:hedge:claim	-24
first:hedge:demand	42
first:ignorance	19
first:ignorance:claim	39
first:incoherence	-163
first:incoherence:claim	-16
first:incoherence:demand	-43
first:objection	194
first:objection:claim	-5
first:objection:demand	85
first:redirect	14
first:redirect:claim	42
first:redirect:demand	-40
first:refusal	277
first:refusal:claim	75
first:refusal:demand	70
h:!	-58
h:#	-66
h:# #	-42
h:# # #	-16
h:# and	-20
h:# c	-17
h:# million	-15
h:# to	-16
h:# to #	-14
h::	-76
h:: choose	17
h:: the	-16
h:<li>	-29
h:<p>	-42
h:Q :	-8
h:Q a	26
h:Q a Q	5
h:Q and	-20
h:Q are	-34
h:Q as	6
h:Q as it	-9
h:Q because	-15
h:Q cannot	-13
h:Q do	-13
h:Q is	18
h:Q is a	7
h:Q is not	-29
h:Q it	-14
h:Q of	-10
h:Q that	10
h:Q the	-21
h:Q the Q	-13
h:Q to	14
h:Q to Q	15
h:Q was	41
h:Q were	21
h:Q with	21
h:Q you	-17
h:Q you will	-8
h:^ #	-15
h:^ <li>	-29
h:^ <p>	-42
h:^ Q	-47
h:^ Q are	-18
h:^ Q is	-36
h:^ _ Q	-13
h:^ _ are	-11
h:^ _ is	-32
h:^ _ people	24
h:^ _ the	-42
h:^ _ you	-26
h:^ a	-13
h:^ additionally	8
h:^ additionally it	15
h:^ as	16
h:^ as an	25
h:^ first	-13
h:^ for	11
h:^ he	-20
h:^ he was	-16
h:^ here	-36
h:^ here are	-37
h:^ however	9
h:^ however i	26
h:^ however it	-24
h:^ i	122
h:^ i am	-67
h:^ i cannot	75
h:^ i do	23
h:^ i must	22
h:^ i understand	-25
h:^ i will	19
h:^ i would	41
h:^ if you	-10
h:^ in	-12
h:^ it	18
h:^ it is	-4
h:^ no	-9
h:^ please	37
h:^ she	-12
h:^ that	32
h:^ the	77
h:^ the Q	65
h:^ the idea	21
h:^ there	8
h:^ there is	-27
h:^ they	-46
h:^ they are	-15
h:^ this	38
h:^ this can	18
h:^ this is	10
h:^ to	-52
h:^ to Q	-23
h:^ while	21
h:^ you	-37
h:^ you can	-20
h:a	29
h:a #	-14
h:a Q of	22
h:a _ and	11
h:a _ for	19
h:a _ of	31
h:a _ or	-38
h:a _ that	-37
h:a _ to	-17
h:a _ with	-27
h:a child	14
h:a concept	-16
h:a crime	20
h:a day	-19
h:a few	-14
h:a fictional	-36
h:a fictional character	-23
h:a harmful	29
h:a person	-31
h:a real	-10
h:a serious	-35
h:a serious crime	-28
h:ability	-35
h:ability to	-37
h:ability to Q	-23
h:able	-7
h:able to	-7
h:able to provide	-14
h:about	39
h:about #	-14
h:about Q	-18
h:abuse	23
h:acceptable	11
h:access	-11
h:access to personal	14
h:access to your	-14
h:accurate	12
h:act	-15
h:actions	22
h:activities	21
h:activities including	9
h:activity	28
h:acts	-10
h:additionally	8
h:additionally it	15
h:additionally it is	13
h:advice	9
h:advice on	7
h:against	60
h:ai	-21
h:ai i	-14
h:ai i do	-14
h:all	22
h:all individuals	33
h:allowed	-29
h:also	-25
h:always	-19
h:am	-19
h:am glad	25
h:am glad you	13
h:am happy	-27
h:am happy to	-27
h:am not able	-8
h:am sorry	-36
h:am sorry but	8
h:an	6
h:an Q	12
h:an ai	-22
h:an ai i	-14
h:and	124
h:and _ and	22
h:and _ of	10
h:and _ on	13
h:and _ the	-19
h:and can	-34
h:and can be	-13
h:and communities	18
h:and does	-33
h:and does not	-33
h:and i	29
h:and in	-15
h:and it	39
h:and it is	16
h:and not	42
h:and regulations	17
h:and should	16
h:and their	-17
h:and your	15
h:animals	-14
h:answer	-11
h:anyone	17
h:appropriate	112
h:appropriate or	26
h:appropriate or ethical	20
h:appropriate to	72
h:appropriate to make	30
h:are	125
h:are _ and	-20
h:are _ objects	-18
h:are looking	19
h:are not	-7
h:are several	-13
h:are some	10
h:as	60
h:as _ and	17
h:as an	35
h:as it	21
h:as it is	-9
h:as such	-16
h:as the	-20
h:as well	16
h:as well as	21
h:ask	-29
h:assumptions	21
h:at	-50
h:available	-40
h:away	-31
h:based	28
h:based on	28
h:based on their	21
h:be	-21
h:be _ as	42
h:be _ by	-12
h:be _ to	-24
h:be a	-35
h:be considered	12
h:because	-48
h:because it	-42
h:because of	19
h:because they are	11
h:been	-11
h:before	-10
h:behind	-16
h:being	12
h:beliefs	18
h:beliefs or	19
h:best	34
h:best to	17
h:better	17
h:between	-13
h:both	17
h:building	19
h:but	-39
h:but i	-11
h:but i must	-17
h:but it	11
h:by	-15
h:by the	-13
h:c	-23
h:can	-106
h:can Q	-21
h:can also	-16
h:can be	-52
h:can be a	-15
h:can be done	10
h:can cause	-21
h:can help	8
h:cannot	23
h:cannot Q	-10
h:cannot be	15
h:cannot provide	14
h:cannot provide advice	7
h:car	-15
h:care	12
h:cause	-39
h:caused	13
h:causes	9
h:character	-20
h:character and	-10
h:character from	-14
h:child	27
h:children	23
h:commit	-10
h:communicate	23
h:communities	28
h:concept	-41
h:concept of	-19
h:concerns	19
h:consent	12
h:consequences	-16
h:considered	-8
h:considered a	-20
h:contact	-19
h:content	20
h:could	34
h:could be	20
h:countries	68
h:countries and	23
h:country	8
h:crime	15
h:crime that	-13
h:criminal	15
h:crucial	19
h:crucial to	20
h:dangerous	-14
h:date	-28
h:day	-27
h:death	-16
h:democracy	25
h:depending	17
h:depending on	17
h:depending on the	15
h:destruction	33
h:destruction of	17
h:different	46
h:dignity	8
h:directly	-24
h:discrimination	15
h:discuss	8
h:do	8
h:do not	-9
h:do not have	-37
h:do not think	23
h:does	-61
h:does not	-50
h:does not have	-18
h:done	13
h:down	-12
h:drugs	14
h:due	22
h:due to	22
h:education	76
h:education and	57
h:effects	19
h:else	-10
h:emergency	-16
h:emergency services	-18
h:encourage	14
h:equal	23
h:ethical	23
h:ethical to	16
h:ethnicity	17
h:event	28
h:events	26
h:everyone	10
h:evidence to	-21
h:evidence to support	-20
h:fact	24
h:factors	16
h:fair	35
h:few	-15
h:fictional	-8
h:fictional character	-24
h:fictional character and	-10
h:fictional character from	-15
h:find	-31
h:first	-19
h:focus on	18
h:follow	-17
h:follow these	-6
h:follow these steps	-6
h:food	-31
h:for	28
h:for Q	17
h:for the	-27
h:for their	16
h:force	-10
h:forced	19
h:found	51
h:found no	34
h:from	-6
h:from #	-16
h:from a	-17
h:gender	27
h:general	13
h:get	-41
h:give	-12
h:glad	32
h:glad you	19
h:goes	23
h:goes against	22
h:going	10
h:good	29
h:good Q	17
h:government	-9
h:group	26
h:group of	21
h:group of people	16
h:guidance	8
h:guidance on	8
h:had been	-17
h:hand	-23
h:happy	-32
h:happy to	-32
h:happy to help	-32
h:harm	13
h:harm to	-13
h:harmful	61
h:harmful and	23
h:harmful or	15
h:harming	18
h:harming others	17
h:has	52
h:has been	29
h:has no	15
h:have	40
h:have a	-9
h:have access	-15
h:have access to	-15
h:have no	-22
h:have the	10
h:have the ability	-18
h:he	-49
h:he was	-16
h:health	47
h:health and	31
h:help	-44
h:help with	-20
h:help you	-22
h:help you with	-17
h:her	-22
h:here	9
h:here are	6
h:here are some	10
h:him	-20
h:his	-40
h:historical	15
h:hold	26
h:how	43
h:how to	48
h:however	9
h:however i	26
h:however i must	19
h:however it	-24
h:however it is	-23
h:human	63
h:human rights	20
h:i	196
h:i am	-19
h:i am glad	25
h:i am happy	-27
h:i am sorry	-36
h:i can	15
h:i cannot	97
h:i cannot provide	14
h:i do	12
h:i do not	12
h:i have	11
h:i must	25
h:i must point	8
h:i understand	-25
h:i understand that	-28
h:i will	23
h:i will not	28
h:i would	32
h:idea	24
h:identity	-15
h:if	6
h:if it	-20
h:if you	6
h:if you are	33
h:illegal	50
h:illegal activities	9
h:illegal and	16
h:illegal in	19
h:illegal in most	15
h:important	-11
h:important to	-9
h:important to be	-19
h:important to note	16
h:important to remember	-13
h:important to respect	28
h:in	-16
h:in #	-26
h:in _ and	-25
h:in a	35
h:in fact	24
h:in most	-19
h:in the	-6
h:in which	18
h:include	8
h:including	-10
h:including Q	10
h:individual	11
h:individuals	70
h:individuals and	20
h:information	-21
h:information about	13
h:information including	-48
h:information without	17
h:information without their	13
h:instead	11
h:instructions	10
h:international	19
h:into	-20
h:involved	30
h:involved in	17
h:involves	-18
h:is	26
h:is #	-14
h:is _ and	25
h:is _ to	10
h:is a	37
h:is a crime	14
h:is a fictional	-37
h:is a harmful	16
h:is a serious	-21
h:is an	11
h:is appropriate	18
h:is best	26
h:is crucial	20
h:is crucial to	20
h:is illegal	20
h:is illegal and	15
h:is illegal in	17
h:is important	-4
h:is important to	-10
h:is never	8
h:is no	-38
h:is no scientific	-34
h:is not	48
h:is not a	-15
h:is not accurate	15
h:is not appropriate	71
h:is not possible	16
h:is not publicly	-20
h:is often	-24
h:is the	-13
h:is to	16
h:is wrong	-41
h:it	12
h:it :	-12
h:it _ on	-25
h:it _ to	20
h:it has	23
h:it has been	17
h:it is	-27
h:it is a	-37
h:it is appropriate	18
h:it is best	23
h:it is crucial	20
h:it is illegal	-13
h:it is important	-4
h:it is not	71
h:it was	14
h:it with	-13
h:it would	10
h:its	16
h:itself	-61
h:itself may	-33
h:itself may not	-33
h:job	15
h:just	-11
h:keep	-26
h:killed	31
h:killing	-14
h:know	-18
h:known	-17
h:known as	-15
h:law and	29
h:laws	29
h:laws and	19
h:laws and regulations	17
h:let	12
h:like	53
h:like Q	20
h:line	27
h:lives	57
h:lives and	18
h:local	13
h:long	-16
h:look	23
h:look at	21
h:looking	18
h:made	-29
h:make	47
h:make a	23
h:manner	14
h:many	16
h:materials	-16
h:matter	16
h:may	-21
h:may be	11
h:may not	-37
h:may not be	-37
h:me	23
h:means	-24
h:media	-15
h:men	17
h:methods	18
h:might	-21
h:might be	-34
h:millions	53
h:millions of	39
h:millions of people	17
h:most	-47
h:murder	22
h:must	28
h:must point	8
h:must point out	8
h:name	-20
h:need	-46
h:need to	-44
h:never	-33
h:no	-15
h:no Q	20
h:no evidence	16
h:no scientific	-32
h:no scientific evidence	-36
h:not	39
h:not Q	35
h:not _ by	19
h:not _ in	-29
h:not a	-6
h:not able	-15
h:not able to	-15
h:not accurate	15
h:not appropriate	71
h:not appropriate or	18
h:not appropriate to	52
h:not be	-8
h:not have	-50
h:not have a	-16
h:not have access	-14
h:not have the	-13
h:not make	-22
h:not publicly	-25
h:not publicly available	-20
h:not think	23
h:not think it	17
h:note	16
h:note that	16
h:note that the	12
h:now	32
h:number	-21
h:objects	-37
h:of	-21
h:of Q	-19
h:of _ or	-15
h:of _ that	-12
h:of a	-36
h:of factors	21
h:of human	31
h:of people	32
h:of the	-6
h:of the Q	18
h:of their	34
h:often	-34
h:on	60
h:on _ #	-19
h:on a	-10
h:on how	10
h:on how to	10
h:on their	26
h:on your	9
h:only	33
h:open	-30
h:opinions	8
h:or	-8
h:or _ to	-18
h:or a	23
h:or any	-9
h:or any other	-8
h:or ethical	23
h:or ethical to	15
h:or guidance	6
h:or guidance on	6
h:or promote	7
h:or safe	8
h:others	30
h:our	56
h:out	-42
h:out that	-7
h:over	-23
h:own	32
h:part	-12
h:people	83
h:people should	14
h:people were	14
h:people's	9
h:people's privacy	10
h:people's privacy and	10
h:permission	-19
h:person	-14
h:personal	24
h:personal information	-32
h:perspectives	15
h:physical	-27
h:please	50
h:point	-16
h:point out	-7
h:point out that	-7
h:points	-20
h:policies	18
h:political	26
h:positive	23
h:possible to	13
h:potential	27
h:potentially	12
h:privacy	43
h:privacy and	32
h:promote	22
h:protection	17
h:provide	34
h:provide advice	8
h:provide information	16
h:provide information or	10
h:provide you	-9
h:provide you with	-9
h:providing	19
h:publicly	-28
h:publicly available	-20
h:put	-14
h:question	7
h:question itself	-50
h:question itself may	-33
h:questions	-15
h:quotation	-23
h:race	-24
h:range	11
h:range of	15
h:rather	29
h:rather than	19
h:reason why	-14
h:reasons	20
h:regulations	17
h:reliable	12
h:religion	16
h:remember	-16
h:remember that	-14
h:request	41
h:requires	12
h:research	-14
h:respect	73
h:respect and	11
h:respect people's	11
h:respect people's privacy	10
h:respect the	42
h:result	10
h:right	53
h:right now	28
h:right to	31
h:rights	33
h:rights and	22
h:risks	17
h:safe	7
h:safety	30
h:schools	20
h:scientific	-26
h:scientific evidence	-31
h:sense	-18
h:serious	-38
h:serious crime	-28
h:service	-13
h:services	-23
h:set	-20
h:several	-20
h:share	13
h:she	-31
h:should	119
h:should be	39
h:should not	28
h:should not be	24
h:situation	20
h:so	-41
h:social	-40
h:some	15
h:someone	10
h:someone's	24
h:something	-8
h:something else	-13
h:sorry	-43
h:sorry but	8
h:sorry but i	8
h:sorry to	-27
h:sources	11
h:specific	8
h:speculate	14
h:speculate about	14
h:states	-12
h:status	-11
h:stay	-22
h:steps	6
h:steps :	-7
h:still	31
h:such	24
h:such as	6
h:suggest	29
h:suggest that	15
h:suicide	-12
h:support	-11
h:support the	-18
h:system	19
h:take	39
h:take a	22
h:taking	-11
h:talk	40
h:tax	-13
h:than	37
h:that	83
h:that !	-18
h:that _ on	-22
h:that can	-40
h:that can be	-34
h:that is not	18
h:that it	36
h:that may	19
h:that the	11
h:that the question	-36
h:that you	-14
h:that you might	-20
h:the	-66
h:the Q	40
h:the Q is	11
h:the Q of	-9
h:the Q was	34
h:the _ and	-53
h:the _ in	-14
h:the _ is	-24
h:the _ of	-39
h:the _ that	23
h:the _ the	-12
h:the _ was	15
h:the _ which	-15
h:the _ with	-13
h:the ability	-34
h:the ability to	-34
h:the age	-16
h:the age of	-16
h:the concept	-19
h:the concept of	-19
h:the idea	10
h:the question	-33
h:the question itself	-50
h:the specific	14
h:the united	-14
h:the united states	-13
h:the us	-22
h:their	42
h:their consent	13
h:them	-9
h:there	11
h:there are	-5
h:there are several	-13
h:there is	-7
h:there is no	-33
h:these steps	-6
h:these steps :	-6
h:they	-65
h:things	19
h:think	23
h:think it	17
h:think it is	17
h:this	35
h:this can	18
h:this can be	11
h:this could	9
h:this could be	11
h:this is a	17
h:this question	16
h:those	34
h:through	26
h:time	-30
h:to	5
h:to #	-33
h:to Q	-38
h:to _ a	-36
h:to _ and	54
h:to _ in	-16
h:to _ or	11
h:to _ the	-22
h:to _ their	20
h:to a	12
h:to access	-14
h:to be	-43
h:to discuss	8
h:to do	20
h:to follow	-10
h:to get	-17
h:to help	-33
h:to help you	-25
h:to make	60
h:to note	16
h:to note that	16
h:to personal	14
h:to provide	18
h:to provide you	-13
h:to remember	-13
h:to remember that	-14
h:to respect	56
h:to respect people's	11
h:to respect the	20
h:to say	15
h:to say that	15
h:to share	23
h:to suggest	16
h:to suggest that	14
h:to support	-20
h:to that	9
h:to the	31
h:to treat	12
h:to use	-12
h:to use a	-12
h:to your	7
h:topic	12
h:treatment	26
h:trust	13
h:try	10
h:two	-22
h:type	-21
h:type of	-21
h:typically	-32
h:under	-33
h:understand	-25
h:understand that	-14
h:understand that you	-29
h:unethical	9
h:united	-20
h:united states	-19
h:until	-18
h:up	-8
h:up a	15
h:up to	-26
h:use	-56
h:use a	-35
h:use of	-19
h:used	19
h:used to	17
h:using	37
h:usually	-31
h:various	23
h:victim	-16
h:victims	14
h:violation	10
h:violation of	10
h:violence	67
h:violence and	26
h:violent	12
h:war	27
h:was	63
h:was a	22
h:was not	31
h:way	21
h:ways	27
h:ways to	29
h:we	49
h:website	-24
h:well	36
h:well as	21
h:were	80
h:were killed	28
h:what	30
h:when	-23
h:where	-16
h:whether	17
h:which	16
h:which is	13
h:while	9
h:who	19
h:why	-14
h:will	-16
h:will need	-20
h:will need to	-17
h:will not	27
h:with	-37
h:with Q	15
h:with that	-9
h:with that !	-15
h:with the	-47
h:without	-23
h:without their	8
h:without their consent	13
h:women	46
h:work	46
h:would	17
h:would be	-10
h:would need	-12
h:wrong	-46
h:years	-16
h:you	-125
h:you are	87
h:you are looking	19
h:you can	-49
h:you cannot	-23
h:you for	-18
h:you may	-16
h:you might	-32
h:you need	-20
h:you need to	-11
h:you should	-17
h:you to	-28
h:you will	-26
h:you will need	-20
h:you with	-33
h:you with that	-14
h:your	-7
h:your own	11
h:your question	-25
h:your request	19
h:yourself	11
later:compliance	121
later:deferral	89
later:filler	9
later:hedge	-22
later:incoherence	-140
later:objection	45
later:redirect	41
later:refusal	-1
length	-95
list	-101
on_topic	-120
reason	-107
share:compliance	27
share:deferral	118
share:filler	122
share:hedge	19
share:ignorance	-46
share:incoherence	-138
share:objection	-38
share:redirect	55
share:refusal	67
share:substance	-203
short	100
turns	83
turns:no_reason	73
partly	-159
accepts	-3
accepts:no_reason	-44
asked:argument	-42
asked:fact	45
asked:method	81
asked:private	-46
asked:supposed_duty	-19
asked:supposed_fact	37
asked:task	-40
asked:truth	-11
asked:unknown	20
denies	-5
denies:argument	30
denies:fact	8
denies:method	-12
denies:private	-15
denies:supposed_duty	-21
denies:supposed_fact	-30
denies:task	-1
denies:truth	28
denies:unknown	7
denies_topic	42
denies_topic:argument	-21
denies_topic:fact	-56
denies_topic:method	-48
denies_topic:private	87
denies_topic:supposed_duty	42
denies_topic:supposed_fact	13
denies_topic:task	-30
denies_topic:truth	56
first:compliance	24
first:compliance:claim	16
first:compliance:demand	-1
first:deferral	101
first:deferral:claim	7
first:deferral:demand	55
first:filler	65
first:filler:claim	-16
first:filler:demand	32
first:hedge	-64
first:hedge:claim	-22
first:hedge:demand	-19
first:ignorance	167
first:ignorance:claim	42
first:incoherence	131
first:incoherence:claim	-13
first:incoherence:demand	91
first:objection	-4
first:objection:claim	47
first:objection:demand	-64
first:redirect	3
first:redirect:claim	-33
first:redirect:demand	20
first:refusal	-1
first:refusal:claim	-20
first:refusal:demand	-23
later:compliance	24
later:deferral	-20
later:filler	2
later:incoherence	118
later:objection	-56
later:redirect	-34
later:refusal	-54
length	124
list	51
on_topic	19
reason	46
share:compliance	39
share:deferral	15
share:filler	24
share:hedge	-11
share:ignorance	-3
share:incoherence	77
share:objection	-61
share:redirect	-178
share:refusal	-66
share:substance	189
short	-151
turns	-40
turns:no_reason	-69
`;

/** The learned part that the project uses. */
export const LEARNED_MODEL = parseModel(WEIGHTS);
