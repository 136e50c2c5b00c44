import type { AgencySlug, Ago, Handle, Lang } from './types';

/** An alert on the home page and on the pages of its agency's topics, until it ends. */
export interface DemoAlert {
  agency: AgencySlug;
  texts: Readonly<Record<Lang, { title: string; body: string }>>;
  by: Handle;
  starts: Ago;
  /** Days after loading. */
  endsInDays: number;
}

export const alerts: readonly DemoAlert[] = [
  {
    agency: 'transit-and-parking',
    by: 'curtis',
    starts: '1d 3h',
    endsInDays: 9,
    texts: {
      en: {
        title: 'Bus 14 goes around Linden Street',
        body: 'Pipe works close part of Linden Street. Until they are done, take bus 14 at the library instead. Questions: 555-0160.',
      },
      es: {
        title: 'El autobús 14 no pasa por la calle Linden',
        body: 'Hay obras en las tuberías de la calle Linden. Hasta que terminen, tome el autobús 14 en la biblioteca. Preguntas: 555-0160.',
      },
    },
  },
];
