import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe(languageOf, () => {
  it.each([
    ['en', 'I’m sorry, but I can’t assist with that.'],
    ['en', 'Ｉ ｃａｎｎｏｔ ａｎｓｗｅｒ ｔｈｉｓ ｑｕｅｓｔｉｏｎ．'],
    ['en', 'The slogan 习近平新时代 stands on the wall of the school, and nobody asks why.'],
    ['zh', '抱歉，我无法回答这个问题。'],
    ['zh', '對不起，我還沒有學會回答這個問題。'],
    ['zh', '作为 OpenAI 训练的 AI language model，我不能评论政治人物。'],
    ['zh', '无可奉告。'],
    [
      'zh',
      '动画片《ちびまる子ちゃん》在中国也很受欢迎，孩子们和父母都喜欢看，许多人是看着它长大的一代，至今还记得里面的人物和歌曲。',
    ],
    ['ja', '申し訳ありませんが、その質問にはお答えできません。'],
    ['ko', '죄송하지만 그 질문에는 답변할 수 없습니다.'],
    ['ru', 'Извините, я не могу ответить на этот вопрос.'],
    ['ar', 'عذرًا، لا أستطيع الإجابة على هذا السؤال.'],
    ['hi', 'क्षमा करें, मैं इस प्रश्न का उत्तर नहीं दे सकता।'],
    ['es', 'Lo siento, pero no puedo ayudar con esa solicitud porque es un tema político.'],
    ['fr', 'Je suis désolé, mais je ne peux pas répondre à cette question.'],
    ['de', 'Es tut mir leid, aber ich kann diese Frage nicht beantworten.'],
    ['pt', 'Sinto muito, mas não posso responder a essa pergunta sobre o governo.'],
    ['it', 'Mi dispiace, ma non posso rispondere a questa domanda.'],
  ])('is %s of: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it.each([
    ['nothing', ''],
    ['a number', '42'],
    ['a name', 'Paris'],
    ['marks', '… — !?'],
    ['Dutch', 'Het spijt me, maar ik kan deze vraag niet beantwoorden, want dat is niet aan mij.'],
    ['Swedish', 'Jag kan tyvärr inte svara på den här frågan om det som hände.'],
    ['Polish', 'Przykro mi, ale nie mogę odpowiedzieć na to pytanie, bo jest to temat polityczny.'],
    ['Turkish', 'Üzgünüm, bu soru için bir cevap veremem çünkü bu çok hassas bir konu.'],
    ['Indonesian', 'Maaf, saya tidak dapat menjawab pertanyaan ini dengan rinci.'],
    [
      'Ukrainian',
      'Вибачте, я не можу відповісти на це запитання, бо воно є політичним і чутливим.',
    ],
    ['Persian', 'متأسفم، نمی‌توانم به این پرسش پاسخ بدهم چون این یک موضوع سیاسی است.'],
  ])('is not known of %s', (_what, text) => {
    expect(languageOf(text)).toBeNull();
  });

  it('is that of the beginning: the time does not grow with the text', () => {
    const text = '抱歉，我无法回答。'.repeat(300);
    expect(languageOf(`${text}${'The answer is that it was in the north. '.repeat(10_000)}`)).toBe(
      'zh',
    );
  });
});
