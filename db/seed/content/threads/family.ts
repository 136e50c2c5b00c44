import { md } from '../md';
import type { Thread } from '../types';

export const family: readonly Thread[] = [
  {
    key: 'free-flu-shots',
    title: 'Where can I get a flu shot without insurance?',
    body: 'For me and the two kids (4 and 9). The drugstore wants $38 each. No insurance since I changed jobs.',
    language: 'en',
    topic: 'clinics-and-vaccines',
    tags: ['flu-shot', 'no-insurance', 'children'],
    by: 'jess',
    ago: '44d 6h',
    views: 353,
    meToo: ['liz', 'kwame', 'ramon', 'marisol', 'dmitri', 'ana'],
    followers: ['liz', 'marisol'],
    answers: [
      {
        key: 'yesenia',
        by: 'yesenia',
        ago: '44d 2h',
        body: md`
          City clinic, **300 Alder Avenue**, walk-in on **Tuesdays from 4 to 7 pm**. Free for everybody who lives here, they don't
          ask for insurance or papers. Children from six months on; come with them, or send a signed note with the grandma.

          Tell the nurse about allergies and fever. And bring the yellow vaccine book if you have it.`,
        up: ['jess', 'liz', 'kwame', 'marisol', 'ana', 'keisha', 'bea'],
        officials: [
          {
            by: 'pilar',
            approvedBy: 'miriam',
            ago: '42d 3h',
            method: 'endorsed',
            short:
              'Free for everyone who lives in Port Alder, with or without insurance: city clinic, 300 Alder Avenue, Tuesdays 4 to 7 pm, no appointment. Children from 6 months, with a parent or a signed note. Tell the nurse about allergies or fever.',
            sources: ['https://www.portalder.example/family/clinic/flu'],
            helped: { yes: ['jess', 'liz', 'marisol', 'kwame', 'dmitri'], no: [] },
          },
        ],
        comments: [
          {
            by: 'ana',
            ago: '43d 20h',
            body: 'Nurse here. Go in the last hour, the line is shorter. And a lollipop helps, at any age.',
          },
          { by: 'jess', ago: '36d', body: 'All three of us done. Lollipop confirmed.' },
        ],
      },
    ],
    accepted: { answer: 'yesenia', ago: '43d 22h' },
  },
  {
    key: 'ayuda-comida-medio-tiempo',
    title: '¿Puedo pedir ayuda de comida si trabajo medio tiempo?',
    body: md`
      Me bajaron a 20 horas en la cocina. Somos cuatro en la casa y ya no alcanza a fin de mes. Me dijeron que si uno trabaja
      no le dan nada. También me da miedo que después me lo cobren.

      ¿Alguien lo ha pedido trabajando?`,
    language: 'es',
    topic: 'food-and-cash-help',
    tags: ['alimentos', 'medio-tiempo'],
    by: 'ramon',
    ago: '12d 5h',
    views: 148,
    meToo: ['marisol', 'arturo', 'dmitri'],
    followers: ['marisol', 'lucia'],
    answers: [
      {
        key: 'marisol',
        by: 'marisol',
        ago: '12d 1h',
        body: 'Yo sí, trabajando. Cuenta cuánto gana y cuántos son en la casa, no si trabaja o no. A mí me pidieron los últimos cuatro talones de cheque. No hay que devolver nada si uno dice la verdad.',
        up: ['ramon', 'lucia'],
        comments: [
          {
            by: 'ramon',
            ago: '11d 20h',
            body: '¿Y cuánto es lo máximo que se puede ganar para cuatro? En la página no lo encuentro.',
          },
          {
            by: 'marisol',
            ago: '11d 18h',
            body: 'No me acuerdo del número, cambia cada año. Ojalá alguien de la oficina lo diga aquí.',
          },
        ],
      },
      {
        key: 'lucia',
        by: 'lucia',
        ago: '10d 3h',
        body: 'Mientras tanto: la despensa de la iglesia de San Telmo, en la calle Mill, reparte los jueves de 4 a 6 y no pregunta nada. Lleve bolsas.',
        up: ['ramon'],
      },
    ],
    case: { triggers: [{ kind: 'unresolved', ago: '2d 5h' }] },
  },
  {
    key: 'inscribir-a-mitad-de-ano',
    title: 'Inscribir a mi hija a mitad del año escolar',
    body: md`
      Llegamos hace dos semanas. Tiene 8 años y no habla mucho inglés. En la escuela de la calle Foundry me dijeron que primero
      "el centro", pero no entendí cuál. No tengo recibo de luz a mi nombre porque vivimos con mi hermano. ¿La pueden rechazar?`,
    language: 'es',
    topic: 'schools-and-child-care',
    tags: ['inscripción', 'escuela'],
    by: 'arturo',
    ago: '2d 21h',
    views: 77,
    meToo: ['marisol'],
    followers: ['marisol', 'lucia', 'keisha'],
    comments: [
      {
        by: 'lucia',
        ago: '2d 17h',
        body: 'Fui maestra ahí 26 años: no la pueden rechazar por eso. Pero los papeles exactos que se los diga la oficina, que cambian.',
      },
    ],
    case: {
      triggers: [{ kind: 'unanswered', ago: '1d 21h' }],
      steps: [
        { do: 'claim', by: 'pilar', ago: '1d 18h' },
        {
          do: 'message',
          by: 'pilar',
          ago: '1d 17h 30m',
          body: md`
            Buenos días, señor Salgado. Su hija tiene derecho a la escuela desde ya, y no la pueden rechazar por el recibo.
            "El centro" somos nosotros: Salud y Familia, 300 Alder Avenue.

            Basta con una carta de su hermano que diga que viven con él; yo le doy el formato. ¿Qué día puede venir, y tiene la
            niña su cartilla de vacunas?`,
        },
        {
          do: 'message',
          by: 'arturo',
          ago: '1d 8h',
          body: 'Qué alivio. Puedo el jueves en la tarde. La cartilla la dejamos allá, mi mamá la va a mandar por foto. ¿Sirve una foto?',
        },
        {
          do: 'note',
          by: 'pilar',
          ago: '9h',
          body: 'Photo of the vaccine record is fine for 30 days. Thursday 4 pm held for him. Foundry Elementary has a place in the bilingual class.',
        },
        {
          do: 'message',
          by: 'pilar',
          ago: '8h 40m',
          body: 'Sí, la foto sirve por 30 días. Le guardo el jueves a las 4, y hay lugar en el grupo bilingüe de Foundry. Solo confírmeme si le queda bien esa hora y cómo se llama la niña, para tener listo el expediente.',
        },
        {
          do: 'wait',
          for: 'asker',
          by: 'pilar',
          ago: '8h 35m',
          note: 'Confirms Thursday 4 pm and the name of the child.',
        },
      ],
    },
  },
  {
    key: 'vacation-lunch',
    title: 'Free lunch for kids during the school vacation, where?',
    body: 'Heard there is free lunch in the parks, no sign-up. Which park is closest to Foundry Street and what time?',
    language: 'en',
    topic: 'schools-and-child-care',
    tags: ['meals', 'vacation'],
    by: 'keisha',
    ago: '95d 4h',
    views: 241,
    meToo: ['marisol', 'jess', 'liz'],
    followers: ['marisol', 'jess'],
    answers: [
      {
        key: 'marisol',
        by: 'marisol',
        ago: '95d 2h',
        body: 'Lighthouse Park by the playground, Monday to Friday 11:30 to 1. Any kid up to 18 just shows up. Parents eat what the kids leave, so nothing. 😅',
        up: ['keisha', 'jess', 'liz', 'bea'],
        officials: [
          {
            by: 'pilar',
            ago: '94d',
            method: 'endorsed',
            short:
              'During the school vacation every child up to 18 gets a free lunch in Lighthouse Park, by the playground, Monday to Friday from 11:30 to 1. No sign-up, no papers.',
            sources: ['https://www.portalder.example/family/vacation-lunch'],
            withdrawn: {
              by: 'pilar',
              ago: '55d',
              note: 'The vacation is over and so is the program for this year. We withdraw the answer so that nobody waits in the park for lunch; the new dates come before the next vacation.',
            },
            helped: { yes: ['keisha', 'jess', 'liz'], no: [] },
          },
        ],
      },
    ],
    accepted: { answer: 'marisol', ago: '94d 20h' },
    moderation: [
      {
        do: 'close',
        reason: 'no_longer_relevant',
        by: 'marcus',
        ago: '54d 22h',
        note: 'The program has ended for this year. Please ask again before the next vacation, or call 555-0170.',
      },
    ],
  },
];
