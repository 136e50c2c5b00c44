import type { AppLoadContext } from '@remix-run/node';
import { type Agency, getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionPath } from '~/features/questions/slug';
import { linksIn } from '~/features/verification/links-in';
import { checkPlainLanguage } from '~/features/verification/plain-language/check-plain-language';
import { suggestShortAnswer } from '~/features/verification/suggest-short-answer';
import {
  canApprove,
  canReinstate,
  canVerify,
  canWithdraw,
  verifyingDelegation,
} from '~/features/verification/verification.policy';
import type { VerificationView } from '~/features/verification/verification.queries.server';
import { answerToVerify, openChallenges } from '~/features/verification/verifying.queries.server';
import type { Actor, Lang, Risk } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';

/** Everything the verify page shows, and what this person may do there. Texts go to `fragments`. */
export async function verifyPage(actor: Actor, answerId: number, lang: Lang, context: AppLoadContext) {
  const at = now();
  const [found, directory] = await Promise.all([answerToVerify(actor, answerId, at), getDirectory()]);
  const { question, answer, newest, shown } = found;
  const topic = directory.topic(question.topicId);
  const home = topic && directory.agency(topic.agencyId);
  if (!topic || !home) throw new NotFound();
  const facts = (agency: Pick<Agency, 'id'>, risk: Risk = topic.risk) => ({
    authorIds: [answer.authorId, newest.authorId],
    agencyId: agency.id,
    topicId: topic.id,
    topicAgencyId: topic.agencyId,
    risk,
  });
  const live = found.verifications.find((v) => v.state !== 'withdrawn' && v.verifiedAt !== null) ?? null;
  const waiting = found.verifications.find((v) => v.state === 'in_review' || v.state === 'proposed') ?? null;
  const returned =
    found.verifications.find(
      (v) => v.state === 'withdrawn' && v.verifiedAt === null && (v.refused || v.revisionId === newest.id),
    ) ?? null;
  const agencies = directory.agencies.filter((agency) => verifyingDelegation(actor, facts(agency), at) !== null);
  const ofWaiting = waiting && facts({ id: waiting.agency.id }, waiting.risk);
  const ofLive = live && facts({ id: live.agency.id });
  const who = (person: { id: number; name: string }) =>
    question.askerWithheld && person.id === question.askerId ? null : person.name;

  context.fragments.set('question', found.questionBody);
  context.fragments.set('newest', newest.bodyHtml);
  for (const other of found.others) context.fragments.set(`other${other.id}`, other.body);
  return {
    answerId,
    question: { id: question.id, title: question.title, path: questionPath(question), language: question.language },
    author: who(found.author),
    reviser: newest.authorId === answer.authorId ? null : who(found.reviser),
    newest: {
      number: newest.number,
      contentHash: newest.contentHash,
      markdown: newest.bodyMarkdown,
      createdAt: newest.createdAt,
    },
    shown: shown.id === newest.id ? null : { number: shown.number, markdown: shown.bodyMarkdown },
    risk: topic.risk,
    plain: checkPlainLanguage(newest.bodyMarkdown, question.language as Lang),
    agencies: agencies.map((agency) => ({
      slug: agency.slug,
      name: nameIn(lang, agency),
      home: agency.id === home.id,
    })),
    suggested: {
      shortAnswer:
        waiting?.shortAnswer ?? live?.shortAnswer ?? suggestShortAnswer(newest.bodyMarkdown, question.language as Lang),
      sources: (waiting?.sources.length ? waiting.sources : live?.sources) ?? linksIn(newest.bodyMarkdown),
      method: newest.authorId === actor.personId ? 'authored' : 'endorsed',
      pace: topic.risk === 'low' ? 'standard' : 'money',
    },
    /** What is confirmed after this page was made wins over what is sent from it. */
    seen: Math.max(0, ...found.verifications.map((v) => v.id)),
    live: live && view(live, lang, directory.agency(live.agency.id)),
    waiting: waiting && {
      ...view(waiting, lang, directory.agency(waiting.agency.id)),
      sameText: waiting.contentHash === newest.contentHash,
    },
    corrects: live !== null && live.contentHash !== newest.contentHash,
    returned: returned && {
      at: returned.withdrawnAt ?? returned.createdAt,
      note: returned.withdrawnNote ?? '',
      refused: returned.refused,
    },
    challenges: live && (await openChallenges(live.id)),
    others: found.others.map(({ body: _, ...other }) => ({
      ...other,
      author: who({ id: other.authorId, name: other.author }),
    })),
    can: {
      verify: agencies.length > 0,
      ownHighRisk: topic.risk === 'high' && agencies.length > 0 && !canVerify(actor, facts(home), at),
      approve:
        ofWaiting !== null &&
        waiting?.state === 'in_review' &&
        canApprove(actor, { ...ofWaiting, verifierId: waiting?.verifier?.id ?? null }, at),
      sendBack:
        returned === null &&
        !(live && !waiting && live.revisionId === newest.id) &&
        canWithdraw(actor, ofWaiting ?? facts(home), at),
      withdraw: ofLive !== null && canWithdraw(actor, ofLive, at),
      reinstate: ofLive !== null && canReinstate(actor, ofLive, at),
    },
  };
}

export type VerifyPage = Awaited<ReturnType<typeof verifyPage>>;

function view(v: VerificationView, lang: Lang, agency: Agency | undefined) {
  return {
    id: v.id,
    state: v.state,
    official: v.official,
    agency: agency ? nameIn(lang, agency) : v.agency.name,
    verifier: v.verifier?.name ?? v.importedFrom ?? '',
    shortAnswer: v.shortAnswer,
    sources: v.sources,
    contentHash: v.contentHash,
    createdAt: v.proposedAt ?? v.createdAt,
    validUntil: v.validUntil,
  };
}
