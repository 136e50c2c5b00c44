import { days, hours, minutes } from '../clock';

/** How long a session lasts: `idle` from its last use, `absolute` from its start (milliseconds). */
export type SessionLimits = { idle: number; absolute: number };

const member: SessionLimits = { idle: days(7), absolute: days(30) };
const staff: SessionLimits = { idle: minutes(15), absolute: hours(12) };

export function sessionLimits(isStaff: boolean): SessionLimits {
  return isStaff ? staff : member;
}

/** The moment at which a session ends unless it is used before. */
export function sessionEnd(session: { createdAt: Date; lastSeenAt: Date }, isStaff: boolean): Date {
  const { idle, absolute } = sessionLimits(isStaff);
  return new Date(Math.min(session.lastSeenAt.getTime() + idle, session.createdAt.getTime() + absolute));
}
