/**
 * The shape of the demo city. Nothing here knows a database: people are named by handle, agencies and topics by slug,
 * threads, answers and comments by key, and every moment is a distance back from the moment of loading, so that the
 * city is always as old as it should be. The loader sorts all moments and plays them through the ordinary commands.
 */
export type Lang = 'en' | 'es';

/** The same words in every language of the site. */
export type Said = Readonly<Record<Lang, string>>;

/** How long before loading, as "12d 4h", "3h 20m", "40m"; read it with `minutesAgo`. */
export type Ago = string;

export type Handle = string;

export const agencySlugs = [
  'public-works',
  'housing-and-buildings',
  'alder-water',
  'city-clerk',
  'revenue',
  'transit-and-parking',
  'health-and-family',
  'help-desk',
] as const;
export type AgencySlug = (typeof agencySlugs)[number];

export const topicSlugs = [
  'bulky-waste',
  'trash-and-recycling',
  'streets-and-sidewalks',
  'street-lights',
  'parks-and-trees',
  'renting-and-repairs',
  'building-permits',
  'water-and-sewer',
  'ids-and-records',
  'voting',
  'pets-and-animals',
  'business-licenses',
  'property-tax',
  'parking',
  'buses',
  'clinics-and-vaccines',
  'food-and-cash-help',
  'schools-and-child-care',
  'noise-and-neighbors',
  'storms-and-emergencies',
] as const;
export type TopicSlug = (typeof topicSlugs)[number];

/** Names from `app/components/icon-paths.ts`. */
export const iconNames = [
  'waste',
  'recycling',
  'streets',
  'light',
  'tree',
  'home',
  'permit',
  'water',
  'identification',
  'government',
  'pets',
  'business',
  'money',
  'parking',
  'bus',
  'health',
  'food',
  'school',
  'people',
  'weather',
] as const;
export type IconName = (typeof iconNames)[number];

export type Risk = 'low' | 'medium' | 'high';
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Opening and closing time of day in the agency's time zone, e.g. ['08:30', '12:00']. */
export type Interval = readonly [open: string, close: string];

export interface City {
  name: string;
  domain: string;
  website: string;
  timeZone: string;
  phone: string;
  tagline: Said;
}

export interface Agency {
  slug: AgencySlug;
  name: Said;
  description: Said;
  /** Two or three letters in front of the codes of its official answers. */
  codePrefix: string;
  phone: string;
  email: string;
  address: string;
  url: string;
  timeZone: string;
  /** A day that is not named is closed; two intervals mean a lunch break. */
  hours: Partial<Record<Weekday, readonly Interval[]>>;
  /** Closed on these too, every year, besides the US public holidays. */
  extraClosures: readonly { month: number; day: number; name: Said }[];
  /** The desk to which everything goes that no other agency fits. Exactly one has it. */
  triage?: true;
}

export interface Topic {
  slug: TopicSlug;
  name: Said;
  description: Said;
  agency: AgencySlug;
  risk: Risk;
  icon: IconName;
  /** Days from verifying to the recheck, where the subject is money, benefits or deadlines (default 180). */
  reviewDays?: number;
}

export interface Citizen {
  handle: Handle;
  name: string;
  email: string;
  language: Lang;
  joined: Ago;
  bio?: string;
}

export interface Delegation {
  agency: AgencySlug;
  topic: TopicSlug | 'all';
  risk: Risk;
  from: Ago;
}

export interface Staff extends Citizen {
  role: 'moderator' | 'rep' | 'lead' | 'admin';
  /** Admins and moderators may belong to none. */
  agency?: AgencySlug;
  title: string;
  delegations: readonly Delegation[];
  skills: readonly (TopicSlug | Lang)[];
}

export interface Post {
  by: Handle;
  ago: Ago;
  /** Markdown. */
  body: string;
}

export interface Comment extends Post {
  /** Unique within its thread; only where a flag points at the comment. */
  key?: string;
}

export interface Edit extends Post {
  summary: string;
}

/**
 * A verification of the newest revision its answer had at that moment. A later one on the same question and language
 * supersedes it.
 */
export interface Official {
  by: Handle;
  /** The second person, for high risk. */
  approvedBy?: Handle;
  ago: Ago;
  method: 'authored' | 'endorsed' | 'fact_checked';
  /** Plain text, at most 320 characters. */
  short: string;
  sources: readonly string[];
  /** Days from verifying to review due; without it, the topic's or 180. */
  reviewDays?: number;
  /** Days from verifying to the end; without it, 30 after review due. */
  validDays?: number;
  /** Public note, e.g. what a correction changed and why. */
  note?: string;
  withdrawn?: { by: Handle; ago: Ago; note: string };
  helped?: { yes: readonly Handle[]; no: readonly Handle[] };
  reports?: readonly { by: Handle; ago: Ago; kind: 'outdated' | 'dangerous'; note: string }[];
}

