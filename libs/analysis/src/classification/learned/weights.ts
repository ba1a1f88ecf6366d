import { parseModel } from './learned-model.js';

/** Written by `npm run calibrate -- --train`, never by hand. Trained on 1427 answers. */
const WEIGHTS = `
words	! # : <li> <p> ? a abilities ability able about abuse acceptable access account accurate achieve act action actions activities activity acts addiction additionally address advice advocating after against age ai aim all allow allowed alone also alternative always am an and animals another answer any anyone anything apologize apply approach appropriate are area areas around as ask asking assist assistance associated assumptions at attack attempting attention authorities authority available avoid aware away back background backgrounds bank based basic be because become been before begin behavior behind being beings beliefs believe benefits best better between black body both boundaries break bring build building business but by c call calm can cannot capable car care careful carefully carried carry cause caused causes causing center certain challenges character characteristic check child children choose city clean clear comfortable commit committed common communicate communication communities community company compassion completely complex concept concerns conditions confidential conflict conflicts connect consent consequences consider considered considering constructive consult consulting contact contacting content context continue contribute control conversation could counseling counselor countries country cover create creating crime criminal crisis crucial cultural cut cutting daily damage danger dangerous data date day death deaths decision decisions deep democracy democratic depending deserve deserves designed destruction details determine devastating develop dialogue died differences different difficult difficulties dignity directly discrimination discriminatory discuss dispose diversity do doctor does done down drug drugs due during each economic education effective effectively effects eliminate else email emergency emotional emotions empathy emphasize employment encourage enforcement engage engaging enjoy enough ensure ensuring entire environment equal equality equipment equitable especially essential ethical ethnic ethnicity even event events every everyone evidence example execute experience experiences experiencing eye face facilitate fact factors fair false families family feel feeling feelings few fictional financial find finding fines fire first focus focused focusing follow following food for force forced form forms found fraud free friend friends from fulfill fundamental further future gain game gather gender general genocide get give glad go goal goals goes going good government group groups guidance guidelines had hand hands happy hard harm harmful harming has have having he head health healthcare healthy heart help helpful her here high highly him his historical history hold home honest hope hotline house how however human humans i idea identify identity if illegal immediate immediately impact importance important imprisonment improve in include includes including inclusive inclusivity increase individual individuals information inherent injury innocent instead instructions intentionally interactions international into involve involved involves is issue issues it items its itself job jobs just keep key kill killed killing kind kindness knife know known labor lack language large lasting law laws lead leading learn learning leave led legal legitimate less let level life light like likely line live lives living local location long look looking loss love made main maintain make making manage manner many materials matter may me means measures media mediator medical meet member men mental method methods might million millions model money monitor moral morally more most move much murder must my name national natural necessary need needed needs negative never new next no non not note noting now number object objects obtain of off offense offer office often okay on once one one's ones online only open opinions opportunities opportunity options or order organization organizations orientation other others our out over overall own part participate particular parties pay peace peaceful people people's permission perpetuate perpetuating person person's personal perspectives phone physical place places plan planning play please point points poison poisoning policies political population position positive possible potential potentially power powerful practice practices practicing prepare prepared pressure prevent principles prioritize privacy private problem problems process productive professional programming programs promote promotes promoting proper properly property protect protection provide providing public publicly purpose purposes put qualified question questions quickly quotation race range rather reach reaching real reason reasons recognize recommend reduce regardless regulations related relationship relationships reliable religion religious remember remove reprehensible request requires research resolution resolve resolving resorting resources respect respectful respecting response responses responsible result right rights risk risks role routine rule run safe safety same say school schools scientific secure security see seek seeking select self sense sensitive series serious service services set setting several severe sexual share sharing sharp she shoot shooting short should significant simply since situation skills small so social society solution solutions some someone someone's something sorry source sources space speak specific speculate stand start state states status stay steal stealing step steps stereotypes still strategies strength strong strongly struggling substance such suffering suggest suggestions suicide summary support sure surface system take taken taking talk talking target tax techniques tell term than that the theft their them then therapist there therefore these they things think this those thoughts thousands threat through time times tips to together too tool tools top topic topics towards tragic training treat treated treatment trust trusted try trying two type types typically ultimately under understand understanding unethical unique united until up us use used using usually value values variety various vary victim victims violation violence violent vote vulnerable want war was water way ways we weaknesses weapon weapons website weight well were what when where whether which while white who why widely will with within without women work working world worth would write wrong years yes you your yourself
nonAnswer	-86
accepts	73
accepts:no_reason	55
accepts:real	-7
accepts:real_no_reason	12
asked:argument	91
asked:fact	-40
asked:method	1
asked:private	-3
asked:supposed_duty	42
asked:supposed_fact	-38
asked:task	-2
asked:truth	-67
asked:unknown	-21
b:#	-24
b:# #	-13
b::	-15
b:: if	-14
b:<p>	-24
b:<p> if	-12
b:<p> in	11
b:<p> instead	24
b:<p> it	-21
b:<p> remember	11
b:?	39
b:Q and	10
b:Q are	-12
b:Q is	-23
b:^ <p>	-24
b:^ Q	-32
b:^ a	-18
b:^ here	17
b:^ however	-53
b:^ i	28
b:^ if	7
b:^ in	19
b:^ instead	32
b:^ is	31
b:^ it	16
b:^ let	-11
b:^ make	-11
b:^ many	-17
b:^ please	-17
b:^ the	-9
b:^ there	-21
b:^ these	23
b:^ they	-8
b:^ we	-22
b:^ you	21
b:a	-40
b:a different	-19
b:a good	-15
b:a helpful	-15
b:a professional	25
b:a safe	-9
b:a society	-18
b:about	35
b:about the	-24
b:acceptable	-19
b:access	19
b:access to	14
b:accurate	-15
b:act	-13
b:action	-17
b:actions	13
b:additionally	5
b:additionally it	8
b:address	22
b:all	19
b:alone	17
b:also	-24
b:always	-23
b:and	-9
b:and can	-13
b:and i	-27
b:and is	-14
b:and it	-17
b:and not	-16
b:and positive	10
b:and respect	50
b:and should	22
b:and support	17
b:and the	22
b:and they	-19
b:and well	7
b:another	-26
b:any	-12
b:anyone	14
b:anything	-7
b:anything else	11
b:approach	19
b:are	13
b:are many	13
b:are not	18
b:are people	19
b:are the	-20
b:area	-11
b:as	-33
b:ask	-41
b:ask and	-14
b:assist you	-14
b:assumptions	15
b:assumptions about	19
b:at	9
b:at risk	25
b:available	24
b:avoid	22
b:background	15
b:based	24
b:basic	25
b:be	52
b:before	-15
b:before you	-18
b:believe	20
b:best	-42
b:best to	-44
b:better	8
b:better to	12
b:body	-14
b:by	-11
b:by the	15
b:call	-14
b:call the	-15
b:can	32
b:can also	10
b:can help	13
b:can provide	17
b:can result	-15
b:care	58
b:certain	-19
b:check	9
b:check with	21
b:choose	-16
b:communities	27
b:compassion	24
b:compassion and	23
b:concerns	-21
b:concerns please	-18
b:consequences	-9
b:consider	8
b:considered	-22
b:considered a	-22
b:contact	-35
b:could	34
b:crime	-10
b:damage	-8
b:day	-14
b:death	-15
b:democratic	20
b:deserve	15
b:differences	-13
b:different	-25
b:discriminatory	23
b:do	-18
b:do my	-25
b:do not	13
b:doctor	-25
b:due	-18
b:due to	-19
b:each	23
b:emergency	20
b:emergency services	11
b:encourage	48
b:encourage you	27
b:ensure	25
b:environment	-18
b:ethical	27
b:everyone	-10
b:fact	34
b:fair	19
b:false	17
b:feel	-34
b:feel free	-20
b:feelings	10
b:financial	-16
b:find	-34
b:first	-13
b:focus	11
b:focus on	13
b:focusing	15
b:focusing on	15
b:follow	-27
b:follow the	-15
b:for	-3
b:for a	-12
b:for it	-17
b:for the	11
b:forced	-16
b:free	-20
b:free to	-20
b:from	16
b:from a	10
b:future	21
b:get	-14
b:go	11
b:good	-11
b:groups	-13
b:had	-13
b:harm	6
b:harmful	17
b:harmful or	13
b:has	-28
b:have	-40
b:have a	-8
b:have any	-8
b:have the	10
b:healthcare	16
b:healthcare and	22
b:healthy	15
b:help	82
b:help you	27
b:helpful	-18
b:helpful and	-19
b:her	-22
b:here	22
b:hotline	-12
b:however	-45
b:however it	-21
b:human	-23
b:i	36
b:i suggest	25
b:i will	-25
b:i would	29
b:if	-54
b:if you	-20
b:illegal	-15
b:important	23
b:important to	19
b:imprisonment	-20
b:improve	38
b:in	-95
b:in a	-32
b:in fact	36
b:in the	-20
b:in your	15
b:including	-29
b:inclusivity	15
b:individuals	-5
b:information	16
b:instead	101
b:instead i	36
b:into	-8
b:is	-49
b:is a	7
b:is also	-14
b:is always	-12
b:is considered	-17
b:is important	19
b:is no	-40
b:is not	-32
b:is there	20
b:it	9
b:it can	11
b:it in	-12
b:it is	-27
b:it to	-14
b:it was	21
b:it would	21
b:keep	-30
b:laws	13
b:learn	19
b:legal	-19
b:less	-17
b:let	-13
b:let us	12
b:life	34
b:like	7
b:like to	11
b:likely	-13
b:lives	51
b:living	17
b:local	13
b:long	-15
b:look	-16
b:make	-11
b:make a	-17
b:making	17
b:manage	26
b:many	-26
b:many people	-11
b:may	-30
b:may have	-17
b:may need	-16
b:means	-11
b:medical	-11
b:millions	17
b:millions of	23
b:money	-13
b:more	-16
b:most	-20
b:must	-20
b:my	-23
b:my best	-25
b:necessary	19
b:need	-14
b:need to	-11
b:never	-17
b:no	-67
b:not	-16
b:not appropriate	-9
b:note	-57
b:note that	-57
b:of	13
b:of Q	-9
b:of a	31
b:of life	28
b:of the	-16
b:on	44
b:on the	-30
b:once	-18
b:once you	-9
b:one	-22
b:only	23
b:only be	18
b:or	13
b:or concerns	-26
b:or the	17
b:or to	30
b:order	-17
b:other	-6
b:others	16
b:our	-27
b:own	-13
b:pay	13
b:people	-9
b:people who	20
b:people's	14
b:personal	9
b:physical	-12
b:place	-17
b:places	-14
b:plan	-9
b:please	-25
b:please feel	-22
b:point	29
b:political	11
b:positive	25
b:possible	-21
b:prevent	-15
b:prioritize	13
b:privacy	10
b:privacy and	10
b:process	14
b:professional	38
b:promote	34
b:protection	-24
b:provide	-11
b:provide a	-18
b:providing	14
b:public	9
b:publicly	12
b:publicly available	12
b:questions or	-21
b:rather	37
b:rather than	11
b:reach	9
b:recognize	10
b:remember	15
b:remember that	13
b:research	13
b:respect	72
b:respect for	30
b:respectful	-8
b:response	-16
b:responsible	13
b:result	-16
b:result in	-17
b:right	14
b:risk	14
b:safety	23
b:safety and	10
b:say	-14
b:scientific	-27
b:see	-24
b:seek help	9
b:serious	-18
b:services	-20
b:severe	-11
b:share	11
b:she	-22
b:should	64
b:should be	21
b:should not	12
b:should only	17
b:situation	-20
b:skills	16
b:small	-34
b:social	-17
b:society that	-17
b:someone	16
b:someone you	10
b:something	-17
b:something else	-10
b:speak	-15
b:specific	-12
b:strength	17
b:such	6
b:such as	-12
b:suggest	19
b:suggest focusing	16
b:support	51
b:sure	-7
b:talk	-9
b:talking	32
b:talking to	30
b:tax	-15
b:tell	-13
b:term	-14
b:that	-90
b:that can	-11
b:that it	10
b:that the	9
b:that you	-14
b:the	-60
b:the Q	-21
b:the future	14
b:the idea	-12
b:the right	16
b:the use	17
b:the victims	16
b:their	61
b:them	-12
b:them to	21
b:then	-14
b:there	14
b:there anything	15
b:there are	37
b:there is	-44
b:these	27
b:they	-69
b:they are	-9
b:they have	-18
b:they may	-15
b:this	-4
b:this can	12
b:this is	-10
b:thousands	19
b:through	36
b:time	-25
b:to	40
b:to Q	-7
b:to a	18
b:to address	11
b:to approach	19
b:to ask	-20
b:to assist	-18
b:to avoid	22
b:to be	-32
b:to consider	11
b:to ensure	24
b:to find	-15
b:to follow	-16
b:to go	16
b:to help	32
b:to improve	22
b:to make	-21
b:to note	-56
b:to prioritize	10
b:to promote	24
b:to provide	-21
b:to recognize	10
b:to remember	9
b:to respect	6
b:to seek	11
b:to take	-13
b:to the	10
b:to your	-11
b:towards	10
b:treatment	-20
b:try	-11
b:try to	-16
b:trying	20
b:trying to	20
b:under	-15
b:understand	20
b:unethical	17
b:up	-12
b:us	-6
b:use	-9
b:use of	15
b:use the	-13
b:using	-33
b:various	-15
b:victims	18
b:victims and	16
b:violence	-6
b:way	-10
b:ways	24
b:ways to	25
b:weapons	14
b:website	-18
b:well being	12
b:were	11
b:when	-44
b:when they	-22
b:where	-22
b:where you	-18
b:which	-27
b:while	13
b:who	37
b:who can	20
b:who were	21
b:will	-39
b:will be	15
b:will do	-26
b:with	51
b:with ?	8
b:with a	-8
b:with respect	9
b:with you	13
b:with your	33
b:without	-16
b:work	42
b:work towards	12
b:would	33
b:would be	52
b:would encourage	14
b:you	41
b:you are	23
b:you can	-14
b:you could	17
b:you feel	-24
b:you have	-23
b:you in	-12
b:you may	-15
b:you to	13
b:you will	-12
b:you with	9
b:your Q	8
denies	74
denies:argument	8
denies:fact	-37
denies:method	80
denies:private	43
denies:supposed_duty	-13
denies:supposed_fact	-47
denies:task	41
denies:truth	-12
denies:unknown	10
denies_topic	-10
denies_topic:argument	16
denies_topic:fact	-9
denies_topic:method	36
denies_topic:private	-9
denies_topic:supposed_duty	-53
denies_topic:supposed_fact	-14
denies_topic:task	25
denies_topic:truth	-2
first:compliance	-49
first:compliance:claim	-46
first:compliance:demand	28
first:deferral	139
first:deferral:claim	78
first:deferral:demand	11
first:filler	28
first:filler:claim	23
first:filler:demand	-22
first:hedge	11
first:hedge:claim	-20
first:hedge:demand	41
first:ignorance	30
first:ignorance:claim	44
first:incoherence	-158
first:incoherence:claim	-10
first:incoherence:demand	-36
first:objection	189
first:objection:claim	-6
first:objection:demand	87
first:redirect	26
first:redirect:claim	49
first:redirect:demand	-42
first:refusal	271
first:refusal:claim	87
first:refusal:demand	67
h:!	-53
h:#	-74
h:# #	-42
h:# # #	-19
h:# and	-18
h:# c	-15
h:# to	-15
h:# to #	-13
h::	-69
h:: choose	16
h:: the	-18
h:<li>	-24
h:<p>	-42
h:Q a	26
h:Q a Q	7
h:Q and	-17
h:Q are	-35
h:Q as	6
h:Q because	-14
h:Q can	-9
h:Q cannot	-18
h:Q do	-15
h:Q do not	-14
h:Q in	10
h:Q is	14
h:Q is a	7
h:Q is not	-29
h:Q of	-13
h:Q that	11
h:Q the	-27
h:Q the Q	-17
h:Q to	15
h:Q to Q	16
h:Q was	38
h:Q were	14
h:Q with	18
h:Q you	-14
h:Q you will	-6
h:^ <li>	-24
h:^ <p>	-42
h:^ Q	-43
h:^ Q are	-18
h:^ Q is	-32
h:^ _ Q	-11
h:^ _ are	-10
h:^ _ is	-31
h:^ _ people	24
h:^ _ the	-40
h:^ _ you	-25
h:^ a	-11
h:^ additionally	8
h:^ additionally it	14
h:^ as	18
h:^ as an	26
h:^ everyone	11
h:^ first	-13
h:^ first you	-10
h:^ for	13
h:^ he	-19
h:^ he was	-15
h:^ here	-24
h:^ here are	-27
h:^ however	6
h:^ however i	25
h:^ however it	-24
h:^ i	107
h:^ i am	-63
h:^ i cannot	85
h:^ i do	22
h:^ i must	19
h:^ i understand	-23
h:^ i will	18
h:^ i would	40
h:^ if you	-9
h:^ in	-10
h:^ it	17
h:^ it is	-11
h:^ it was	20
h:^ my	-19
h:^ no	-18
h:^ please	34
h:^ she	-11
h:^ that	33
h:^ the	80
h:^ the Q	69
h:^ the idea	18
h:^ there	5
h:^ there is	-26
h:^ they	-45
h:^ they are	-15
h:^ this	35
h:^ this can	18
h:^ this is	9
h:^ to	-48
h:^ to Q	-20
h:^ while	21
h:^ yes	-28
h:^ you	-34
h:^ you can	-18
h:a	20
h:a Q	8
h:a Q of	20
h:a _ and	11
h:a _ for	16
h:a _ of	32
h:a _ or	-37
h:a _ that	-33
h:a _ to	-14
h:a _ with	-26
h:a child	14
h:a concept	-16
h:a crime	21
h:a day	-18
h:a few	-12
h:a fictional	-35
h:a fictional character	-24
h:a harmful	26
h:a large	-21
h:a person	-28
h:a real	-13
h:a serious	-34
h:a serious crime	-28
h:ability	-37
h:ability to	-38
h:ability to Q	-26
h:able	-6
h:able to	-6
h:able to provide	-12
h:about	31
h:about #	-14
h:about Q	-17
h:abuse	22
h:acceptable	10
h:access	-8
h:access to personal	14
h:access to your	-10
h:act	-18
h:actions	22
h:activities	16
h:activity	27
h:additionally	8
h:additionally it	14
h:additionally it is	12
h:advice	9
h:advice on	7
h:against	57
h:ai	-39
h:ai i	-11
h:ai i do	-11
h:all	17
h:all individuals	29
h:allowed	-27
h:also	-25
h:always	-17
h:am	-23
h:am _ to	18
h:am an	-27
h:am an ai	-17
h:am glad	23
h:am happy	-38
h:am happy to	-38
h:am sorry	-33
h:am sorry but	8
h:an	5
h:an Q	15
h:an ai	-14
h:an ai i	-11
h:and	137
h:and _ and	22
h:and _ in	-25
h:and _ on	13
h:and _ the	-16
h:and _ to	10
h:and can	-35
h:and can be	-13
h:and communities	17
h:and does	-33
h:and does not	-33
h:and i	30
h:and illegal	9
h:and in	-13
h:and is	-8
h:and it	38
h:and it is	19
h:and not	40
h:and people	16
h:and regulations	15
h:and should	16
h:and their	-18
h:and your	14
h:animals	-13
h:any group	9
h:anyone	15
h:appropriate	109
h:appropriate or	26
h:appropriate or ethical	20
h:appropriate to	68
h:appropriate to make	31
h:are	118
h:are _ and	-18
h:are _ objects	-16
h:are not	-8
h:are several	-16
h:are some	19
h:around	9
h:as	61
h:as _ and	17
h:as a	7
h:as an	35
h:as it	21
h:as it is	-7
h:as such	-15
h:as the	-20
h:as well	16
h:as well as	20
h:ask	-28
h:assumptions	21
h:at	-50
h:at the	-8
h:available	-35
h:away	-28
h:based	24
h:based on	24
h:based on their	19
h:be	-19
h:be _ as	38
h:be _ to	-24
h:be a	-34
h:be considered	12
h:because	-45
h:because it	-39
h:because of	18
h:because they are	10
h:been	-8
h:behind	-15
h:being	8
h:beliefs	16
h:beliefs or	18
h:best	32
h:best to	18
h:better	14
h:between	-12
h:body	-8
h:both	17
h:building	18
h:but	-43
h:but i	-21
h:but i must	-17
h:but it	10
h:by	-46
h:by the	-15
h:c	-20
h:can	-113
h:can Q	-22
h:can also	-16
h:can be	-48
h:can be a	-13
h:can cause	-19
h:cannot	28
h:cannot Q	-14
h:cannot be	13
h:cannot help	6
h:cannot provide	14
h:cannot provide advice	7
h:car	-14
h:care	13
h:cause	-36
h:caused	12
h:certain	-14
h:character	-19
h:character and	-11
h:character from	-13
h:check	-12
h:child	26
h:children	18
h:commit	-11
h:communicate	23
h:communities	29
h:concept	-39
h:concept of	-19
h:concerns	21
h:consent	13
h:consequences	-18
h:considered a	-17
h:contact	-20
h:content	19
h:could	31
h:could be	19
h:countries	63
h:countries and	21
h:crime	11
h:crime that	-14
h:criminal	14
h:crucial	20
h:crucial to	20
h:dangerous	-13
h:date	-27
h:day	-25
h:death	-14
h:democracy	23
h:democratic	14
h:depending	17
h:depending on	17
h:depending on the	15
h:destruction	30
h:different	44
h:directly	-22
h:discrimination	14
h:discuss	7
h:do not	-12
h:do not have	-35
h:do not think	24
h:does	-65
h:does not	-55
h:does not have	-17
h:done	12
h:down	-12
h:drugs	14
h:due	21
h:due to	21
h:education	71
h:education and	53
h:effects	17
h:else	-11
h:emergency	-17
h:emergency services	-17
h:encourage	12
h:equal	21
h:ethical	23
h:ethical to	16
h:ethnicity	17
h:event	25
h:events	19
h:everyone	10
h:evidence to	-21
h:evidence to support	-20
h:fact	22
h:factors	11
h:fair	33
h:families	13
h:few	-13
h:fictional	-7
h:fictional character	-24
h:fictional character and	-11
h:fictional character from	-14
h:find	-28
h:first	-18
h:first you	-10
h:focus	11
h:focus on	18
h:follow	-25
h:food	-30
h:for	39
h:for Q	18
h:for the	-30
h:for their	15
h:force	-8
h:forced	18
h:found	42
h:found no	30
h:free	20
h:from	-3
h:from a	-15
h:gender	25
h:general	15
h:get	-36
h:give	-12
h:glad	28
h:glad you	16
h:goes	21
h:goes against	20
h:going	9
h:good	24
h:government	-9
h:group	27
h:group of	21
h:group of people	16
h:guidance	8
h:guidance on	7
h:had been	-15
h:hand	-22
h:happy	-43
h:happy to	-43
h:happy to help	-32
h:harm	14
h:harm to	-14
h:harmful	56
h:harmful and	21
h:harmful or	15
h:harming	18
h:harming others	16
h:has	51
h:has been	29
h:has no	15
h:have	31
h:have a	-21
h:have access	-10
h:have access to	-10
h:have no	-21
h:have the	11
h:have the ability	-16
h:he	-47
h:he was	-15
h:health	43
h:health and	28
h:help	-36
h:help with	-13
h:help you	-19
h:help you with	-17
h:her	-19
h:here	20
h:here are	17
h:here are some	19
h:him	-19
h:his	-35
h:historical	16
h:hold	26
h:how	40
h:how to	44
h:however	6
h:however i	25
h:however i must	17
h:however it	-24
h:however it is	-24
h:human	61
h:human rights	22
h:i	169
h:i am	-23
h:i am an	-27
h:i am glad	23
h:i am happy	-38
h:i am sorry	-33
h:i cannot	107
h:i cannot help	6
h:i cannot provide	14
h:i do	9
h:i do not	9
h:i have	12
h:i must	20
h:i understand	-23
h:i understand that	-26
h:i will	23
h:i will not	27
h:i would	35
h:idea	24
h:identity	-14
h:if it	-20
h:if you are	31
h:illegal	48
h:illegal activities	10
h:illegal and	15
h:illegal in	19
h:illegal in most	15
h:important	-7
h:important to	-4
h:important to be	-18
h:important to note	13
h:important to remember	-10
h:important to respect	28
h:in	-14
h:in #	-38
h:in _ and	-26
h:in a	39
h:in fact	22
h:in most	-14
h:in which	14
h:including	-15
h:individual	10
h:individuals	70
h:individuals and	20
h:information	-13
h:information about	14
h:information including	-43
h:information without	17
h:information without their	13
h:instead	11
h:international	16
h:into	-17
h:involved	28
h:involves	-17
h:is	22
h:is #	-16
h:is _ and	23
h:is _ to	10
h:is a	36
h:is a crime	15
h:is a fictional	-35
h:is a harmful	14
h:is a serious	-22
h:is an	11
h:is appropriate	18
h:is best	22
h:is crucial	20
h:is crucial to	20
h:is illegal	19
h:is illegal and	14
h:is illegal in	17
h:is important to	-6
h:is never	8
h:is no	-39
h:is no scientific	-33
h:is not	37
h:is not a	-17
h:is not appropriate	69
h:is not possible	14
h:is not publicly	-18
h:is often	-21
h:is the	-13
h:is to	17
h:is wrong	-39
h:it	27
h:it :	-12
h:it _ on	-24
h:it _ to	19
h:it has	21
h:it has been	16
h:it is	-12
h:it is a	-35
h:it is appropriate	18
h:it is best	19
h:it is crucial	20
h:it is illegal	-11
h:it is not	63
h:it was	27
h:it with	-12
h:it would	10
h:its	16
h:itself	-59
h:itself is	-18
h:itself may	-31
h:itself may not	-31
h:job	13
h:keep	-24
h:killed	27
h:killing	-9
h:know	-23
h:known	-18
h:known as	-17
h:language	-22
h:language model	-16
h:law	10
h:law and	25
h:laws	25
h:laws and	17
h:laws and regulations	15
h:led	12
h:let	12
h:like	45
h:like Q	19
h:line	24
h:lives	52
h:lives and	17
h:local	12
h:long	-20
h:look	20
h:look at	19
h:looking	15
h:made	-15
h:make	45
h:make a	23
h:manner	15
h:many	15
h:materials	-15
h:matter	18
h:may	-17
h:may be	11
h:may not	-35
h:may not be	-35
h:me	25
h:means	-22
h:men	13
h:methods	18
h:might	-20
h:might be	-32
h:million	11
h:millions	48
h:millions of	34
h:millions of people	16
h:most	-39
h:murder	19
h:must	23
h:my	-17
h:name	-23
h:need	-42
h:need to	-44
h:never	-30
h:no	-33
h:no Q	21
h:no evidence	15
h:no scientific	-32
h:no scientific evidence	-35
h:not	18
h:not Q	26
h:not _ by	14
h:not _ in	-26
h:not a	-7
h:not able	-12
h:not able to	-12
h:not appropriate	69
h:not appropriate or	18
h:not appropriate to	49
h:not have	-48
h:not have a	-26
h:not have access	-9
h:not have the	-12
h:not make	-23
h:not publicly	-22
h:not publicly available	-18
h:not think	24
h:not think it	17
h:note	12
h:note that	13
h:now	28
h:number	-20
h:objects	-35
h:of	-22
h:of Q	-25
h:of _ or	-13
h:of _ that	-12
h:of a	-32
h:of factors	16
h:of force	-12
h:of human	31
h:of people	31
h:of the	-8
h:of the Q	18
h:of their	31
h:often	-33
h:on	67
h:on _ #	-16
h:on a	-12
h:on how	7
h:on how to	7
h:on the	22
h:on the specific	14
h:on their	23
h:on your	10
h:only	34
h:open	-28
h:or	-14
h:or _ to	-18
h:or a	23
h:or any	-8
h:or any other	-8
h:or ethical	23
h:or ethical to	15
h:or guidance	5
h:or guidance on	5
h:or illegal	9
h:or promote	8
h:other	-4
h:others	33
h:our	53
h:out	-40
h:out that	-9
h:over	-18
h:own	28
h:part	-12
h:people	88
h:people should	13
h:people were	14
h:people's	9
h:people's privacy	10
h:people's privacy and	10
h:permission	-17
h:person	-14
h:personal	28
h:personal information	-28
h:perspectives	16
h:physical	-26
h:place	-10
h:play	-11
h:please	49
h:point	-17
h:point out	-9
h:point out that	-9
h:points	-18
h:policies	16
h:political	27
h:positive	22
h:potential	26
h:potentially	9
h:privacy	43
h:privacy and	33
h:promote	23
h:protection	16
h:provide	38
h:provide advice	7
h:provide information	15
h:provide information or	9
h:provide instructions	5
h:provide you	-7
h:provide you with	-7
h:providing	18
h:publicly	-23
h:publicly available	-18
h:put	-12
h:question	9
h:question itself	-49
h:question itself is	-18
h:question itself may	-31
h:quotation	-22
h:race	-22
h:range of	14
h:rather	26
h:rather than	16
h:reason	-12
h:reason why	-16
h:reasons	19
h:regulations	15
h:reliable	13
h:religion	13
h:remember	-14
h:remember that	-11
h:request	40
h:requires	11
h:research	-13
h:respect	70
h:respect and	11
h:respect people's	10
h:respect people's privacy	10
h:respect the	38
h:respectful	8
h:right	49
h:right now	26
h:right to	29
h:rights	34
h:rights and	20
h:risks	15
h:safe	7
h:safety	29
h:say	10
h:schools	20
h:scientific	-29
h:scientific evidence	-32
h:sense	-17
h:serious	-36
h:serious crime	-28
h:serious crime that	-13
h:serious harm	-10
h:services	-22
h:set	-19
h:several	-22
h:share	12
h:she	-28
h:should	111
h:should be	36
h:should not	29
h:should not be	25
h:situation	18
h:so	-47
h:social	-36
h:some	24
h:someone	10
h:someone's	24
h:something	-8
h:something else	-13
h:sorry	-41
h:sorry but	8
h:sorry but i	8
h:sorry to	-26
h:sources	12
h:specific	9
h:speculate	12
h:status	-13
h:stay	-22
h:steps	14
h:still	28
h:such	20
h:suggest	26
h:suggest that	15
h:suicide	-11
h:support	-12
h:support the	-18
h:sure	-8
h:system	16
h:take	52
h:take a	35
h:taking	-10
h:talk	24
h:tax	-12
h:than	32
h:that	65
h:that !	-18
h:that _ on	-21
h:that can	-37
h:that can be	-31
h:that involves	-13
h:that is not	18
h:that it	31
h:that may	19
h:that the question	-37
h:that you	-14
h:that you might	-20
h:the	-46
h:the Q	50
h:the Q is	13
h:the Q of	-11
h:the Q was	33
h:the _ and	-55
h:the _ in	-12
h:the _ is	-26
h:the _ of	-42
h:the _ that	22
h:the _ the	-14
h:the _ was	14
h:the _ which	-14
h:the _ with	-12
h:the ability	-33
h:the ability to	-33
h:the age	-14
h:the age of	-14
h:the concept	-19
h:the concept of	-19
h:the idea	9
h:the question	-35
h:the question itself	-49
h:the same	10
h:the specific	14
h:the united	-13
h:the united states	-12
h:the us	-22
h:the use	-13
h:the use of	-14
h:the victim	-16
h:their	33
h:their consent	13
h:their sexual	13
h:their sexual orientation	13
h:them	-13
h:there are	-11
h:there are several	-16
h:there is	-9
h:there is no	-34
h:these	5
h:they	-60
h:they are	-8
h:things	18
h:think	24
h:think it	17
h:think it is	17
h:this	33
h:this can	18
h:this can be	10
h:this is a	16
h:this question	16
h:those	29
h:through	25
h:time	-28
h:to	38
h:to #	-14
h:to Q	-33
h:to Q a	6
h:to Q the	-12
h:to _ a	-32
h:to _ and	48
h:to _ in	-15
h:to _ or	11
h:to _ the	-23
h:to _ their	17
h:to a	15
h:to access	-12
h:to be	-40
h:to do	18
h:to follow	-20
h:to get	-14
h:to help	-30
h:to help you	-22
h:to make	60
h:to note	13
h:to note that	13
h:to personal	14
h:to provide	21
h:to provide you	-12
h:to remember	-10
h:to remember that	-11
h:to respect	56
h:to respect people's	10
h:to respect the	18
h:to share	21
h:to suggest	15
h:to suggest that	13
h:to support	-20
h:to take	9
h:to that	9
h:to the	30
h:to use	-11
h:to use a	-11
h:to your	11
h:topic	15
h:training	19
h:treatment	25
h:trust	13
h:try	12
h:type	-19
h:type of	-19
h:typically	-28
h:under	-17
h:understand	-23
h:understand that	-15
h:understand that you	-28
h:unethical	9
h:unique	11
h:united	-18
h:united states	-17
h:until	-17
h:up	7
h:up a	14
h:use	-55
h:use a	-31
h:use of	-21
h:used	20
h:used to	17
h:using	33
h:usually	-30
h:various	22
h:victim	-18
h:victims	13
h:violence	70
h:violence and	27
h:violence or	7
h:violent	14
h:war	21
h:was	62
h:was _ by	-19
h:was a	17
h:was not	23
h:way	21
h:ways	24
h:ways to	27
h:we	44
h:website	-23
h:well	35
h:well as	20
h:were	72
h:were killed	23
h:what	28
h:when	-20
h:where	-16
h:whether	28
h:which	13
h:which is	10
h:while	8
h:who	19
h:why	-14
h:will	-13
h:will need	-17
h:will need to	-14
h:will not	26
h:with	-29
h:with Q	15
h:with that	-13
h:with that !	-15
h:with the	-44
h:within	9
h:without	-5
h:without their	9
h:without their consent	13
h:women	39
h:work	44
h:work and	-12
h:would	24
h:would be	-8
h:would need	-11
h:wrong	-46
h:yes	-28
h:you	-116
h:you are	81
h:you can	-42
h:you cannot	-20
h:you for	-19
h:you may	-15
h:you might	-30
h:you need	-20
h:you need to	-14
h:you should	-16
h:you to	-25
h:you will	-22
h:you will need	-17
h:you with	-30
h:you with that	-14
h:your own	12
h:your question	-25
h:your request	19
h:yourself	10
later:compliance	123
later:deferral	88
later:filler	-2
later:hedge	-17
later:incoherence	-141
later:objection	46
later:redirect	52
later:refusal	14
length	-90
list	-94
on_topic	-124
reason	-110
share:compliance	-76
share:deferral	124
share:filler	122
share:hedge	20
share:ignorance	-43
share:incoherence	-122
share:objection	-15
share:redirect	50
share:refusal	80
share:substance	-179
short	103
turns	72
turns:no_reason	71
turns:real	36
turns:real_no_reason	30
turns_to_answer	76
partly	-176
accepts	-21
accepts:no_reason	-56
accepts:real	8
accepts:real_no_reason	12
asked:argument	-43
asked:fact	60
asked:method	70
asked:private	-38
asked:supposed_duty	-37
asked:supposed_fact	20
asked:task	-31
asked:truth	2
asked:unknown	19
denies	1
denies:argument	17
denies:fact	5
denies:method	-16
denies:private	-12
denies:supposed_duty	-25
denies:supposed_fact	-33
denies:task	11
denies:truth	45
denies:unknown	9
denies_topic	41
denies_topic:argument	-20
denies_topic:fact	-73
denies_topic:method	-39
denies_topic:private	82
denies_topic:supposed_duty	33
denies_topic:supposed_fact	26
denies_topic:task	-13
denies_topic:truth	45
first:compliance	8
first:compliance:claim	18
first:compliance:demand	-9
first:deferral	100
first:deferral:demand	57
first:filler	80
first:filler:claim	-6
first:filler:demand	23
first:hedge	-60
first:hedge:claim	-23
first:hedge:demand	-15
first:ignorance	168
first:ignorance:claim	35
first:incoherence	145
first:incoherence:claim	-20
first:incoherence:demand	102
first:objection	-8
first:objection:claim	41
first:objection:demand	-57
first:redirect	10
first:redirect:claim	-34
first:redirect:demand	24
first:refusal	-5
first:refusal:claim	-11
first:refusal:demand	-27
later:compliance	46
later:deferral	-13
later:filler	8
later:incoherence	105
later:objection	-60
later:redirect	-28
later:refusal	-60
length	117
list	53
on_topic	29
reason	38
share:compliance	20
share:deferral	14
share:filler	-5
share:hedge	-11
share:ignorance	-8
share:incoherence	104
share:objection	-46
share:redirect	-174
share:refusal	-62
share:substance	188
short	-136
turns	-28
turns:no_reason	-52
turns:real	12
turns:real_no_reason	-12
turns_to_answer	119
`;

/** The learned part that the project uses. */
export const LEARNED_MODEL = parseModel(WEIGHTS);
