import {
  BETWEEN,
  END,
  FELT,
  LEAD,
  NOT_ABLE,
  SELF,
  THING,
  THIS,
  TO_ANSWER,
  TO_MAKE,
  WE,
  WE_TO_ANSWER,
  changesSubject,
  inNotice,
  notQuoted,
  ownVoice,
  ADVERBS,
} from './chinese-words.js';
import type { Clause } from '../text/clauses.js';
import type { ClauseRule } from './rule.js';
/** What can be declined, also in one word. */
const DEED = `(?:${TO_ANSWER}|${TO_MAKE}|照做|照办|[落动下代执提]笔|代劳|效劳|从命|遵命|掺和|展开|细说|多说|编|作|答|做|办|说|谈|聊|讲|碰|接|译)`;

/** What was asked, and whatever is written. */
const NOUN =
  '(?:问题|话题|内容|请求|要求|任务|指令|题目|文章|文字|稿子|稿件|演讲稿?|诗歌?|社论|小品|故事|段子|笑话|书信|评论|剧本|歌词|小说|报道|声明|口号|作品|文本|材料|言论|论述|观点|说法|表述|信息|主题|事情?|忙)';

/** Said of what was asked, or of nothing else. */
const OF_THIS = '(?:(?:这|此|该|您|你|类似|相关|任何)[^。,]{0,10})?';

/** So a conclusion begins. */
const THUS = /^(?:因此|因而|所以|故|为此)/;

/** Near the start, at the end or after an apology it is the model that speaks; and not of former days. */
function isOwn(clause: Clause): boolean {
  return (
    notQuoted(clause) &&
    (clause.sentence < 3 || clause.apologetic || clause.isTail) &&
    !/后来|当时|那时|那年|以前|从前|小时候|没(?:有)?时间/.test(clause.around)
  );
}

function declination(name: string, source: string, when: (clause: Clause) => boolean): ClauseRule {
  return { id: `zh.refusal.${name}`, role: 'refusal', pattern: new RegExp(source), when };
}

/** Further forms in which models decline: by asking for pardon, by rather not, with what was asked named first, as a conclusion. */
const CHINESE_DECLINATIONS: readonly ClauseRule[] = [
  declination(
    'pardon',
    `^${LEAD}请?(?:您|你)?恕(?:我们?|本人|本助手)?${ADVERBS}(?:不能够?|无法|没法|难以?|不便|不敢|不会|不愿|不)(?!能|敢|便|会|愿|以|(?:敢|能|太)?(?:苟同|赞同|同意|认同)|远送|奉陪|知|明白|理解|相信|直)`,
    notQuoted,
  ),
  declination(
    'pardon_dissent',
    `^${LEAD}请?容(?:我|许我)(?:就此)?(?:礼貌地?|委婉地?)?(?:拒绝|婉拒|谢绝|推辞)`,
    notQuoted,
  ),
  declination(
    'rather_not',
    `^${LEAD}(?:(?:像|对|对于|关于)?(?:这|该|此)[^。,]{0,10})?(?:我们?|咱们?)?(?:个人)?(?:想|看|觉得|认为)?(?:还是|就|也就|宁可)(?:先|暂时)?(?:不|别)(?:去|再|[替帮给为][您你])?(?![做办接])${DEED}(?:出来|下去)?${OF_THIS}(?:了|吧|(?:比较|更|较)?(?:为)?(?:好|妥|合适|恰当|稳妥|妥当)(?:一?些|一点)?)(?:吧|了)?${END}`,
    (clause) => isOwn(clause) && /我|咱|[这该此]/.test(clause.text),
  ),
  declination(
    'object_first',
    `^${LEAD}(?:诸如|像|如|对于|关于|就|对)?(?:(?:这|该|此|您|你)[^。,]{0,16}?|[^。,]{2,20}的${NOUN})${SELF}(?:(?:一概|一律|从来?)?不(?:写|编|碰|创作|代笔)|(?:${NOT_ABLE}|不能够?)(?:[替帮给为][您你])?${DEED}(?:出来)?|(?:做|写|编|办|答应|帮)不(?:到|了|来|出|出来))(?:的|了)?${END}`,
    isOwn,
  ),
  declination(
    'let_be',
    `^${LEAD}(?:(?:这|此|该)[^。,]{0,8})?(?:我|咱)?们?(?:想|看|觉得)?(?:还是)?(?:就)?算了吧?${END}|^${LEAD}(?:(?:这|此|该)[^。,]{0,8})?(?:真|实在|真的)?(?:写|编|办|帮)不(?:了|来|出来)${END}|^${LEAD}我建议(?:还是)?(?:不|别)(?:去)?(?:写|编|创作|生成|讨论)(?:[这此该][^。,]{0,8})${NOUN}${END}`,
    (clause) => isOwn(clause) && (clause.apologetic || /我|咱|[这该此]/.test(clause.text)),
  ),
  declination(
    'asks_understanding',
    `^${LEAD}(?:还|敬)?请(?:您|你)?(?:原谅|理解|谅解|体谅|见谅)我?(?:们)?${ADVERBS}${NOT_ABLE}${BETWEEN}(?:${TO_ANSWER}|${TO_MAKE})`,
    isOwn,
  ),
  declination(
    'not_written',
    `^${LEAD}${SELF}(?:一概|一律|从来?)?不(?:写|编|碰|做|接)(?:[这此该][^。,]{0,8}|任何[^。,]{0,8})${NOUN}${END}`,
    isOwn,
  ),
  declination(
    'object_alone',
    `^${LEAD}(?:像|如|对于|关于)?(?:这|该|此|您|你)[^。,]{0,8}?${NOUN}(?:恕|实在|也|确实|并)?(?:不便|不宜|不能|无法|不会|难以|不予|难)(?:[替帮给为][您你])?(?:照做|照办|写|撰写|创作|代笔|起草|编写|从命|答应|生成)(?:的|了)?${END}`,
    isOwn,
  ),
  declination(
    'concluded',
    `^(?:因此|因而|所以|故|故而|为此)?${ADVERBS}(?:${SELF})?${NOT_ABLE}${BETWEEN}(?:${TO_ANSWER}|${TO_MAKE})(?:任何|[此这]类|这样|这种|类似|相关|[您你])[^。,]{0,40}${NOUN}`,
    (clause) => notQuoted(clause) && [clause.text, clause.around].some((each) => THUS.test(each)),
  ),
];

