import { z } from 'zod';
import { teamWords } from './team.words';

const say = teamWords.en;
const id = (message: string) => z.coerce.number({ error: message }).int(message).positive(message);
const day = (message: string) => z.iso.date(message);

/** Days out of office, first and last one included; no last day: until somebody says otherwise. No person: oneself. */
export const AbsenceForm = z.object({
  person: z.union([z.literal('').transform(() => null), id(say.personMissing)]).optional(),
  from: day(say.fromBad),
  until: z.union([z.literal('').transform(() => null), day(say.untilBad)]).optional(),
});

export const EndAbsenceForm = z.object({ id: id(say.personMissing) });

/** No `to`: the queue. */
export const HandOverForm = z.object({
  person: id(say.personMissing),
  agency: z.string().max(100),
  to: z.union([z.literal('').transform(() => null), id(say.personMissing)]).optional(),
});

export const SkillOfPersonForm = z.object({ person: id(say.personMissing), skill: id(say.skillUnknown) });
export const OwnSkillForm = z.object({ skill: id(say.skillUnknown) });
export const NewSkillForm = z.object({
  name: z
    .string()
    .trim()
    .transform((name) => name.replace(/\s+/g, ' '))
    .pipe(z.string().min(2, say.skillMissing).max(60, say.skillMissing)),
});
