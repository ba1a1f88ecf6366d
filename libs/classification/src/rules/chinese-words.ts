import type { Clause } from '../text/clauses.js';

/** Words as rules read them: in simplified characters, whichever an answer is written in. */
export const NOT_ABLE =
  '(?:无法|没法|不能够?|不便于?|不会|没有?办法|不可以|不予|不宜|难以|不太?方便|拒绝|不太?愿意?|不太?想|不打算|不准备|无权|无意|不得|不应该?|不应当|不该|不适合|不太适合|不合适|不可能|不被允许|未被授权|没有(?:权限|资格|能力|办法)|不具备(?:权限|能力)|暂不|不支持)';

/** What a model declines to do with a question. */
export const TO_ANSWER =
  '(?:回答|作答|给到|答应|同意|回复|回覆|答复|回应|响应|提供|讨论|评论|评价|置评|评述|评判|参与|谈论|谈及|协助|帮|给出|给你|给您|发表|探讨|继续|处理|满足|解答|涉及|透露|奉告|告诉|介绍|分享|公开|扮演|支持|教|展开|执行|表态|配合|遵从|完成|按照|依照|为[您你][^。,]{0,4}(?:做|进行))';

/** What a model declines to make; people say of much of it, too, that they cannot, see {@link FELT}. */
export const TO_MAKE =
  '(?:写|创作|撰写|编写|编造|编撰|编辑|起草|草拟|拟写|拟定|制作|创建|生成|产出|输出|构思|构建|策划|设计|虚构|杜撰|模仿|模拟|列举|列出|罗列|描述|描写|描绘|刻画|讲述|叙述|分析|评析|批评|批判|抨击|攻击|指责|谴责|讽刺|嘲讽|嘲笑|调侃|恶搞|抹黑|诋毁|贬低|质疑|宣扬|传播|散布|煽动|鼓吹|论证|论述|辩护|进行|做(?:出)?(?:任何|这|此|该))';

/** What people cannot do, and say so in what is written for them: no request is declined. */
export const FELT =
  /(?:理解|忘|想象|相信|忍受|否认|容忍|原谅|承受|释怀|沉默|失去|离开|停下|停止|入睡|接受(?![^。,]{0,8}(?:请求|要求|指令|任务))|言语|语言来|感觉|心情|那一刻|痛苦|回避|忽视|忽略|低估|不谈|不提)|(?:不能|无法|不会|不想|不愿意?|不可)再(?![为给][您你]|提供|回答|讨论|评论|多|继续|写|生成)|拒绝(?:把|将|让|被|成为)/;

export const ADVERBS =
  '(?:目前|暂时|恐怕|确实|实在|也|还|都|并|现在|当前|真的|可|就|是|很|仍然?|依然|绝对?|坚决|通常|一般|只能|只好|必须|需要|应该|应当|无论如何){0,3}';

/** What may stand before the one who declines. */
export const LEAD = `(?:(?:非常|很|十分|真的?|实在|万分|深感)?(?:抱歉|对不起|不好意思|遗憾)[!。.]?)?(?:但|但是|不过|因此|因而|所以|故|而|然而|可是|只是|同时|基于此)?(?:我(?:想|认为|觉得))?(?:作为[^。,]{0,24})?${ADVERBS}恕?`;

/** Assistants also speak of themselves by name. */
export const SELF = `(?:我|咱们?|本模型|本助手|本人|本系统|小[度爱艺布冰]|豆包|元宝|文心一言|通义千问|kimi|智谱清言|星火)(?!们)${ADVERBS}`;

/** "We" also stands for a people in speeches, so fewer verbs count. */
export const WE = `我们${ADVERBS}`;
export const WE_TO_ANSWER =
  '(?:回答|作答|回复|答复|提供|讨论|评论|评价|协助|帮|生成|创作|撰写|处理|满足|展示|显示|参与(?:讨论|此类)|继续(?:讨论|这个|该|此))';

export const BETWEEN = '[^。,]{0,14}?';
export const END = '[。.!~…]*$';

/** What was asked, as an answer names it. */
export const THING = '(?:问题|话题|内容|请求|事情?|主题|要求|任务|指令|提问|创作|文章|作品|文本)';
export const THIS = `(?:(?:对于|关于|就|对)?(?:这|该|此|您的|你的)[^。,]{0,8}?(?:${THING}|方面)?)`;

export function notQuoted(clause: Clause): boolean {
  return !clause.quoted && !clause.reported;
}

/** A clause without a subject is the model's own only at the start of the answer, or after an apology. */
export function ownVoice(clause: Clause): boolean {
  return notQuoted(clause) && (clause.apologetic || (clause.index === 0 && clause.sentence < 3));
}

export function inNotice(clause: Clause): boolean {
  return notQuoted(clause) && clause.notice;
}

/** Advice on a conversation also speaks of other subjects: who declines asks for one, or says sorry. */
export function changesSubject(clause: Clause): boolean {
  const asks = /请|我们|咱|不如|要不|吧/.test(clause.text);
  return notQuoted(clause) && (asks || clause.apologetic || clause.notice);
}
