export const risks = ['low', 'medium', 'high'] as const;
export type Risk = (typeof risks)[number];
export type StaffRole = 'moderator' | 'rep' | 'lead' | 'admin';
export type Channel = 'web' | 'api' | 'mail' | 'phone' | 'counter' | 'paper' | 'sms' | 'import';
export type Lang = 'en' | 'es';

export type ActorDelegation = {
  id: number;
  agencyId: number;
  /** Null: every topic of the agency. */
  topicId: number | null;
  riskCeiling: Risk;
  validFrom: Date;
  validTo: Date | null;
};

/** Who acts, with the rights they have now. `personId` is null for a visitor and for the system itself. */
export type Actor = {
  kind: 'visitor' | 'person' | 'system';
  personId: number | null;
  handle: string;
  name: string;
  language: Lang | null;
  roles: { role: StaffRole; agencyId: number | null }[];
  delegations: ActorDelegation[];
  suspended: boolean;
  emailConfirmed: boolean;
  established: boolean;
  createdAt: Date | null;
  unreadNotices: number;
  channel: Channel;
  /** Hash of the session this request came with; null for tokens, the system and visitors. */
  sessionId: string | null;
  /** When the session ends unless it is used before; the page warns ahead of it. */
  sessionEndsAt?: Date;
  /** Staff who logged in without the second factor they must have: no staff rights until they do. */
  secondFactorMissing: boolean;
};

export type PersonActor = Actor & { kind: 'person'; personId: number };

export const visitor: Actor = {
  kind: 'visitor',
  personId: null,
  handle: '',
  name: '',
  language: null,
  roles: [],
  delegations: [],
  suspended: false,
  emailConfirmed: false,
  established: false,
  createdAt: null,
  unreadNotices: 0,
  channel: 'web',
  sessionId: null,
  secondFactorMissing: false,
};

/** Jobs and sweeps act as this. */
export const system: Actor = { ...visitor, kind: 'system', name: 'Answerhall' };

export function isPerson(actor: Actor): actor is PersonActor {
  return actor.kind === 'person';
}

/** Logged in, with a confirmed address, and not suspended: may take part. */
export function isMember(actor: Actor): actor is PersonActor {
  return isPerson(actor) && actor.emailConfirmed && !actor.suspended;
}

/** A member whose roles and delegations count in this session. */
const mayUseRights = (actor: Actor): actor is PersonActor => isMember(actor) && !actor.secondFactorMissing;

const has = (actor: Actor, role: StaffRole) => mayUseRights(actor) && actor.roles.some((r) => r.role === role);

export const isModerator = (actor: Actor): boolean => has(actor, 'moderator');
export const isAdmin = (actor: Actor): boolean => has(actor, 'admin');
export const isStaff = (actor: Actor): boolean => mayUseRights(actor) && actor.roles.length > 0;

/** Rep or lead of this agency. */
export function worksFor(actor: Actor, agencyId: number | null): boolean {
  return (
    agencyId !== null &&
    mayUseRights(actor) &&
    actor.roles.some((r) => (r.role === 'rep' || r.role === 'lead') && r.agencyId === agencyId)
  );
}

export function leads(actor: Actor, agencyId: number | null): boolean {
  return (
    agencyId !== null && mayUseRights(actor) && actor.roles.some((r) => r.role === 'lead' && r.agencyId === agencyId)
  );
}

/** Agencies whose cases the actor works. */
export function agencyIdsOf(actor: Actor): number[] {
  if (!mayUseRights(actor)) return [];
  return [...new Set(actor.roles.flatMap((r) => (r.agencyId === null ? [] : [r.agencyId])))];
}

export function riskAtMost(risk: Risk, ceiling: Risk): boolean {
  return risks.indexOf(risk) <= risks.indexOf(ceiling);
}

/** The actor's delegation that covers this agency, topic and risk at this moment, if any. */
export function delegationFor(
  actor: Actor,
  scope: { agencyId: number; topicId: number; risk: Risk },
  at: Date,
): ActorDelegation | null {
  if (!mayUseRights(actor)) return null;
  return (
    actor.delegations.find(
      (d) =>
        d.agencyId === scope.agencyId &&
        (d.topicId === null || d.topicId === scope.topicId) &&
        riskAtMost(scope.risk, d.riskCeiling) &&
        d.validFrom <= at &&
        (d.validTo === null || at < d.validTo),
    ) ?? null
  );
}
