import { randomInt } from 'node:crypto';
import type { Actor, Lang, StaffRole } from '~/platform/actor';
import { hashPassword } from '~/platform/auth/password.server';
import { now } from '~/platform/clock';
import { authorize, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { accountWords } from './account.words';
import { adminWords } from './admin.words';
import { checkNewPassword } from './check-new-password.server';
import { grantRoleStep } from './grant-role.server';
import { insertPersonStep } from './insert-person.server';
import { canManagePeople } from './people.policy';

export type NewAccount = {
  email: string;
  name: string;
  role: 'member' | StaffRole;
  /** Slug; for reps and leads. */
  agency?: string | null | undefined;
  /** Default: a drawn one, which is returned. */
  password?: string | undefined;
  handle?: string | undefined;
  language?: Lang;
  about?: string;
  /** Default: now. Seeds have older accounts. */
  createdAt?: Date;
};

export type CreatedAccount = { id: number; handle: string; password: string };

/**
 * Makes an established account: address confirmed, no first-day limits, holds or name screening. For operators and admins.
 */
export async function createPerson(actor: Actor, input: NewAccount): Promise<CreatedAccount> {
  authorize(canManagePeople(actor));
  const password = input.password ?? drawPassword();
  if (input.password !== undefined) await checkNewPassword(password, { ...input, secondFactor: false });
  const passwordHash = await hashPassword(password);
  return transaction(actor, async (tx, me) => {
    authorize(canManagePeople(me));
    const at = input.createdAt ?? now();
    const person = await insertPersonStep(tx, {
      name: input.name,
      handle: input.handle,
      email: input.email,
      emailConfirmedAt: at,
      establishedAt: at,
      passwordHash,
      language: input.language ?? 'en',
      about: input.about ?? '',
      createdAt: at,
    });
    if (!person) throw new Invalid({ email: accountWords.en.emailTaken });
    recordEvent(tx, { type: 'person.created', actor: me, data: { personId: person.id }, at });
    if (input.role !== 'member') {
      await grantRoleStep(tx, me, { personId: person.id, role: input.role, agency: input.agency });
    } else if (input.agency) {
      throw new Invalid({ agency: adminWords.en.memberNoAgency });
    }
    return { ...person, password };
  });
}

/** Twenty letters and digits in groups of five: about 99 random bits, fit to be read out. */
export function drawPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
