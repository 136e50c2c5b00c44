import type { City } from './city';
import type { Login } from './people';

export interface Shown {
  /** The file or folder in app/routes. */
  route: string;
  /** What is special about it here. */
  as?: string;
  login: Login | null;
  path: string | ((city: City) => string);
  /** A form that is refused when it is sent empty. */
  errors?: string;
  /** What it is answered with, if not 200. */
  status?: number;
  /** Whoever is refused reads it on a page of its own, which the language switch keeps. */
  own?: boolean;
  /** Shows what was written in some language or other. */
  oneLanguage?: boolean;
}

const form = (intent: string) => `main form:has([name=intent][value="${intent}"])`;
const first = 'main form';
const gone = (status: number, shown: Shown): Shown => ({ ...shown, status });
const of = (route: string, login: Login | null, path: Shown['path'], errors?: string, as?: string): Shown => ({
  ...{ route, login, path, errors, as },
});
const also = (as: string, ...rest: Parameters<typeof of>): Shown => ({ ...of(...rest), as });

/** Pages whose checks stand in another file, because one gets to them only on a longer way. */
export const shownElsewhere: Readonly<Record<string, string>> = {
  'login_.second-factor.tsx': 'accounts.spec.ts',
};

/** Every page as those see it who use it, and the states that change how it looks. */
export const pages: readonly Shown[] = [
  of('_index.tsx', null, '/'),
  also('member', '_index.tsx', 'ana', '/'),
  of('admin._index.tsx', 'adam', '/admin'),
  of('admin.agencies.tsx', 'adam', '/admin/agencies', form('add')),
  of('admin.agencies_.$slug.tsx', 'adam', '/admin/agencies/public-works', form('add-topic')),
  of('admin.site.tsx', 'adam', '/admin/site'),
  of('admin.topics_.$slug.tsx', 'adam', '/admin/topics/bulky-waste'),
  of('admin.delegations.tsx', 'lena', '/admin/delegations', form('delegate')),
  of('admin.people.tsx', 'adam', '/admin/people', form('create')),
  of('admin.people_.$id.tsx', 'adam', ({ person }) => person),
  of('agencies.$slug.tsx', null, '/agencies/public-works'),
  of('answers.$id.edit.tsx', 'dev', ({ answerId }) => `/answers/${answerId}/edit`, form('edit')),
  of('answers_.$id.challenge.tsx', 'ana', ({ officialAnswer }) => `/answers/${officialAnswer}/challenge`, first),
  of('answers_.$id.verify', 'marcus', ({ answerId }) => `/answers/${answerId}/verify`, form('verify')),
  also('standing', 'answers_.$id.verify', 'lena', ({ officialAnswer }) => `/answers/${officialAnswer}/verify`),
  of('api.docs.tsx', null, '/api/docs'),
  { ...gone(404, of('case.solved.$token.tsx', null, '/case/solved/nothing')), own: true },
  of('confirm.tsx', null, '/confirm?token=nothing'),
  { ...of('dev.mail.tsx', 'ana', '/dev/mail'), oneLanguage: true },
  of('login.tsx', null, '/login', first),
  of('logout.tsx', 'ana', '/logout'),
  of('notifications.tsx', 'ana', '/notifications'),
  of('official._index.tsx', null, '/official'),
  also('empty', 'official._index.tsx', null, '/official?topic=voting&after=1.1'),
  also('A to Z', 'official._index.tsx', null, '/official?sort=az'),
  also('changed', 'official._index.tsx', null, '/official?sort=changed'),
  of('official.code.$code_.read.tsx', null, ({ code }) => `/official/code/${code}/read`),
  of('official.code.$code.tsx', null, ({ code }) => `/official/code/${code}`),
  of('official.code._index.tsx', null, '/official/code'),
  of('questions.$id.($slug)', null, ({ official }) => official),
  also('member', 'questions.$id.($slug)', 'ana', ({ official }) => official, form('answer')),
  also('moderator', 'questions.$id.($slug)', 'marcus', ({ official }) => official),
  also('own, with a case', 'questions.$id.($slug)', 'ana', ({ thread }) => thread),
  also('duplicate', 'questions.$id.($slug)', null, ({ named }) => named('getting-rid-of-a-chest-freezer')),
  also('with staff', 'questions.$id.($slug)', null, ({ named }) => named('street-light-out-at-cedar')),
  also('in Spanish', 'questions.$id.($slug)', null, ({ named }) => named('cuanto-cuesta-una-copia')),
  also('many answers', 'questions.$id.($slug)', 'dev', ({ named }) => named('huge-pothole')),
  of('questions.$id.case.tsx', 'ana', ({ threadId }) => `/questions/${threadId}/case`, form('message')),
  of('questions.$id.edit.tsx', 'ana', ({ threadId }) => `/questions/${threadId}/edit`, first),
  of('questions._index.tsx', null, '/questions'),
  also('empty', 'questions._index.tsx', null, '/questions?tag=nobody-has-this'),
  of('questions.new.tsx', 'ana', '/questions/new', first),
  also('for somebody else', 'questions.new.tsx', 'rosa', '/questions/new'),
  of('questions_.$id.flag.tsx', 'dev', ({ threadId }) => `/questions/${threadId}/flag`, first),
  of('questions_.$id.history', null, ({ official }) => `${official.split('/').slice(0, 3).join('/')}/history`),
  of('questions_.$id.proof.tsx', null, ({ official }) => `${official.split('/').slice(0, 3).join('/')}/proof`),
  of('questions_.$id.moderate', 'marcus', ({ threadId }) => `/questions/${threadId}/moderate`, form('duplicate')),
  of('questions_.$id.redact', 'marcus', ({ threadId }) => `/questions/${threadId}/redact`, form('find')),
  of('reset.tsx', null, '/reset', first),
  of('reset_.new.tsx', null, '/reset/new?token=nothing'),
  of('reset_.sent.tsx', null, '/reset/sent'),
  of('search.tsx', null, '/search?q=refrigerator'),
  also('empty', 'search.tsx', null, '/search?q=xqzvwk'),
  also('nothing asked', 'search.tsx', null, '/search'),
  of('settings.tsx', 'ana', '/settings', first),
  of('settings_.email.tsx', 'ana', '/settings/email', first),
  of('settings_.password.tsx', 'ana', '/settings/password', first),
  of('settings_.second-factor.tsx', 'ana', '/settings/second-factor', first),
  of('settings_.sessions.tsx', 'ana', '/settings/sessions'),
  of('settings_.tokens.tsx', 'ana', '/settings/tokens', first),
  of('signup.tsx', null, '/signup', first),
  of('signup_.sent.tsx', null, '/signup/sent'),
  of('skills.tsx', null, '/skills'),
  also('staff', 'skills.tsx', 'rosa', '/skills?q=lamp', form('propose')),
  of('staff._index.tsx', 'rosa', '/staff'),
  also('moderator', 'staff._index.tsx', 'marcus', '/staff'),
  of('staff.escalations.$id', 'rosa', ({ caseId }) => `/staff/escalations/${caseId}`, form('resolve-new')),
  also('seen by a lead', 'staff.escalations.$id', 'lena', ({ caseId }) => `/staff/escalations/${caseId}`, form('note')),
  of('staff.escalations._index', 'rosa', '/staff/escalations'),
  also('filtered', 'staff.escalations._index', 'lena', '/staff/escalations?view=agency&q=street&who=nobody'),
  of('staff.escalations.merge.tsx', 'lena', ({ caseId }) => `/staff/escalations/merge?case=${caseId}`),
  also('all', 'staff.escalations._index', 'marcus', '/staff/escalations?view=all'),
  also('empty', 'staff.escalations._index', 'dev', '/staff/escalations?view=waiting&after=x'),
  of('staff.flags', 'marcus', '/staff/flags'),
  also('waiting for review', 'staff.flags', 'marcus', '/staff/flags?view=pending'),
  also('what was done', 'staff.flags', 'marcus', '/staff/flags?view=actions'),
  of('staff.escalations_.$id.similar.tsx', 'rosa', ({ caseId }) => `/staff/escalations/${caseId}/similar`),
  of('staff.drafts.tsx', 'rosa', '/staff/drafts'),
  of('staff.replies.tsx', 'lena', '/staff/replies', form('add')),
  also('rep', 'staff.replies.tsx', 'rosa', '/staff/replies'),
  of('staff.agency', 'lena', '/staff/agency', `${form('holiday')}:has([type=date])`),
  also('a topic', 'staff.agency', 'lena', '/staff/agency?topic=street-lights'),
  also('an admin', 'staff.agency', 'adam', '/staff/agency'),
  of('staff.alerts', 'lena', '/staff/alerts', form('suspend')),
  also('alert', 'staff.alerts', 'lena', '/staff/alerts', form('alert')),
  also('an admin', 'staff.alerts', 'adam', '/staff/alerts'),
  of('staff.reports', 'lena', '/staff/reports'),
  also('by topic', 'staff.reports', 'adam', '/staff/reports?by=topic&weeks=52'),
  of('staff.team', 'lena', '/staff/team', form('absence')),
  also('a rep', 'staff.team', 'rosa', '/staff/team'),
  of('staff.verification.tsx', 'marcus', '/staff/verification'),
  also('all', 'staff.verification.tsx', 'lena', '/staff/verification?scope=all'),
  of('topics.$slug.tsx', null, '/topics/bulky-waste'),
  of('topics._index.tsx', null, '/topics'),
  gone(404, of('unsubscribe.$token.tsx', null, '/unsubscribe/nothing')),
  of('users.$handle.tsx', null, '/users/ana'),
  also('own', 'users.$handle.tsx', 'ana', '/users/ana'),
  also('staff', 'users.$handle.tsx', null, '/users/rosa'),
  gone(404, of('$.tsx', null, '/nowhere')),
  gone(403, also('403', '../root.tsx', 'ana', '/staff')),
];
