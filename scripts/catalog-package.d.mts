export function writeCatalogPackage(folder: string, target: string): Promise<void>;
