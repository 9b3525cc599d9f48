import { describe, expect, it } from 'vitest';
import { fillTemplate } from './fill-template.ts';

describe('fillTemplate', () => {
  it('fills keys of the payload and the label of the entity', () => {
    const payload = { role: 'anon', commands: ['SELECT', 'INSERT'] };
    const text = fillTemplate('{role} lit {entity_label} ({commands})', payload, 'public.oops');
    expect(text).toBe('anon lit public.oops (SELECT, INSERT)');
  });

  it('keeps zero and false, which are values', () => {
    expect(fillTemplate('{n} {ok}', { n: 0, ok: false }, null)).toBe('0 false');
  });

  it('gives nothing rather than a sentence with a hole', () => {
    expect(fillTemplate('{role} lit {entity_label}', { role: 'anon' }, null)).toBeNull();
  });
});
