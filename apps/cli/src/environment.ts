/** What the command line reads of its environment. Flags stand above it. */
export interface Environment {
  /** `PLIMSOLL_SERVER`: the service to ask. */
  readonly server: string | undefined;
  /** `PLIMSOLL_TOKEN`: sent to the service and never shown. */
  readonly token: string | undefined;
  /** `NO_COLOR`, `FORCE_COLOR` and `TERM`, as the terminal's customs have them; undefined where none of them says anything. */
  readonly color: boolean | undefined;
  /** `COLUMNS`, where it is a number. */
  readonly columns: number | undefined;
}

export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const told = (name: string) => variables[name] || undefined;
  const columns = Number(told('COLUMNS'));
  return {
    server: told('PLIMSOLL_SERVER'),
    token: told('PLIMSOLL_TOKEN'),
    color: colorOf(variables),
    columns: Number.isInteger(columns) && columns > 0 ? columns : undefined,
  };
}

/** The variables that a child takes over, with some of them set anew. */
export function childVariables(set: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return { ...process.env, ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) };
}

/** `FORCE_COLOR` stands above `NO_COLOR`, as in Node itself. */
function colorOf({ FORCE_COLOR, NO_COLOR, TERM }: Readonly<Record<string, string | undefined>>): boolean | undefined {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR) return false;
  return TERM === 'dumb' ? false : undefined;
}