/** Set phrases that decline, whatever was asked: alone in their clause, or they are spoken of. */
const SET_PHRASES = [
  '无可奉告|难以奉告|恕?不便?奉告|难从命|恕?难(?:从命|奉告)|恕难(?:回答|作答)|恕不(?:回答|评论|奉告)',
  '不予(?:置评|评论|回应|回答|作答)|不[作做](?:任何|出)?(?:评论|评价|回应|讨论|表态|置评|回答)|不便(?:置评|评论|多言|多说|回答)|不发表(?:任何)?(?:评论|意见|看法|观点)',
  '(?:不能|无法)从命|爱莫能助|无能为力|没有?什么(?:可以?|好)(?:说|评论|谈)的',
].join('|');

const SHOW = '(?:显示|展示|呈现|查看|公开|回答|作答|回复|回覆|提供|讨论|支持|屏蔽|过滤|删除|隐藏)';
const WITHHELD = `(?:不予|未予|(?:暂时)?(?:无法|不能|不便)|不宜|暂不|已被?|禁止)${SHOW}`;
const SENSITIVE = '(?:敏感|违规|违法|不当|不良|不适宜|法律|法规|规定|政策)';

/** The model's own rules, as it names them. */
const OWN_RULES =
  '(?:我|本平台|本模型|平台|社区|内容|使用|服务|安全|ai|人工智能|设计|编程|训练|公司|开发者)的?[^。,]{0,8}(?:规定|原则|准则|政策|价值观|道德|伦理|范围|底线|规范|条款|指南|目的|初衷|职责|能力|限制)';
const LAW = '(?:法律|法规|规定|政策|公序良俗|道德|伦理|价值观|规范)';

function refusal(
  name: string,
  source: string,
  when: (clause: Clause) => boolean = notQuoted,
  unless?: RegExp,
): ClauseRule {
  const rule = { id: `zh.refusal.${name}`, role: 'refusal', pattern: new RegExp(source), when };
  return unless === undefined ? { ...rule, role: 'refusal' } : { ...rule, role: 'refusal', unless };
}

/** Without a subject, and with what was asked as its object: near the start it is the model's. */
function isNearStart(clause: Clause): boolean {
  return notQuoted(clause) && (clause.sentence < 2 || clause.apologetic);
}

