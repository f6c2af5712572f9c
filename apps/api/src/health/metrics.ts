import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface RequestLabels {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

/** What `/metrics` tells. Each application has its own registry, so that several can run in one process. */
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'plimsoll_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  observe(labels: RequestLabels, seconds: number): void {
    this.requests.observe({ method: labels.method, route: labels.route, status: labels.status }, seconds);
  }

  /** A gauge that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => gauge.set(read()) });
  }

  /** A count that somebody else keeps, read when it is asked for. */
  counter(name: string, help: string, read: () => number): void {
    const collect = () => {
      counter.reset();
      counter.inc(read());
    };
    const counter: Counter = new Counter({ name, help, registers: [this.registry], collect });
  }
}
