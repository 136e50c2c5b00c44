/** `points` in each window of `seconds`; the window starts with the first use. */
export type Limit = { points: number; seconds: number };

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Every limit of the product, in one place. What is counted per account, per address or per browser is the caller's key. */
export const limitTable = {
  /** Log-ins to one account from browsers that have never logged in to it. */
  login: { points: 5, seconds: 30 * MINUTE },
  /** Log-ins to one account from one browser that has: a stranger's guessing locks nobody out of their own. */
  loginKnownBrowser: { points: 5, seconds: 30 * MINUTE },
  loginAddress: { points: 20, seconds: MINUTE },
  secondFactor: { points: 5, seconds: 30 * MINUTE },
  /** Being asked for the present password in the settings. */
  passwordCheck: { points: 5, seconds: 30 * MINUTE },
  reset: { points: 2, seconds: HOUR },
  resetAddress: { points: 20, seconds: HOUR },
  changeAddress: { points: 5, seconds: DAY },
  signUpAddress: { points: 3, seconds: DAY },
  /** Messages about sign-ups to one mailbox. */
  accountMail: { points: 5, seconds: DAY },
  token: { points: 20, seconds: DAY },
  askFirstDay: { points: 3, seconds: DAY },
  ask: { points: 20, seconds: DAY },
  answerFirstDay: { points: 10, seconds: DAY },
  answer: { points: 200, seconds: DAY },
  comment: { points: 100, seconds: DAY },
  /** Files attached to cases. */
  file: { points: 60, seconds: DAY },
  vote: { points: 50, seconds: DAY },
  flag: { points: 20, seconds: DAY },
  searchAnonymous: { points: 15, seconds: MINUTE },
  /** Pages for one address, counted in memory by each process. */
  page: { points: 200, seconds: MINUTE },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limitTable;