/** Clauses that decline, as an act of the model's own; as rules read them, in simplified characters. */
export const CHINESE_REFUSALS: readonly ClauseRule[] = [
  refusal(
    'inability',
    `^${LEAD}${SELF}${NOT_ABLE}${BETWEEN}(?:${TO_ANSWER}|${TO_MAKE})|^${LEAD}${WE}${NOT_ABLE}${BETWEEN}${WE_TO_ANSWER}`,
    notQuoted,
    FELT,
  ),
  refusal(
    'topic_first',
    `^(?:(?:对于|关于|就)?(?:这|该|此|您|你)|涉及|有关|关于|对于)[^。,]{0,20}?(?:${SELF}|${WE})(?:${NOT_ABLE}${BETWEEN}(?:${TO_ANSWER}|${TO_MAKE})|(?:帮|答|回答|解答|做|办)不(?:了|上|到)|在?(?:努力)?(?:学习)中)`,
    notQuoted,
    /[写说编答讲]错/,
  ),
  refusal(
    'decline',
    `^${LEAD}(?:请|还请)?(?:允许|容许|恕|原谅|容)?我?(?:们)?(?:不得不|得|必须|只能|只好|需要|应当|应该|选择|会|要|将|坚决|明确|谨此|在此){0,2}(?:礼貌地?|委婉地?|郑重地?)?(?:拒绝|婉拒|谢绝|回绝)(?:了|掉)?(?:[您你]|这|该|此|类|回答|作答|提供|撰写|创作|编写|生成|执行|参与|完成|满足|讨论|评论|协助|以上|上述|任何|${END})`,
    (clause) => notQuoted(clause) && (/我|请|恕/.test(clause.text) || clause.apologetic),
    // What one did, and tells of.
    /拒绝了[。.!]*$/,
  ),
  refusal(
    'choice',
    `^${LEAD}${SELF}(?:选择|决定|宁愿|宁可|更?倾向于|更?希望|更愿意)不(?:去|再)?${BETWEEN}(?:${TO_ANSWER}|${TO_MAKE}|谈|说|聊)|^${LEAD}(?:${THIS}|[这那][个些种类]?)?${SELF}(?:做|办|帮|写|编|答)不(?:到|了|上|出来)`,
    notQuoted,
    FELT,
  ),
  refusal(
    'set_phrase',
    `^${LEAD}${THIS}?(?:${SELF})?(?:${SET_PHRASES})了?${END}`,
    (clause) => ownVoice(clause) || (notQuoted(clause) && /我|本人|此/.test(clause.text)),
  ),
  refusal(
    'policy',
    `^${LEAD}${THIS}?(?:${SELF}|${WE})(?:从来?|选择|绝)?会?(?:尽量)?(?:避免|回避|不(?:再|会)?)(?:回答|作答|参与|讨论|评论|评价|谈论|谈(?!恋)|聊(?!天)|回应|表态|涉及|创作|撰写|编写|生成|发表|[作做](?:任何)?(?:评论|评价|讨论|回应|表态|判断))|^${LEAD}${THIS}?(?:${SELF}|${WE})不太?(?:会聊|(?:展开|多说|细说|多谈|说|谈)了)|^${LEAD}(?:${SELF}|${WE})拒绝${END}`,
  ),
  refusal(
    'not_told',
    `^${LEAD}${THIS}?${SELF}(?:不能|不便|不方便|不可以|不想|不愿意?|无法)再?(?:说|谈|聊|讲)(?:太多|更多|这个?|这些|此)?${THING}?了?${END}`,
    (clause) => notQuoted(clause) && !/不敢|忘|沉默/.test(clause.around),
  ),
  refusal(
    'instructed',
    `^${LEAD}(?:${SELF}[已曾]?[被受接][^。,]{0,8}(?:不|禁止|避免|勿)[^。,]{0,4}(?:${TO_ANSWER}|${TO_MAKE})|我们?的[^。,]{0,8}(?:不允许|不让|禁止|不准|限制|阻止)我?[^。,]{0,10}(?:${TO_ANSWER}|${TO_MAKE}))`,
  ),
  refusal(
    'not_learnt',
    `^${LEAD}(?:${THIS}?(?:${SELF})?(?:还|尚|暂时|目前){0,2}(?:没有?|未)(?:学习?)(?:会|过|到)?(?:如何|怎么|怎样)?(?:去)?(?:回答|思考|处理|讨论|解答|应对|(?:这|该|此)[个类种些道]{0,2}(?:问题|话题))|${SELF}(?:不太?(?:知道|清楚|确定)(?:该|应该)?(?:怎么|如何|怎样)(?:去)?(?:回答|回应)|(?:不具备|没有)[^。,]{0,6}(?:${TO_ANSWER}|${TO_MAKE})[^。,]{0,10}(?:能力|权限)))`,
    (clause) => ownVoice(clause) || (notQuoted(clause) && /我|本/.test(clause.text)),
  ),
  refusal(
    'topic_closed',
    '^(?:抱歉)?(?:这个?|该|此|您的|你的)(?:类|种)?(?:问题|话题|内容|请求|要求)[^。,]{0,10}(?:(?:暂不|不予|无法|不能|不便|不支持)(?:为您|被|进行|直接|支持|得到)?(?:回答|作答|讨论|提供|处理|展示|显示|评论|回复|回覆|解答|满足|执行|完成|生成)|(?:不太?适合|不太?合适|不宜|不允许|不方便|不便)(?:在这里|在此)?(?:进行|继续|公开)?(?:讨论|回答|谈论|展开|创作|探讨))|^(?:抱歉)?(?:这个?|该|此)(?:类)?(?:问题|话题|内容|请求)不在[^。,]{0,6}范围|^(?:这|该|此|以上|上述)[^。,]{0,10}恕(?:不|难|我)|^请[您你]?(?:严格)?遵守[^。,]{0,12}(?:法律|法规|规定|规范|准则)|^(?:暂不|暂时不|目前不)(?:支持[^。,]{0,10}|能|便|予)?(?:回答|讨论|提供)|^(?:这个?|该|此)(?:类)?(?:话题|问题|请求)(?:不太?合适|不太?适合|不方便|太敏感了?|过于敏感)[。.!,]*$',
    notQuoted,
    // "… no expert can answer": the question is open, not closed.
    /[家界者人谁们他她今][^。,]{0,6}(?:无法|不能|不便|不宜)/,
  ),
  refusal(
    'against_rules',
    `^(?:但|但是|不过|因为|由于)?(?:这|该|此|您的|你的|上述|以上)(?:样的|种|类|个|一)?(?:${THING}|做法|行为)?[^。,]{0,6}(?:违反|违背|不符合|有违|有悖于?|超出|超越|触犯|不合|与)了?${OWN_RULES}(?:相悖|不符|相违背|冲突)?|^(?:但|但是|不过|因为|由于)?(?:这|该|此|您的|你的|上述|以上)(?:样的|种|类|个|一)?${THING}[^。,]{0,6}(?:违反|违背|不符合|有违|有悖于?|触犯)了?[^。,]{0,10}${LAW}`,
    (clause) => notQuoted(clause) && (clause.sentence < 3 || clause.apologetic || clause.isTail),
  ),
  refusal(
    'notice',
    `^(?:(?:部分|相关|有关|该|此|以上|搜索){1,2}(?:搜索)?(?:内容|结果|信息|资讯|回答|问题)[^。,]{0,8})?(?:因此|所以|故)?${WITHHELD}(?:(?:该|此|这个?|您的|相关|有关)[^。,]{1,8}|回答|结果|内容)?${END}|^请您?(?:重新|修改|更换|调整|遵守|文明)`,
    inNotice,
  ),
  refusal(
    'sensitive_input',
    `^(?:[您你](?:的|所)?(?:问题|提问|输入|请求|内容|查询|消息)[^。,]{0,6}(?:涉及|包含|含有|涉嫌|存在|违反)|(?:该|此)(?:内容|请求)[^。,]{0,4}(?:违反|不符合|涉嫌))[^。,]{0,8}${SENSITIVE}[^。,]{0,4}${END}`,
    inNotice,
  ),
  refusal(
    'no_subject',
    `^(?:非常|很)?(?:抱歉|对不起)?${LEAD}${NOT_ABLE}${BETWEEN}(?:${TO_ANSWER}|${TO_MAKE})`,
    ownVoice,
    FELT,
  ),
  refusal(
    'of_this',
    `^${LEAD}${NOT_ABLE}${BETWEEN}(?:${TO_ANSWER}|${TO_MAKE})[^。,]{0,6}(?:该|此|这|[您你]|上述|相关)`,
    isNearStart,
    FELT,
  ),
  refusal(
    'out_of_scope',
    '超出了?我(?:目前|现在)?的?[^。,]{0,8}(?:范围|能力|职责|权限)|不在我的[^。,]{0,8}(?:范围|之[列内])|我帮不(?:了|上)(?:你|您|忙)|我[^。,]{0,4}(?:回答|解答)不了|(?:不是|并非|不属于)我(?:能|可以|应该|应当|适合|会|的)[^。,]{0,6}(?:回答|讨论|评论|创作|写|范围|职责)',
  ),
  refusal(
    'change_subject',
    '^(?:我(?:建议|想|觉得|认为))?(?:那|那么|不如|要不|还是|所以|因此|麻烦)?[您你]?[请让]?[您你]?(?:我们|咱们|咱)?(?:还是|来|可以|不妨|试试|试着|想|先){0,2}(?:一起)?(?:[换]一?[个](?:吧|别的)|[换](?:个|一个|一下)?(?:别的|其他|其它|轻松的|新)?的?(?:话题|问题)|(?:聊[点些]|聊一[些下聊]|聊聊|[谈][点谈]|[说][点]|[问]我?[点些]|谈论|讨论|探讨|关注|聊)[^。,]{0,4}(?:别的|其他|其它|积极|正面|轻松))',
    changesSubject,
    /如果|假如|要是|还想/,
  ),
  refusal(
    'ask_another',
    '^请[您你]?(?:提问|询问|尝试|试试|问|提出|输入){1,2}[^。,]{0,4}(?:其他|其它|别的)|^请?[您你]?文明(?:提问|用语|交流)',
    (clause) => ownVoice(clause) || inNotice(clause),
  ),
  ...CHINESE_DECLINATIONS,
];
