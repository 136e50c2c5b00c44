import type { City } from './types';

export const city: City = {
  name: 'Port Alder',
  domain: 'portalder.example',
  website: 'https://www.portalder.example',
  timeZone: 'America/New_York',
  phone: '555-0100',
  tagline: {
    en: 'Ask your neighbors and your city. Answers the city has checked carry its seal.',
    es: 'Pregunte a sus vecinos y a su ciudad. Las respuestas que la ciudad ha revisado llevan su sello.',
  },
};
