import { z } from 'zod';
import { risks } from '~/platform/actor';
import { delegationWords } from './delegation.words';

const say = delegationWords.en;
const slug = z.string().trim().max(100);

/** What a form or the operator's command says of a delegation. Agency and topic are slugs; no topic: all of the agency's. */
export const DelegationTerms = z.object({
  agency: slug.min(1, say.agencyUnknown),
  topic: slug.optional().transform((topic) => topic || null),
  risk: z.enum(risks, say.riskUnknown).default('low'),
  validTo: z
    .union([
      z.literal('').transform(() => null),
      z.iso.date(say.dateBad).transform((day) => new Date(`${day}T00:00:00Z`)),
    ])
    .optional()
    .transform((date) => date ?? null),
});
export type DelegationTerms = z.output<typeof DelegationTerms>;
