/** Where pages lie. Components ask here, so that an address is written once. */
export const platformPath = (id: string): string => `/platform/${id}/`;
export const platformFilePath = (id: string): string => `/platform/${id}.json`;
export const policiesPath = (id: string): string => `/platform/${id}/policies/`;
export const officialPath = "/official/";
export const columnPath = (id: string): string => `/compare/${id}/`;
export const pairPath = (pair: string): string => `/compare/${pair}/`;
export const comparePath = (ids: readonly string[]): string => `/compare/?p=${ids.join(",")}`;
export const indicatorPath = (id: string): string => `/method/#indicator-${id}`;
export const pairName = (first: string, second: string): string => `${first}-vs-${second}`;
export const letterPath = (platform: string): string => `/help/letter/?platform=${encodeURIComponent(platform)}`;
