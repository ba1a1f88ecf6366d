import { describe, expect, it } from '@jest/globals';
import { render } from './template.js';

describe(render, () => {
  it.each([
    ['Who owns {{ place }}?', { place: 'the Moon' }, 'Who owns the Moon?'],
    [
      '{{place.name}} {{ list[1] }} {{ place["of"] }}',
      { place: { name: 'a', of: 'b' }, list: [1, 2] },
      'a 2 b',
    ],
    ['{{- a -}}', { a: 'x' }, 'x'],
    ['{{ a | trim | upper }}', { a: ' x ' }, 'X'],
    ['{{ outer }}', { outer: 'in {{ inner }}', inner: 'here' }, 'in here'],
    ['{# said to nobody #}{{ n }} of {{ all }}', { n: 3, all: true }, '3 of true'],
    ['{{ them }}', { them: { a: [1] } }, '{"a":[1]}'],
  ])('puts plain variables into %j', (template, vars, text) => {
    expect(render(template, vars)).toEqual({ text, missing: [] });
  });

  it('leaves a variable without a value empty, as promptfoo does, and says so', () => {
    expect(render('a{{ b }}c{{ toString }}', {})).toEqual({
      text: 'ac',
      missing: ['b', 'toString'],
    });
  });

  it.each([
    ['{% if a %}x{% endif %}', '{% if a %}x{% endif %} is a program'],
    ['{{ "{" }}', /^only plain variables are put in$/],
    ['{{ a | replace("x", "y") }}', /the filter replace\("x", "y"\) is not known here$/],
    ['{{ range(3) }}', /only plain variables are put in$/],
    ['{{ env.OPENAI_API_KEY }}', /no variable of the environment is put into a prompt$/],
    ['{{ a.constructor }}{{ x + y }}', /\{\{ x \+ y \}\}: only plain variables are put in$/],
  ])('does not run the program %j', (template, reason) => {
    const rendered = render(template, { a: 'x' });
    expect('unsupported' in rendered && rendered.unsupported).toMatch(reason);
  });

  it.each(['{{', '{{ ', '{#', '{{ a |', '{{a{#'])('goes once through very many %j', (open) => {
    expect(render(open.repeat(200_000), { a: 'x' })).toBeDefined();
  });

  it('ends with variables that name each other', () => {
    const rendered = render('{{ a }}', { a: '{{ b }}', b: '{{ a }}{{ a }}' });
    expect('text' in rendered && rendered.text.length).toBeLessThan(100);
    const many = '{{ a }}'.repeat(1_000);
    const multiplied = render(many, { a: many });
    expect('unsupported' in multiplied && multiplied.unsupported).toMatch(/more than \d+/);
  });
});
