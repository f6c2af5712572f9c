/** A name as it may stand inside the DNS, which holds letters, digits and hyphens only. */
export const dnsPrefix = (name: string): string =>
  name
    .replaceAll(/[^A-Za-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 54) || 'aks';

/** A word that Azure is told; of a mode or a policy that is `none` it is told nothing. */
export const named = (word: string | null | undefined): string | undefined =>
  word && word !== 'none' ? word : undefined;

/** The name of the administrator of Windows nodes. */
export const WINDOWS_ADMIN = 'azureuser';

/** A value that the design tells; one that is told to be absent is left out like one that is not told. */
export const told = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
