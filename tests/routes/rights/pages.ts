import { desc } from 'drizzle-orm';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { signValue } from '~/platform/auth/signed-value.server';
import { db } from '~db/client';
import { caseFiles } from '~db/schema';
import { type Expected, only, who } from './expected.ts';
import { held, idOf, official, resolved, seenAs, thread, type World } from './world.ts';

/** A page, as a reader comes to it: `GET` of one address. */
export type PageRow = {
  route: string;
  /** What is special about this address, where a route has several rows. */
  about?: string;
  at: (places: Places) => string;
  expect: Expected;
};

export type Places = Awaited<ReturnType<typeof makePlaces>>;

/** One of everything that a page can be about. */
export async function makePlaces(world: World) {
  return {
    world,
    plain: await thread(world),
    own: await thread(world, { by: world.actors.member }),
    official: await official(world),
    limited: await seenAs('limited', world),
    hidden: await seenAs('hidden', world),
    pending: await seenAs('pending_review', world),
    case: await held(world, 'anonymous'),
    files: await filesOfCase(world),
    solved: await signValue('case solved', [(await resolved(world)).escalation, idOf(world.actors.asker)], null),
    unsubscribe: await signValue('stop mail', idOf(world.author), null),
    handle: world.author.handle,
  };
}

/** A file that came with a private message, and one on a note, by their numbers. */
async function filesOfCase(world: World): Promise<{ message: number; note: number }> {
  const { escalation } = await held(world, 'repA');
  const files = [{ name: 'plan.txt', bytes: Buffer.from('A plan.') }];
  await sendAskerMessage(world.actors.asker, escalation, { body: 'See.', files });
  await sendCaseMessage(world.actors.repA, escalation, { audience: 'internal', body: 'See.', files });
  const [message, note] = await db.select({ id: caseFiles.id }).from(caseFiles).orderBy(desc(caseFiles.id)).limit(2);
  return { message: note?.id ?? 0, note: message?.id ?? 0 };
}

//                     anon  asker member mod  repA repB leadA admin suspended
const everybody = who('ok    ok    ok     ok   ok   ok   ok    ok    ok');
const persons = who('  in    ok    ok     ok   ok   ok   ok    ok    ok');
const members = who('  in    ok    ok     ok   ok   ok   ok    ok    403');
const staff = who('    in    403   403    ok   ok   ok   ok    ok    403');
const guests = who('   ok    go    go     go   go   go   go    go    go');
const nobody = who('   404   404   404    404  404  404  404   404   404');
const withheld = who(' 404   ok    404    ok   ok   ok   ok    ok    404');
const forMember = who('in    ok    404    ok   ok   ok   ok    ok    403');
const casePeople = who('404  ok    404    404  ok   404  ok    404   404');
const caseDesk = who(' in    403   403    404  ok   404  ok    404   403');
const leads = who('    in    403   403    403  403  403  ok    ok    403');
const canEdit = who('  in    ok    403    ok   403  403  403   403   403');

const of = (route: string, expect: Expected, at: PageRow['at'], about?: string): PageRow => ({
  route,
  at,
  expect,
  ...(about && { about }),
});

