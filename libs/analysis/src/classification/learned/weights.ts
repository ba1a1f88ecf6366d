import { parseModel } from './learned-model.js';

/** Written by `npm run calibrate -- --train`, never by hand. Trained on 1297 answers. */
const WEIGHTS = `
words	! # : <li> <p> ? a abilities ability able about abuse acceptable access account accurate achieve act action actions activities activity acts addiction additionally address advice advocating after against age ai aim all allow allowed alone also alternative always am an and animals another answer any anyone anything apologize apply approach appropriate are area areas around as ask asking assist assistance associated assumptions at attack attempting attention authorities authority available avoid aware away back background backgrounds bank based basic be because been before begin behavior behind being beings beliefs believe benefits best better between black body both boundaries break bring build building business but by c call calm can cannot capable car care careful carefully carried carry cause caused causes causing center certain challenges character characteristic check child children choose city clean clear comfortable commit committed common communicate communication communities community company compassion completely complex concept concerns conditions confidential conflict conflicts connect consent consequences consider considered considering constructive consult consulting contact contacting content context continue contribute control conversation could counseling counselor countries country cover create creating crime criminal crisis crucial cultural cut daily damage danger dangerous data date day death deaths decision decisions deep democracy democratic depending deserve designed destruction details determine devastating develop dialogue differences different difficult difficulties dignity directly discrimination discriminatory discuss dispose diversity do does done down drug drugs due during each economic education effective effectively effects eliminate else email emergency emotional emotions empathy emphasize employment encourage enforcement engage engaging enjoy enough ensure ensuring entire environment equal equality equipment equitable especially essential ethical ethnic ethnicity even event events every everyone evidence example execute experience experiences experiencing eye face facilitate fact factors fair false families family feel feeling feelings few fictional financial find finding fines fire first focus focused focusing follow following food for force forced form forms found fraud free friend friends from fulfill fundamental further future gain game gather gender general genocide get give glad go goal goals goes going good government group groups guidance guidelines had hand hands happy hard harm harmful harming has have having he head health healthcare healthy help helpful her here high highly him his historical history hold home honest hope hotline house how however human humans i idea identify identity if illegal immediate immediately impact importance important imprisonment improve in include includes including inclusive inclusivity increase individual individuals information inherent injury innocent instead instructions intentionally interactions international into involve involved involves is issue issues it items its itself job jobs just keep key kill killed killing kind kindness knife know known labor lack language large lasting law laws lead leading learn learning led legal legitimate less let level life light like likely line live lives living local location long look looking loss love made main maintain make making manage manner many materials matter may me means measures media mediator medical meet member men mental method methods might million millions money monitor moral morally more most much murder must my name national natural necessary need needed needs negative never new next no non not note noting number object objects obtain of off offense offer office often okay on once one one's ones online only open opinions opportunities opportunity options or order organization organizations orientation other others our out over overall own part participate particular parties pay peace peaceful people people's permission perpetuate perpetuating person person's personal perspectives phone physical place places plan planning play please point points poison poisoning policies political population position positive possible potential potentially power powerful practice practices practicing prepare prepared pressure prevent principles prioritize privacy private problem problems process productive professional programming programs promote promotes promoting proper properly property protect protection provide providing public publicly purpose purposes put qualified question questions quickly quotation race range rather reach reaching real reason reasons recognize recommend reduce regardless regulations related relationship relationships reliable religion religious remember remove reprehensible request requires research resolution resolve resolving resorting resources respect respectful respecting response responses responsible result right rights risk risks role routine rule run safe safety same say school schools scientific secure security see seek seeking select self sense sensitive series serious service services set setting several severe sexual share sharing sharp she shoot shooting short should significant simply since situation skills small so social society solution solutions some someone someone's something sorry source sources space speak specific speculate stand start state states status stay steal stealing steps stereotypes still strategies strength strong strongly struggling substance such suffering suggest suggestions suicide summary support sure surface system take taken taking talk talking target tax techniques term than that the their them then therapist there therefore these they things think this those thoughts thousands through time times tips to together too tool tools top topic topics towards tragic training treat treated treatment trust trusted try trying two type types typically ultimately under understand understanding unethical unique united until up us use used using usually value values variety various vary victim victims violation violence violent vulnerable want war was water way ways we weaknesses weapon weapons website well were what when where whether which while white who why widely will with within without women work working world worth would wrong years you your yourself
nonAnswer	-45
accepts	55
accepts:no_reason	60
asked:argument	102
asked:fact	-38
asked:method	29
asked:private	-11
asked:supposed_duty	36
asked:supposed_fact	-69
asked:task	24
asked:truth	-64
asked:unknown	-24
b:#	-34
b::	-27
b:: if	-13
b:<li>	-6
b:<p>	-21
b:<p> if	-11
b:<p> in	16
b:<p> instead	27
b:<p> it	-16
b:<p> remember	12
b:?	16
b:Q and	13
b:Q are	-11
b:Q is	-25
b:^ <li>	-6
b:^ <p>	-21
b:^ Q	-38
b:^ a	-10
b:^ here	18
b:^ however	-48
b:^ i	27
b:^ in	22
b:^ instead	34
b:^ is	16
b:^ it	14
b:^ let	-10
b:^ make	-12
b:^ many	-19
b:^ talking	19
b:^ there	-21
b:^ these	26
b:^ they	-11
b:^ this	5
b:^ we	-27
b:^ you	18
b:a	-70
b:a different	-22
b:a good	-20
b:a helpful	-16
b:a more	16
b:a professional	28
b:a serious	-12
b:a society	-18
b:about	28
b:about the	-22
b:acceptable	-23
b:access	26
b:access to	21
b:accurate	-16
b:act	-16
b:action	-21
b:actions	18
b:additionally	5
b:additionally it	7
b:address	24
b:all	27
b:alone	27
b:also	-41
b:always	-30
b:always best	-16
b:an	-11
b:and can	-15
b:and i	-30
b:and it	-19
b:and respect	69
b:and should	24
b:and support	19
b:and the	21
b:and they	-20
b:and well	10
b:another	-28
b:any	-4
b:any other	-7
b:anyone	19
b:anything	8
b:anything else	8
b:approach	21
b:are a	-18
b:are many	19
b:are not	22
b:are people	25
b:are the	-22
b:as	-28
b:as well	-10
b:ask	-40
b:ask and	-16
b:assist	-11
b:assist you	-18
b:assumptions	20
b:assumptions about	24
b:at risk	27
b:available	8
b:avoid	30
b:avoid making	16
b:background	19
b:based	31
b:basic	29
b:be	43
b:behind	17
b:believe	22
b:best	-48
b:best to	-51
b:better	22
b:better to	15
b:body	-17
b:but	8
b:by	-6
b:by the	18
b:call	-18
b:call the	-19
b:can	28
b:can have	-10
b:can help	15
b:can provide	16
b:can result	-15
b:care	51
b:certain	-17
b:check with	21
b:choose	-17
b:communities	31
b:compassion	25
b:compassion and	24
b:concerns	-26
b:concerns please	-22
b:conditions	-17
b:consequences	-10
b:considered	-22
b:considered a	-22
b:contact	-38
b:could	18
b:crime	-12
b:day	-36
b:death	-18
b:democratic	23
b:depending	-16
b:depending on	-16
b:differences	-17
b:different	-25
b:discriminatory	27
b:do	-26
b:do my	-28
b:do not	7
b:due	-17
b:due to	-17
b:each	25
b:emergency services	13
b:encourage	49
b:encourage you	26
b:engage	13
b:ensure	28
b:environment	-22
b:ethical	42
b:fact	32
b:fair	47
b:false	18
b:feel	-27
b:feel free	-23
b:feelings	11
b:financial	-17
b:find	-45
b:first	-9
b:focus	19
b:focus on	23
b:focusing	17
b:focusing on	17
b:follow	-33
b:follow the	-19
b:for	11
b:for a	-11
b:for the	22
b:forced	-17
b:found	-12
b:free	-21
b:free to	-23
b:from	15
b:from a	11
b:future	22
b:get	-13
b:go	25
b:good	-15
b:groups	-14
b:had	-11
b:harmful	17
b:harmful or	12
b:has	-18
b:have	-33
b:have a	-9
b:have any	-12
b:have the	13
b:have to	18
b:healthcare	21
b:healthcare and	27
b:healthy	16
b:help	92
b:help to	16
b:help you	29
b:helpful	-24
b:helpful and	-21
b:her	-25
b:here	22
b:highly	14
b:however	-37
b:however it	-20
b:human	-25
b:i	30
b:i suggest	26
b:i will	-28
b:i would	32
b:idea	-10
b:if	-66
b:if the	-14
b:illegal	-14
b:important	28
b:important to	24
b:imprisonment	-20
b:improve	42
b:in	-82
b:in a	-35
b:in fact	35
b:in the	-15
b:in their	21
b:in your	14
b:including	-33
b:inclusivity	18
b:individual	14
b:information	17
b:information and	-17
b:instead	107
b:instead i	38
b:into	-8
b:is	-63
b:is a	6
b:is also	-16
b:is always	-16
b:is considered	-17
b:is important	28
b:is no	-43
b:is not	-34
b:it	24
b:it can	12
b:it in	-16
b:it is	-26
b:it was	24
b:it would	19
b:keep	-12
b:know	-9
b:laws	15
b:learn	22
b:legal	-20
b:let	-16
b:let us	12
b:life	34
b:like	14
b:like to	13
b:lives	58
b:living	23
b:long	-18
b:look	-18
b:making	24
b:making assumptions	16
b:manage	24
b:many	-28
b:may	-35
b:may have	-19
b:may need	-16
b:means	-15
b:millions	24
b:millions of	28
b:more	-8
b:most	-22
b:must	-17
b:my	-29
b:my best	-28
b:necessary	25
b:need	-18
b:need to	-13
b:never	-20
b:no	-64
b:not	-24
b:not appropriate	-10
b:not have	8
b:note	-62
b:note that	-62
b:of	-23
b:of a	13
b:of life	29
b:of the	-21
b:of their	14
b:on	58
b:on the	-30
b:once	-26
b:once you	-13
b:one	-24
b:only	28
b:only be	20
b:or	10
b:or concerns	-31
b:or someone	-11
b:or the	20
b:or to	23
b:other	-8
b:other questions	-9
b:others	17
b:our	-29
b:out	-13
b:own	-15
b:pay	27
b:people who	32
b:people's	15
b:phone	16
b:physical	-14
b:place	-15
b:places	-15
b:please	-30
b:please feel	-25
b:point	17
b:positive	25
b:possible	-21
b:potential	10
b:prevent	-18
b:prioritize	13
b:privacy	12
b:privacy and	12
b:process	17
b:professional	39
b:promote	36
b:promoting	12
b:provide	-17
b:provide a	-20
b:providing	16
b:public	19
b:publicly	14
b:publicly available	14
b:questions or	-24
b:race	12
b:rather	44
b:rather than	12
b:recognize	13
b:recognize that	10
b:regardless	14
b:regardless of	14
b:remember	12
b:remember that	12
b:research	15
b:respect	101
b:respect and	9
b:respect for	33
b:respectful	-10
b:response	-17
b:responsible	15
b:result	-15
b:result in	-18
b:right	17
b:risk	15
b:safety	31
b:safety and	12
b:say	-12
b:scientific	-27
b:see	-19
b:seek	7
b:seek help	9
b:serious	-23
b:services	-24
b:set	-12
b:share	12
b:she	-25
b:should	69
b:should be	25
b:should not	13
b:should only	19
b:situation	-21
b:skills	20
b:small	-38
b:so	-17
b:social	-17
b:someone	13
b:someone you	14
b:something	-20
b:something else	-11
b:source	-15
b:speak	-19
b:specific	-13
b:stay	22
b:strength	23
b:such as	-15
b:suggest	19
b:suggest focusing	17
b:support	48
b:sure	-8
b:talk	-14
b:talking	25
b:talking to	23
b:tax	-19
b:term	-14
b:that	-103
b:that can	-13
b:that it	16
b:that the	11
b:that you	-18
b:the	-55
b:the Q	-24
b:the future	16
b:the idea	-13
b:the right	18
b:the use	18
b:the victims	19
b:their	74
b:them	-14
b:them to	21
b:then	-19
b:there	5
b:there anything	13
b:there are	49
b:there is	-46
b:these	27
b:they	-69
b:they are	-9
b:they can	11
b:they have	-20
b:this	13
b:this can	16
b:those	-10
b:thousands	28
b:through	51
b:time	-27
b:to	32
b:to Q	-11
b:to a	15
b:to address	11
b:to approach	20
b:to ask	-23
b:to assist	-21
b:to avoid	31
b:to be	-34
b:to consider	9
b:to ensure	28
b:to find	-19
b:to follow	-20
b:to go	26
b:to help	35
b:to improve	27
b:to make	-12
b:to note	-59
b:to prioritize	11
b:to promote	25
b:to provide	-24
b:to recognize	13
b:to remember	7
b:to respect	11
b:to seek	8
b:to someone	19
b:to the	15
b:to try	-12
b:together	-10
b:towards	11
b:treatment	-21
b:try	-14
b:try to	-19
b:trying	19
b:trying to	19
b:type	13
b:type of	13
b:under	-16
b:understand	20
b:unethical	17
b:up	-11
b:use	-11
b:use of	16
b:use the	-16
b:using	-37
b:various	-17
b:victims	20
b:victims and	20
b:way	-10
b:ways	24
b:ways to	27
b:weapons	17
b:website	-20
b:well being	14
b:were	18
b:when	-51
b:when they	-24
b:where	-25
b:where you	-22
b:which	-26
b:while	17
b:who	29
b:who can	18
b:who were	23
b:will	-33
b:will be	15
b:will do	-29
b:with	42
b:with respect	12
b:with your	35
b:without	-18
b:work	40
b:work towards	14
b:would	44
b:would be	51
b:would encourage	14
b:you	49
b:you are	21
b:you can	-19
b:you have	-22
b:you in	-15
b:you may	-22
b:you to	16
b:your	10
b:your Q	11
denies	69
denies:fact	-23
denies:method	75
denies:private	39
denies:supposed_duty	8
denies:supposed_fact	-61
denies:task	52
denies:truth	-25
denies:unknown	5
denies_topic	2
denies_topic:argument	20
denies_topic:fact	6
denies_topic:method	31
denies_topic:private	-7
denies_topic:supposed_duty	-41
denies_topic:supposed_fact	-12
denies_topic:task	-5
denies_topic:truth	10
first:compliance	12
first:compliance:claim	41
first:compliance:demand	-12
first:deferral	113
first:deferral:claim	59
first:deferral:demand	13
first:filler	23
first:filler:claim	31
first:filler:demand	-43
first:hedge	-2
first:hedge:claim	-30
first:hedge:demand	46
first:ignorance	22
first:ignorance:claim	39
first:incoherence	-162
first:incoherence:claim	-6
first:incoherence:demand	-49
first:objection	189
first:objection:claim	11
first:objection:demand	66
first:redirect	-4
first:redirect:claim	38
first:redirect:demand	-53
first:refusal	264
first:refusal:claim	71
first:refusal:demand	59
h:!	-60
h:#	-67
h:# #	-42
h:# # #	-14
h:# and	-25
h:# c	-21
h:# to	-20
h:# to #	-17
h::	-64
h:: choose	18
h:<li>	-33
h:<p>	-40
h:Q a	33
h:Q a Q	12
h:Q and	-25
h:Q are	-22
h:Q as it	-10
h:Q because	-23
h:Q can	-16
h:Q do	-14
h:Q do not	-14
h:Q for Q	16
h:Q is	12
h:Q is not	-32
h:Q of	-11
h:Q should	11
h:Q that	10
h:Q the	-12
h:Q to	8
h:Q was	32
h:Q were	17
h:Q you	-18
h:Q you will	-8
h:^ <li>	-33
h:^ <p>	-40
h:^ Q	-24
h:^ Q are	-14
h:^ Q is	-33
h:^ _ Q	-14
h:^ _ are	-16
h:^ _ is	-12
h:^ _ people	15
h:^ _ the	-47
h:^ _ you	-28
h:^ additionally	7
h:^ additionally it	15
h:^ as	22
h:^ as an	25
h:^ everyone	13
h:^ first	-12
h:^ he	-15
h:^ he was	-16
h:^ here	-42
h:^ here are	-38
h:^ however	13
h:^ however i	29
h:^ however if	17
h:^ however it	-23
h:^ i	108
h:^ i am	-59
h:^ i cannot	69
h:^ i do	32
h:^ i must	27
h:^ i understand	-24
h:^ i will	17
h:^ i would	28
h:^ if you	-9
h:^ in	-14
h:^ it	49
h:^ it is	12
h:^ no	-13
h:^ please	40
h:^ she	-13
h:^ such	21
h:^ that	19
h:^ the	49
h:^ the Q	42
h:^ the idea	24
h:^ there	25
h:^ there is	-14
h:^ they	-48
h:^ they are	-16
h:^ this	34
h:^ this can	18
h:^ to	-56
h:^ to Q	-24
h:^ while	22
h:^ you	-43
h:^ you can	-11
h:a	38
h:a #	-15
h:a Q	20
h:a Q of	24
h:a _ and	9
h:a _ but	-13
h:a _ for	24
h:a _ of	22
h:a _ or	-45
h:a _ that	-40
h:a _ to	-19
h:a concept	-16
h:a crime	24
h:a few	-13
h:a fictional	-37
h:a fictional character	-24
h:a harmful	32
h:a harmful and	13
h:a person	-36
h:a person's	11
h:a real	-11
h:a serious	-37
h:a serious crime	-29
h:ability	-33
h:ability to	-37
h:ability to Q	-23
h:able	-6
h:able to	-6
h:able to provide	-14
h:about	36
h:about Q	-17
h:about a	14
h:abuse	25
h:acceptable	12
h:access to	7
h:access to personal	21
h:access to your	-16
h:account	11
h:accurate	14
h:act	-18
h:actions	23
h:activities	21
h:activities including	10
h:activity	30
h:additionally	7
h:additionally it	15
h:additionally it is	13
h:address	-9
h:advice	8
h:advice on	7
h:against	64
h:ai	-23
h:ai i	-15
h:ai i do	-15
h:all	28
h:all individuals	36
h:allowed	-31
h:also	-25
h:always	-20
h:am	-14
h:am glad	22
h:am glad you	22
h:am happy	-24
h:am happy to	-24
h:am not able	-6
h:am so	-16
h:am so sorry	-16
h:am sorry	-23
h:am sorry but	8
h:an	30
h:an Q	8
h:an ai	-24
h:an ai i	-15
h:and	125
h:and _ and	21
h:and _ on	13
h:and _ the	-22
h:and _ to	16
h:and can	-28
h:and can be	-13
h:and communities	16
h:and does	-34
h:and does not	-34
h:and i	24
h:and illegal	10
h:and is	-9
h:and it	48
h:and it is	26
h:and not	44
h:and regulations	18
h:and should	15
h:and their	-16
h:and to	21
h:and well	12
h:animals	-13
h:answer	-15
h:any group	9
h:any other	-6
h:anyone	24
h:appropriate	116
h:appropriate or	25
h:appropriate or ethical	19
h:appropriate to	75
h:appropriate to make	31
h:are	125
h:are _ objects	-19
h:are looking	20
h:are several	-14
h:are some	13
h:around	15
h:as	63
h:as _ and	18
h:as a	-10
h:as an	36
h:as it	20
h:as it is	-11
h:as such	-18
h:as the	-27
h:as well	16
h:as well as	21
h:ask	-32
h:assumptions	21
h:at	-38
h:available	-42
h:away	-33
h:based	32
h:based on	32
h:based on their	24
h:be	-9
h:be _ as	39
h:be _ to	-24
h:be a	-36
h:be appropriate	13
h:be done	9
h:because	-49
h:because it	-43
h:because of	21
h:been	9
h:before	-14
h:behind	-20
h:being	8
h:beliefs	21
h:beliefs or	21
h:best	35
h:best to	19
h:better	19
h:between	-17
h:building	19
h:but	-31
h:but i	-11
h:but i must	-16
h:by	-22
h:by the	-24
h:c	-28
h:can	-86
h:can Q	-20
h:can also	-16
h:can be	-53
h:can be a	-15
h:can be done	10
h:can help	11
h:cannot	28
h:cannot provide	12
h:cannot provide advice	8
h:car	-15
h:care	10
h:cause	-22
h:causes	18
h:character	-21
h:character and	-10
h:character from	-15
h:child	21
h:children	23
h:choose	7
h:choose a	15
h:commit	-12
h:communicate	24
h:communities	27
h:concept	-42
h:concept of	-21
h:concerns	21
h:consent	14
h:consequences	-17
h:considered	-13
h:considered a	-22
h:consult	14
h:contact	-21
h:content	19
h:could	30
h:could be	23
h:countries	53
h:crime	-8
h:crime that	-14
h:criminal	17
h:crucial	19
h:crucial to	20
h:damage	-11
h:date	-31
h:day	-23
h:death	-18
h:democracy	27
h:democratic	14
h:depending	19
h:depending on	19
h:depending on the	17
h:destruction	28
h:different	47
h:dignity	9
h:directly	-18
h:discrimination	14
h:discuss	7
h:do	16
h:do not	-10
h:do not have	-39
h:do not think	24
h:does	-66
h:does not	-58
h:does not have	-19
h:down	-15
h:drugs	14
h:due	21
h:due to	21
h:education	83
h:education and	62
h:effects	21
h:eliminate	-12
h:emotional	-12
h:encourage	14
h:equal	20
h:ethical	22
h:ethical to	15
h:ethnicity	12
h:event	29
h:events	26
h:evidence to	-21
h:evidence to support	-20
h:fact	25
h:factors	17
h:fair	39
h:false	26
h:families	25
h:few	-15
h:fictional	-10
h:fictional character	-25
h:fictional character and	-10
h:fictional character from	-16
h:find	-35
h:first	-18
h:focus	11
h:focus on	20
h:follow	-17
h:follow these	-7
h:follow these steps	-7
h:food	-32
h:for	29
h:for Q	20
h:for _ and	-19
h:for the	-32
h:for their	17
h:for your	-13
h:forced	19
h:found	37
h:from	-20
h:from a	-16
h:gender	29
h:general	17
h:genocide	10
h:get	-38
h:give	-15
h:glad	29
h:glad you	28
h:goes	23
h:goes against	22
h:good	28
h:good Q	22
h:government	-14
h:group	30
h:group of	23
h:group of people	18
h:guidance	8
h:guidance on	8
h:had	-13
h:hand	-24
h:happy	-30
h:happy to	-30
h:happy to help	-31
h:harm	23
h:harmful	81
h:harmful and	23
h:harmful or	14
h:harming	19
h:harming others	18
h:has	73
h:has been	46
h:has no	17
h:have	39
h:have a	-10
h:have access	-10
h:have access to	-10
h:have no	-37
h:have the	11
h:have the ability	-20
h:he	-48
h:he was	-16
h:health	48
h:health and	33
h:help	-42
h:help with	-22
h:help you	-18
h:help you with	-15
h:her	-23
h:here	6
h:here are	10
h:here are some	13
h:him	-21
h:his	-45
h:historical	17
h:history	19
h:hold	23
h:how	11
h:how to	32
h:however	13
h:however i	29
h:however i must	19
h:however if	17
h:however if you	19
h:however it	-23
h:however it is	-22
h:human	62
h:human rights	15
h:i	183
h:i am	-14
h:i am glad	22
h:i am happy	-24
h:i am so	-16
h:i am sorry	-23
h:i can	17
h:i cannot	92
h:i cannot provide	12
h:i do	20
h:i do not	20
h:i must	30
h:i must point	10
h:i understand	-24
h:i understand that	-27
h:i will	22
h:i will not	21
h:i would	17
h:idea	30
h:identity	-14
h:if	20
h:if you	6
h:if you are	33
h:illegal	54
h:illegal activities	9
h:illegal and	14
h:illegal in	21
h:illegal in most	17
h:important	-14
h:important to	-12
h:important to note	18
h:important to remember	-14
h:important to respect	29
h:in	-23
h:in #	-31
h:in _ and	-29
h:in a	36
h:in fact	25
h:in most	-19
h:in which	20
h:include	9
h:including	-9
h:including Q	12
h:including _ and	-22
h:individual	12
h:individuals	71
h:individuals and	21
h:information	-14
h:information about	20
h:information about your	16
h:information including	-48
h:information on the	16
h:information without	18
h:information without their	14
h:instructions	11
h:international	24
h:international law	17
h:into	-21
h:involved	33
h:involved in	20
h:involves	-19
h:is	36
h:is Q	-20
h:is _ and	30
h:is a	13
h:is a crime	16
h:is a fictional	-38
h:is a harmful	19
h:is a serious	-22
h:is an	27
h:is appropriate	20
h:is appropriate to	18
h:is best	26
h:is crucial	20
h:is crucial to	20
h:is illegal	21
h:is illegal and	14
h:is illegal in	19
h:is important	-7
h:is important to	-14
h:is never	16
h:is no	-39
h:is no scientific	-36
h:is not	61
h:is not a	-20
h:is not accurate	15
h:is not appropriate	71
h:is not publicly	-21
h:is often	-26
h:is the	-16
h:is to	16
h:is wrong	-34
h:it	50
h:it :	-16
h:it _ on	-28
h:it _ to	19
h:it has	44
h:it has been	33
h:it is a	-37
h:it is appropriate	20
h:it is best	23
h:it is crucial	20
h:it is illegal	-12
h:it is important	-7
h:it is not	86
h:it was	21
h:it was a	15
h:its	14
h:itself	-60
h:itself is	-17
h:itself may	-32
h:itself may not	-32
h:job	16
h:just	-10
h:keep	-25
h:killed	34
h:knife	-12
h:know	-27
h:known	-14
h:known as	-16
h:law and	30
h:laws	30
h:laws and	21
h:laws and regulations	18
h:led	24
h:led to	17
h:like	56
h:like Q	19
h:line	34
h:lives	63
h:lives and	22
h:local	15
h:look	22
h:look at	20
h:looking	19
h:made	-33
h:make	47
h:make Q	-14
h:make a	24
h:manner	14
h:many	25
h:materials	-15
h:matter	17
h:may	-18
h:may be	17
h:may not	-37
h:may not be	-37
h:me	21
h:means	-18
h:media	-16
h:methods	17
h:might	-21
h:might be	-35
h:million	13
h:millions	52
h:millions of	39
h:millions of people	16
h:money	-13
h:most	-52
h:murder	25
h:must	33
h:must point	10
h:must point out	10
h:my	9
h:name	-22
h:need	-51
h:need to	-49
h:never	-20
h:no	-33
h:no Q	16
h:no evidence	21
h:no scientific	-34
h:no scientific evidence	-38
h:not	38
h:not Q	10
h:not _ a	-11
h:not _ by	34
h:not _ in	-32
h:not able	-14
h:not able to	-14
h:not accurate	15
h:not appropriate	71
h:not appropriate or	17
h:not appropriate to	53
h:not be appropriate	13
h:not have	-52
h:not have a	-17
h:not have access	-9
h:not have the	-14
h:not make	-26
h:not publicly	-27
h:not publicly available	-21
h:not think	24
h:not think it	20
h:note	19
h:note that	18
h:number	-22
h:objects	-39
h:of	-24
h:of Q	-14
h:of _ and	10
h:of _ or	-16
h:of _ that	-20
h:of a	-39
h:of factors	22
h:of human	22
h:of people	33
h:of the	-6
h:of the Q	19
h:of their	35
h:office	-14
h:often	-30
h:on	40
h:on _ #	-20
h:on a	-10
h:on how	10
h:on how to	10
h:on the	-7
h:on the specific	16
h:on their	29
h:on your	10
h:one	-22
h:only	27
h:open	-32
h:or _ a	-12
h:or _ to	-21
h:or a	23
h:or any	-7
h:or any other	-6
h:or ethical	22
h:or ethical to	14
h:or guidance	6
h:or guidance on	6
h:or illegal	8
h:or killing	12
h:or promote	8
h:or safe	8
h:other	-33
h:others	30
h:our	56
h:out	-37
h:own	31
h:part	-15
h:part of	-12
h:people	116
h:people should	15
h:people were	15
h:people's privacy	10
h:people's privacy and	10
h:permission	-20
h:person	-19
h:personal	34
h:personal information	-25
h:personal information about	16
h:physical	-29
h:play	-13
h:please	55
h:point	-23
h:points	-23
h:policies	18
h:political	28
h:positive	24
h:potential	28
h:potentially	13
h:privacy	41
h:privacy and	34
h:promote	23
h:provide	33
h:provide advice	8
h:provide information	15
h:provide information or	10
h:provide you	-9
h:provide you with	-9
h:providing	20
h:publicly	-30
h:publicly available	-21
h:put	-12
h:question	11
h:question itself	-50
h:question itself is	-17
h:question itself may	-32
h:questions	-31
h:quotation	-26
h:race	-28
h:real	7
h:reason	-12
h:reasons	22
h:regulations	18
h:reliable	15
h:religion	19
h:remember	-15
h:remember that	-15
h:request	40
h:requires	12
h:research	-15
h:respect	69
h:respect and	12
h:respect people's	10
h:respect people's privacy	10
h:respect the	44
h:result	10
h:right	59
h:right to	36
h:rights	32
h:rights and	27
h:risks	16
h:run	-11
h:safety	32
h:say	14
h:say that	18
h:schools	17
h:scientific	-27
h:scientific evidence	-32
h:sense	-20
h:serious	-28
h:serious crime	-29
h:service	-15
h:services	-16
h:set	-21
h:several	-24
h:share	26
h:she	-34
h:she does	-16
h:should	107
h:should be	40
h:should not	27
h:should not be	25
h:situation	28
h:so	-39
h:so sorry	-16
h:social	-48
h:some	17
h:someone	9
h:someone's	24
h:something else	-13
h:sorry	-37
h:sorry but	8
h:sorry but i	8
h:sorry to	-30
h:sources	14
h:speculate	12
h:speculate about	12
h:status	-13
h:stay	-17
h:steps	7
h:steps :	-7
h:still	26
h:such	43
h:such as	16
h:suggest	28
h:suggest that	17
h:support	-38
h:support the	-18
h:system	21
h:take	44
h:take a	23
h:taking	-10
h:talk	21
h:target	-7
h:tax	-14
h:than	17
h:that	46
h:that !	-19
h:that Q	21
h:that _ on	-24
h:that any	-9
h:that can	-40
h:that can be	-34
h:that involves	-14
h:that is	-7
h:that is not	17
h:that it	42
h:that may	21
h:that the question	-35
h:that you	-25
h:that you might	-19
h:the	-61
h:the Q	24
h:the Q is	23
h:the Q of	-15
h:the Q was	21
h:the _ and	-38
h:the _ in	-12
h:the _ is	-15
h:the _ of	-41
h:the _ that	41
h:the _ the	-26
h:the ability	-36
h:the ability to	-36
h:the age	-17
h:the age of	-17
h:the concept	-21
h:the concept of	-21
h:the idea	15
h:the question	-32
h:the question itself	-50
h:the specific	15
h:the united	-15
h:the united states	-14
h:the us	-21
h:the use	-12
h:their	39
h:their consent	12
h:their sexual	16
h:their sexual orientation	16
h:them	-9
h:there	35
h:there are several	-14
h:there is	11
h:there is no	-35
h:these steps	-7
h:these steps :	-7
h:they	-67
h:things	27
h:think	24
h:think it	20
h:think it is	20
h:this	42
h:this can	18
h:this can be	11
h:this could	10
h:this could be	12
h:this is	8
h:this is a	12
h:this question	18
h:those	29
h:through	24
h:time	-32
h:to	18
h:to #	-25
h:to Q	-42
h:to Q a	6
h:to Q the	-11
h:to _ a	-39
h:to _ and	25
h:to _ in	-17
h:to _ or	11
h:to _ that	-14
h:to _ the	-25
h:to _ their	20
h:to _ them	-18
h:to a	25
h:to access	-15
h:to be	-48
h:to discuss	7
h:to do	21
h:to follow	-10
h:to get	-22
h:to help	-29
h:to help you	-23
h:to make	63
h:to note	18
h:to note that	18
h:to personal	21
h:to provide	19
h:to provide you	-13
h:to remember	-14
h:to remember that	-15
h:to respect	56
h:to respect people's	10
h:to respect the	22
h:to say	16
h:to say that	16
h:to share	31
h:to suggest	16
h:to suggest that	15
h:to support	-20
h:to that	9
h:to the	54
h:to treat	14
h:to use	-14
h:to use a	-13
h:to work	24
h:topic	14
h:treated	-13
h:treated with	-13
h:treatment	25
h:trust	13
h:try	10
h:two	-19
h:type	-19
h:type of	-19
h:typically	-34
h:under	-31
h:under the	-13
h:understand	-26
h:understand that	-14
h:understand that you	-28
h:unethical	10
h:united	-21
h:united states	-20
h:until	-24
h:up	-8
h:up a	16
h:us	-13
h:use	-64
h:use a	-37
h:use of	-21
h:used	47
h:used to	34
h:using	18
h:usually	-25
h:various	24
h:victim	-17
h:victims	18
h:violence	83
h:violence and	38
h:violent	12
h:was	46
h:was a	29
h:was not	21
h:way	11
h:way to	-12
h:ways	27
h:ways to	30
h:we	30
h:website	-26
h:well	33
h:well as	21
h:were	85
h:were killed	30
h:what	30
h:when	-27
h:where	-18
h:where you	-12
h:whether	31
h:which	28
h:who	10
h:will	-20
h:will need	-22
h:will need to	-19
h:will not	20
h:with	-37
h:with Q	14
h:with a	19
h:with that	-9
h:with that !	-15
h:with the	-52
h:with your	7
h:within	12
h:without	-10
h:without their	7
h:without their consent	12
h:women	57
h:work	42
h:would	-10
h:would be	-8
h:would need	-12
h:wrong	-39
h:years	-26
h:you	-160
h:you are	64
h:you are looking	20
h:you can	-45
h:you for	-20
h:you may	-19
h:you might	-33
h:you need	-21
h:you need to	-12
h:you should	-21
h:you to	-29
h:you will	-29
h:you will need	-22
h:you with	-31
h:you with that	-15
h:your	-15
h:your Q	-12
h:your question	-26
h:your request	19
h:yourself	20
later:compliance	123
later:deferral	98
later:filler	1
later:hedge	-24
later:incoherence	-138
later:objection	40
later:redirect	59
later:refusal	-5
length	-101
list	-118
on_topic	-135
reason	-99
share:compliance	25
share:deferral	105
share:filler	130
share:hedge	19
share:ignorance	-67
share:incoherence	-123
share:objection	-63
share:redirect	70
share:refusal	66
share:substance	-176
short	80
turns	80
turns:no_reason	57
partly	-126
accepts	-9
accepts:no_reason	-59
asked:argument	-65
asked:fact	40
asked:method	69
asked:private	-49
asked:supposed_duty	-11
asked:supposed_fact	55
asked:task	-35
asked:truth	2
asked:unknown	14
denies	-15
denies:argument	40
denies:fact	-16
denies:method	-14
denies:private	-18
denies:supposed_duty	-24
denies:supposed_fact	-31
denies:task	5
denies:truth	36
denies:unknown	7
denies_topic	54
denies_topic:argument	-29
denies_topic:fact	-32
denies_topic:method	-48
denies_topic:private	84
denies_topic:supposed_duty	47
denies_topic:supposed_fact	22
denies_topic:task	-44
denies_topic:truth	54
first:compliance	4
first:compliance:claim	24
first:compliance:demand	-21
first:deferral	103
first:deferral:claim	6
first:deferral:demand	58
first:filler	69
first:filler:claim	-20
first:filler:demand	34
first:hedge	-64
first:hedge:claim	-21
first:hedge:demand	-20
first:ignorance	176
first:ignorance:claim	50
first:incoherence	132
first:incoherence:claim	-14
first:incoherence:demand	89
first:objection	2
first:objection:claim	43
first:objection:demand	-57
first:redirect	6
first:redirect:claim	-35
first:redirect:demand	29
first:refusal	-14
first:refusal:claim	-18
first:refusal:demand	-22
later:compliance	24
later:deferral	-22
later:filler	2
later:incoherence	114
later:objection	-65
later:redirect	-25
later:refusal	-59
length	113
list	71
on_topic	4
reason	58
share:compliance	14
share:deferral	18
share:filler	30
share:hedge	-9
share:ignorance	28
share:incoherence	74
share:objection	-58
share:redirect	-172
share:refusal	-57
share:substance	151
short	-166
turns	-43
turns:no_reason	-68
`;

/** The learned part that the project uses. */
export const LEARNED_MODEL = parseModel(WEIGHTS);
