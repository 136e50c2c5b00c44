import { startEnhancements } from './components/enhance/start.ts';

// Pages are whole without this script: it only makes them quicker and kinder. A module, so it runs when the page is read.
startEnhancements();
