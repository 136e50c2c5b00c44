import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client';
import { statementsSent } from '~db/client';
import type { Door } from './door.ts';

// A development server loads this module again on every change; a metric may be registered once.
register.clear();
collectDefaultMetrics();

export const requestSeconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Seconds from the first byte of a request to the end of its answer',
  labelNames: ['method', 'status'] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

export const unhandledErrors = new Counter({
  name: 'unhandled_errors_total',
  help: 'Errors that nobody expected',
});

new Counter({
  name: 'database_statements_total',
  help: 'Statements sent to the database',
  collect() {
    this.reset();
    this.inc(statementsSent());
  },
});

/** `/metrics` in the format of Prometheus. */
export const metricsDoor: Door = (req, res, next) => {
  if (req.url !== '/metrics' || req.method !== 'GET') {
    next();
    return;
  }
  register.metrics().then(
    (text) => {
      res.setHeader('Content-Type', register.contentType);
      res.setHeader('Cache-Control', 'no-store');
      res.end(text);
    },
    () => {
      res.statusCode = 500;
      res.end();
    },
  );
};
