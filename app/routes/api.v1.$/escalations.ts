import { z } from 'zod';
import {
  caseSide,
  caseStates,
  escalationAfterAct,
  listEscalations,
  readEscalation,
  readTags,
} from '~/features/channels/api-escalations.queries.server';
import { caseFile, caseFilesOf } from '~/features/escalations/case-file.queries.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import {
  MergeCases,
  OpenEscalation,
  Resolution,
  SetCaseState,
  TransferCase,
} from '~/features/escalations/escalation.schema';
import { mergeEscalations } from '~/features/escalations/merge-escalations.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { releaseEscalation } from '~/features/escalations/release-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { tagEscalation, untagEscalation } from '~/features/escalations/tag-escalation.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import { unmergeEscalation } from '~/features/escalations/unmerge-escalation.server';
import { watchEscalation } from '~/features/escalations/watch-escalation.server';
import { Forbidden, Invalid } from '~/platform/errors';
import { endpoint, withStatus } from './endpoint';
import { CaseFile, Escalation, Message, pageOf } from './shapes';
import { After, IdParam, Limit, Slug } from './values';

const ListQuery = z.object({
  state: z.enum(caseStates).optional(),
  agency: Slug.optional(),
  assignee: z.string().trim().min(1).max(100).optional().describe('A handle, `me`, or `none`.'),
  after: After.optional(),
  limit: Limit.default(20),
});

const NewMessage = z.object({
  audience: z.enum(['asker', 'internal']).optional().describe('Staff say who reads it; the asker leaves it out.'),
  body: z.string({ error: 'Please write something.' }).trim().min(1, 'Please write something.'),
});

const Tagged = z.object({ tag: z.string({ error: 'Which tag?' }).trim().min(1, 'Which tag?').max(100) });
const Tags = z
  .object({ tags: z.array(z.string()) })
  .meta({ description: 'A desk’s own words on a case: for its staff alone.' });

const FilesQuery = z.object({
  after: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: Limit.default(20),
});

const act = { auth: 'required', params: IdParam, result: Escalation } as const;
const shown = ({ id }: { id: number }) => escalationAfterAct(id);

export const escalationEndpoints = [
  endpoint(
    'POST',
    '/questions/:id/escalation',
    { ...act, summary: 'Ask staff for help; 200 and the open case if there is one', body: OpenEscalation, status: 201 },
    ({ actor, params, body }) => openEscalation(actor, params.id, body),
    async ({ id, opened }) => withStatus(opened ? 201 : 200, await escalationAfterAct(id)),
  ),
  endpoint(
    'GET',
    '/escalations',
    { summary: 'Cases of one’s desks', auth: 'required', query: ListQuery, result: pageOf(Escalation) },
    ({ actor, query }) => listEscalations(actor, query),
  ),
  endpoint('GET', '/escalations/:id', { ...act, summary: 'A case' }, ({ actor, params }) =>
    readEscalation(actor, params.id),
  ),
  endpoint(
    'POST',
    '/escalations/:id/claim',
    { ...act, summary: 'Take a case; 409 names the holder' },
    ({ actor, params }) => claimEscalation(actor, params.id),
    shown,
  ),
  endpoint(
    'POST',
    '/escalations/:id/release',
    { ...act, summary: 'Put a case back' },
    ({ actor, params }) => releaseEscalation(actor, params.id),
    shown,
  ),
  endpoint(
    'POST',
    '/escalations/:id/transfer',
    { ...act, summary: 'Pass a case to another agency', body: TransferCase },
    ({ actor, params, body }) => transferEscalation(actor, params.id, body),
    shown,
  ),
  endpoint(
    'POST',
    '/escalations/:id/resolution',
    { ...act, summary: 'Resolve a case with an official answer or a public reason', body: Resolution },
    ({ actor, params, body }) => resolveEscalation(actor, params.id, body),
    shown,
  ),
  endpoint(
    'POST',
    '/escalations/:id/merge',
    { ...act, summary: 'Work other cases as part of this one; their askers are told', body: MergeCases },
    ({ actor, params, body }) => mergeEscalations(actor, params.id, body.cases),
    shown,
  ),
  endpoint(
    'DELETE',
    '/escalations/:id/merge',
    { ...act, summary: 'Take this case out of the one it is worked in' },
    ({ actor, params }) => unmergeEscalation(actor, params.id),
    shown,
  ),
  endpoint(
    'POST',
    '/escalations/:id/watch',
    { summary: 'Keep an eye on a case of one’s desks', auth: 'required', params: IdParam, status: 204 },
    ({ actor, params }) => watchEscalation(actor, params.id, true),
  ),
  endpoint(
    'DELETE',
    '/escalations/:id/watch',
    { summary: 'Watch a case no longer', auth: 'required', params: IdParam, status: 204 },
    ({ actor, params }) => watchEscalation(actor, params.id, false),
  ),
  endpoint(
    'GET',
    '/escalations/:id/tags',
    { summary: 'The tags of a case', auth: 'required', params: IdParam, result: Tags },
    ({ actor, params }) => readTags(actor, params.id),
  ),
  endpoint(
    'PUT',
    '/escalations/:id/tags',
    {
      summary: 'Put a tag on a case; a new word becomes one',
      auth: 'required',
      params: IdParam,
      body: Tagged,
      result: Tags,
    },
    ({ actor, params, body }) => tagEscalation(actor, params.id, body.tag),
    ({ id }, { actor }) => readTags(actor, id),
  ),
  endpoint(
    'DELETE',
    '/escalations/:id/tags',
    { summary: 'Take a tag off a case', auth: 'required', params: IdParam, body: Tagged, result: Tags },
    ({ actor, params, body }) => untagEscalation(actor, params.id, body.tag),
    ({ id }, { actor }) => readTags(actor, id),
  ),
  endpoint(
    'PUT',
    '/escalations/:id/state',
    { ...act, summary: 'Set what a case waits for', body: SetCaseState },
    ({ actor, params, body }) => setCaseState(actor, params.id, body),
    shown,
  ),
  endpoint(
    'POST',
    '/escalations/:id/messages',
    {
      summary: 'Write to the asker, or an internal note; the asker writes to staff',
      auth: 'required',
      params: IdParam,
      body: NewMessage,
      takesFiles: true,
      result: Message,
      status: 201,
    },
    async ({ actor, params, files, body: { audience, body } }) => {
      if ((await caseSide(actor, params.id)) === 'asker') {
        if (audience === 'internal') throw new Forbidden('Internal notes are for staff.');
        return sendAskerMessage(actor, params.id, { body, files });
      }
      if (!audience) throw new Invalid({ audience: 'Say who reads it: asker or internal.' });
      return sendCaseMessage(actor, params.id, { audience, body, files });
    },
    async ({ id, escalationId, audience, side, createdAt }) => ({
      id,
      escalationId,
      audience,
      side,
      createdAt: new Date(createdAt).toISOString(),
    }),
  ),
  endpoint(
    'GET',
    '/escalations/:id/files',
    {
      summary: 'Files of a case; who asked sees those that came with messages',
      auth: 'required',
      params: IdParam,
      query: FilesQuery,
      result: pageOf(CaseFile),
    },
    async ({ actor, params, query }) => {
      const { items, next } = await caseFilesOf(actor, params.id, query);
      return { items: items.map((file) => ({ ...file, createdAt: file.createdAt.toISOString() })), next };
    },
  ),
  endpoint(
    'GET',
    '/files/:id',
    { summary: 'A file of a case, for its desk and who asked', auth: 'required', params: IdParam, result: 'file' },
    ({ actor, params }) => caseFile(actor, params.id),
  ),
];
