/** What the service can say of itself. The application wires it; health knows no feature. */
export interface Condition {
  readonly isLoaded: boolean;
  readonly database: 'up' | 'down';
  /** RFC 3339 in UTC; null before the first look. */
  readonly lastSync: string | null;
  /** Names of the migrations in force. */
  readonly migrations: readonly string[];
  readonly isDraining: boolean;
}

export abstract class Readiness {
  abstract condition(): Condition;
}