/** Every page × everybody: what they must get, whichever of the four ways they ask. */
export const pages: PageRow[] = [
  of('$', nobody, () => '/nowhere'),
  of('_index', everybody, () => '/'),
  of('admin._index', who('in 403 403 403 403 403 go ok 403'), () => '/admin'),
  of('admin.agencies', only('admin'), () => '/admin/agencies'),
  of('admin.agencies_.$slug', only('admin'), () => '/admin/agencies/agency-a'),
  of('admin.site', only('admin'), () => '/admin/site'),
  of('admin.topics_.$slug', only('admin'), () => '/admin/topics/topic-a'),
  of('admin.delegations', leads, () => '/admin/delegations'),
  of('admin.people', only('admin'), () => '/admin/people'),
  of('admin.people_.$id', only('admin'), ({ world }) => `/admin/people/${idOf(world.author)}`),
  of('admin.people_.$id', who('in 403 403 403 403 403 403 404 403'), () => '/admin/people/999999', 'nobody'),
  of('agencies.$slug', everybody, () => '/agencies/agency-a'),
  of('agencies.$slug', nobody, () => '/agencies/nowhere', 'none'),
  of('answers.$id.edit', only('moderator'), ({ plain }) => `/answers/${plain.answer}/edit`, 'somebody else’s'),
  of('answers.$id.edit', only('member', 'moderator'), ({ own }) => `/answers/${own.answer}/edit`, 'the member’s'),
  of('answers.$id.edit', who('in 403 404 ok 403 403 403 403 403'), ({ limited }) => `/answers/${limited.answer}/edit`),
  of('answers_.$id.challenge', members, (p) => `/answers/${p.official.answer}/challenge`),
  of('answers_.$id.challenge', forMember, ({ limited }) => `/answers/${limited.answer}/challenge`, 'limited'),
  of('answers_.$id.verify', staff, ({ plain }) => `/answers/${plain.answer}/verify`),
  of('answers_.$id.verify', who('in 403 403 ok 404 404 404 404 403'), (p) => `/answers/${p.hidden.answer}/verify`),
  of('api.docs', everybody, () => '/api/docs'),
  of('api.v1.$', everybody, () => '/api/v1/topics'),
  of('api.v1.$', who('in in in in in in in in in'), () => '/api/v1/escalations', 'a cookie is no token'),
  of(
    'case.files.$id',
    who('in ok 404 404 ok 404 ok 404 404'),
    ({ files }) => `/case/files/${files.message}`,
    'a message’s',
  ),
  of('case.files.$id', who('in 404 404 404 ok 404 ok 404 404'), ({ files }) => `/case/files/${files.note}`, 'a note’s'),
  of('case.files.$id', who('in 404 404 404 404 404 404 404 404'), () => '/case/files/999999', 'none'),
  of('case.solved.$token', everybody, ({ solved }) => `/case/solved/${solved}`),
  of('case.solved.$token', nobody, () => '/case/solved/forged', 'forged'),
  of('confirm', everybody, () => '/confirm?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
  of('dev.mail', nobody, () => '/dev/mail'),
  of('feeds.$', everybody, () => '/feeds/questions.atom'),
  of('language', who('go go go go go go go go go'), () => '/language?to=en&back=/questions'),
  of('live', everybody, ({ plain }) => `/live?topics=question:${plain.question}`, 'public'),
  of('live', withheld, ({ limited }) => `/live?topics=question:${limited.question}`, 'limited'),
  of('live', casePeople, (p) => `/live?topics=case:${p.case.escalation}`, 'a case'),
  of(
    'live',
    who('404 404 404 404 ok 404 ok 404 404'),
    (p) => `/live?topics=desk:${p.case.escalation}`,
    'a case’s desk',
  ),
  of('live', who('404 404 404 404 ok 404 ok 404 404'), ({ world }) => `/live?topics=queue:${world.a.id}`, 'a desk'),
  of('live', who('404 404 404 ok ok ok ok ok 404'), () => '/live?topics=queue:all', 'all desks'),
  of('login', guests, () => '/login'),
  of('login_.second-factor', who('in in in in in in in in in'), () => '/login/second-factor'),
  of('logout', who('go ok ok ok ok ok ok ok ok'), () => '/logout'),
  of('notifications', persons, () => '/notifications'),
  of('official._index', everybody, () => '/official'),
  of('official.code.$code', nobody, () => '/official/code/AA-0000-0000'),
  of('official.code.$code_.read', nobody, () => '/official/code/AA-0000-0000/read'),
  of('official.code._index', everybody, () => '/official/code'),
  of('questions.$id.($slug)', everybody, ({ plain }) => plain.path),
  of('questions.$id.($slug)', withheld, ({ limited }) => limited.path, 'limited'),
  of('questions.$id.($slug)', withheld, ({ pending }) => pending.path, 'under review'),
  of('questions.$id.($slug)', who('410 410 410 ok 410 410 410 410 410'), ({ hidden }) => hidden.path, 'hidden'),
  of('questions.$id.case', who('in ok 404 404 404 404 404 404 404'), (p) => `/questions/${p.case.question}/case`),
  of('questions.$id.edit', canEdit, ({ plain }) => `/questions/${plain.question}/edit`),
  of('questions.$id.edit', who('in ok 404 ok 403 403 403 403 403'), (p) => `/questions/${p.limited.question}/edit`),
  of('questions._index', everybody, () => '/questions'),
  of('questions.new', members, () => '/questions/new'),
  of('questions_.$id.flag', members, ({ plain }) => `/questions/${plain.question}/flag`),
  of('questions_.$id.flag', forMember, ({ limited }) => `/questions/${limited.question}/flag`, 'limited'),
  of('questions_.$id.history', everybody, ({ plain }) => `/questions/${plain.question}/history`),
  of('questions_.$id.history', withheld, ({ limited }) => `/questions/${limited.question}/history`, 'limited'),
  of('questions_.$id.proof', everybody, ({ plain }) => `/questions/${plain.question}/proof`),
  of('questions_.$id.proof', withheld, ({ limited }) => `/questions/${limited.question}/proof`, 'limited'),
  of(
    'questions_.$id.moderate',
    only('moderator', 'repA', 'leadA'),
    ({ plain }) => `/questions/${plain.question}/moderate`,
  ),
  of('questions_.$id.redact', only('moderator'), ({ plain }) => `/questions/${plain.question}/redact`),
  of('reset', everybody, () => '/reset'),
  of('reset_.new', everybody, () => '/reset/new'),
  of('reset_.sent', everybody, () => '/reset/sent'),
  of('search', everybody, () => '/search?q=refrigerator'),
  of('settings', persons, () => '/settings'),
  of('settings_.email', persons, () => '/settings/email'),
  of('settings_.password', persons, () => '/settings/password'),
  of('settings_.second-factor', persons, () => '/settings/second-factor'),
  of('settings_.sessions', persons, () => '/settings/sessions'),
  of('settings_.tokens', persons, () => '/settings/tokens'),
  of('signup', guests, () => '/signup'),
  of('signup_.sent', everybody, () => '/signup/sent'),
  of('similar', everybody, () => '/similar?title=refrigerator'),
  of('sitemap[.]xml', everybody, () => '/sitemap.xml'),
  of('skills', everybody, () => '/skills'),
  of('staff._index', staff, () => '/staff'),
  of('staff.escalations.$id', caseDesk, (p) => `/staff/escalations/${p.case.escalation}`),
  of('staff.escalations.$id', who('in 403 403 404 404 404 404 404 403'), () => '/staff/escalations/999999', 'none'),
  of('staff.escalations.merge', only('moderator', 'repA', 'repB', 'leadA'), () => '/staff/escalations/merge'),
  of('staff.escalations[.]csv', only('moderator', 'repA', 'repB', 'leadA'), () => '/staff/escalations.csv?view=agency'),
  of('staff.escalations._index', only('moderator', 'repA', 'repB', 'leadA'), () => '/staff/escalations'),
  of('staff.flags', only('moderator'), () => '/staff/flags'),
  of('staff.escalations_.$id.similar', caseDesk, (p) => `/staff/escalations/${p.case.escalation}/similar`),
  of('staff.drafts', staff, () => '/staff/drafts'),
  of('staff.replies', only('repA', 'repB', 'leadA'), () => '/staff/replies'),
  of('staff.agency', leads, () => '/staff/agency'),
  of('staff.alerts', leads, () => '/staff/alerts'),
  of('staff.reports', leads, () => '/staff/reports?by=topic'),
  of('staff.reports', who('in 403 403 403 403 403 404 ok 403'), () => '/staff/reports?agency=agency-b', 'of agency B'),
  of('staff.reports[.]csv', leads, () => '/staff/reports.csv'),
  of('staff.agency', who('in 403 403 403 403 403 404 ok 403'), () => '/staff/agency?agency=agency-b', 'of agency B'),
  of('staff.team', only('repA', 'repB', 'leadA', 'admin'), () => '/staff/team'),
  of('staff.team', who('in 403 403 403 ok 404 ok ok 403'), () => '/staff/team?agency=agency-a', 'of agency A'),
  of('staff.verification', staff, () => '/staff/verification'),
  of('topics.$slug', everybody, () => '/topics/topic-a'),
  of('topics._index', everybody, () => '/topics'),
  of('unsubscribe.$token', everybody, ({ unsubscribe }) => `/unsubscribe/${unsubscribe}`),
  of('unsubscribe.$token', nobody, () => '/unsubscribe/forged', 'forged'),
  of('users.$handle', everybody, ({ handle }) => `/users/${handle}`),
];
