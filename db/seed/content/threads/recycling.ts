import { md } from '../md';
import type { Thread } from '../types';

export const recycling: readonly Thread[] = [
  {
    key: 'old-paint',
    title: 'Half-full paint cans from the last owner, about 15 of them',
    body: md`
      We just bought our house and found these in the basement. Some are so old the label is gone. I know I can't pour
      them in the sink (can I?). The trash guys left them standing with a sticker that says NO.`,
    language: 'en',
    topic: 'trash-and-recycling',
    tags: ['paint', 'hazardous-waste'],
    by: 'hoa',
    ago: '9d 7h',
    views: 96,
    meToo: ['liz', 'dmitri'],
    followers: ['liz'],
    comments: [{ by: 'bea', ago: '9d 6h', body: 'Please not in the sink. It ends up in the harbor.' }],
    answers: [
      {
        key: 'mike',
        by: 'mrourke',
        ago: '9d 2h',
        body: md`
          Depends what it is.

          - **Latex / water based** (cleans up with water): let it dry hard. Lid off, kitty litter in, wait a few days. Dry
            paint can go in the trash, lid off so they see it's dry.
          - **Oil based, stain, thinner, anything with no label**: hazardous waste day at the Recovery Yard, 1400 Wharf Road.
            First Saturday of every month, 9 to 1. Free for residents.

          No label = treat it as oil. Don't mix cans.`,
        up: ['hoa', 'liz', 'bea', 'joe', 'dmitri'],
        comments: [
          { by: 'hoa', ago: '8d 21h', body: 'Eleven were latex. Kitty litter it is. The other four go on Saturday.' },
        ],
      },
      {
        key: 'kwame',
        by: 'kwame',
        ago: '8d 11h',
        body: 'fyi the line on haz waste day is LONG at 9. come at 12, nobody there',
        up: ['hoa'],
      },
    ],
    accepted: { answer: 'mike', ago: '8d 20h' },
  },
  {
    key: 'pilas-y-televisor',
    title: '¿Dónde tiro pilas usadas y un televisor viejo?',
    body: md`
      Tengo una bolsa llena de pilas y un televisor de los gordos, de los de antes. No quiero echarlos a la basura así nomás.
      ¿Me cobran por el televisor? No tengo carro.`,
    language: 'es',
    topic: 'trash-and-recycling',
    tags: ['pilas', 'electrónicos'],
    by: 'marisol',
    ago: '48d 6h',
    views: 174,
    meToo: ['ramon', 'arturo', 'yesenia'],
    followers: ['ramon'],
    answers: [
      {
        key: 'lucia',
        by: 'lucia',
        ago: '48d 2h',
        body: md`
          Hace usted muy bien en preguntar. Son dos cosas distintas:

          - **Las pilas**: hay una caja verde a la entrada de todas las bibliotecas. Si son de litio (las redonditas o las del
            teléfono), póngales un pedacito de cinta en las puntas.
          - **El televisor**: pida una recogida en [portalder.example/bulky](https://www.portalder.example/bulky) o llame al
            555-0110; atienden en español. Cada domicilio tiene dos recogidas gratis al año; después cuestan $25. Si algún
            vecino la lleva, el Centro de Reciclaje (1400 Wharf Road, martes a sábado de 8 a 4) lo recibe gratis.

          No lo deje en la acera sin cita, porque ponen multa.`,
        up: ['marisol', 'ramon', 'arturo', 'yesenia', 'bea'],
        comments: [{ by: 'marisol', ago: '47d 22h', body: '¡Mil gracias! La biblioteca me queda a dos cuadras.' }],
        officials: [
          {
            by: 'rosa',
            ago: '46d 3h',
            method: 'endorsed',
            short:
              'Las pilas: en la caja verde de cualquier biblioteca. El televisor: pida una recogida en portalder.example/bulky o al 555-0110; dos al año son gratis, después cuestan $25. O llévelo gratis al Centro de Reciclaje, 1400 Wharf Road, martes a sábado de 8 a 4.',
            sources: [
              'https://www.portalder.example/es/public-works/bulky-pick-up',
              'https://www.portalder.example/es/public-works/batteries',
            ],
            helped: { yes: ['marisol', 'ramon', 'arturo'], no: [] },
          },
        ],
      },
    ],
    accepted: { answer: 'lucia', ago: '47d 22h' },
  },
  {
    key: 'compost-pilot',
    title: 'Anyone in the compost pilot? Does it smell?',
    body: md`
      We're in ward 5 and got the letter: free 12-gallon bin for food scraps, picked up weekly. I *want* to like this. But
      it will stand next to our kitchen door and we have raccoons with ambitions.

      How is it really, after a few months?`,
    language: 'en',
    topic: 'trash-and-recycling',
    tags: ['compost', 'ward-5'],
    by: 'jess',
    ago: '3d 2h',
    views: 187,
    meToo: ['hoa', 'keisha', 'eli'],
    followers: ['hoa', 'keisha', 'priya', 'eli'],
    comments: [
      { by: 'eli', ago: '3d', body: 'Ward 3 here. When do the rest of us get one?' },
      { by: 'jess', ago: '2d 23h', body: 'The letter says "to be decided after the pilot", so, city time.' },
    ],
    answers: [
      {
        key: 'priya',
        by: 'priya',
        ago: '3d 1h',
        body: md`
          Ward 2, five months in. What works for us:

          - a sheet of newspaper at the bottom, every week
          - meat and fish wait in the **freezer** until the evening before pick-up
          - rinse the bin when it's empty, leave the lid open in the sun

          In a heat wave it smells. The rest of the time it doesn't.`,
        up: ['jess', 'hoa', 'keisha', 'bea', 'noor', 'joe'],
        comments: [
          { by: 'keisha', ago: '2d 22h', body: 'The freezer trick! Of course.' },
          { by: 'carla', ago: '2d 20h', body: 'Or get hens. They are faster than the truck.' },
          { by: 'jess', ago: '2d 19h', body: 'One ambitious animal at a time, Carla.' },
        ],
      },
      {
        key: 'sandy',
        by: 'sandy',
        ago: '2d 21h',
        body: 'Raccoons opened ours the first night. A bungee cord over the lid solved it; the crew unhooks it and hangs it on the handle. Nice guys.',
        up: ['jess', 'priya'],
      },
      {
        key: 'dmitri',
        by: 'dmitri',
        ago: '1d 16h',
        body: 'gave mine back. flies. maybe I did it wrong',
        comments: [
          { by: 'priya', ago: '1d 15h', body: 'Newspaper! And never a plastic bag, that is where flies come from.' },
        ],
      },
      {
        key: 'bea',
        by: 'bea',
        ago: '22h',
        body: 'The Northside library has a demonstration bin by the back door, with a volunteer on Saturday mornings who answers anything. You may lift the lid and sniff.',
        up: ['jess'],
      },
    ],
  },
];
