/** What is routed, as the router was told. Filled while the application starts. */
export class RouteTable {
  readonly routes: { readonly methods: readonly string[]; readonly pattern: RegExp }[] = [];

  add(methods: string | readonly string[], path: string): void {
    const pattern = path
      .split('/')
      .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment === '*' ? '.*' : escapeRegExp(segment)))
      .join('/');
    this.routes.push({ methods: [methods].flat(), pattern: new RegExp(`^${pattern}/?$`) });
  }
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The methods an address takes, sorted, with OPTIONS; none when nothing is there. */
export function allowedMethods(table: RouteTable, path: string): readonly string[] {
  const methods = table.routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods);
  return methods.length === 0 ? [] : [...new Set([...methods, 'OPTIONS'])].sort();
}
