import { and, eq, isNull, ne } from 'drizzle-orm';
import { Invalid } from '~/platform/errors';
import { type NameProblem, type ReservedName, screenName } from '~/platform/text/name-screen';
import { db } from '~db/client';
import { agencies, people, roleGrants } from '~db/schema';
import { accountWords } from './account.words';

const say = accountWords.en;
const sentences: Record<NameProblem['reason'], string> = {
  empty: say.nameMissing,
  too_long: say.nameTooLong,
  hidden_characters: say.nameHidden,
  mixed_alphabets: say.nameMixed,
  taken: say.nameTaken,
};

/** Refuses a name that can be taken for staff, an agency or a role. `personId`: whose own name is not in the way. */
export async function checkName(name: string, personId: number | null): Promise<void> {
  const problem = screenName(name, await reservedNames(personId));
  if (problem) throw new Invalid({ name: sentences[problem.reason] });
}

/** Agencies' names, also as part of a longer name ("Public Works Support"), and the names of staff. */
async function reservedNames(except: number | null): Promise<ReservedName[]> {
  const [agencyNames, staff] = await Promise.all([
    db.select({ name: agencies.name }).from(agencies),
    db
      .selectDistinct({ name: people.name })
      .from(roleGrants)
      .innerJoin(people, eq(people.id, roleGrants.personId))
      .where(and(isNull(roleGrants.endedAt), except === null ? undefined : ne(people.id, except))),
  ]);
  return [
    ...agencyNames.map(({ name }) => (isDistinctive(name) ? { name, within: true as const } : name)),
    ...staff.map((p) => p.name),
  ];
}

/** "Parks" alone is also somebody's surname; "Parks and Recreation" and "DMV" are nobody's. */
function isDistinctive(name: string): boolean {
  return /\s/.test(name.trim()) || /^\p{Lu}{3,}$/u.test(name.trim());
}