export interface Answer extends Post {
  /** Unique within its thread. */
  key: string;
  up?: readonly Handle[];
  down?: readonly Handle[];
  comments?: readonly Comment[];
  edits?: readonly Edit[];
  officials?: readonly Official[];
}

export type TriggerKind =
  | 'unanswered'
  | 'unresolved'
  | 'demand'
  | 'asker'
  | 'moderator'
  | 'conflict'
  | 'safety'
  | 'recheck';

/** `by` and `reason` where a person pulled it. The first one opens the case. */
export interface Trigger {
  kind: TriggerKind;
  ago: Ago;
  by?: Handle;
  reason?: string;
}

/** The closing answer, published, verified and resolving in one go. */
export interface ClosingAnswer {
  key: string;
  body: string;
  short: string;
  sources: readonly string[];
  up?: readonly Handle[];
  comments?: readonly Comment[];
}

type Done<Verb extends string, More = unknown> = { do: Verb; by: Handle; ago: Ago } & More;

/** What is attached: a page of text, a PDF where the name says so. */
export interface CaseFile {
  name: string;
  text: string;
}

export type CaseStep =
  | Done<'claim'>
  | Done<'release', { note: string }>
  /** Internal, staff only. */
  | Done<'note', { body: string }>
  /** Private, between the asker and staff; either may write it. */
  | Done<'message', { body: string; files?: readonly CaseFile[] }>
  | Done<'wait', { for: 'asker' | 'third_party'; note: string }>
  | Done<'resume', { note: string }>
  | Done<'transfer', { to: AgencySlug; note: string }>
  /** Accepts a transfer; the accepting person then holds the case. */
  | Done<'accept'>
  | Done<'resolve', { answer: ClosingAnswer }>
  | Done<'resolve', { reason: 'personal' | 'legal' | 'security' | 'out_of_scope'; note: string }>;

export interface Case {
  triggers: readonly [Trigger, ...Trigger[]];
  steps?: readonly CaseStep[];
}

export type CloseReason = 'off_topic' | 'not_a_question' | 'no_longer_relevant';
export type HideReason = 'spam' | 'rude' | 'personal_data' | 'dangerous';

export type Moderation =
  | Done<'ask_for_info', { note: string }>
  | Done<'duplicate', { of: string; note: string }>
  | Done<'close', { reason: CloseReason; note: string }>
  | Done<'hide', { reason: HideReason; note: string }>
  /** Visible to the asker and staff only. */
  | Done<'limit', { note: string }>
  | Done<'move', { to: TopicSlug; note: string }>;

export interface Flag {
  by: Handle;
  ago: Ago;
  /** 'question', or the key of an answer or a comment of the thread. */
  on: string;
  reason: 'spam' | 'rude' | 'personal_data' | 'dangerous' | 'duplicate' | 'off_topic';
  note?: string;
  /** Absent: it waits on the flags page. */
  handled?: { by: Handle; ago: Ago; verdict: 'upheld' | 'dismissed'; note: string };
}

export interface Thread {
  key: string;
  title: string;
  /** Markdown. */
  body: string;
  language: Lang;
  /** The topic at the time of asking. */
  topic: TopicSlug;
  tags: readonly string[];
  by: Handle;
  ago: Ago;
  /** The asker's name is withheld. */
  anonymous?: true;
  /** Taken down by staff for somebody at the counter or on the phone; the web where absent. */
  channel?: { kind: 'phone' | 'counter'; takenBy: Handle };
  views: number;
  /** People besides the asker who have this question too. */
  meToo?: readonly Handle[];
  /** People besides the asker. */
  followers?: readonly Handle[];
  comments?: readonly Comment[];
  answers?: readonly Answer[];
  accepted?: { answer: string; ago: Ago };
  edits?: readonly (Edit & { title?: string })[];
  moderation?: readonly Moderation[];
  flags?: readonly Flag[];
  case?: Case;
}

/** A text that an agency's people put into what they write, with fields such as `{name}`; kept by its lead. */
export interface PreparedReply {
  agency: AgencySlug;
  by: Handle;
  ago: Ago;
  title: string;
  body: string;
}

export interface DemoCity {
  city: City;
  agencies: readonly Agency[];
  topics: readonly Topic[];
  citizens: readonly Citizen[];
  staff: readonly Staff[];
  replies: readonly PreparedReply[];
  /** The reference thread first. */
  threads: readonly Thread[];
}
