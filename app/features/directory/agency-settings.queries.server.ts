import { and, asc, eq, gte, isNotNull, isNull, or } from 'drizzle-orm';
import { db } from '~db/client';
import { agencies, calendars, holidays, serviceLevels, skills, topicSkills, topics } from '~db/schema';

/** An agency's calendar as it stands in the database, with its days off from a day on; null where it has none. */
export async function storedCalendar(agencyId: number, from: string) {
  const [calendar] = await db
    .select({ calendar: calendars })
    .from(agencies)
    .innerJoin(calendars, eq(calendars.id, agencies.calendarId))
    .where(eq(agencies.id, agencyId));
  if (!calendar) return null;
  const off = await db
    .select({ day: holidays.day, name: holidays.name })
    .from(holidays)
    .where(and(eq(holidays.calendarId, calendar.calendar.id), isNull(holidays.removedAt), gte(holidays.day, from)))
    .orderBy(asc(holidays.day))
    .limit(200);
  return { ...calendar.calendar, off };
}

/** What an agency itself has set, for all of its topics (`topicId` null) and for single ones. */
export const ownLevels = (agencyId: number) =>
  db.select().from(serviceLevels).where(eq(serviceLevels.agencyId, agencyId));

/** Which skills the topics of an agency ask for. */
export const skillsOfTopics = (agencyId: number) =>
  db
    .select({ topicId: topics.id, id: skills.id, name: skills.name, translations: skills.translations })
    .from(topicSkills)
    .innerJoin(topics, eq(topics.id, topicSkills.topicId))
    .innerJoin(skills, eq(skills.id, topicSkills.skillId))
    .where(eq(topics.agencyId, agencyId))
    .orderBy(asc(skills.name));

/** The list of skills, to choose from; what somebody proposed is on it when a lead has agreed. */
export const allSkills = () =>
  db
    .select({ id: skills.id, name: skills.name, translations: skills.translations })
    .from(skills)
    .where(or(isNull(skills.proposedBy), isNotNull(skills.confirmedAt)))
    .orderBy(asc(skills.name))
    .limit(500);
