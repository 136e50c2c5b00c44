import { md } from '../md';
import type { Thread } from '../types';

export const crossingsAndParks: readonly Thread[] = [
  {
    key: 'semaforo-sonido',
    title: 'El semáforo peatonal de la avenida Harbor ya no suena',
    body: md`
      Es el de Harbor con la calle 7. Mi papá no ve bien y cruza guiándose por el sonido. Desde ayer el botón no hace nada,
      ni vibra ni suena. ¿A quién se le avisa? Es urgente porque cruza solo todas las mañanas.`,
    language: 'es',
    topic: 'streets-and-sidewalks',
    tags: ['semáforo', 'accesibilidad'],
    by: 'ramon',
    ago: '5h 20m',
    views: 14,
    meToo: ['yesenia'],
    followers: ['yesenia', 'lucia'],
    comments: [
      {
        by: 'lucia',
        ago: '4h 30m',
        body: 'Mientras alguien contesta: en la esquina de la calle 6 hay otro con sonido, pasé por ahí hoy y funciona.',
      },
    ],
  },
  {
    key: 'lighthouse-park-restroom',
    title: 'When is the restroom at Lighthouse Park open?',
    body: 'Took the grandchildren, door was locked at 5. There is no sign with hours. Is it locked on purpose or broken?',
    language: 'en',
    topic: 'parks-and-trees',
    tags: ['lighthouse-park', 'restroom'],
    by: 'ruthann',
    ago: '58d 4h',
    views: 203,
    meToo: ['hank', 'keisha', 'marisol', 'deb'],
    followers: ['hank', 'keisha'],
    answers: [
      {
        key: 'frank',
        by: 'frank',
        ago: '57d 2h',
        body: md`
          It should have been open, sorry. The lock timer was set wrong and is fixed.

          The restroom at Lighthouse Park opens every day at 7 am. It closes at **9 pm from May through September** and at
          **6 pm the rest of the year**. If it is locked before that, call 555-0110, or 555-0100 on Saturday morning.`,
        up: ['ruthann', 'hank', 'keisha', 'deb', 'marisol'],
        officials: [
          {
            by: 'lena',
            ago: '56d 5h',
            method: 'authored',
            short:
              'The restroom at Lighthouse Park is open every day from 7 am: until 9 pm from May through September, until 6 pm the rest of the year. If you find it locked before that, call 555-0110.',
            sources: ['https://www.portalder.example/public-works/parks/lighthouse-park'],
            helped: { yes: ['ruthann', 'hank', 'marisol'], no: [] },
          },
        ],
        edits: [
          {
            by: 'frank',
            ago: '1d 5h',
            summary: 'Adds the accessible restroom; needs confirming before it shows',
            body: md`
              It should have been open, sorry. The lock timer was set wrong and is fixed.

              The restroom at Lighthouse Park opens every day at 7 am. It closes at **9 pm from May through September** and at
              **6 pm the rest of the year**. If it is locked before that, call 555-0110, or 555-0100 on Saturday morning.

              The accessible restroom with the changing table is around the back, by the boat ramp, and keeps the same hours.`,
          },
        ],
        comments: [
          { by: 'keisha', ago: '2d 3h', body: 'Is there one that fits a wheelchair? The front one has a step.' },
        ],
      },
    ],
    accepted: { answer: 'frank', ago: '56d 22h' },
  },
];
