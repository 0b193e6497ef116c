import { describe, expect, test } from 'vitest';
import { readEmail } from './email.ts';

describe('e-mail', () => {
  test.each([
    ['p1@example.org', 'p1@example.org'],
    [' P.One+vikno@Mail.Example.ORG ', 'P.One+vikno@mail.example.org'],
    ["o'neil_1@a-b.example", "o'neil_1@a-b.example"],
    ['a@xn--e1aybc.xn--j1amh', 'a@xn--e1aybc.xn--j1amh'],
  ])('%s', (text, value) => {
    expect(readEmail(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['p1example.org', 'at'],
    ['p1@@example.org', 'at'],
    ['a@b@example.org', 'at'],
    ['@example.org', 'name'],
    ['p 1@example.org', 'name'],
    ['.p1@example.org', 'name'],
    ['p..1@example.org', 'name'],
    [`${'a'.repeat(65)}@example.org`, 'name'],
    ['p1@', 'domain'],
    ['p1@example', 'domain'],
    ['p1@example.', 'domain'],
    ['p1@.org', 'domain'],
    ['p1@-example.org', 'domain'],
    ['p1@example.o', 'domain'],
    ['p1@127.0.0.1', 'domain'],
    ['р1@example.org', 'cyrillic'],
    ['p1@пошта.укр', 'cyrillic'],
    [`a@${'b'.repeat(60)}.${'c.'.repeat(100)}org`, 'tooLong'],
  ])('«%s»: %s', (text, fault) => {
    expect(readEmail(text)).toEqual({ ok: false, fault });
  });
});
