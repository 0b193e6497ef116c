export declare const build: { readonly stamp: string; readonly sources: readonly string[] };
export declare function hashOf(places: readonly string[]): string;
export declare function stampAt(file: string): string;
export declare function writeStamp(file: string, value: string): void;
