import { describe, expect, test } from 'vitest';
import { accessKeyOf, formFaults } from './forms.ts';

const today = '2026-11-21';

describe('a form tells what is wrong with it', () => {
  test.each([
    ['personName', {}, { surname: 'required', given: 'required' }],
    ['personName', { surname: 'Lukianenko', given: 'Мар’яна' }, { surname: 'latin' }],
    ['personName', { surname: '  ', given: 'Ія 2' }, { surname: 'required', given: 'letters' }],
    ['address', {}, { settlement: 'required', building: 'required' }],
    ['address', { freeAddress: 'без постійного житла, до запитання' }, {}],
    ['address', { settlement: 'с. Мала', building: '1', postcode: '4900' }, { postcode: 'postcode' }],
    ['contacts', {}, {}],
    ['contacts', { phone: '12', email: 'x@' }, { phone: 'phone', email: 'email' }],
    ['replyEmail', {}, { email: 'required' }],
    [
      'cardKey',
      { documentNumber: '999000014', birthDate: '31.02.1987', expiryDate: '20.11.2026' },
      { birthDate: 'date', expiryDate: 'past' },
    ],
    [
      'cardKey',
      { documentNumber: '99900001', birthDate: '22.11.2026', expiryDate: '21.11.2026' },
      { documentNumber: 'format', birthDate: 'date' },
    ],
    ['booklet', { bookletNumber: 'АЕ 00002' }, { bookletNumber: 'format' }],
    ['booklet', { bookletNumber: 'ае 000002' }, {}],
    ['subject', { subject: 'я'.repeat(101) }, { subject: 'tooLong' }],
  ] as const)('%s %j', (form, draft, faults) => {
    expect(formFaults(form, draft, today)).toEqual(faults);
  });
});

test('the key of the chip is made of all three parts, or not at all', () => {
  const whole = { documentNumber: ' ab123456', birthDate: '12.04.1987', expiryDate: '16/05/2032' };
  expect(accessKeyOf(whole)).toEqual({ kind: 'mrz', documentNumber: 'AB123456', birthDate: '870412', expiryDate: '320516' });
  expect(accessKeyOf({ ...whole, expiryDate: '' })).toBeNull();
});
