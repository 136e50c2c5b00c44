import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { endDelegation } from '~/features/directory/end-delegation.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { endRole } from '~/features/people/end-role.server';
import { restingOn } from '~/features/verification/resting-on.queries.server';
import { officialAnswerOf } from '~/features/verification/verification.queries.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { Forbidden } from '~/platform/errors';
import { reaction } from '~/subscribers/recheck-reaction.server';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, person, thread, topic, verification } from './official-desk.ts';

testDatabase();

test('when a delegation ends its answers stay marked and a recheck case opens, once', async () => {
  const works = await agency('works', 'PW');
  await db.execute(sql`update agencies set is_triage = true where id = ${works.id}`);
  await topic('bulky', works.id);
  const [ana, joe] = [await person('Ana'), await person('Joe')];
  const lead = await person('Lead', 'lead', works.id);
  const diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  const { answerId, questionId, hash } = await thread('bulky', ana, joe);
  await verifyAnswer(diaz, verification(answerId, hash, 'works'));
  await sweepEscalations();
  const cases = async () =>
    db.execute(sql`select e.id, t.trigger from escalations e join escalation_triggers t on t.escalation_id = e.id
      where e.question_id = ${questionId}`);
  expect(await cases()).toHaveLength(0);

  const id = diaz.delegations[0]?.id ?? 0;
  await endDelegation(lead, id);
  await expect(verifyAnswer(diaz, verification(answerId, hash, 'works'))).rejects.toThrow(Forbidden);
  const [event] = await db.execute(sql`select * from events where type = 'delegation.ended'`);
  for (let times = 0; times < 2; times += 1) await reaction.run(event as Parameters<typeof reaction.run>[0]);
  await sweepEscalations();
  await reaction.run(event as Parameters<typeof reaction.run>[0]);
  await sweepEscalations();
  expect(await cases()).toMatchObject([{ trigger: 'recheck' }]);
  expect(await officialAnswerOf(questionId)).not.toBeNull();
});

test('with the last role of somebody their delegations end, and what rests on each is listed', async () => {
  const parks = await agency('parks', 'PK');
  await topic('trees', parks.id);
  const [ana, joe, admin] = [await person('Ana'), await person('Joe'), await person('Admin', 'admin')];
  const kim = await delegate(await person('Kim', 'rep', parks.id), parks.id);
  const { answerId, hash, questionId } = await thread('trees', ana, joe);
  await verifyAnswer(kim, verification(answerId, hash, 'parks'));
  const delegationId = kim.delegations[0]?.id ?? 0;
  expect(await restingOn(delegationId)).toBeNull();
  const [grant] = await db.execute(sql`select id from role_grants where person_id = ${kim.personId}`);
  await endRole(admin, Number(grant?.id));
  expect(await restingOn(delegationId)).toMatchObject({ name: 'Kim', count: 1, answers: [{ answerId }] });
  const told = await db.execute(
    sql`select data from events where type = 'delegation.ended' and agency_id = ${parks.id}`,
  );
  expect(told).toMatchObject([{ data: { delegationId, personId: kim.personId } }]);
  expect(await officialAnswerOf(questionId)).not.toBeNull();
});
