import type { AgencySlug, Delegation, Handle, Risk, Staff, TopicSlug } from './types';

/** The log-ins shown when the demo starts. */
export const demoLogins: readonly { handle: Handle; as: string }[] = [
  { handle: 'ana', as: 'citizen' },
  { handle: 'marcus', as: 'moderator' },
  { handle: 'rosa', as: 'agency rep, Public Works' },
  { handle: 'dev', as: 'agency rep, Housing and Buildings' },
  { handle: 'lena', as: 'agency lead, Public Works' },
  { handle: 'adam', as: 'admin' },
];

const joined = '700d';
const from = '650d';

function speaksFor(agency: AgencySlug, risk: Risk, topic: TopicSlug | 'all' = 'all'): Delegation {
  return { agency, topic, risk, from };
}

function person(handle: Handle, name: string, title: string, more: Omit<Staff, PersonFields>): Staff {
  return { handle, name, title, email: `${handle}@portalder.example`, language: 'en', joined, ...more };
}
type PersonFields = 'handle' | 'name' | 'title' | 'email' | 'language' | 'joined';

export const staff: readonly Staff[] = [
  person('marcus', 'Marcus Webb', 'Community moderator', {
    role: 'moderator',
    delegations: [
      speaksFor('public-works', 'low', 'trash-and-recycling'),
      speaksFor('public-works', 'low', 'bulky-waste'),
      speaksFor('help-desk', 'low', 'noise-and-neighbors'),
    ],
    skills: ['trash-and-recycling', 'bulky-waste', 'noise-and-neighbors', 'en'],
  }),
  person('rosa', 'Rosa Diaz', 'Customer service, Public Works', {
    role: 'rep',
    agency: 'public-works',
    delegations: [speaksFor('public-works', 'medium')],
    skills: ['bulky-waste', 'trash-and-recycling', 'streets-and-sidewalks', 'en', 'es'],
  }),
  person('frank', 'Frank Castellano', 'Streets and parks foreman', {
    role: 'rep',
    agency: 'public-works',
    delegations: [
      speaksFor('public-works', 'low', 'street-lights'),
      speaksFor('public-works', 'low', 'parks-and-trees'),
      speaksFor('public-works', 'low', 'streets-and-sidewalks'),
    ],
    skills: ['street-lights', 'parks-and-trees', 'streets-and-sidewalks', 'en'],
  }),
  person('lena', 'Lena Okafor', 'Customer service lead, Public Works', {
    role: 'lead',
    agency: 'public-works',
    delegations: [speaksFor('public-works', 'high')],
    skills: ['streets-and-sidewalks', 'parks-and-trees', 'en'],
  }),
  person('dev', 'Dev Patel', 'Tenant and permit counter, Housing and Buildings', {
    role: 'rep',
    agency: 'housing-and-buildings',
    delegations: [speaksFor('housing-and-buildings', 'medium')],
    skills: ['renting-and-repairs', 'building-permits', 'en', 'es'],
  }),
  person('simone', 'Simone Baptiste', 'Counter lead, Housing and Buildings', {
    role: 'lead',
    agency: 'housing-and-buildings',
    delegations: [speaksFor('housing-and-buildings', 'high')],
    skills: ['building-permits', 'renting-and-repairs', 'en'],
  }),
  person('tomas', 'Tomás Reyes', 'Billing and service, Alder Water', {
    role: 'rep',
    agency: 'alder-water',
    delegations: [speaksFor('alder-water', 'medium')],
    skills: ['water-and-sewer', 'en', 'es'],
  }),
  person('helen', 'Helen Cho', 'Records counter, City Clerk', {
    role: 'rep',
    agency: 'city-clerk',
    delegations: [speaksFor('city-clerk', 'high')],
    skills: ['ids-and-records', 'voting', 'pets-and-animals', 'business-licenses', 'en'],
  }),
  person('grace', 'Grace Adeyemi', 'Deputy city clerk', {
    role: 'lead',
    agency: 'city-clerk',
    delegations: [speaksFor('city-clerk', 'high')],
    skills: ['voting', 'ids-and-records', 'en'],
  }),
  person('walt', 'Walt Brennan', 'Taxpayer service, Revenue', {
    role: 'rep',
    agency: 'revenue',
    delegations: [speaksFor('revenue', 'medium')],
    skills: ['property-tax', 'en'],
  }),
  person('curtis', 'Curtis Boone', 'Rider and parking service, Transit and Parking', {
    role: 'rep',
    agency: 'transit-and-parking',
    delegations: [speaksFor('transit-and-parking', 'medium')],
    skills: ['parking', 'buses', 'en'],
  }),
  person('pilar', 'Pilar Quintero', 'Family counselor, Health and Family Services', {
    role: 'rep',
    agency: 'health-and-family',
    delegations: [speaksFor('health-and-family', 'high')],
    skills: ['food-and-cash-help', 'schools-and-child-care', 'clinics-and-vaccines', 'en', 'es'],
  }),
  person('miriam', 'Miriam Feldman', 'Head nurse and service lead, Health and Family Services', {
    role: 'lead',
    agency: 'health-and-family',
    delegations: [speaksFor('health-and-family', 'high')],
    skills: ['clinics-and-vaccines', 'en'],
  }),
  person('ines', 'Inês Carvalho', 'City Help Desk', {
    role: 'rep',
    agency: 'help-desk',
    delegations: [speaksFor('help-desk', 'high')],
    skills: ['noise-and-neighbors', 'storms-and-emergencies', 'en', 'es'],
  }),
  person('oscar', 'Oscar Lund', 'City Help Desk lead', {
    role: 'lead',
    agency: 'help-desk',
    delegations: [speaksFor('help-desk', 'high')],
    skills: ['storms-and-emergencies', 'en'],
  }),
  person('adam', 'Adam Lindqvist', 'Site administrator', { role: 'admin', delegations: [], skills: ['en'] }),
];
