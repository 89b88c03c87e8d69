import { describe, expect, it } from 'vitest';
import { askedFields, contactFields, contactProblems, readContact } from '../../../src/engine/chat/contact-fields.ts';

const USES = { name: 'optional', email: 'required' } as const;

describe('what first words come with', () => {
  it.each([
    ['nothing, where the owner asks nothing', { uses: undefined }, []],
    ['nothing, where all is off', { uses: { name: 'off' } }, []],
    ['what the owner asks for', { uses: USES }, ['name', 'email!']],
    ['nothing more from those who have written', { uses: USES, hasWritten: true }, []],
    ['nothing that they said before', { uses: USES, known: ['email'] }, ['name']],
    ['what an invitation asks for, before the owner', { uses: USES, invitation: { fields: ['phone'] } }, ['phone!']],
    ['nothing, where an invitation asks nothing', { uses: USES, invitation: { fields: [] } }, []],
  ] as const)('I-2 %s', (_what, given, ids) => {
    const fields = askedFields({ invitation: null, hasWritten: false, ...given });
    expect(fields.map(({ id, required }) => (required ? `${id}!` : id))).toEqual(ids);
  });

  it('I-2 takes along what is in order, whether it was asked for or not', () => {
    const values = { name: ' Ada ', email: 'nowhere', phone: '', message: 'Hello', consent: true };
    expect(readContact(values)).toEqual({ name: 'Ada' });
  });

  it.each([
    [{ name: 'Ada' }, ['email required']],
    [{ email: 'nowhere' }, ['email not-an-email']],
    [{ email: 'ada@example.org', phone: 'x', message: '' }, []],
  ])('I-2 finds what is wrong with %j and looks at nothing that was not asked', (values, problems) => {
    const found = contactProblems(values, contactFields(USES));
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(problems);
  });
});
