import { md } from '../md';
import type { Thread } from '../types';

export const businesses: readonly Thread[] = [
  {
    key: 'food-truck-license',
    title: 'Steps and total cost to open a food truck?',
    body: md`
      My cousin and I found a used truck. Before we buy it: which licenses, in what order, and what does it all cost for the
      first year? I read three pages on the city site and each one sends me to another.`,
    language: 'en',
    topic: 'business-licenses',
    tags: ['food-truck', 'license', 'fees'],
    by: 'benny',
    ago: '15d 7h',
    views: 236,
    meToo: ['gus', 'ramon', 'fatima'],
    followers: ['ramon', 'fatima'],
    answers: [
      {
        key: 'gus',
        by: 'gus',
        ago: '15d 3h',
        body: 'Health first! Don’t pay the clerk before Health has seen the truck, if they want another sink you’re back to zero. I lost a month. And come by, I’ll show you where not to park.',
        up: ['benny', 'fatima', 'ramon'],
      },
      {
        key: 'helen',
        by: 'helen',
        ago: '14d 5h',
        body: md`
          Gus has the order right. All of it, first year **$470**:

          | Step | Where | Cost |
          |---|---|---|
          | 1. Truck inspection | Health and Family Services, 300 Alder Avenue, 555-0170 | $120 |
          | 2. Fire safety check | Fire Station 3, by appointment | free |
          | 3. Food truck license | City Clerk, City Hall, Room 104 | $350 a year |

          Bring to the clerk: the two reports, your insurance, and the list of places where you want to stand. Schools have a
          distance rule of 300 feet while they are open. If the papers are complete, you get the license **the same day**.

          Before you buy: Health looks at photos of a truck for free. Send them to family@portalder.example.`,
        up: ['benny', 'gus', 'fatima', 'ramon', 'noor', 'thuy'],
        officials: [
          {
            by: 'grace',
            ago: '13d 6h',
            method: 'authored',
            short:
              'Three steps, $470 in the first year: truck inspection by Health and Family Services ($120), a free fire safety check at Fire Station 3, then the food truck license from the City Clerk, City Hall, Room 104 ($350 a year). With complete papers you get it the same day.',
            sources: [
              'https://www.portalder.example/clerk/food-trucks',
              'https://www.portalder.example/family/food-safety',
            ],
            helped: { yes: ['benny', 'ramon', 'fatima'], no: [] },
          },
        ],
        comments: [{ by: 'benny', ago: '13d 22h', body: 'A table with a total. I could cry. Sending photos tonight.' }],
      },
    ],
    accepted: { answer: 'helen', ago: '13d 22h' },
  },
  {
    key: 'home-bakery',
    title: 'Selling cakes from my own kitchen, is it allowed?',
    body: 'Birthday cakes and cookies, maybe ten orders a month, people pick up at my door. I don’t want to get a fine for being nice.',
    language: 'en',
    topic: 'business-licenses',
    tags: ['home-business', 'food'],
    by: 'fatima',
    ago: '19d 6h',
    views: 133,
    meToo: ['marisol', 'keisha'],
    followers: ['marisol', 'keisha'],
    answers: [
      {
        key: 'thuy',
        by: 'thuy',
        ago: '19d 2h',
        body: md`
          Allowed! It's called a home kitchen registration, $50 a year, from Health and Family Services. My sister has one.

          - things that don't need a fridge: cakes, cookies, bread, jam. **No cream or custard fillings**, no meat
          - a label with your name and what's in it (nuts!!)
          - one visit to look at your kitchen; they were friendly, they look at the cat though

          Sales tax is another story, ask somebody who knows.`,
        up: ['fatima', 'keisha', 'marisol', 'bea', 'eli', 'gus'],
        comments: [
          {
            by: 'fatima',
            ago: '18d 22h',
            body: 'I have no cat, only a husband. Registered yesterday evening online, it took 10 minutes.',
          },
          {
            by: 'eli',
            ago: '18d 20h',
            body: 'The state wants to know about any sale, even small ones, but you file once a year. Keep your receipts in a shoebox.',
          },
        ],
      },
    ],
    accepted: { answer: 'thuy', ago: '18d 22h' },
  },
];
