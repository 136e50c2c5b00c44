import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { type Actor, isAdmin, isMember, isPerson, isStaff, type PersonActor, visitor } from '../actor';
import { actorFromSession } from '../auth/session.server';
import { Forbidden, Unauthorized } from '../errors';

const actors = new WeakMap<AppLoadContext, Promise<Actor>>();

/** Who sends this request, by session cookie; looked up once per request however many loaders ask. */
export function actorOf({ request, context }: { request: Request; context: AppLoadContext }): Promise<Actor> {
  let actor = actors.get(context);
  if (!actor) {
    actor = actorFromSession(request).then((found) => found ?? visitor);
    actors.set(context, actor);
  }
  return actor;
}

type Args = { request: Request; context: AppLoadContext };

/** The logged-in person, suspended or unconfirmed ones too; else Unauthorized. */
export async function requirePerson(args: Args): Promise<PersonActor> {
  const actor = await actorOf(args);
  if (!isPerson(actor)) throw new Unauthorized();
  return actor;
}

/** A person who may take part: confirmed and not suspended. */
export async function requireMember(args: Args): Promise<PersonActor> {
  const actor = await requirePerson(args);
  if (actor.suspended) throw new Forbidden('Your account is suspended.', 'suspended');
  if (!isMember(actor)) throw new Forbidden('Please confirm your e-mail address first.', 'unconfirmed');
  return actor;
}

export async function requireStaff(args: Args): Promise<PersonActor> {
  const actor = await requirePerson(args);
  if (actor.secondFactorMissing) throw redirect('/settings/second-factor');
  if (!isStaff(actor)) throw new Forbidden('This page is for staff.', 'staff_only');
  return actor;
}

export async function requireAdmin(args: Args): Promise<PersonActor> {
  const actor = await requirePerson(args);
  if (actor.secondFactorMissing) throw redirect('/settings/second-factor');
  if (!isAdmin(actor)) throw new Forbidden('This page is for administrators.', 'admin_only');
  return actor;
}
