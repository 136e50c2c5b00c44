import { z } from 'zod';
import { accountWords } from './account.words';
import { settingsWords } from './settings.words';

const say = accountWords.en;

export const Email = z
  .string({ error: say.emailMissing })
  .trim()
  .min(1, say.emailMissing)
  .max(254, say.emailBad)
  .pipe(z.email(say.emailBad));

export const PersonName = z
  .string({ error: say.nameMissing })
  .transform((name) => name.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, say.nameMissing).max(60, say.nameTooLong));

/** A password as typed; whether it is good enough is asked elsewhere, because that takes time. */
export const Password = z
  .string({ error: say.passwordMissing })
  .min(1, say.passwordMissing)
  .max(1000, say.passwordLong);
export const NewPassword = z
  .string({ error: say.passwordNewMissing })
  .min(1, say.passwordNewMissing)
  .max(1000, say.passwordLong);

export const Code = z.string({ error: say.codeMissing }).trim().min(1, say.codeMissing).max(40, say.codeWrong);
export const Secret = z.string({ error: say.linkBad }).regex(/^[\w-]{20,100}$/, say.linkBad);
export const Language = z.enum(['en', 'es']);
const Next = z.string().max(2000).optional().catch(undefined);

export const LogIn = z.object({ email: Email, password: Password, redirectTo: Next });
export const SecondFactor = z.object({ code: Code, redirectTo: Next });
export const SignUp = z.object({ name: PersonName, email: Email, password: NewPassword });
export const ConfirmAddress = z.object({ token: Secret });
export const RequestReset = z.object({ email: Email });
export const ResetPassword = z.object({ token: Secret, password: NewPassword });

export const Profile = z.object({
  name: PersonName,
  about: z.string().trim().max(500, settingsWords.en.aboutLong).default(''),
  language: Language,
  mailFrequency: z.enum(['each', 'daily', 'none']),
});
export const ChangePassword = z.object({ current: Password, password: NewPassword });
export const ChangeEmail = z.object({ current: Password, email: Email });
/** An empty code is refused by the command, so that the secret on offer stays the one the app has read. */
export const AddSecondFactor = z.object({ secret: z.string().max(2000), code: z.string().trim().max(40).default('') });
export const RemoveSecondFactor = z.object({
  current: Password,
  password: z.string().max(1000, say.passwordLong).optional(),
});
export const EndSession = z.object({ session: z.string().regex(/^[0-9a-f]{16}$/) });
export const TokenName = z
  .string({ error: settingsWords.en.tokenNameMissing })
  .trim()
  .min(1, settingsWords.en.tokenNameMissing)
  .max(80, settingsWords.en.tokenNameLong);
export const CreateToken = z.object({ name: TokenName });
export const RevokeToken = z.object({ id: z.coerce.number().int().positive() });
export const Nothing = z.object({});

export type SignUp = z.output<typeof SignUp>;
export type Profile = z.output<typeof Profile>;
