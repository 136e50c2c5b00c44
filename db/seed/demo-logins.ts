import { citizens } from './content/citizens';
import { demoLogins as logins, staff } from './content/staff';

export interface DemoLogin {
  /** What kind of person it is. */
  as: string;
  handle: string;
  name: string;
  email: string;
  password: string;
}

/** Everybody in the city has it; good enough for the product's own rules. */
export const demoPassword = 'gulls-over-pier-nine';

/** Whom to log in as, one of each kind; for the console, and for the page where one logs in (with DEMO=1 only). */
export const demoLogins: readonly DemoLogin[] = logins.map(({ handle, as }) => {
  const person = [...citizens, ...staff].find((one) => one.handle === handle);
  if (!person) throw new Error(`There is nobody called ${handle}`);
  return { as, handle, name: person.name, email: person.email, password: demoPassword };
});
