import { md } from './md';
import type { PreparedReply } from './types';

/** What the desks explain every week, in the words their leads would like everybody to use. */
export const replies: readonly PreparedReply[] = [
  {
    agency: 'public-works',
    by: 'lena',
    ago: '90d',
    title: 'Which place is it?',
    body: md`
      Hello {name},

      thank you for telling us. So that the crew goes to the right spot, please answer here:

      1. the street and the nearest house number
      2. which side of the street
      3. since when, if you know

      Only you and {agency} read your reply. A photo helps, you can attach one.

      {holder}`,
  },
  {
    agency: 'public-works',
    by: 'lena',
    ago: '88d',
    title: 'On the crew’s list',
    body: md`
      Hello {name},

      your report “{question}” is on the list of our crew. You hear from us by {due}, also if it is not done by then.

      If it gets worse or somebody could get hurt, call 555-0110 at any hour.

      {holder}, {agency}`,
  },
  {
    agency: 'public-works',
    by: 'lena',
    ago: '41d',
    title: '¿En qué lugar es? (español)',
    body: md`
      Hola {name}:

      gracias por avisarnos. Para que la cuadrilla vaya al lugar correcto, responda aquí:

      1. la calle y el número de casa más cercano
      2. de qué lado de la calle
      3. desde cuándo, si lo sabe

      Solo usted y {agency} leen su respuesta. Una foto ayuda; puede adjuntarla.

      {holder}`,
  },
  {
    agency: 'housing-and-buildings',
    by: 'simone',
    ago: '120d',
    title: 'Address for an inspection',
    body: md`
      Hello {name},

      an inspector can come, and it costs you nothing. Please send me here, where only we can read it:

      1. the street number and floor
      2. when somebody is at home
      3. whether you want your name kept out of the order. Most people say yes.

      Your landlord may not punish you for asking. You hear from me by {due}.

      {holder}, {agency}`,
  },
  {
    agency: 'housing-and-buildings',
    by: 'simone',
    ago: '60d',
    title: 'Dirección para una inspección (español)',
    body: md`
      Hola {name}:

      puede ir un inspector y no le cuesta nada. Envíeme por aquí, donde solo nosotros lo leemos:

      1. el número de la calle y el piso
      2. a qué horas hay alguien en casa
      3. si quiere que su nombre no aparezca en la orden. La mayoría dice que sí.

      El dueño no puede castigarle por pedir ayuda. Le escribo antes del {due}.

      {holder}, {agency}`,
  },
  {
    agency: 'city-clerk',
    by: 'grace',
    ago: '75d',
    title: 'What to bring to the records counter',
    body: md`
      Hello {name},

      please bring one photo ID, or two papers that show your name and address, such as a lease and a bill. A copy costs $10; we
      take cards. If you cannot come, write here and we find another way.

      {holder}, {agency}`,
  },
  {
    agency: 'health-and-family',
    by: 'miriam',
    ago: '52d',
    title: 'Le llamamos (español)',
    body: md`
      Hola {name}:

      es más fácil por teléfono. ¿A qué número y a qué hora podemos llamarle? Hablamos español, y no preguntamos por sus papeles.

      Si no puede esperar hasta el {due}, llame al 555-0160.

      {holder}, {agency}`,
  },
  {
    agency: 'help-desk',
    by: 'oscar',
    ago: '66d',
    title: 'We found the right office',
    body: md`
      Hello {name},

      your question “{question}” came to us because no office was named. We know who can answer it and pass it on today. Nothing is
      lost: your date stays the same, {due}.

      {holder}, {agency}`,
  },
];
