import { agencies } from './agencies';
import { citizens } from './citizens';
import { city } from './city';
import { replies } from './replies';
import { staff } from './staff';
import { bulkyWaste } from './threads/bulky-waste';
import { buses } from './threads/buses';
import { businesses } from './threads/businesses';
import { crossingsAndParks } from './threads/crossings-and-parks';
import { family } from './threads/family';
import { neighbors } from './threads/neighbors';
import { parking } from './threads/parking';
import { permits } from './threads/permits';
import { propertyTax } from './threads/property-tax';
import { records } from './threads/records';
import { recycling } from './threads/recycling';
import { renting } from './threads/renting';
import { sidewalks } from './threads/sidewalks';
import { streets } from './threads/streets';
import { tenancy } from './threads/tenancy';
import { trash } from './threads/trash';
import { votingAndAnimals } from './threads/voting-and-animals';
import { water } from './threads/water';
import { topics } from './topics';
import type { DemoCity } from './types';

export { demoLogins } from './staff';

/** Port Alder: everything the demo shows, the reference thread first. */
export const demoCity: DemoCity = {
  city,
  agencies,
  topics,
  citizens,
  staff,
  replies,
  threads: [
    ...bulkyWaste,
    ...recycling,
    ...trash,
    ...streets,
    ...crossingsAndParks,
    ...sidewalks,
    ...renting,
    ...tenancy,
    ...permits,
    ...businesses,
    ...water,
    ...records,
    ...votingAndAnimals,
    ...propertyTax,
    ...parking,
    ...buses,
    ...family,
    ...neighbors,
  ],
};
